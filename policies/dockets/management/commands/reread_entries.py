"""Read again every docket entry that older rules have read."""

from typing import Any

from django.core.management.base import BaseCommand

from policies.dockets.entry_reading import RULES_VERSION
from policies.dockets.rereading import reread_some


class Command(BaseCommand):
    """Re-read entries in batches, each a transaction of its own; it can be stopped and run again."""

    help = "Read again, by the rules in force, every docket entry that older rules have read."

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until nothing is left."""
        read = 0
        while done := reread_some():
            read += done
        self.stdout.write(f"{read} entries read by rules {RULES_VERSION}.")

"""Make the read model anew from the log."""

from typing import Any

from django.core.management.base import BaseCommand

from policies.publication import readmodel


class Command(BaseCommand):
    """Replace every edition by what the log says; readers see the old ones until it is done."""

    help = "Rebuild the read model (editions, search, facet counts) from the log of releases."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild in one transaction and say how many editions there are."""
        self.stdout.write(f"{readmodel.rebuild()} editions rebuilt from the log.")

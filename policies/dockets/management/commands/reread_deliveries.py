"""Read again CourtListener's messages of which something could not be read."""

from typing import Any

from django.core.management.base import BaseCommand

from policies.dockets.courtlistener import deliveries


class Command(BaseCommand):
    """Give a mended reader what its predecessor could not read; it may be stopped and run again."""

    help = "Read again CourtListener's messages of which something could not be read; their bytes are kept."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read each in a transaction of its own and tell how many are read cleanly now."""
        read, clean = deliveries.read_again()
        self.stdout.write(f"{read} messages read again, {clean} of them cleanly.")

"""Compute the legal effect of every working copy anew."""

from typing import Any

from django.core.management.base import BaseCommand

from policies.measures import effects


class Command(BaseCommand):
    """Replace the computed rows by what the events say, and tell whether any was wrong."""

    help = "Rebuild the legal effect (by provision and scope) of all working copies from their events."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild some measures at a time and say how many there are and how many were wrong."""
        measures, wrong = effects.rebuild()
        self.stdout.write(f"{measures} measures computed anew; {wrong} were not what their events say.")

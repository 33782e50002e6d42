"""Prove that nothing in the log of releases was altered."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policies.publication import log
from policies.publication.models import Release


class Command(BaseCommand):
    """Check every digest and the chain; exit with an error at the first fault."""

    help = "Check the digest of every release and that each one follows the one before it."

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the log as a stream and stop at the first fault."""
        fault = next(log.verify(), None)
        if fault is not None:
            raise CommandError(str(fault))
        last = Release.objects.newest_first().first()
        count = last.sequence if last else 0
        digest = f" The last digest is {last.digest}." if last else ""
        self.stdout.write(f"{count} release{'' if count == 1 else 's'} checked; all as appended.{digest}")

"""Read archived feeds again: `manage.py reprocess_feeds --court dcd --since 2026-01-31`."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from policies.dockets.clock import database_now
from policies.dockets.models import Court
from policies.dockets.reprocessing import reprocess


class Command(BaseCommand):
    help = "Read the archived bodies of court feeds with today's parser; may be repeated without harm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which courts, and since when."""
        parser.add_argument("--court", action="append", default=[], help="such as dcd; repeat it for several")
        parser.add_argument(
            "--since", default="", help="a day or a moment, UTC; without it, all that is kept"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Reprocess court by court and tell what changed."""
        courts = Court.objects.filter(bodies__isnull=False).distinct().order_by("slug")
        if options["court"]:
            unknown = set(options["court"]) - set(Court.objects.values_list("slug", flat=True))
            if unknown:
                raise CommandError(f"--court: there is no court named {', '.join(sorted(unknown))}.")
            courts = courts.filter(slug__in=options["court"])
        since = _moment(options["since"])
        for court in courts:
            done = reprocess(court, since=since, now=database_now())
            self.stdout.write(
                f"{court.slug}: {done.bodies} bodies read, {done.unreadable} unreadable;"
                f" {done.new} entries new, {done.updated} reworded,"
                f" {done.folded} folded, {done.dropped} outdated sights dropped"
            )


def _moment(written: str) -> datetime:
    if not written:
        return datetime.min.replace(tzinfo=UTC)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise CommandError(
            f"--since: “{written}” is no day or moment; write 2026-01-31 or 2026-01-31T08:00."
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

"""Read one watched docket at CourtListener now, as far as the allowance goes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from policies.dockets import finding, references
from policies.dockets.clock import database_now
from policies.dockets.courtlistener import backfill
from policies.dockets.courtlistener.allowance import Exhausted
from policies.dockets.models import Backfill, Docket


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "docket", help="Such as “1:20-cv-02658 (D.D.C.)”, or its address at CourtListener"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        docket = _docket(options["docket"])
        before = docket.entries.count()
        backfill.request(docket, now=database_now())
        claim = backfill.claim(docket, now=database_now())
        if claim is None:
            raise CommandError("A worker is reading this docket at this moment.")
        pages = 0
        try:
            while claim is not None:
                more = backfill.read_page(claim)
                pages += 1
                claim = backfill.claim(docket, now=database_now()) if more else None
        except Exhausted as exhausted:
            self.stderr.write(f"{exhausted} The worker goes on by itself then.")
        row = Backfill.objects.get(docket=docket)
        if row.last_error:
            raise CommandError(row.last_error)
        self.stdout.write(f"{docket}: {pages} pages read, {docket.entries.count() - before} entries new.")
        for problem in row.problems:
            self.stderr.write(problem)


def _docket(written: str) -> Docket:
    """Give the one watched docket that is meant; raises CommandError."""
    try:
        candidates = references.read(written)
    except references.NotUnderstood as refused:
        raise CommandError(str(refused)) from None
    dockets = list(finding.known(candidates).watched()[:10])
    if len(dockets) != 1:
        named = "; ".join(map(str, dockets)) or "none"
        raise CommandError(f"This must mean exactly one watched docket; it means {named}.")
    return dockets[0]

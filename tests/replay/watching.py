"""Let the worker visit the courts, and say what the seven cases should have brought."""

import re
from collections import Counter
from typing import Any

from django.utils import timezone

from policies.dockets import demo, tasks
from policies.dockets.demo_cases import DemoFiling
from policies.dockets.models import Alert, Court, DocketEntry, Notice, Poll
from tests.replay.before import watched_cases
from tests.replay.court_process import CourtProcess
from tests.worker import Worker

# What a court itself does, by how the label begins. Told apart here without the product's own rules.
COURT_ACT = re.compile(r"(Clerk's |Per Curiam )?(Order|Memorandum|Opinion|Judgment)\b")

Line = tuple[str, str, str, str, int | None]


def every_filing() -> "Counter[Line]":
    """Give the filings of the watched cases as (court, docket, day, label, entry number)."""
    return Counter(
        (case.court, case.docket_number, *_named(filing))
        for case in watched_cases()
        for filing in case.filings
    )


def court_acts() -> "Counter[Line]":
    """Give those filings that are orders, opinions and judgments."""
    return Counter({line: count for line, count in every_filing().items() if COURT_ACT.match(line[3])})


def stored() -> "Counter[Line]":
    """Give the entries in the database in the same words."""
    return Counter(line_of(entry) for entry in DocketEntry.objects.select_related("docket__court"))


def line_of(entry: DocketEntry) -> Line:
    docket = entry.docket
    return (
        docket.court.slug,
        docket.docket_number,
        entry.filed_on.isoformat(),
        entry.label,
        entry.entry_number,
    )


def replay(court_process: CourtProcess, worker: Worker) -> None:
    """Open the court and send the worker to it, as beat does, until every filing has arrived."""
    court_process.start()
    demo.plant_courts(court_process.address)
    Court.objects.update(poll_every=1)
    wanted = every_filing().total()

    def has_come() -> bool:
        tasks.dispatch.delay()
        return DocketEntry.objects.count() >= wanted

    worker.wait_for(has_come, seconds=90, what="every filing of the seven cases")


def visit_all(worker: Worker) -> list[Poll]:
    """Have every court visited now, its last body read again; give the visits, one for each court."""
    begun = timezone.now()
    visits = Poll.objects.filter(started_at__gte=begun)
    missing = Court.objects.watched().exclude(pk__in=visits.values("court"))

    def all_visited() -> bool:
        # A visit that had begun before does not count, and its end sets the next one far ahead.
        missing.filter(lease_token=None).update(next_poll_at=begun, body_digest="")
        tasks.dispatch.delay()
        return not missing.exists()

    worker.wait_for(all_visited, seconds=60, what="a visit to every court")
    return list(visits.select_related("court").order_by("court_id", "pk").distinct("court_id"))


def rows() -> list[list[Any]]:
    """Give every entry, notice and alert as it stands in the database."""
    found = (DocketEntry.with_folded.all(), Notice.objects.all(), Alert.objects.all())
    return [list(each.order_by("pk").values()) for each in found]


def _named(filing: DemoFiling) -> tuple[str, str, int | None]:
    return filing.day.isoformat(), filing.label, filing.number

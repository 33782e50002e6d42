"""How long the editors' inbox takes with 100,000 entries waiting."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus

from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client

from policies.desk.inbox import shown
from policies.dockets.entry_readings import set_reading
from policies.dockets.models import Court, Docket, DocketEntry, Notice
from policies.measures.models import Event, Litigation, Measure, Provision
from policies.publication.vocabulary import EventKind
from policies.registry.models import Jurisdiction

from .heap import set_aside

ENTRIES = 100_000
DOCKETS = 500
MEASURES = 50
GOAL = 100
NOW = datetime(2026, 3, 2, 14, tzinfo=UTC)
_SAID = (
    "ORDER GRANTING 5 Motion for Preliminary Injunction. Signed by Judge A. Marlow on 3/2/2026.",
    "MINUTE ORDER. The motion for a stay of the effective date is DENIED. So ordered by Judge B. Ashe.",
    "NOTICE OF APPEAL to the court of appeals as to 12 Order on Motion for Preliminary Injunction.",
    "REPLY in support of 5 Motion for Summary Judgment filed by Harbour Pay Ltd. (Attachments: 1 Exhibit)",
)


def fill() -> None:
    """Store the entries of 500 dockets, each with an open notice; every second docket contests a measure."""
    court = Court.objects.create(
        slug="inbox", name="Inbox", citation="Inbox", kind="district", time_zone="America/New_York"
    )
    dockets = Docket.objects.bulk_create(
        Docket(court=court, docket_number=f"1:26-cv-{number:05d}", watched=True) for number in range(DOCKETS)
    )
    _contest(dockets[::2])
    entries = DocketEntry.objects.bulk_create(
        (_entry(number, dockets) for number in range(ENTRIES)), batch_size=5000
    )
    Notice.objects.bulk_create(
        (
            Notice(entry=entry, docket_id=entry.docket_id, kind="new", created_at=NOW, weight=entry.weight)
            for entry in entries
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def rows() -> list[tuple[str, str, str]]:
    """Fill, measure, and give the lines of the report."""
    fill()
    set_aside()
    return [
        _row("The queue of the inbox", _milliseconds(_read_queue)),
        _row("The inbox as a page, template included,", _milliseconds(_page_of(Client()))),
    ]


def _contest(dockets: list[Docket]) -> None:
    """Tie each docket to a measure of five provisions that an order of it has blocked before."""
    place = Jurisdiction.objects.get_or_create(code="US", defaults={"name": "United States"})[0]
    measures = [
        Measure.objects.create(
            reference=f"US-2026-{number:05}",
            slug=f"contested-{number}",
            title=f"Contested measure {number}",
            summary="Contested in court.",
            jurisdiction=place,
        )
        for number in range(MEASURES)
    ]
    provisions = {
        measure.pk: [
            Provision.objects.create(measure=measure, number=number, label=f"Prohibition {number}")
            for number in range(1, 6)
        ]
        for measure in measures
    }
    for number, docket in enumerate(dockets):
        measure = measures[number % MEASURES]
        Litigation.objects.create(measure=measure, docket=docket)
        block = Event.objects.create(
            measure=measure,
            docket=docket,
            kind=EventKind.ENJOINED_TRO,
            happened_on=date(2026, 1, 5),
            summary="The court restrains the measure for fourteen days.",
        )
        block.provisions.set(provisions[measure.pk][: 1 + number % 5])


def _entry(number: int, dockets: list[Docket]) -> DocketEntry:
    entry = DocketEntry(
        docket=dockets[number % DOCKETS],
        identity=f"number:{number}",
        entry_number=number,
        filed_on=date(2026, 1, 6) + timedelta(days=number // 2000),
        labels=["Order"],
        label="Order",
        text=_SAID[number // DOCKETS % len(_SAID)],
        first_seen_at=NOW,
        changed_at=NOW,
    )
    set_reading(entry)
    return entry


def _read_queue() -> None:
    first = shown(after=None, untied_after=None)
    if not (first.items and first.untied):
        raise RuntimeError("The inbox is empty.")


def _page_of(client: Client) -> Callable[[], None]:
    user = User.objects.create_user("inbox", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    client.force_login(user)

    def ask() -> None:
        answer = client.get("/desk/inbox/")
        if answer.status_code != HTTPStatus.OK:
            raise RuntimeError(f"The inbox answered {answer.status_code}.")

    ask()
    return ask


def _milliseconds(ask: Callable[[], None], runs: int = 40) -> list[float]:
    """Give how long each run took, shortest first."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        ask()
        found.append((time.perf_counter() - began) * 1000)
    return sorted(found)


def _row(what: str, measured: list[float]) -> tuple[str, str, str]:
    slow = measured[int(len(measured) * 0.95)]
    met = "met" if slow < GOAL else "missed"
    return (
        f"{what} with {ENTRIES:,} entries waiting: 95th percentile",
        f"{slow:.1f} ms",
        f"under {GOAL} ms: {met}",
    )

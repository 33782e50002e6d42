"""How long the editors' inbox takes with 100,000 entries waiting."""

import time
from datetime import UTC, date, datetime, timedelta

from django.db import connection

from policies.desk.inbox import items, tied_page, untied_page
from policies.dockets.models import Court, Docket, DocketEntry, Notice

ENTRIES = 100_000
DOCKETS = 500
GOAL = 100
NOW = datetime(2026, 3, 2, 14, tzinfo=UTC)


def fill() -> None:
    """Store the entries of 500 dockets, each with an open notice of one of ten weights."""
    court = Court.objects.create(
        slug="inbox", name="Inbox", citation="Inbox", kind="district", time_zone="America/New_York"
    )
    dockets = Docket.objects.bulk_create(
        Docket(court=court, docket_number=f"1:26-cv-{number:05d}", watched=True) for number in range(DOCKETS)
    )
    entries = DocketEntry.objects.bulk_create(
        (
            DocketEntry(
                docket=dockets[number % DOCKETS],
                identity=f"number:{number}",
                entry_number=number,
                filed_on=date(2026, 1, 1) + timedelta(days=number // 2000),
                labels=["Order"],
                label="Order",
                first_seen_at=NOW,
                changed_at=NOW,
            )
            for number in range(ENTRIES)
        ),
        batch_size=5000,
    )
    Notice.objects.bulk_create(
        (
            Notice(entry=entry, docket_id=entry.docket_id, kind="new", created_at=NOW, weight=place % 10)
            for place, entry in enumerate(entries)
        ),
        batch_size=5000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def times(runs: int = 40) -> list[float]:
    """Give the milliseconds of reading the inbox's first pages, tied and untied, shortest first."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        shown = [items(first(None).rows) for first in (tied_page, untied_page)]
        found.append((time.perf_counter() - began) * 1000)
        assert shown[1]
    return sorted(found)


def row() -> tuple[str, str, str]:
    """Fill, measure, and give the line of the report."""
    fill()
    measured = times()
    slow = measured[int(len(measured) * 0.95)]
    met = "met" if slow < GOAL else "missed"
    return (
        f"The inbox with {ENTRIES:,} entries waiting, without the template: 95th percentile",
        f"{slow:.1f} ms",
        f"under {GOAL} ms: {met}",
    )

"""Courts, dockets and entries for the tests of the feed."""

from datetime import UTC, date, datetime, timedelta

from policies.dockets.models import Court, Docket, DocketEntry
from tests.publication.factories import naming, publish

NOON = datetime(2020, 9, 27, 16, 0, tzinfo=UTC)


def district_court() -> Court:
    """Make the court for the District of Columbia, last checked at noon of its own time."""
    court, _ = Court.objects.update_or_create(
        slug="dcd",
        defaults={
            "name": "District of Columbia",
            "citation": "D.D.C.",
            "kind": "district",
            "time_zone": "America/New_York",
            "last_success_at": NOON,
            "last_polled_at": NOON + timedelta(minutes=5),
        },
    )
    return court


def watched_docket(court: Court, number: str, **changes: object) -> Docket:
    """Make a docket that is watched, and that a release names."""
    docket = unreleased_docket(court, number, **changes)
    publish(**naming(docket))
    return docket


def unreleased_docket(court: Court, number: str, **changes: object) -> Docket:
    """Make a docket that is watched, and that no release names."""
    return Docket.objects.create(
        court=court, docket_number=number, caption="Company v. Secretary", watched=True, **changes
    )


def enter(to: Docket, number: int, day: date) -> DocketEntry:
    """Make an entry of a docket."""
    return DocketEntry.objects.create(
        docket=to,
        identity=f"number:{number}",
        entry_number=number,
        filed_on=day,
        label=f"Order {number}",
        first_seen_at=NOON,
        changed_at=NOON,
    )

"""What may have come and gone between two visits, and how new a court's news is."""

from datetime import datetime, timedelta

from policies.dockets.adapters.contract import Reading
from policies.dockets.models import Court

# Between two bodies that follow each other this closely, only a long feed can have lost items.
CLOSE = 2.5
LONG_FEED = 20
# Courts' clocks are this wrong at most; a date further ahead is a mistake.
AHEAD = timedelta(hours=24)


def between(court: Court, reading: Reading) -> tuple[datetime, datetime] | None:
    """
    Give the stretch in which items may have come and gone unseen, UTC.

    A body holds what was filed before it was built and is not too old. There
    is a gap when even its oldest item is newer than the newest seen before and
    than the building of the last body. A few items soon after the last body
    are no gap: a quiet court has no more, and its feed would not drop them.
    """
    times = _times(court, reading)
    if not times or court.newest_item_at is None:
        return None
    known_until = max(court.newest_item_at, court.built_at or court.newest_item_at)
    if times[0] <= known_until:
        return None
    soon = timedelta(seconds=CLOSE * court.poll_every)
    follows = court.built_at and reading.build_date and reading.build_date - court.built_at <= soon
    return None if follows and len(times) < LONG_FEED else (known_until, times[0])


def remember(court: Court, reading: Reading, *, now: datetime) -> None:
    """Note on the court how new the body and its newest item are; the caller saves it."""
    times = [moment for moment in _times(court, reading) if moment <= now + AHEAD]
    if times and (court.newest_item_at is None or times[-1] > court.newest_item_at):
        court.newest_item_at = times[-1]
        court.last_news_at = now
    if reading.build_date and reading.build_date <= now + AHEAD:
        court.built_at = max(reading.build_date, court.built_at or reading.build_date)


def _times(court: Court, reading: Reading) -> list[datetime]:
    return sorted(entry.moment(court.zone) for entry in reading.entries)

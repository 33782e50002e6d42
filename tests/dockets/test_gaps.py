"""When items may have come and gone, when a court is silent, and when an entry is missing."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from policies.dockets import gaps, health, missing
from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import Reading
from policies.dockets.health import CourtState
from policies.dockets.merge import merge
from policies.dockets.models import Court, Docket, DocketEntry, Notice
from policies.dockets.working_hours import is_working_day, worked
from tests.dockets import factories
from tests.dockets.factories import feed, item

NEW_YORK, LOS_ANGELES = ZoneInfo("America/New_York"), ZoneInfo("America/Los_Angeles")
MONDAY = datetime(2020, 9, 21, 16, tzinfo=UTC)


def at(zone: ZoneInfo, day: int, hour: int, minute: int = 0, month: int = 9) -> datetime:
    return datetime(2020, month, day, hour, minute, tzinfo=zone)


WORKED = {
    "a morning": (at(NEW_YORK, 21, 9), at(NEW_YORK, 21, 11), 2),
    "before it opens": (at(NEW_YORK, 21, 3), at(NEW_YORK, 21, 9), 0),
    "over night": (at(NEW_YORK, 21, 16), at(NEW_YORK, 22, 10), 2),
    "over a weekend": (at(NEW_YORK, 18, 16), at(NEW_YORK, 21, 10), 2),
    "over Labor Day": (at(NEW_YORK, 4, 16), at(NEW_YORK, 8, 10), 2),
    "over the end of summer time": (at(NEW_YORK, 30, 16, month=10), at(NEW_YORK, 2, 10, month=11), 2),
    "of a whole year, no more than is asked": (
        datetime(2019, 9, 21, 9, tzinfo=NEW_YORK),
        at(NEW_YORK, 21, 9),
        41 * 8,
    ),
}


@pytest.mark.parametrize(("begin", "end", "hours"), WORKED.values(), ids=WORKED.keys())
def test_courts_work_from_nine_to_five_where_they_sit(begin: datetime, end: datetime, hours: int):
    assert worked(begin, end, NEW_YORK) == timedelta(hours=hours)


def test_noon_in_new_york_is_before_the_courts_of_california_have_worked_an_hour():
    assert worked(at(NEW_YORK, 21, 9), at(NEW_YORK, 21, 12, 30), LOS_ANGELES) == timedelta(minutes=30)


def test_a_holiday_on_a_saturday_is_kept_on_friday():
    assert not is_working_day(datetime(2026, 7, 3, tzinfo=UTC).date())


def court(**fields: object) -> Court:
    known = {
        "slug": "dcd",
        "time_zone": "America/New_York",
        "feed_url": "http://127.0.0.1:9/",
        "enabled": True,
    }
    return Court(
        **{**known, "next_poll_at": MONDAY + timedelta(days=99), "last_success_at": MONDAY, **fields}
    )


SILENCE = {
    "busy, two hours": ("busy", at(NEW_YORK, 21, 9), at(NEW_YORK, 21, 11), CourtState.WATCHED),
    "busy, more than two": ("busy", at(NEW_YORK, 21, 9), at(NEW_YORK, 21, 11, 1), CourtState.SILENT),
    "busy, at night": ("busy", at(NEW_YORK, 21, 17), at(NEW_YORK, 22, 8), CourtState.WATCHED),
    "quiet, half a day": ("quiet", at(NEW_YORK, 21, 9), at(NEW_YORK, 21, 13), CourtState.WATCHED),
    "quiet, more than a day": ("quiet", at(NEW_YORK, 21, 9), at(NEW_YORK, 22, 10), CourtState.SILENT),
    "nothing seen yet": ("busy", None, at(NEW_YORK, 22, 10), CourtState.WATCHED),
}


@pytest.mark.parametrize(("pace", "news", "now", "state"), SILENCE.values(), ids=SILENCE.keys())
def test_silence_is_measured_in_the_courts_own_working_hours(pace, news, now, state):
    assert health.state_of(court(pace=pace, last_news_at=news), now) is state


def reading(*minutes: int, built: int) -> Reading:
    """Give a reading of items filed, and of a feed built, so many minutes after sixteen hours."""
    items = [
        item(sequence=place + 3, published=f"{MONDAY + timedelta(minutes=minute):%a, %d %b %Y %H:%M:%S} GMT")
        for place, minute in enumerate(minutes)
    ]
    build_date = f"{MONDAY + timedelta(minutes=built):%a, %d %b %Y %H:%M:%S} GMT"
    return pacer_rss.read(feed(*items, built=build_date))


GAPS = {
    "it reaches back": ((0, -30), 5, None),
    "all is news": ((300, 200), 300, (0, 200)),
    "filed before the last body was built": ((300, -1), 300, None),
    "a quiet court's single item, soon after": ((4,), 5, None),
    "a long feed of news alone, soon after": (tuple(range(9, 4, -1)) * 5, 10, (0, 5)),
    "no items": ((), 300, None),
}


@pytest.mark.parametrize(("minutes", "built", "gap"), GAPS.values(), ids=GAPS.keys())
def test_a_gap_is_what_no_body_covers(minutes, built, gap):
    known = court(newest_item_at=MONDAY - timedelta(minutes=20), built_at=MONDAY)
    expected = gap and tuple(MONDAY + timedelta(minutes=minute) for minute in gap)
    assert gaps.between(known, reading(*minutes, built=built)) == expected


def test_a_date_in_the_far_future_hides_no_later_gap():
    known = court(newest_item_at=MONDAY)
    gaps.remember(known, reading(99999, 60, built=60), now=MONDAY + timedelta(hours=1))
    assert known.newest_item_at == MONDAY + timedelta(hours=1)
    assert known.last_news_at == MONDAY + timedelta(hours=1)


def shown(docket: Docket, *sequences: int, scope: str = "Docket entries of type: all") -> None:
    """Let the court's feed hold these entries, newest first, and note what it leaves out."""
    items = [
        item(sequence=sequence, published=f"Mon, 21 Sep 2020 {sequence:02d}:00:00 GMT")
        for sequence in sorted(sequences, reverse=True)
    ]
    body = pacer_rss.read(feed(*items).replace(b"Docket entries of type: all", scope.encode()))
    merge(docket.court, body.entries, now=MONDAY)
    missing.mark(docket.court, body, now=MONDAY)
    docket.court.feed_scope = body.scope


def gone() -> list[int]:
    return sorted(DocketEntry.objects.filter(missing_since=MONDAY).values_list("sequence", flat=True))


@pytest.mark.django_db
def test_an_entry_that_the_feed_leaves_out_before_its_time_is_kept_marked_and_told():
    docket = factories.watched()
    shown(docket, 3, 4, 5, 6)
    Notice.objects.all().delete()
    shown(docket, 4, 6)
    assert (gone(), DocketEntry.objects.count()) == ([5], 4)
    notice = Notice.objects.get()
    assert (notice.kind, notice.entry.standing) == ("updated", "No longer in the court’s feed")
    shown(docket, 4, 5, 6)
    assert gone() == []


@pytest.mark.django_db
def test_entries_that_leave_the_far_end_or_a_feed_of_other_kinds_are_not_missing():
    docket = factories.watched()
    shown(docket, 3, 4, 5, 6)
    shown(docket, 5, 6)
    shown(docket, 3, 6, scope="orders")
    assert gone() == []

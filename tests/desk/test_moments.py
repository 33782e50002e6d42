"""Moments as editors type them."""

import datetime as dt

import pytest

from policies.desk.moments import ZONES, NoMoment, moment


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        ("2026-01-05T09:00", "UTC", "2026-01-05T09:00Z"),
        ("2026-01-05T09:00", "America/New_York", "2026-01-05T14:00Z"),
        ("2026-07-05T09:00", "America/New_York", "2026-07-05T13:00Z"),
        ("2026-07-05T01:00", "Asia/Tokyo", "2026-07-04T16:00Z"),
    ],
)
def test_a_wall_clock_is_read_in_its_zone(local, zone, utc):
    assert moment(local=local, zone=zone) == dt.datetime.fromisoformat(utc)


@pytest.mark.parametrize(
    ("local", "zone", "said"),
    [
        ("", "UTC", "give a day and a time"),
        ("tomorrow", "UTC", "give a day and a time"),
        ("2026-01-05T09:00", "Mars/Olympus", "choose one of UTC"),
        ("2026-01-05T09:00+02:00", "UTC", "without an offset"),
        ("2026-03-08T02:30", "America/New_York", "skip 02:30"),
        ("9999-12-31T23:59", "America/New_York", "between the years"),
    ],
)
def test_what_is_no_moment_is_refused_with_what_would_be_one(local, zone, said):
    with pytest.raises(NoMoment, match=said):
        moment(local=local, zone=zone)


def test_the_time_without_summer_time_comes_first():
    assert ZONES[0] == "UTC"

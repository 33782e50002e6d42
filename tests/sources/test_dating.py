"""How much of a date is known."""

import datetime as dt

import pytest

from policies.sources.dating import known

DAY = dt.date(2020, 10, 7)
FIRST = dt.date(2020, 10, 1)
CASES = [
    (DAY, "2020-10-07T23:30:00-04:00", (DAY, "day")),
    (DAY, "https://x.example/2020/10/07/a", (DAY, "day")),
    (DAY, "20201007", (DAY, "day")),
    (DAY, "07.10.2020", (DAY, "day")),
    (DAY, "10/7/2020", (DAY, "day")),
    (DAY, "7 octobre 2020", (DAY, "day")),
    (DAY, "7. Oktober 2020", (DAY, "day")),
    (DAY, "7 de octubre de 2020", (DAY, "day")),
    (DAY, "Oct. 7, 2020", (DAY, "day")),
    (DAY, "October 7th, 2020", (DAY, "day")),
    (DAY, "2020年10月7日", (DAY, "day")),
    (DAY, "2020-10", (FIRST, "month")),
    (DAY, "October 2020", (FIRST, "month")),
    (DAY, "2020年10月", (FIRST, "month")),
    (DAY, "© 2020", (dt.date(2020, 1, 1), "year")),
    (DAY, "2020-10-17", (FIRST, "month")),
    (FIRST, "2020-10-01", (FIRST, "day")),
    (FIRST, "2020-10-11", (FIRST, "month")),
    (DAY, "last week", None),
]


@pytest.mark.parametrize(("day", "written", "as_known"), CASES)
def test_only_what_is_written_out_is_known(day, written, as_known):
    assert known(day, written) == as_known

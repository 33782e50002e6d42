"""Which days federal offices and courts work: Monday to Friday, but for federal holidays (5 U.S.C. 6103)."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

_SATURDAY = 5


@lru_cache(maxsize=16)
def _holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("US", years=year))


def is_working_day(day: date) -> bool:
    """Tell whether federal offices work on a day, as their own calendar has it."""
    return day.weekday() < _SATURDAY and day not in _holidays(day.year)


def next_working_day(day: date) -> date:
    """Give the day itself where offices work on it, else the next on which they do."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def what_is(day: date) -> str:
    """Say what kind of day it is, such as a Saturday, or Independence Day."""
    name = _holidays(day.year).get(day, "")
    return name if name and day.weekday() < _SATURDAY else f"a {day:%A}"

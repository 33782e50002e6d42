"""How a counted day is counted; the database's trigger count_the_day does the same."""

import calendar
import datetime as dt

from policies.publication.vocabulary import CountUnit


def days_after(base: dt.date, number: int, unit: CountUnit) -> dt.date:
    """Give the day so many days, weeks, months or years after another, before it rolls on.

    A day that a month does not have becomes its last.
    """
    if unit in (CountUnit.DAYS, CountUnit.WEEKS):
        return base + dt.timedelta(days=number * (7 if unit == CountUnit.WEEKS else 1))
    months = base.year * 12 + base.month - 1 + number * (12 if unit == CountUnit.YEARS else 1)
    year, month = months // 12, months % 12 + 1
    return dt.date(year, month, min(base.day, calendar.monthrange(year, month)[1]))

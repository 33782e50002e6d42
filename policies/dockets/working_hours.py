"""When courts work: Monday to Friday, nine to five where they sit, but for federal holidays."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from policies.dockets.working_days import is_working_day

OPENS, CLOSES = time(9), time(17)
# Longer silences are not counted out.
LONGEST = timedelta(days=60)


def worked(begin: datetime, end: datetime, zone: ZoneInfo) -> timedelta:
    """Give how long a court in the zone was at work between two moments, 60 days of it at most."""
    begin = max(begin, end - LONGEST).astimezone(zone)
    end = end.astimezone(zone)
    total = timedelta(0)
    day = begin.date()
    while day <= end.date():
        if is_working_day(day):
            # Compared as instants: on the days on which clocks change, hours of the wall would lie.
            first = max(datetime.combine(day, OPENS, zone).timestamp(), begin.timestamp())
            last = min(datetime.combine(day, CLOSES, zone).timestamp(), end.timestamp())
            total += timedelta(seconds=max(0.0, last - first))
        day += timedelta(days=1)
    return total

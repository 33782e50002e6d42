"""Days as they are typed."""

import datetime as dt

from django.utils import timezone

# The calendar is furthest ahead on the Line Islands.
_FURTHEST_AHEAD = dt.timedelta(hours=14)


def has_come(day: dt.date) -> bool:
    """Tell whether a day has begun anywhere."""
    return day <= (timezone.now() + _FURTHEST_AHEAD).date()

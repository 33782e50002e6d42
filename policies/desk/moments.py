"""Moments as an editor types them: a wall clock and the zone it hangs in."""

import datetime as dt
from zoneinfo import ZoneInfo

ZONES = (
    "UTC",
    "America/New_York",
    "America/Los_Angeles",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Shanghai",
    "Asia/Tokyo",
)


class NoMoment(ValueError):
    """What was typed is no moment; the text says what would be."""


def moment(*, local: str, zone: str) -> dt.datetime:
    """Give the moment (UTC) of a wall-clock time such as 2020-10-07T09:30 in a zone. Raises NoMoment."""
    if zone not in ZONES:
        raise NoMoment(f"Time zone: choose one of {', '.join(ZONES)}.")
    try:
        naive = dt.datetime.fromisoformat(local)
    except ValueError as wrong:
        raise NoMoment("Moment: give a day and a time, such as 2026-03-01T09:30.") from wrong
    if naive.tzinfo is not None:
        raise NoMoment("Moment: give the time without an offset and choose its zone beside it.")
    try:
        utc = naive.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
    except OverflowError as wrong:
        raise NoMoment("Moment: give one between the years 1 and 9999 in UTC.") from wrong
    if utc.astimezone(ZoneInfo(zone)).replace(tzinfo=None) != naive:
        raise NoMoment(f"Moment: clocks in {zone} skip {naive:%H:%M} on that day; choose another time.")
    return utc

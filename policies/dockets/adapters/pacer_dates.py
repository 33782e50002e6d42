"""The dates of PACER: feeds name zones the way each court's server does, pages give days."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Zones of court servers that RFC 2822, and with it the standard library, does not name.
ZONES = {"AST": -4, "AKST": -9, "AKDT": -8, "HST": -10, "CHST": 10, "SST": -11}
AMERICAN = re.compile(r"(\d\d)/(\d\d)/(\d{4})$")
EARLIEST = 1789

# What most courts write; the standard library takes four times as long for it.
USUAL = re.compile(r"[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT", re.ASCII)
MONTHS = {
    month: number
    for number, month in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
    )
}


def utc(written: str) -> datetime:
    """Read “Fri, 03 Feb 2023 09:05:16 MST” as UTC; raises ValueError where no instant is named."""
    usual = USUAL.fullmatch(written)
    if usual:
        day, month, year, hour, minute, second = usual.groups()
        try:
            return datetime(
                int(year), MONTHS[month], int(day), int(hour), int(minute), int(second), tzinfo=UTC
            )
        except (KeyError, ValueError):
            raise ValueError(f"the date “{written[:60]}” cannot be read") from None
    words = written.split()
    zone = words[-1].upper() if words else ""
    if zone in ZONES:
        local = _parsed(" ".join([*words[:-1], "+0000"]))
        return local.replace(tzinfo=timezone(timedelta(hours=ZONES[zone]))).astimezone(UTC)
    moment = _parsed(written)
    if moment.tzinfo is None:
        raise ValueError(f"the date “{written[:60]}” names no known time zone")
    return moment.astimezone(UTC)


def day_of(written: str) -> date:
    """Read “02/03/2023” as a day; raises ValueError where it is none."""
    american = AMERICAN.match(written.strip())
    if american is None or int(american[3]) < EARLIEST:
        raise ValueError(f"the date “{written[:60]}” cannot be read")
    month, day, year = map(int, american.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"the date “{written[:60]}” is not in the calendar") from None


def _parsed(written: str) -> datetime:
    try:
        return parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError, OverflowError):
        raise ValueError(f"the date “{written[:60]}” cannot be read") from None

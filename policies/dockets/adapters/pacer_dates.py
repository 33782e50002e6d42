"""The dates of PACER feeds, which name zones the way each court's server does."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

# Zones of court servers that RFC 2822, and with it the standard library, does not name.
ZONES = {"AST": -4, "AKST": -9, "AKDT": -8, "HST": -10, "CHST": 10, "SST": -11}


def utc(written: str) -> datetime:
    """Read “Fri, 03 Feb 2023 09:05:16 MST” as UTC; raises ValueError where no instant is named."""
    words = written.split()
    zone = words[-1].upper() if words else ""
    if zone in ZONES:
        local = _parsed(" ".join([*words[:-1], "+0000"]))
        return local.replace(tzinfo=timezone(timedelta(hours=ZONES[zone]))).astimezone(UTC)
    moment = _parsed(written)
    if moment.tzinfo is None:
        raise ValueError(f"the date “{written[:60]}” names no known time zone")
    return moment.astimezone(UTC)


def _parsed(written: str) -> datetime:
    try:
        return parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError, OverflowError):
        raise ValueError(f"the date “{written[:60]}” cannot be read") from None

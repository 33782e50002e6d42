"""How moments and days are written in documents and heads."""

from datetime import UTC, date, datetime


def written(moment: datetime) -> str:
    """Write a moment in UTC with microseconds, such as `2020-10-07T16:30:00.000000Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def day(text: str | None) -> date | None:
    """Read an ISO day; None stays None."""
    return date.fromisoformat(text) if text else None


def today() -> date:
    """Give the day it is in UTC, the calendar that stages and effects follow."""
    return datetime.now(UTC).date()

"""The time, by the clock that all workers share."""

from datetime import datetime, timedelta
from time import monotonic

from django.db import connection


def database_now() -> datetime:
    """Give the database's time, UTC; leases of workers whose own clocks differ are compared by it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    return now


class Stopwatch:
    """The time since a moment, by a clock that never jumps."""

    def __init__(self, now: datetime) -> None:
        self._began_at, self._began = now, monotonic()

    def now(self) -> datetime:
        """Give the moment at which it was started and what has passed since."""
        return self._began_at + timedelta(seconds=monotonic() - self._began)

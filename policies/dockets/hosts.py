"""One request at a time to a server, and a pause between two, whichever worker asks."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import sleep
from urllib.parse import urlsplit

from django.conf import settings

from policies.dockets import statements
from policies.dockets.clock import Stopwatch
from policies.dockets.models import Host

# Longer than the longest visit, so that a turn runs out only where a worker died.
TURN = timedelta(minutes=2)
PATIENCE = timedelta(seconds=5)
LOOK_AGAIN = timedelta(milliseconds=100)


class Occupied(Exception):
    """Another worker is at the server; `free_at` is when to come back, UTC."""

    def __init__(self, name: str, free_at: datetime) -> None:
        super().__init__(f"{name} is being visited until {free_at:%H:%M:%S}.")
        self.free_at = free_at


@contextmanager
def turn(url: str, *, now: datetime) -> Iterator[None]:
    """
    Hold the turn at the server of an address, after a short wait where it is taken.

    Raises Occupied where it stays taken. Call it outside any transaction: the
    turn must be seen by others at once.
    """
    name = host_of(url)
    watch = Stopwatch(now)
    token = uuid.uuid4()
    while (free_at := _take(name, token, watch.now())) is not None:
        if watch.now() + LOOK_AGAIN > now + PATIENCE:
            raise Occupied(name, free_at)
        sleep(min(max(free_at - watch.now(), timedelta(milliseconds=10)), LOOK_AGAIN).total_seconds())
    try:
        yield
    finally:
        free_from = watch.now() + timedelta(seconds=settings.COURT_HOST_PAUSE)
        statements.write(
            "UPDATE dockets_host SET token = NULL, free_at = %s WHERE name = %s AND token = %s",
            [free_from, name, token],
        )


def host_of(url: str) -> str:
    """Give the server's name and port as written in the address, in lower case."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()[:255]


def _take(name: str, token: uuid.UUID, now: datetime) -> datetime | None:
    """Take the turn, or give when to look again."""
    pause = timedelta(seconds=settings.COURT_HOST_PAUSE)
    # A date further ahead than any turn or pause lasts was set by a clock that has jumped since.
    if statements.write(
        "INSERT INTO dockets_host AS host (name, token, taken_until, free_at) VALUES (%s, %s, %s, %s)"
        " ON CONFLICT (name) DO UPDATE SET token = EXCLUDED.token, taken_until = EXCLUDED.taken_until"
        " WHERE (host.token IS NULL OR host.taken_until <= %s OR host.taken_until > %s)"
        " AND (host.free_at <= %s OR host.free_at > %s)",
        [name, token, now + TURN, now, now, now + 2 * TURN, now, now + pause + TURN],
    ):
        return None
    host = Host.objects.get(name=name)
    return host.taken_until if host.token else host.free_at

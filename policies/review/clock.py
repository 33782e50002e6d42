"""The moment at which verbs happen: now, unless a demonstration replays the past."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_demonstration: ContextVar[dt.datetime | None] = ContextVar("demonstration", default=None)


def now() -> dt.datetime:
    """Give the moment (UTC) at which a verb happens."""
    return _demonstration.get() or timezone.now()


def demonstration_moment() -> dt.datetime | None:
    """Give the moment a demonstration replays, or None in real work."""
    return _demonstration.get()


@contextmanager
def replaying(moment: dt.datetime) -> Iterator[None]:
    """Let verbs happen at a moment of the past; every release made inside is flagged a demonstration.

    Only the demo loader may use it, and a test sees to that.
    """
    token = _demonstration.set(moment)
    try:
        yield
    finally:
        _demonstration.reset(token)

"""Whether the watch is awake, for /healthz and the coverage page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from policies.dockets.models import Court, Poll

LATE_AFTER = timedelta(minutes=5)


class CourtState(StrEnum):
    """How well a court is watched, worst last."""

    WATCHED = "watched"
    WAITING = "not checked yet"
    NO_FEED = "no feed to check"
    LATE = "check overdue"
    FAILING = "last check failed"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One court on the coverage page; `checked_at` is the last good check, UTC."""

    court: Court
    dockets: int
    state: CourtState
    checked_at: datetime | None
    error: str
    gap_from: datetime | None
    gap_until: datetime | None


def last_poll() -> datetime | None:
    """Give the moment the last visit to any court ended, good or bad; None before the first."""
    return Poll.objects.aggregate(last=Max("finished_at"))["last"]


def queue_age(now: datetime | None = None) -> timedelta:
    """Give how long the court waiting longest has been due; zero where none is due."""
    moment = now or timezone.now()
    oldest = Court.objects.due(moment).order_by().aggregate(oldest=Min("next_poll_at"))["oldest"]
    return moment - oldest if oldest else timedelta(0)


def coverage(now: datetime | None = None) -> list[Coverage]:
    """Give every court with a watched docket, in two queries."""
    moment = now or timezone.now()
    watched = Count("dockets", filter=Q(dockets__watched=True))
    courts = Court.objects.filter(enabled=True).annotate(watched_dockets=watched).order_by("slug")
    gaps = _latest_gaps()
    return [
        Coverage(
            court=court,
            dockets=court.watched_dockets,
            state=_state(court, moment),
            checked_at=court.last_success_at,
            error=court.last_error,
            gap_from=gaps[court.pk].gap_from if court.pk in gaps else None,
            gap_until=gaps[court.pk].gap_until if court.pk in gaps else None,
        )
        for court in courts
    ]


def _latest_gaps() -> dict[int, Poll]:
    polls = Poll.objects.exclude(gap_from=None).order_by("court_id", "-finished_at").distinct("court_id")
    return {poll.court_id: poll for poll in polls}


def _state(court: Court, now: datetime) -> CourtState:
    if not court.feed_url:
        return CourtState.NO_FEED
    if court.failures:
        return CourtState.FAILING
    if court.last_success_at is None:
        return CourtState.WAITING
    if now > court.next_poll_at + LATE_AFTER:
        return CourtState.LATE
    return CourtState.WATCHED

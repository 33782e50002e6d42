"""Whether the watch is awake, for /healthz and the coverage page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Max, Min, Q
from django.utils import timezone

from policies.dockets.models import Court, Pace, Poll
from policies.dockets.querysets import CourtQuerySet
from policies.dockets.working_hours import worked

LATE_AFTER = timedelta(minutes=5)
SILENT_AFTER = {Pace.BUSY: timedelta(hours=2), Pace.QUIET: timedelta(hours=8)}


class CourtState(StrEnum):
    """How well a court is watched, worst last."""

    OFF = "not watched at present"
    WATCHED = "watched"
    WAITING = "not checked yet"
    NO_FEED = "no feed to check"
    SILENT = "silent in working hours"
    LATE = "check overdue"
    FAILING = "last check failed"


@dataclass(frozen=True, slots=True)
class Coverage:
    """One court on the coverage page; moments are UTC, `checked_at` is the last good check."""

    court: Court
    dockets: int
    state: CourtState
    gap_from: datetime | None
    gap_until: datetime | None

    @property
    def checked_at(self) -> datetime | None:
        return self.court.last_success_at

    @property
    def error(self) -> str:
        return self.court.last_error

    @property
    def told(self) -> str:
        """Say in a line what is wrong and since when; empty where nothing is."""
        if self.error:
            since = self.court.failing_since
            return f"Failing since {since:%d %b %Y, %H:%M} UTC: {self.error}" if since else self.error
        if self.state is CourtState.SILENT:
            return f"Nothing new since {self.court.last_news_at:%d %b %Y, %H:%M} UTC"
        if self.gap_from:
            return f"Gap since {self.gap_from:%d %b %Y, %H:%M} UTC"
        return self.state


def last_poll(courts: CourtQuerySet) -> datetime | None:
    """Give the moment the last visit to any of the courts ended, good or bad; None before the first."""
    last: datetime | None = courts.aggregate(last=Max("last_polled_at"))["last"]
    return last


def queue_age(courts: CourtQuerySet, now: datetime | None = None) -> timedelta:
    """Give how long that of the courts which waits longest has been due; zero where none is due."""
    moment = now or timezone.now()
    oldest = courts.due(moment).order_by().aggregate(oldest=Min("next_poll_at"))["oldest"]
    return max(moment - oldest, timedelta(0)) if oldest else timedelta(0)


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
            state=state_of(court, moment),
            gap_from=gaps[court.pk].gap_from if court.pk in gaps else None,
            gap_until=gaps[court.pk].gap_until if court.pk in gaps else None,
        )
        for court in courts
    ]


def failing_since(courts: CourtQuerySet) -> dict[str, datetime | None]:
    """Give those of the courts whose last visit failed, by slug, and since when; UTC, for monitors."""
    failing = courts.filter(failures__gt=0).order_by("slug")
    return dict(failing.values_list("slug", "failing_since"))


def counts(courts: CourtQuerySet, now: datetime | None = None) -> dict[str, int]:
    """Give how many of the courts fail, are overdue and are silent, for monitors."""
    moment = now or timezone.now()
    states = [state_of(court, moment) for court in courts]
    told = (CourtState.FAILING, CourtState.LATE, CourtState.SILENT)
    return {state.name.lower(): states.count(state) for state in told}


def state_of(court: Court, now: datetime) -> CourtState:
    """
    Say how well a court is watched.

    A court that files all day is silent after two hours without news in its
    own working time, a quiet one after a whole working day.
    """
    if not court.feed_url:
        return CourtState.NO_FEED
    if not court.enabled:
        return CourtState.OFF
    if court.failures:
        return CourtState.FAILING
    if court.last_success_at is None:
        return CourtState.WAITING
    if now > court.next_poll_at + LATE_AFTER:
        return CourtState.LATE
    return CourtState.SILENT if is_silent(court, now) else CourtState.WATCHED


def is_silent(court: Court, now: datetime) -> bool:
    """Tell whether a court has shown nothing new for longer than its working hours allow."""
    if court.last_news_at is None:
        return False
    return worked(court.last_news_at, now, court.zone) > SILENT_AFTER[Pace(court.pace)]


def _latest_gaps() -> dict[int, Poll]:
    polls = Poll.objects.exclude(gap_from=None).order_by("court_id", "-finished_at").distinct("court_id")
    return {poll.court_id: poll for poll in polls}

"""The queues of the dashboard, each as a question asked for one user."""

import datetime as dt

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from policies.dockets.health import CourtState, Coverage, coverage
from policies.measures import drafts
from policies.measures.models import Event, Measure
from policies.publication.models import Edition
from policies.publication.vocabulary import Precision, Stage
from policies.review.models import Submission

STALE_AFTER = dt.timedelta(days=60)
_LEADS = (Stage.REPORTED, Stage.FLOATED, Stage.ANNOUNCED)


def unfinished(user: User) -> list[Measure]:
    """Give the measures with changes of this user since their last release and nothing submitted."""
    changed = changed_by(user)
    pending = Submission.objects.undecided().filter(measure__in=changed).values("measure")
    return list(Measure.objects.filter(pk__in=changed).exclude(pk__in=pending))


def changed_by(user: User) -> set[int]:
    """Give the ids of the measures with changes of this user since their last release."""
    touched = drafts.touched_by(user.pk)
    released = (
        Submission.objects.filter(measure__in=touched, state="released")
        .order_by("measure", "-release_id")
        .distinct("measure")
        .values_list("measure", "mark")
    )
    marks = dict(released)
    return {
        measure
        for measure, numbers in touched.items()
        if any(number > marks.get(measure, {}).get(kind, 0) for kind, number in numbers.items())
    }


def overdue_dates(today: dt.date) -> QuerySet[Event]:
    """Give the events still marked expected whose last possible day has passed, longest ago first."""
    passed = (
        Q(precision=Precision.DAY, happened_on__lt=today)
        | Q(precision=Precision.RANGE, happened_until__lt=today)
        | Q(precision=Precision.MONTH, happened_on__lt=today.replace(day=1))
        | Q(precision=Precision.YEAR, happened_on__lt=today.replace(month=1, day=1))
    )
    return Event.objects.filter(passed, expected=True).select_related("measure").order_by("happened_on", "id")


def stale_leads(today: dt.date) -> QuerySet[Edition]:
    """Give published leads with no news for STALE_AFTER, longest silent first."""
    current = Edition.objects.current().filter(stage__in=_LEADS, latest_event_on__lt=today - STALE_AFTER)
    return current.defer("document", "head").order_by("latest_event_on", "sequence")


def coverage_problems() -> list[Coverage]:
    """Give the watched courts whose last check failed or is overdue, the silent ones and those with a gap."""
    troubled = (CourtState.FAILING, CourtState.LATE, CourtState.SILENT)
    return [court for court in coverage() if court.state in troubled or court.gap_from is not None]

"""The panels of the dashboard, each a queue told in lines."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from policies.desk import queues
from policies.desk.followed import open_proposals
from policies.desk.inbox import open_notices, tied_dockets
from policies.dockets.health import Coverage
from policies.dockets.models import CaseProposal, Notice, PastedPage
from policies.measures.models import Event, Measure
from policies.measures.wording import when
from policies.publication.models import Edition
from policies.publication.vocabulary import Stage
from policies.review.models import Submission
from policies.review.models.submission import State
from policies.review.querysets import SubmissionQuerySet
from policies.review.roles import Role
from policies.review.rules import display_name

SHOWN = 8
Queued = TypeVar("Queued")


@dataclass(frozen=True)
class Line:
    """One thing in a queue: where it leads, and a quiet line beneath it."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Panel:
    """One queue, its first lines, and how many there are, such as `3` or `8+`."""

    title: str
    lines: list[Line]
    count: str
    url: str = ""


def to_do(user: User, *, role: Role) -> list[Panel]:
    """Give what waits for this user's own hands, the most pressing first."""
    found = _submissions()
    panels = []
    if role >= Role.REVIEWER:
        # What they changed after it was submitted is theirs as well.
        waiting = found.waiting_for(user).exclude(measure__in=queues.changed_by(user))
        panels += [
            _panel("Waiting for your decision", waiting, _waiting),
            _panel("Retrospective reviews open", found.awaiting_retrospective(), _forced),
        ]
    return [
        *panels,
        _panel("Saved court pages to confirm", PastedPage.objects.waiting_for(user.pk), _saved_page),
        _panel("Returned to you", found.returned_to(user), _returned),
        _panel("Your drafts, not submitted", queues.unfinished(user), _draft),
    ]


def to_watch(user: User, *, today: dt.date) -> list[Panel]:
    """Give what goes on around this user."""
    found, listed = _submissions(), reverse("desk:submissions")
    own = found.undecided().filter(submitted_by=user).exclude(state=State.CHANGES_REQUESTED)
    scheduled = found.filter(state=State.SCHEDULED).order_by("scheduled_for", "id")
    return [
        _panel(
            "Inbox of the courts",
            open_notices(tied_dockets()).weightiest_first(),
            _notice,
            url=reverse("desk:inbox"),
        ),
        _panel("Cases to watch?", open_proposals(), _proposal, url=f"{reverse('desk:inbox')}#cases"),
        _panel("Yours, before the reviewers", own, _pending, url=listed),
        _panel("Scheduled releases", scheduled, _scheduled, url=f"{listed}?state={State.SCHEDULED}"),
        _panel("Expected dates that have passed", queues.overdue_dates(today), _overdue),
        _panel("Courts with problems", queues.coverage_problems(), _court),
        _panel("Leads without news", queues.stale_leads(today), _stale),
    ]


def _submissions() -> SubmissionQuerySet:
    return Submission.objects.select_related("measure", "submitted_by", "reviewer", "forced_by").defer(
        "document"
    )


def _panel(title: str, found: Iterable[Queued], told: Callable[[Queued], Line], *, url: str = "") -> Panel:
    """Give the first lines of a queue; of a QuerySet no more is read than is shown."""
    rows = list(found[: SHOWN + 1] if isinstance(found, QuerySet) else islice(found, SHOWN + 1))
    count = f"{SHOWN}+" if len(rows) > SHOWN else str(len(rows))
    return Panel(title, [told(row) for row in rows[:SHOWN]], count, url)


def _line(submission: Submission, detail: str) -> Line:
    return Line(str(submission.measure), reverse("desk:review", args=[submission.pk]), detail)


def _waiting(submission: Submission) -> Line:
    wanted = "to be released" if submission.state == State.APPROVED else "to be reviewed"
    claimed = f"; {display_name(submission.reviewer)} is on it" if submission.reviewer else ""
    kind = submission.get_kind_display().lower()
    since = f"{submission.submitted_at:%d %b %Y, %H:%M} UTC"
    return _line(
        submission,
        capfirst(f"{wanted} ({kind}); from {display_name(submission.submitted_by)}, {since}{claimed}"),
    )


def _forced(submission: Submission) -> Line:
    by = display_name(submission.forced_by) if submission.forced_by else ""
    return _line(submission, f"Released without review by {by}: {submission.forced_reason}")


def _returned(submission: Submission) -> Line:
    by = display_name(submission.reviewer) if submission.reviewer else "a reviewer"
    return _line(submission, f"Changes requested by {by}; read the note and submit again.")


def _pending(submission: Submission) -> Line:
    return _line(submission, submission.get_state_display())


def _scheduled(submission: Submission) -> Line:
    return _line(submission, f"{submission.scheduled_for:%d %b %Y, %H:%M} UTC")


def _draft(measure: Measure) -> Line:
    return Line(str(measure), reverse("desk:submit", args=[measure.pk]), "You changed it; look and submit.")


def _notice(notice: Notice) -> Line:
    entry, docket = notice.entry, notice.entry.docket
    label = entry.label or entry.text[:80] or "Entry without a label"
    case = docket.caption or docket.docket_number
    return Line(
        label, f"{reverse('desk:inbox')}#notice-{notice.pk}", f"{case}, {docket.court}, {entry.filed_on}"
    )


def _saved_page(saved: PastedPage) -> Line:
    url = reverse("desk:docket-page-preview", args=[saved.pk])
    by = display_name(saved.by)
    return Line(str(saved.docket), url, f"Saved by {by}; what it alone shows is not public yet")


def _proposal(proposed: CaseProposal) -> Line:
    title = proposed.caption or str(proposed)
    return Line(title, f"{reverse('desk:inbox')}#case-{proposed.pk}", f"{proposed}: {proposed.why}")


def _overdue(event: Event) -> Line:
    url = reverse("desk:measures_measure_change", args=[event.measure_id])
    return Line(event.summary, url, f"{event.measure.reference}: expected {when(event)}")


def _court(covered: Coverage) -> Line:
    return Line(str(covered.court), reverse("desk:dockets_court_changelist"), covered.told)


def _stale(edition: Edition) -> Line:
    title = f"{edition.reference} {edition.title}"
    stage = str(Stage(edition.stage).label).lower()
    return Line(
        title, f"/measures/{edition.reference}/", capfirst(f"{stage}, last news {edition.latest_event_on}")
    )

"""Decisions on a submission: each its own POST, with the digest of the document that was seen."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from policies.desk.moments import NoMoment, moment
from policies.desk.views.frame import member
from policies.desk.views.review import review_page, with_people
from policies.review import workflow
from policies.review.models import Submission
from policies.review.workflow import Refused, Verb

Deed = Callable[[Submission, User, QueryDict], Submission]


def _claim(submission: Submission, user: User, _posted: QueryDict) -> Submission:
    return workflow.claim(submission, by=user)


def _approve(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.approve(submission, by=user, digest=_digest(posted), note=_note(posted))


def _request_changes(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.request_changes(submission, by=user, digest=_digest(posted), note=_note(posted))


def _release(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.release(submission, by=user, digest=_digest(posted))


def _schedule(submission: Submission, user: User, posted: QueryDict) -> Submission:
    reason = workflow.refusal(Verb.SCHEDULE, submission, user)
    if reason:
        raise Refused(reason)
    try:
        at = moment(local=posted.get("at", ""), zone=posted.get("zone", ""))
    except NoMoment as wrong:
        raise Refused(str(wrong)) from wrong
    return workflow.schedule(submission, by=user, digest=_digest(posted), at=at)


def _unschedule(submission: Submission, user: User, _posted: QueryDict) -> Submission:
    return workflow.unschedule(submission, by=user)


def _resubmit(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.resubmit(submission, by=user, note=_note(posted))


def _withdraw(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.withdraw_submission(submission, by=user, note=_note(posted))


def _force(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.force_release(submission, by=user, digest=_digest(posted), reason=_note(posted))


def _close(submission: Submission, user: User, posted: QueryDict) -> Submission:
    return workflow.close_retrospective(submission, by=user, note=_note(posted))


_DEEDS: dict[Verb, tuple[Deed, str]] = {
    Verb.CLAIM: (_claim, "You are reviewing this now."),
    Verb.APPROVE: (_approve, "Approved. It waits for its release."),
    Verb.REQUEST_CHANGES: (_request_changes, "Sent back; its editors were told what to change."),
    Verb.RELEASE: (_release, "Released. Readers and partners have it."),
    Verb.SCHEDULE: (_schedule, "Scheduled."),
    Verb.UNSCHEDULE: (_unschedule, "Unscheduled. The approval stands."),
    Verb.RESUBMIT: (_resubmit, "Submitted again."),
    Verb.WITHDRAW_SUBMISSION: (_withdraw, "Withdrawn. Nothing was published."),
    Verb.FORCE_RELEASE: (_force, "Released without review; a retrospective review is open."),
    Verb.CLOSE_RETROSPECTIVE: (_close, "The retrospective review is closed."),
}


@require_POST
def decide(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Carry a decision out, or show the page again with the reason and what was typed (409)."""
    if verb not in Verb.values:
        raise Http404(f"There is no decision called {verb}.")
    submission = get_object_or_404(with_people(), pk=pk)
    deed, done = _DEEDS[Verb(verb)]
    try:
        submission = deed(submission, member(request), request.POST)
    except Refused as refused:
        return review_page(
            request,
            get_object_or_404(with_people(), pk=pk),
            refused=str(refused),
            verb=verb,
            typed={name: request.POST.get(name, "") for name in ("note", "at", "zone")},
            status=HTTPStatus.CONFLICT,
        )
    messages.success(request, f"{submission.measure.reference}: {done}")
    return redirect("desk:review", pk)


def _digest(posted: QueryDict) -> str:
    return posted.get("digest", "")


def _note(posted: QueryDict) -> str:
    return posted.get("note", "")

"""The verbs of the review: each checks, locks, writes and tells, in one transaction.

`refusal` is the one predicate behind every button, message and test. A verb that is refused raises
`Refused` with the same sentence and changes nothing.
"""

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from policies.measures.models import Measure
from policies.measures.vouching import vouch_for_cited
from policies.publication import log
from policies.publication.vocabulary import Approval, ReleaseKind
from policies.review import clock
from policies.review.freezing import NotReady, frozen
from policies.review.models import Step, Submission
from policies.review.models.submission import State
from policies.review.rules import (
    Verb,
    contributors_of,
    display_name,
    refusal,
    refusal_to_release_on,
    refusal_to_submit,
)
from policies.review.telling import tell_contributors, tell_reviewers

__all__ = [
    "Refused",
    "Verb",
    "approve",
    "claim",
    "close_retrospective",
    "force_release",
    "give_back_scheduled",
    "refusal",
    "refusal_to_submit",
    "release",
    "release_scheduled",
    "request_changes",
    "resubmit",
    "schedule",
    "submit",
    "unschedule",
    "withdraw_submission",
]


class Refused(Exception):
    """A verb was refused; the text says why, for the person who tried."""


@transaction.atomic
def submit(
    measure: Measure, *, by: User, kind: ReleaseKind = ReleaseKind.UPDATED, public_note: str = ""
) -> Submission:
    """Freeze a measure and put it before a reviewer. Raises Refused."""
    measure = Measure.objects.locked(measure.pk)
    _require(refusal_to_submit(measure, by, kind=kind, public_note=public_note))
    submission = Submission(
        measure=measure, kind=kind, public_note=public_note, submitted_by=by, submitted_at=clock.now()
    )
    _freeze_into(submission)
    submission.save()
    _record(submission, "submit", by, note=public_note)
    tell_reviewers(submission, f"{display_name(by)} submitted {measure}.")
    return submission


@transaction.atomic
def resubmit(submission: Submission, *, by: User, note: str = "") -> Submission:
    """Freeze the working copy again after changes were requested. Raises Refused."""
    submission = _opened(Verb.RESUBMIT, submission, by)
    submission.submitted_at = clock.now()
    submission.submitted_by = by
    _freeze_into(submission)
    submission.state = State.IN_REVIEW
    submission.save()
    _record(submission, Verb.RESUBMIT, by, note=note)
    tell_reviewers(submission, f"{display_name(by)} resubmitted {submission.measure}.")
    return submission


@transaction.atomic
def claim(submission: Submission, *, by: User, due_at: dt.datetime | None = None) -> Submission:
    """Take a submission on as its reviewer. Raises Refused."""
    submission = _opened(Verb.CLAIM, submission, by)
    submission.reviewer, submission.due_at = by, due_at
    submission.save(update_fields=["reviewer", "due_at"])
    _record(submission, Verb.CLAIM, by)
    tell_contributors(submission, f"{display_name(by)} reviews {submission.measure}.", besides=by)
    return submission


@transaction.atomic
def request_changes(submission: Submission, *, by: User, digest: str, note: str) -> Submission:
    """Send a submission back with a note that says what to change. Raises Refused."""
    submission = _opened(Verb.REQUEST_CHANGES, submission, by, digest=digest)
    if not note.strip():
        raise Refused("Note: say what has to change; the editor sees it.")
    submission.state = State.CHANGES_REQUESTED
    submission.approved_by, submission.approved_digest = None, ""
    submission.save()
    _record(submission, Verb.REQUEST_CHANGES, by, note=note)
    tell_contributors(
        submission, f"{display_name(by)} requests changes to {submission.measure}: {note}", besides=by
    )
    return submission


@transaction.atomic
def approve(submission: Submission, *, by: User, digest: str, note: str = "") -> Submission:
    """Approve exactly the document with this digest. Raises Refused."""
    submission = _opened(Verb.APPROVE, submission, by, digest=digest)
    submission.contributors = sorted(contributors_of(submission))
    submission.state = State.APPROVED
    submission.approved_by, submission.approved_digest = by, digest
    submission.save()
    _record(submission, Verb.APPROVE, by, note=note)
    tell_contributors(submission, f"{display_name(by)} approved {submission.measure}.", besides=by)
    return submission


@transaction.atomic
def release(submission: Submission, *, by: User, digest: str) -> Submission:
    """Append the approved document to the log. Raises Refused."""
    submission = _opened(Verb.RELEASE, submission, by, digest=digest)
    return _append(submission, verb=Verb.RELEASE, by=by)


@transaction.atomic
def schedule(submission: Submission, *, by: User, digest: str, at: dt.datetime) -> Submission:
    """Let the approved document be released at a moment (aware, in the future). Raises Refused."""
    submission = _opened(Verb.SCHEDULE, submission, by, digest=digest)
    if at <= clock.now():
        raise Refused("Moment: choose one in the future, or release at once.")
    _require(refusal_to_release_on(submission, at.astimezone(dt.UTC).date()))
    submission.state, submission.scheduled_for = State.SCHEDULED, at
    submission.save(update_fields=["state", "scheduled_for"])
    _record(submission, Verb.SCHEDULE, by, note=f"for {at:%Y-%m-%d %H:%M} UTC")
    tell_contributors(
        submission, f"{submission.measure} is to be released on {at:%d %b %Y %H:%M} UTC.", besides=by
    )
    return submission


@transaction.atomic
def unschedule(submission: Submission, *, by: User) -> Submission:
    """Take back a moment of release; the approval stands. Raises Refused."""
    submission = _opened(Verb.UNSCHEDULE, submission, by)
    submission.state, submission.scheduled_for = State.APPROVED, None
    submission.save(update_fields=["state", "scheduled_for"])
    _record(submission, Verb.UNSCHEDULE, by)
    tell_contributors(submission, f"The release of {submission.measure} was unscheduled.", besides=by)
    return submission


@transaction.atomic
def release_scheduled(pk: int, *, now: dt.datetime) -> Submission | None:
    """Release a scheduled submission whose moment has come; None if it no longer is one. Raises Refused."""
    submission = Submission.objects.select_for_update(skip_locked=True).due(now).filter(pk=pk).first()
    if submission is None:
        return None
    _require(refusal_to_release_on(submission))
    return _append(submission, verb=Verb.RELEASE, by=None)


@transaction.atomic
def give_back_scheduled(pk: int, *, reason: str) -> None:
    """Make a submission that could not be released at its moment approved again, and say so."""
    submission = Submission.objects.select_for_update().filter(pk=pk, state=State.SCHEDULED).first()
    if submission is None:
        return
    submission.state, submission.scheduled_for = State.APPROVED, None
    submission.save(update_fields=["state", "scheduled_for"])
    _record(submission, Verb.UNSCHEDULE, None, note=reason)
    text = f"{submission.measure} was not released at its moment: {reason}"
    tell_contributors(submission, text, besides=None)
    tell_reviewers(submission, text)


@transaction.atomic
def withdraw_submission(submission: Submission, *, by: User, note: str = "") -> Submission:
    """Take a submission out of review; the working copy stays as it is. Raises Refused."""
    submission = _opened(Verb.WITHDRAW_SUBMISSION, submission, by)
    submission.state = State.DISCARDED
    submission.save(update_fields=["state"])
    _record(submission, Verb.WITHDRAW_SUBMISSION, by, note=note)
    tell_contributors(submission, f"The submission of {submission.measure} was withdrawn.", besides=by)
    return submission


@transaction.atomic
def force_release(submission: Submission, *, by: User, digest: str, reason: str) -> Submission:
    """Release without a second person, flagged for good, and open a retrospective review. Raises Refused."""
    submission = _opened(Verb.FORCE_RELEASE, submission, by, digest=digest)
    if not reason.strip():
        raise Refused("Reason: say why this cannot wait for a second person.")
    submission.contributors = sorted(contributors_of(submission))
    submission.forced_by, submission.forced_reason = by, reason
    return _append(submission, verb=Verb.FORCE_RELEASE, by=by, note=reason)


@transaction.atomic
def close_retrospective(submission: Submission, *, by: User, note: str) -> Submission:
    """Record that a second person has looked at a forced release. Raises Refused."""
    submission = _opened(Verb.CLOSE_RETROSPECTIVE, submission, by)
    if not note.strip():
        raise Refused("Note: say what the retrospective review found.")
    vouch_for_cited(submission.document)
    submission.retrospective_closed_by = by
    submission.save(update_fields=["retrospective_closed_by"])
    _record(submission, Verb.CLOSE_RETROSPECTIVE, by, note=note)
    tell_contributors(
        submission, f"{display_name(by)} closed the review of {submission.measure}.", besides=by
    )
    return submission


def _opened(verb: Verb, submission: Submission, by: User, *, digest: str | None = None) -> Submission:
    """Lock a submission and its measure, and refuse what the rules refuse."""
    Measure.objects.locked(submission.measure_id)
    submission = Submission.objects.locked(submission.pk)
    _require(refusal(verb, submission, by))
    if digest is not None and digest != submission.digest:
        raise Refused("This is not the document you saw: it was submitted again. Reload and look once more.")
    return submission


def _require(reason: str | None) -> None:
    if reason:
        raise Refused(reason)


def _freeze_into(submission: Submission) -> None:
    try:
        result = frozen(
            submission.measure, kind=ReleaseKind(submission.kind), public_note=submission.public_note
        )
    except NotReady as missing:
        raise Refused(str(missing)) from missing
    submission.document, submission.digest, submission.mark = result.document, result.digest, result.mark
    submission.contributors = sorted(contributors_of(submission))


def _append(submission: Submission, *, verb: Verb, by: User | None, note: str = "") -> Submission:
    forced = submission.forced_by
    approver = forced or submission.approved_by
    if approver is None:
        raise Refused("Nobody has approved this submission.")
    authors = User.objects.filter(pk__in=submission.contributors).order_by("id")
    try:
        submission.release = log.append(
            measure_id=submission.measure.uid,
            reference=submission.measure.reference,
            kind=ReleaseKind(submission.kind),
            document=submission.document,
            document_digest=submission.digest,
            authors=[display_name(author) for author in authors],
            approver=display_name(approver),
            note=submission.public_note,
            approval=Approval.FORCED if forced else Approval.REVIEWED,
            demonstration_moment=clock.demonstration_moment(),
        )
    except log.LogRefused as refused:
        raise Refused(str(refused)) from refused
    if not forced:
        vouch_for_cited(submission.document)
    submission.state = State.RELEASED
    submission.save()
    _record(submission, verb, by, note=note)
    tell_contributors(submission, f"{submission.measure} was released.", besides=by)
    return submission


def _record(submission: Submission, verb: str, by: User | None, *, note: str = "") -> None:
    Step.objects.create(
        submission=submission, verb=verb, by=by, at=clock.now(), digest=submission.digest, note=note
    )

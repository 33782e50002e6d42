"""Submissions in every state, made by the verbs that editors use."""

import datetime as dt

from django.contrib.auth.models import User
from django.utils import timezone

from policies.measures.models import Measure
from policies.publication.models import Release
from policies.publication.vocabulary import ReleaseKind
from policies.review import workflow
from policies.review.models import Submission
from policies.review.models.submission import State
from tests.measures.factories import acting, make_event, make_measure, make_user


def submitted(author: User, *, measure: Measure | None = None) -> Submission:
    """Put a measure of this author before the reviewers."""
    measure = measure or make_measure(by=author)
    known = Release.objects.of_measure(measure.uid).exists()
    kind = ReleaseKind.UPDATED if known else ReleaseKind.PUBLISHED
    return workflow.submit(measure, by=author, kind=kind)


def released(author: User, *, measure: Measure | None = None) -> Submission:
    """Bring a measure of this author through review into the log."""
    submission, reviewer = submitted(author, measure=measure), make_user("reviewer")
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    return workflow.release(submission, by=reviewer, digest=submission.digest)


def in_state(state: State, author: User) -> Submission:
    """Bring a submission of this author into a state; what the state needs was done by somebody else."""
    submission, reviewer = submitted(author), make_user("reviewer")
    digest = submission.digest
    if state == State.CHANGES_REQUESTED:
        submission = workflow.request_changes(submission, by=reviewer, digest=digest, note="Cite it.")
        with acting(author):
            make_event(submission.measure, "response")
    if state == State.DISCARDED:
        submission = workflow.withdraw_submission(submission, by=author)
    if state in (State.APPROVED, State.SCHEDULED, State.RELEASED):
        submission = workflow.approve(submission, by=reviewer, digest=digest)
    if state == State.SCHEDULED:
        at = timezone.now() + dt.timedelta(days=1)
        submission = workflow.schedule(submission, by=reviewer, digest=digest, at=at)
    if state == State.RELEASED:
        submission = workflow.release(submission, by=reviewer, digest=digest)
    return submission


def forced(author: User) -> Submission:
    """Release a submission of this author without a second person."""
    submission, chief = submitted(author), make_user("chief editor")
    return workflow.force_release(submission, by=chief, digest=submission.digest, reason="It is urgent.")

"""Who may do what to a submission, and the sentence that says why not."""

import datetime as dt
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.db import models

from policies.measures import history
from policies.measures.models import Measure
from policies.publication.log import ENDED
from policies.publication.models import Release
from policies.publication.vocabulary import NOTE_REQUIRED, ReleaseKind
from policies.review.ends import refusal_to_leave_an_end
from policies.review.models import Submission
from policies.review.models.submission import State
from policies.review.roles import Role, has_role, role_of


class Verb(models.TextChoices):
    """What can be done to a submission."""

    CLAIM = "claim", "claim"
    REQUEST_CHANGES = "request_changes", "request changes"
    RESUBMIT = "resubmit", "resubmit"
    APPROVE = "approve", "approve"
    RELEASE = "release", "release"
    SCHEDULE = "schedule", "schedule"
    UNSCHEDULE = "unschedule", "unschedule"
    WITHDRAW_SUBMISSION = "withdraw_submission", "withdraw the submission"
    FORCE_RELEASE = "force_release", "release without review"
    CLOSE_RETROSPECTIVE = "close_retrospective", "close the retrospective review"


@dataclass(frozen=True)
class Rule:
    """From which states, by which role, and whether a contributor is refused."""

    states: frozenset[State]
    role: Role
    four_eyes: bool


def _rule(*states: State, role: Role = Role.REVIEWER, four_eyes: bool = False) -> Rule:
    return Rule(frozenset(states), role, four_eyes)


RULES: dict[Verb, Rule] = {
    Verb.CLAIM: _rule(State.IN_REVIEW, four_eyes=True),
    Verb.REQUEST_CHANGES: _rule(State.IN_REVIEW, State.APPROVED, four_eyes=True),
    Verb.RESUBMIT: _rule(State.CHANGES_REQUESTED, role=Role.EDITOR),
    Verb.APPROVE: _rule(State.IN_REVIEW, four_eyes=True),
    Verb.RELEASE: _rule(State.APPROVED, four_eyes=True),
    Verb.SCHEDULE: _rule(State.APPROVED, four_eyes=True),
    Verb.UNSCHEDULE: _rule(State.SCHEDULED),
    Verb.WITHDRAW_SUBMISSION: _rule(
        State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED, role=Role.EDITOR
    ),
    Verb.FORCE_RELEASE: _rule(State.IN_REVIEW, State.CHANGES_REQUESTED, role=Role.CHIEF_EDITOR),
    Verb.CLOSE_RETROSPECTIVE: _rule(State.RELEASED, four_eyes=True),
}
_LEADING_TO_A_RELEASE = frozenset({Verb.APPROVE, Verb.RELEASE, Verb.SCHEDULE, Verb.FORCE_RELEASE})
_ROLE_NAMES = {Role.EDITOR: "an editor", Role.REVIEWER: "a reviewer", Role.CHIEF_EDITOR: "a chief editor"}


def refusal(verb: Verb, submission: Submission, user: User | AnonymousUser) -> str | None:
    """Give None if this user may do this now, or the sentence that says why not."""
    rule = RULES[verb]
    if not has_role(user, rule.role):
        return f"Only {_ROLE_NAMES[rule.role]} can {verb.label}."
    if submission.state not in rule.states:
        needed = " or ".join(sorted(state.label.lower() for state in rule.states))
        now = submission.get_state_display().lower()
        return f"This submission is {now}; to {verb.label} it must be {needed}."
    if rule.four_eyes and isinstance(user, User):
        reason = _contribution(submission, user)
        if reason:
            return reason
    return _particular_refusal(verb, submission, user)


def contributors_of(submission: Submission) -> set[int]:
    """Give everybody who changed anything in the measure since its last release, and the submitter."""
    recorded = history.contributors(submission.measure, after=released_mark(submission.measure))
    own = {submission.submitted_by_id} | ({submission.forced_by_id} if submission.forced_by_id else set())
    if submission.is_open:
        own |= recorded
    return own | set(submission.contributors)


def released_mark(measure: Measure) -> history.Mark:
    """Give the point of the working copy's history that the last release holds."""
    last = Submission.objects.last_released(measure)
    return last.mark if last else {}


def refusal_to_submit(
    measure: Measure, user: User | AnonymousUser, *, kind: ReleaseKind, public_note: str
) -> str | None:
    """Give None if this measure can be submitted as this kind, or the sentence that says why not."""
    return refusal_after(
        measure,
        user,
        kind=kind,
        public_note=public_note,
        pending=Submission.objects.undecided().filter(measure=measure).first(),
        last=Release.objects.of_measure(measure.uid).last(),
    )


def refusal_after(
    measure: Measure,
    user: User | AnonymousUser,
    *,
    kind: ReleaseKind,
    public_note: str,
    pending: Submission | None,
    last: Release | None,
) -> str | None:
    """Say the same of a measure whose open submission and last release are known."""
    kind = ReleaseKind(kind)
    role = Role.CHIEF_EDITOR if kind == ReleaseKind.RETRACTED else Role.EDITOR
    if not has_role(user, role):
        return f"Only {_ROLE_NAMES[role]} can submit this as {kind.label.lower()}."
    if pending:
        return (
            f"{measure.reference} was submitted by {display_name(pending.submitted_by)} and is "
            f"{pending.get_state_display().lower()}; decide or withdraw that submission first."
        )
    if kind in NOTE_REQUIRED and not public_note.strip():
        return "Public note: say what was wrong and what is right now; readers see it."
    return _refusal_of_kind(measure, kind, last)


def display_name(user: User) -> str:
    """Give the name that readers and colleagues see."""
    return user.get_full_name() or user.get_username()


def _refusal_of_kind(measure: Measure, kind: ReleaseKind, last: Release | None) -> str | None:
    if (kind == ReleaseKind.PUBLISHED) != (last is None):
        return (
            f"{measure.reference} is already published; submit it as an update or a correction."
            if last
            else f"{measure.reference} is not published yet; its first release is a publication."
        )
    if last and last.kind in ENDED and kind not in ENDED[ReleaseKind(last.kind)]:
        return f"{measure.reference} was {last.kind}; only a reinstatement can follow."
    if kind == ReleaseKind.REINSTATED and (last is None or last.kind not in ENDED):
        return f"{measure.reference} stands; there is nothing to reinstate."
    if kind in (ReleaseKind.UPDATED, ReleaseKind.CORRECTED) and not history.changes(
        measure, after=released_mark(measure)
    ):
        return f"Nothing has changed in {measure.reference} since its last release."
    return None


def _contribution(submission: Submission, user: User) -> str | None:
    if user.pk == submission.submitted_by_id:
        return "You submitted this, so somebody else has to decide on it."
    if user.pk in contributors_of(submission):
        return "You changed this measure since its last release, so somebody else has to decide on it."
    return None


def refusal_to_release_on(submission: Submission, day: dt.date | None = None) -> str | None:
    """Give None if the frozen document can be released on a day (today in UTC), or say why not any more."""
    reason = refusal_to_leave_an_end(
        submission.measure,
        submission.document,
        kind=ReleaseKind(submission.kind),
        public_note=submission.public_note,
        day=day,
    )
    return f"{reason} Withdraw this submission first." if reason else None


def _particular_refusal(verb: Verb, submission: Submission, user: User | AnonymousUser) -> str | None:
    if verb in _LEADING_TO_A_RELEASE:
        return refusal_to_release_on(submission)
    if verb == Verb.WITHDRAW_SUBMISSION:
        own = user.pk == submission.submitted_by_id
        if not own and role_of(user) < Role.CHIEF_EDITOR:
            return "Only the submitter or a chief editor can withdraw the submission."
    if verb == Verb.RESUBMIT and not history.changes(submission.measure, after=submission.mark):
        return "Nothing has changed since the reviewer asked for changes."
    if verb == Verb.CLOSE_RETROSPECTIVE and not submission.needs_retrospective:
        return "No retrospective review is open for this submission."
    return None

"""What can be done to a submission, in the words of the review page."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from policies.review.models import Step, Submission
from policies.review.models.submission import State
from policies.review.workflow import Verb, refusal


@dataclass(frozen=True)
class Wording:
    """How a decision presents itself: its button, what it does, and what its note is for."""

    button: str
    effect: str
    note: str = ""
    note_required: bool = False


WORDINGS: dict[Verb, Wording] = {
    Verb.CLAIM: Wording("Claim", "Tell the others that you are reviewing this."),
    Verb.APPROVE: Wording(
        "Approve this document", "It can then be released, at once or at a moment you choose.", "Note"
    ),
    Verb.REQUEST_CHANGES: Wording(
        "Request changes",
        "It goes back to its editors with your note.",
        "What has to change",
        note_required=True,
    ),
    Verb.RELEASE: Wording("Release now", "It is appended to the log and readers and partners get it."),
    Verb.SCHEDULE: Wording("Schedule the release", "It is released by itself at the moment you choose."),
    Verb.UNSCHEDULE: Wording("Unschedule", "The approval stands; the release waits for a decision again."),
    Verb.RESUBMIT: Wording(
        "Submit again",
        "The working copy is frozen anew and goes back to the reviewer.",
        "What you changed",
    ),
    Verb.WITHDRAW_SUBMISSION: Wording(
        "Withdraw the submission", "Nothing is published; the working copy stays as it is.", "Note"
    ),
    Verb.FORCE_RELEASE: Wording(
        "Release without review",
        "It is published at once and flagged for good; a second person has to look at it afterwards.",
        "Why it cannot wait",
        note_required=True,
    ),
    Verb.CLOSE_RETROSPECTIVE: Wording(
        "Close the retrospective review",
        "You confirm that you have looked at what was released without review.",
        "What you found",
        note_required=True,
    ),
}

# In the order in which they are offered; the first is the one the page leads to.
_OFFERED: dict[State, tuple[Verb, ...]] = {
    State.IN_REVIEW: (
        Verb.APPROVE,
        Verb.REQUEST_CHANGES,
        Verb.CLAIM,
        Verb.WITHDRAW_SUBMISSION,
        Verb.FORCE_RELEASE,
    ),
    State.CHANGES_REQUESTED: (Verb.RESUBMIT, Verb.WITHDRAW_SUBMISSION, Verb.FORCE_RELEASE),
    State.APPROVED: (Verb.RELEASE, Verb.SCHEDULE, Verb.REQUEST_CHANGES, Verb.WITHDRAW_SUBMISSION),
    State.SCHEDULED: (Verb.UNSCHEDULE,),
    State.RELEASED: (),
    State.DISCARDED: (),
}

_NEXT: dict[State, str] = {
    State.IN_REVIEW: "A reviewer who has not worked on it approves it or requests changes. "
    "Nothing is public yet.",
    State.CHANGES_REQUESTED: "An editor changes the working copy and submits it again. "
    "Nothing is public yet.",
    State.APPROVED: "A reviewer who has not worked on it releases it, at once or at a chosen moment. "
    "Exactly this document is published.",
    State.SCHEDULED: "It is released by itself at the moment shown; until then a reviewer can unschedule it.",
    State.RELEASED: "This is done: it is in the log for good. What is newer needs a submission of its own.",
    State.DISCARDED: "This is closed; nothing was published. The working copy can be submitted again.",
}


_DONE: dict[str, str] = {
    "submit": "submitted it",
    Verb.RESUBMIT: "submitted it again",
    Verb.CLAIM: "took it on as reviewer",
    Verb.REQUEST_CHANGES: "requested changes",
    Verb.APPROVE: "approved it",
    Verb.RELEASE: "released it",
    Verb.SCHEDULE: "scheduled its release",
    Verb.UNSCHEDULE: "unscheduled it",
    Verb.WITHDRAW_SUBMISSION: "withdrew the submission",
    Verb.FORCE_RELEASE: "released it without review",
    Verb.CLOSE_RETROSPECTIVE: "closed the retrospective review",
}


def done(step: Step) -> str:
    """Say what somebody did, after their name."""
    return _DONE.get(step.verb, step.verb)


@dataclass(frozen=True)
class Decision:
    """One thing to do, with the sentence that refuses it to this user, if any."""

    verb: Verb
    wording: Wording
    refusal: str | None

    @property
    def dangerous(self) -> bool:
        """Tell whether it needs a second thought."""
        return self.verb in (Verb.FORCE_RELEASE, Verb.WITHDRAW_SUBMISSION)


def decisions(submission: Submission, user: User) -> list[Decision]:
    """Give what its state offers, each with its refusal; the first one allowed is the main one."""
    verbs = _OFFERED[State(submission.state)]
    if submission.state == State.RELEASED and submission.needs_retrospective:
        verbs = (Verb.CLOSE_RETROSPECTIVE,)
    return [Decision(verb, WORDINGS[verb], refusal(verb, submission, user)) for verb in verbs]


def refusals(offered: list[Decision]) -> list[tuple[str, list[Decision]]]:
    """Give the decisions that are refused, those refused by one sentence together."""
    grouped: dict[str, list[Decision]] = {}
    for decision in offered:
        if decision.refusal is not None:
            grouped.setdefault(decision.refusal, []).append(decision)
    return list(grouped.items())


def what_happens_next(submission: Submission) -> str:
    """Say what the submission waits for."""
    if submission.state == State.RELEASED and submission.needs_retrospective:
        return (
            "It was released without review. A reviewer who has not worked on it has to look at it now "
            "and close the retrospective review."
        )
    return _NEXT[State(submission.state)]

"""Every state, verb and role: who is refused, and with which sentence."""

import pytest

from policies.review.models import Submission
from policies.review.models.submission import State
from policies.review.rules import RULES, Verb, refusal
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db

ROLES = ("analyst", "editor", "reviewer", "chief editor")
ALLOWED = {
    (Verb.CLAIM, "in_review"): {"reviewer", "chief editor"},
    (Verb.REQUEST_CHANGES, "in_review"): {"reviewer", "chief editor"},
    (Verb.REQUEST_CHANGES, "approved"): {"reviewer", "chief editor"},
    (Verb.RESUBMIT, "changes_requested"): {"editor", "reviewer", "chief editor"},
    (Verb.APPROVE, "in_review"): {"reviewer", "chief editor"},
    (Verb.RELEASE, "approved"): {"reviewer", "chief editor"},
    (Verb.SCHEDULE, "approved"): {"reviewer", "chief editor"},
    (Verb.UNSCHEDULE, "scheduled"): {"reviewer", "chief editor"},
    (Verb.WITHDRAW_SUBMISSION, "in_review"): {"chief editor"},
    (Verb.WITHDRAW_SUBMISSION, "changes_requested"): {"chief editor"},
    (Verb.WITHDRAW_SUBMISSION, "approved"): {"chief editor"},
    (Verb.FORCE_RELEASE, "in_review"): {"chief editor"},
    (Verb.FORCE_RELEASE, "changes_requested"): {"chief editor"},
}


def in_state(state: str) -> Submission:
    author = make_user("editor")
    measure = make_measure(by=author)
    return Submission(
        measure=measure, state=state, kind="published", submitted_by=author, digest="0" * 64, mark={}
    )


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("verb", list(Verb))
def test_the_table_of_states_verbs_and_roles(state, verb):
    submission = in_state(state)
    with acting(make_user("editor")):
        make_event(submission.measure, "response")
    for role in ROLES:
        reason = refusal(verb, submission, make_user(role))
        allowed = role in ALLOWED.get((verb, state), set())
        assert (reason is None) == allowed, f"{role} may {verb} in {state}: {reason}"
        assert reason is None or reason.endswith(".")


@pytest.mark.parametrize("verb", [verb for verb, rule in RULES.items() if rule.four_eyes])
def test_whoever_touched_the_measure_decides_nothing(verb):
    chief = make_user("chief editor")
    for state in RULES[verb].states:
        submission = in_state(state)
        if state == State.RELEASED:
            submission.contributors = [chief.pk]
        with acting(chief):
            make_event(submission.measure, "response")
        assert "You changed this measure" in (refusal(verb, submission, chief) or "")


@pytest.mark.parametrize("verb", [verb for verb, rule in RULES.items() if rule.four_eyes])
def test_the_submitter_decides_nothing_whatever_their_role(verb):
    for state in RULES[verb].states:
        submission = in_state(state)
        submission.submitted_by = make_user("chief editor")
        assert "You submitted this" in (refusal(verb, submission, submission.submitted_by) or "")


def test_an_inactive_reviewer_is_refused():
    reviewer = make_user("reviewer")
    reviewer.is_active = False
    assert refusal(Verb.APPROVE, in_state("in_review"), reviewer) == "Only a reviewer can approve."


def test_the_submitter_may_withdraw_their_own_submission():
    submission = in_state("in_review")
    assert refusal(Verb.WITHDRAW_SUBMISSION, submission, submission.submitted_by) is None

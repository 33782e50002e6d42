"""Decisions over HTTP: the button, the answer and the state agree with the one predicate."""

import datetime as dt

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from policies.publication.models import Release
from policies.review import workflow
from policies.review.models import Submission
from policies.review.models.submission import State
from policies.review.rules import RULES
from policies.review.workflow import Verb, refusal
from tests.desk.conftest import signed_in
from tests.desk.submissions import forced, in_state, submitted
from tests.measures.factories import acting, make_event, make_user

pytestmark = pytest.mark.django_db

ROLES = ("editor", "reviewer", "chief editor")
AFTERWARDS = {
    Verb.CLAIM: State.IN_REVIEW,
    Verb.REQUEST_CHANGES: State.CHANGES_REQUESTED,
    Verb.RESUBMIT: State.IN_REVIEW,
    Verb.APPROVE: State.APPROVED,
    Verb.RELEASE: State.RELEASED,
    Verb.SCHEDULE: State.SCHEDULED,
    Verb.UNSCHEDULE: State.APPROVED,
    Verb.WITHDRAW_SUBMISSION: State.DISCARDED,
    Verb.FORCE_RELEASE: State.RELEASED,
    Verb.CLOSE_RETROSPECTIVE: State.RELEASED,
}


def decide(client: Client, submission: Submission, verb: str, **typed: str):
    posted = {"digest": submission.digest, **typed}
    return client.post(reverse("desk:decide", args=[submission.pk, verb]), posted)


def complete() -> dict[str, str]:
    """Give what every decision asks for."""
    tomorrow = timezone.now() + dt.timedelta(days=1)
    return {"note": "Because.", "at": f"{tomorrow:%Y-%m-%dT%H:%M}", "zone": "UTC"}


def in_question(state: State) -> list[Verb]:
    """Give the verbs that this state allows to somebody, and one that it allows to nobody."""
    allowed = [verb for verb in Verb if state in RULES[verb].states]
    return [*allowed, next(verb for verb in Verb if verb not in allowed)]


class TakenBack(Exception):
    """Ends a trial whose traces are not wanted."""


@pytest.mark.parametrize("own", [False, True], ids=["of somebody else", "of their own"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", list(State))
def test_every_verb_answers_what_the_predicate_says(state, role, own):
    user = make_user(role)
    submission = in_state(state, user if own else make_user("editor"))
    client = signed_in(user)
    for verb in in_question(state):
        reason = refusal(verb, submission, user)
        with pytest.raises(TakenBack), transaction.atomic():
            response = decide(client, submission, verb, **complete())
            submission.refresh_from_db()
            if reason is None:
                assert response.status_code == 302, verb
                assert submission.state == AFTERWARDS[verb]
            else:
                assert response.status_code == 409, verb
                assert reason in response.context["refused"]
                assert submission.state == state
            raise TakenBack
        submission = Submission.objects.get(pk=submission.pk)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("state", list(State))
def test_every_button_is_there_or_says_why_not(state, role):
    user = make_user(role)
    submission = in_state(state, make_user("editor"))
    response = signed_in(user).get(reverse("desk:review", args=[submission.pk]))
    page = response.content.decode()
    for decision in response.context["decisions"]:
        reason = refusal(decision.verb, submission, user)
        form = f'action="{reverse("desk:decide", args=[submission.pk, decision.verb])}"'
        assert (form in page) == (reason is None)
        assert reason is None or reason in page


def test_the_submitter_cannot_approve_by_typing_the_address(editor, desk):
    submission = submitted(editor)
    response = decide(desk, submission, "approve")
    assert response.status_code == 409
    assert "Only a reviewer can approve." in response.content.decode()
    assert not Release.objects.exists()


def test_an_approval_of_a_document_that_was_replaced_is_refused_and_the_note_kept(editor):
    submission = submitted(editor)
    reviewer = make_user("reviewer")
    old = submission.digest
    workflow.request_changes(submission, by=reviewer, digest=old, note="More.")
    with acting(editor):
        make_event(submission.measure, "response")
    submission = workflow.resubmit(Submission.objects.get(pk=submission.pk), by=editor)
    client = signed_in(reviewer)
    response = client.post(
        reverse("desk:decide", args=[submission.pk, "approve"]), {"digest": old, "note": "Looks right to me"}
    )
    assert response.status_code == 409
    assert "This is not the document you saw" in response.content.decode()
    assert "Looks right to me" in response.content.decode()


def test_a_note_typed_for_a_decision_that_is_no_longer_offered_is_kept(editor):
    submission = in_state(State.APPROVED, editor)
    response = decide(signed_in(make_user("reviewer")), submission, "approve", note="A long thought")
    assert response.status_code == 409
    assert "A long thought" in response.content.decode()


def test_changes_are_requested_only_with_a_note(editor):
    submission = submitted(editor)
    response = decide(signed_in(make_user("reviewer")), submission, "request_changes", note=" ")
    assert response.status_code == 409
    assert "say what has to change" in response.content.decode()


def test_a_release_is_scheduled_in_the_zone_that_was_chosen(editor):
    submission = in_state(State.APPROVED, editor)
    client = signed_in(make_user("reviewer"))
    decide(client, submission, "schedule", at="2097-07-01T09:30", zone="America/New_York")
    submission.refresh_from_db()
    assert submission.scheduled_for == dt.datetime(2097, 7, 1, 13, 30, tzinfo=dt.UTC)
    assert (
        "1 Jul 2097, 13:30 UTC" in client.get(reverse("desk:review", args=[submission.pk])).content.decode()
    )


def test_a_moment_that_cannot_be_read_is_refused_and_shown_again(editor):
    submission = in_state(State.APPROVED, editor)
    response = decide(
        signed_in(make_user("reviewer")), submission, "schedule", at="soon", zone="Europe/London"
    )
    assert response.status_code == 409
    assert "give a day and a time" in response.content.decode()
    assert "<option selected>Europe/London" in response.content.decode()


def test_a_retrospective_review_is_closed_by_somebody_else_with_a_finding(editor):
    submission = forced(editor)
    client = signed_in(make_user("reviewer"))
    assert decide(client, submission, "close_retrospective", note="").status_code == 409
    assert decide(client, submission, "close_retrospective", note="Sound.").status_code == 302
    submission.refresh_from_db()
    assert not submission.needs_retrospective


def test_a_decision_without_the_token_of_our_own_form_is_refused(editor):
    submission = submitted(editor)
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user("reviewer"))
    assert decide(client, submission, "approve").status_code == 403
    submission.refresh_from_db()
    assert submission.state == State.IN_REVIEW


def test_there_is_no_decision_by_another_name(editor, desk):
    assert decide(desk, submitted(editor), "publish_anyway").status_code == 404

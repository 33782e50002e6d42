"""Putting a measure before the reviewers from the desk."""

import pytest
from django.urls import reverse

from policies.publication.vocabulary import ReleaseKind
from policies.review import workflow
from policies.review.models import Submission
from tests.desk.conftest import signed_in
from tests.desk.posting import form_of
from tests.desk.submissions import released, submitted
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db


def submit(client, measure, **typed: str):
    return client.post(reverse("desk:submit", args=[measure.pk]), typed)


def test_the_kind_of_an_ordinary_submission_is_chosen_by_itself(editor, desk):
    measure = make_measure(by=editor)
    submission = Submission.objects.get(pk=submit(desk, measure)["Location"].split("/")[-2])
    assert submission.kind == "published"
    older = released(editor).measure
    with acting(editor):
        make_event(older, "response")
    submit(desk, older)
    assert Submission.objects.undecided().get(measure=older).kind == "updated"


def test_a_correction_without_a_note_is_refused_and_with_one_taken(editor, desk):
    measure = released(editor).measure
    with acting(editor):
        make_event(measure, "response")
    refused = submit(desk, measure, kind="corrected", public_note=" ")
    assert refused.status_code == 409
    assert "say what was wrong" in refused.content.decode()
    assert submit(desk, measure, kind="corrected", public_note="The day was wrong.").status_code == 302


def test_a_refusal_keeps_the_note(editor, desk):
    measure = released(editor).measure
    response = submit(desk, measure, kind="corrected", public_note="Kept words.")
    assert response.status_code == 409
    assert "Nothing has changed" in response.content.decode()
    assert "Kept words." in response.content.decode()


def test_a_kind_by_another_name_is_refused_with_the_names_there_are(editor, desk):
    response = submit(desk, make_measure(by=editor), kind="leaked")
    assert response.status_code == 409
    assert "choose one of published" in response.content.decode()


def test_a_measure_without_an_event_says_what_is_missing(editor, desk):
    measure = make_measure(by=editor, with_event="")
    assert "log at least one event" in desk.get(reverse("desk:submit", args=[measure.pk])).content.decode()
    assert submit(desk, measure).status_code == 409


def test_what_is_before_the_reviewers_is_not_offered_again(editor, desk):
    measure = submitted(editor).measure
    page = desk.get(reverse("desk:submit", args=[measure.pk])).content.decode()
    assert "It is before the reviewers already" in page
    assert "Submit for review</button>" not in page
    assert submit(desk, measure).status_code == 409


def test_the_page_says_that_nothing_changes_only_where_nothing_does(editor, desk):
    measure = released(editor).measure
    address, same = reverse("desk:submit", args=[measure.pk]), "nothing in it changes"
    assert same in desk.get(address).content.decode()
    with acting(editor):
        make_event(measure, "response")
    shown = desk.get(address).content.decode()
    assert same not in shown
    assert "mark--added" in shown


@pytest.mark.parametrize("taken_back", ["", "withdrawn", "retracted"])
def test_the_form_leads_to_taking_back_and_returning_what_readers_have(editor, taken_back):
    measure, chief = released(editor).measure, make_user("chief editor")
    if taken_back:
        found = workflow.submit(measure, by=chief, kind=ReleaseKind(taken_back), public_note="It is untrue.")
        reviewer = make_user("reviewer")
        found = workflow.approve(found, by=reviewer, digest=found.digest)
        workflow.release(found, by=reviewer, digest=found.digest)
    desk, address = signed_in(chief), reverse("desk:submit", args=[measure.pk])
    assert f'href="{address}">Withdraw, retract or reinstate<' in desk.get(form_of(measure)).content.decode()
    kinds = {
        row["kind"]: (row["refusal"] is None, row["kind"] == page.context["chosen"])
        for page in [desk.get(address)]
        for row in page.context["kinds"]
    }
    if taken_back:
        assert kinds["reinstated"] == (True, True)
        assert submit(desk, measure).status_code == 302
        assert Submission.objects.undecided().get(measure=measure).kind == "reinstated"
    else:
        assert kinds["retracted"] == kinds["withdrawn"] == (True, False)
        assert kinds["updated"] == (False, True)

"""The desk starts a measure from its precedent, asked once what is new."""

import pytest
from django.test import Client

from policies.measures import history
from policies.measures.models import Measure
from tests.desk.posting import form_of
from tests.measures.factories import make_measure, make_user

pytestmark = pytest.mark.django_db


def address(measure: Measure) -> str:
    return f"/desk/measures/{measure.pk}/start/"


def test_the_form_of_a_measure_leads_to_a_new_one(desk: Client, editor):
    precedent = make_measure(by=make_user())
    assert address(precedent) in desk.get(form_of(precedent)).content.decode()
    answer = desk.post(address(precedent), {"title": "Curbs again", "year": 2021})
    new = Measure.objects.get(title="Curbs again")
    assert answer["Location"] == form_of(new)
    assert history.contributors(new, after={}) == {editor.pk}


def test_looking_at_the_page_starts_nothing(desk: Client):
    precedent = make_measure()
    assert desk.get(address(precedent)).status_code == 200
    assert Measure.objects.count() == 1


@pytest.mark.parametrize("typed", [{"title": "", "year": 2021}, {"title": "Again", "year": 2999}, {}])
def test_what_does_not_fit_is_said_and_starts_nothing(desk: Client, typed):
    precedent = make_measure()
    answer = desk.post(address(precedent), {"title": "", **typed})
    assert answer.status_code == 409
    assert "Nothing was started." in answer.content.decode()
    assert typed.get("title", "") in answer.content.decode()
    assert Measure.objects.count() == 1

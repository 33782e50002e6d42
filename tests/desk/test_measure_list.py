"""The desk's list of measures says what has effect today."""

import pytest
from django.test import Client

from policies.measures.models import Event
from tests.measures.factories import make_event, make_measure

pytestmark = pytest.mark.django_db

LIST = "/desk/measures/measure/"


def test_the_list_shows_and_filters_the_effect_of_today(desk: Client):
    make_event(make_measure(with_event="issued", title="Curbs that hold"), "effective", "2021-01-01")
    make_measure(with_event="issued", title="Curbs to come")
    assert "In effect" in desk.get(LIST).content.decode()
    only = desk.get(LIST, {"effect": "in_effect"}).content.decode()
    assert "Curbs that hold" in only
    assert "Curbs to come" not in only


def test_what_is_still_to_be_computed_is_said_and_never_guessed(desk: Client):
    measure = make_measure(with_event="issued")
    Event.objects.filter(measure=measure).update(kind="effective")
    assert "Being computed" in desk.get(LIST).content.decode()

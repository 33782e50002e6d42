"""An editor says how long a pause lasts; the database counts its end."""

import datetime as dt

import pytest
from django.test import Client

from policies.measures import history
from policies.measures.models import EffectDue, Event, Measure, MeasureEffect
from tests.desk.posting import FilledForm, complaints, form_of
from tests.measures.factories import acting, make_event, make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(editor) -> Measure:
    with acting(editor):
        measure = make_measure(with_event="issued")
        make_event(measure, "effective", "2025-01-19")
    return measure


def test_a_length_gives_the_end_and_the_effect_is_settled_with_it(desk: Client, measure):
    form = FilledForm(desk, form_of(measure))
    form.add("events", kind="non_enforcement", summary="A pause.", happened_on="25/09/2025", lasts="120")
    assert form.post().status_code == 302
    pause = Event.objects.get(kind="non_enforcement")
    assert pause.until == dt.date(2026, 1, 23)
    assert not EffectDue.objects.exists()
    held = MeasureEffect.objects.get(measure=measure, effect="not_enforced").held
    assert held.upper == dt.date(2026, 1, 23)
    seen = history.mark(measure)
    assert FilledForm(desk, form_of(measure)).post().status_code == 302
    assert history.changes(measure, after=seen) == []


def test_a_length_of_nothing_is_refused_at_its_field(desk: Client, measure):
    form = FilledForm(desk, form_of(measure))
    form.add("events", kind="non_enforcement", summary="A pause.", happened_on="25/09/2025", lasts="0")
    answer = form.post()
    assert answer.status_code == 200
    (rows,) = (i for i in answer.context["inline_admin_formsets"] if i.formset.prefix == "events")
    assert "lasts" in rows.formset.forms[-1].errors
    assert not Event.objects.filter(kind="non_enforcement").exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"happened_on": "25/09/2025", "lasts": "7974", "lasts_unit": "years"}, "lasts"),
        ({"count": "7974", "count_unit": "years", "rolls_to": "us_federal"}, "count"),
        ({"count": "4000", "count_unit": "years", "lasts": "4000", "lasts_unit": "years"}, "lasts"),
    ],
)
def test_a_day_beyond_every_calendar_is_refused_at_its_field(desk: Client, measure, typed, field):
    base = {"counted_from": measure.events.get(kind="effective")} if "count" in typed else {}
    form = FilledForm(desk, form_of(measure))
    answer = form.add("events", kind="non_enforcement", summary="A pause.", **base, **typed).post()
    assert answer.status_code == 200
    said = "This leads past the year 9998; give a smaller number."
    assert complaints(answer) == {f"events-2-{field}": [said]}
    assert not Event.objects.filter(kind="non_enforcement").exists()

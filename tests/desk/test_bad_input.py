"""Wrong input: the message stands at the field and says what is allowed."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from policies.desk.forms.constraints import FIELD_OF
from policies.dockets.models import MuteRule
from policies.measures.models import Measure
from tests.desk.posting import ADD, FilledForm, complaints, form_of
from tests.measures.factories import make_article, make_measure

pytestmark = pytest.mark.django_db

EVENT = {"kind": "meeting", "summary": "They met.", "happened_on": "2020-09-30"}
EVENTS: list[tuple[str, dict[str, Any], str, str]] = [
    ("vacated without a case", {"kind": "vacated"}, "docket", "name the case"),
    ("overtaken by nobody", {"kind": "overtaken"}, "by", "must name the measure"),
    ("a range without a last day", {"precision": "range"}, "happened_until", "needed for a range"),
    ("a day and a last day", {"happened_until": "2020-10-02"}, "happened_until", "empty otherwise"),
    ("no date", {"happened_on": ""}, "happened_on", "set its precision to Unknown"),
    ("a pause that ends before", {"until": "2020-09-01"}, "until", "must lie after"),
    ("an hour without a zone", {"at_time": "23:59"}, "time_zone", "needed where a time"),
    ("a zone that is none", {"at_time": "23:59", "time_zone": "EST5"}, "time_zone", "America/New_York"),
    ("a day to come", {"happened_on": "2199-01-01"}, "happened_on", "mark the event as expected"),
    ("no day of any calendar", {"happened_on": "2020-02-30"}, "happened_on", "valid date"),
    ("counted from nothing", {"count": "45"}, "count", "needs both the event"),
    ("no such kind", {"kind": "abolished"}, "kind", "not one of the available choices"),
    ("no summary", {"summary": ""}, "summary", "required"),
    (
        "an anonymous source with a name",
        {"attribution": "anonymous", "speaker_name": "Deep Throat"},
        "speaker",
        "must not be named",
    ),
    ("on record without a name", {"attribution": "on_record"}, "speaker", "say who is on record"),
    ("nobody said so", {"people": "0"}, "people", "greater than or equal to 1"),
]


@pytest.mark.parametrize(("case", "typed", "field", "said"), EVENTS, ids=[case[0] for case in EVENTS])
def test_a_wrong_event_is_refused_at_its_field(desk: Client, case, typed, field, said):
    measure = make_measure(with_event="")
    form = FilledForm(desk, form_of(measure)).type(source=make_article()).add("events", **EVENT | typed)
    found = complaints(form.post())
    assert set(found) == {f"events-0-{field}"}
    assert said in " ".join(found[f"events-0-{field}"])
    assert not measure.events.exists()


def test_an_event_in_the_future_is_welcome_when_it_is_expected(desk: Client):
    measure = make_measure(with_event="")
    FilledForm(desk, form_of(measure)).add(
        "events", **EVENT | {"happened_on": "2199-01-01", "expected": True}
    ).save()
    assert measure.events.get().expected


def test_a_counted_day_is_left_to_the_database_and_never_goes_in_a_circle(desk: Client):
    measure = make_measure()
    signing = measure.events.get()
    FilledForm(desk, form_of(measure)).add(
        "events", kind="deadline", summary="The window closes.", counted_from=signing, count=45, expected=True
    ).save()
    deadline = measure.events.get(kind="deadline")
    assert str(deadline.happened_on) == "2020-11-21"
    circle = FilledForm(desk, form_of(measure)).change("events", 0, counted_from=deadline, count=1)
    assert "cannot be counted from itself" in complaints(circle.post())["events-0-counted_from"][0]


def test_a_source_needs_its_article(desk: Client):
    form = FilledForm(desk, form_of(make_measure(with_event=""))).add(
        "events", **EVENT, attribution="anonymous"
    )
    assert "Choose the article" in complaints(form.post())["events-0-source"][0]


def test_a_citation_has_one_source(desk: Client):
    measure = make_measure()
    event = measure.events.get()
    form = FilledForm(desk, form_of(measure)).change("citations", 0, article="")
    assert "Choose exactly one source" in complaints(form.post())["citations-0-article"][0]
    form.change("citations", 0, article=make_article(), statement="")
    assert "citations-0-statement" in complaints(form.post())
    assert event.citations.count() == 1


def test_only_an_option_that_was_taken_has_a_result(desk: Client):
    measure = make_measure()
    form = FilledForm(desk, form_of(measure)).add("options", label="An order", resulted_in=make_measure())
    assert "Taken" in complaints(form.post())["options-0-resulted_in"][0]


def test_rows_that_would_be_there_twice_are_refused_at_their_field(desk: Client):
    measure = make_measure()
    measure.options.create(label="An order")
    form = FilledForm(desk, form_of(measure)).add("options", label="An order")
    assert "label" in str(complaints(form.post()))


def test_a_measure_is_not_related_to_itself(desk: Client):
    measure = make_measure()
    form = FilledForm(desk, form_of(measure)).add("relations", kind="amends", other=measure)
    assert "itself" in complaints(form.post())["relations-0-other"][0]


def test_a_measure_needs_title_jurisdiction_and_a_year_that_has_come(desk: Client):
    found = complaints(FilledForm(desk, ADD).type(year=2199).post())
    assert set(found) == {"title", "jurisdiction", "year"}
    assert not Measure.objects.exists()


def test_every_constraint_an_editor_can_violate_speaks_at_a_field():
    # The reference is made and the effect computed: no form writes them.
    unreachable = {
        "measure_reference_form",
        "effect_one_state_at_a_time",
        "effect_period_lasts",
        "measure_effect_one_at_a_time",
        "measure_effect_lasts",
    }
    named = {
        constraint.name
        for room in ("measures", "registry")
        for model in apps.get_app_config(room).get_models()
        for constraint in model._meta.constraints
    } | {constraint.name for constraint in MuteRule._meta.constraints}
    assert named - unreachable == set(FIELD_OF)

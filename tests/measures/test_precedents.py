"""A new measure takes over what its precedent is, and nothing of what happened to it."""

import pytest

from policies.measures import history
from policies.measures.models import Measure, MeasureBody, Option, Provision, Target
from policies.measures.precedents import CannotStart, start_from
from policies.registry.models import Authority, Body, Entity, Topic
from tests.measures.factories import acting, make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def precedent() -> Measure:
    measure = make_measure(instrument="executive_order", official_citation="85 FR 48637", note="Ours.")
    body = Body.objects.create(slug="office", name="Office", kind="office", jurisdiction=measure.jurisdiction)
    basis = Authority.objects.create(slug="test-act", title="Test Act", kind="statute")
    MeasureBody.objects.create(measure=measure, body=body, role="implementing")
    measure.topics.add(Topic.objects.get_or_create(kind="sector", slug="software", name="Software")[0])
    measure.authorities.add(basis)
    option = Option.objects.create(
        measure=measure, label="An order", standing="taken", resulted_in=make_measure()
    )
    option.authorities.add(basis)
    Provision.objects.create(measure=measure, number=1, label="Downloads")
    for slug in ("one", "two"):
        entity = Entity.objects.create(slug=slug, name=slug.title(), schema="Company")
        Target.objects.create(measure=measure, entity=entity)
    return measure


def test_what_the_precedent_is_is_taken_over(precedent: Measure):
    new = start_from(precedent, title="Curbs again", year=2021)
    assert (new.reference, new.slug) == ("US-2021-0001", "curbs-again")
    assert new.instrument == "executive_order"
    assert list(new.bodies.values_list("body__slug", "role")) == [("office", "implementing")]
    assert [basis.slug for basis in new.authorities.all()] == ["test-act"]
    assert [topic.slug for topic in new.topics.all()] == ["software"]
    assert list(new.provisions.values_list("number", "label")) == [(1, "Downloads")]


def test_what_happened_to_the_precedent_is_not(precedent: Measure):
    new = start_from(precedent, title="Curbs again", year=2021)
    assert not new.events.exists()
    assert not new.citations.exists()
    assert (new.official_citation, new.note) == ("", "")


def test_an_option_begins_anew_as_one_under_consideration(precedent: Measure):
    option = start_from(precedent, title="Curbs again", year=2021).options.get()
    assert (option.standing, option.resulted_in, option.check_state) == ("considered", None, "recalled")
    assert [basis.slug for basis in option.authorities.all()] == ["test-act"]


def test_only_the_targets_that_are_named_are_taken_over(precedent: Measure):
    first = precedent.targets.all()[0]
    assert not start_from(precedent, title="Without", year=2021).targets.exists()
    new = start_from(precedent, title="With", year=2021, targets=[first.pk])
    assert [target.entity.slug for target in new.targets.all()] == ["one"]


def test_the_old_measure_is_a_precedent_for_the_new_one(precedent: Measure):
    person = make_user()
    with acting(person):
        new = start_from(precedent, title="Curbs again", year=2021)
    assert list(precedent.relations.values_list("kind", "other")) == [("precedent", new.pk)]
    assert person.pk in history.contributors(precedent, after={})


@pytest.mark.parametrize(
    ("typed", "says"),
    [({"title": " "}, "Title"), ({"title": "x" * 301}, "Title"), ({"targets": [0]}, "Targets: choose among")],
)
def test_what_does_not_fit_starts_nothing(precedent: Measure, typed, says):
    before = Measure.objects.count()
    with pytest.raises(CannotStart, match=says):
        start_from(precedent, **{"title": "Curbs again", "year": 2021, **typed})
    assert Measure.objects.count() == before

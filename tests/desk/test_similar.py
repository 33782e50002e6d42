"""Measures like the one being typed are offered, and saving a near double asks once."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from policies.measures.models import Measure, Target
from policies.registry.models import Entity
from tests.desk.posting import ADD, FilledForm, complaints
from tests.measures.factories import make_jurisdiction, make_measure

pytestmark = pytest.mark.django_db
SIMILAR = "/desk/measures/similar/"


def offered(desk: Client, **asked: Any) -> list[str]:
    return [row["title"] for row in desk.get(SIMILAR, asked).json()["measures"]]


def test_a_similar_title_is_offered_and_another_is_not(desk: Client):
    make_measure(title="Curbs on the payment platforms of Ant Group")
    make_measure(title="Duties on lumber")
    assert offered(desk, title="curbs on payment platforms ant") == [
        "Curbs on the payment platforms of Ant Group"
    ]


def test_a_measure_with_the_same_target_is_offered_whatever_its_title(desk: Client):
    measure = make_measure(title="Duties on lumber")
    entity = Entity.objects.create(slug="ant", name="Ant", schema="Company")
    Target.objects.create(measure=measure, entity=entity)
    assert offered(desk, title="Curbs", target=[entity.pk]) == ["Duties on lumber"]


def test_the_measure_being_edited_is_not_offered_to_itself(desk: Client):
    measure = make_measure(title="Duties on lumber")
    assert offered(desk, title="Duties on lumber", without=measure.pk) == []


def test_nonsense_is_answered_with_nothing(desk: Client):
    assert offered(desk, title="\0", target=["x", "9" * 30], without="x") == []


def test_titles_are_found_by_index_among_ten_thousand():
    place = make_jurisdiction()
    Measure.objects.bulk_create(
        Measure(
            reference=f"US-2020-{n:05d}",
            slug=f"m{n}",
            title=f"Order {n * 7919} on {n} goods",
            jurisdiction=place,
        )
        for n in range(10_000)
    )
    with connection.cursor() as cursor:
        # What autovacuum does in time: it moves what was just written into the index proper.
        cursor.execute("SELECT gin_clean_pending_list('measure_title_trigrams')")
        cursor.execute("ANALYZE measures_measure")
    assert "measure_title_trigrams" in Measure.objects.titled_like("Curbs on payment apps").explain()


def test_offering_takes_two_queries_beside_the_sign_in(desk: Client, django_assert_num_queries):
    make_measure(title="Duties on lumber")
    with django_assert_num_queries(2):
        Measure.objects.like("Duties on lumber", targets=[1], limit=5)


def test_saving_a_near_double_asks_once_and_loses_nothing(desk: Client):
    known = make_measure(title="Curbs on the payment platforms of Ant Group")
    form = FilledForm(desk, ADD).type(
        title="Curbs on the payment platforms of Ant",
        jurisdiction=make_jurisdiction(),
        year=2020,
        summary="Mine.",
    )
    refused = form.post()
    assert known.reference in complaints(refused)["title"][0]
    assert "Mine." in refused.content.decode()
    assert Measure.objects.count() == 1
    form.data["looked_at"] = refused.context["adminform"].form["looked_at"].value()
    form.save()
    assert Measure.objects.count() == 2

"""Every change of a working copy is recorded, whoever makes it and however."""

import pytest
from django.db import connection, transaction

from policies.measures import editing, history
from policies.measures.models import Event, Measure, Option
from policies.registry.models import Authority
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor")


@pytest.fixture
def measure(editor):
    return make_measure(by=editor)


def tables(measure: Measure, after: history.Mark) -> list[str]:
    return [change.table for change in history.changes(measure, after=after)]


def test_changes_name_the_acting_user(measure, editor):
    assert {change.user for change in history.changes(measure, after={})} == {editor.pk}


def test_nothing_is_newer_than_the_mark(measure):
    assert history.changes(measure, after=history.mark(measure)) == []


def test_a_change_of_another_measure_is_not_ours(measure, editor):
    seen = history.mark(measure)
    make_measure(by=editor)
    assert tables(measure, seen) == []


@pytest.mark.parametrize(
    ("change", "table"),
    [
        (lambda m: Measure.objects.filter(pk=m.pk).update(title="New"), "measure"),
        (lambda m: make_event(m, "response"), "event"),
        (lambda m: m.events.all().delete(), "citation"),
        (lambda m: Option.objects.bulk_create([Option(measure=m, label="A way")]), "option"),
    ],
)
def test_every_way_to_change_is_recorded(measure, change, table):
    seen = history.mark(measure)
    change(measure)
    assert table in tables(measure, seen)


def test_ties_of_parts_are_recorded_even_after_the_part_is_gone(measure):
    option = Option.objects.create(measure=measure, label="A way")
    seen = history.mark(measure)
    option.authorities.add(Authority.objects.create(slug="test-act", title="Test Act", kind="statute"))
    assert tables(measure, seen) == ["optionauthority"]
    option.delete()
    assert set(tables(measure, seen)) == {"option", "optionauthority"}


@pytest.mark.django_db(transaction=True)
def test_raw_sql_is_recorded_without_a_user(measure):
    seen = history.mark(measure)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE measures_event SET note = 'x' WHERE measure_id = %s", [measure.pk])
    (change,) = history.changes(measure, after=seen)
    assert change.user is None
    assert change.action == "update"


def test_a_save_without_a_change_records_nothing(measure):
    seen = history.mark(measure)
    measure.save()
    Event.objects.get(measure=measure).save()
    assert tables(measure, seen) == []


def test_the_second_of_two_editors_is_told_who_changed_what(measure):
    seen = history.mark(measure)
    with acting(make_user("editor", username="Noor")):
        make_event(measure, "response")
    told = r"Editor changed event\b.*nothing you typed is lost"
    with pytest.raises(editing.EditedMeanwhile, match=told), transaction.atomic():
        editing.open_for_edit(measure.pk, seen=seen)
    with transaction.atomic():
        assert editing.open_for_edit(measure.pk, seen=history.mark(measure)) == measure


def test_the_history_cannot_be_rewritten(measure):
    with pytest.raises(Exception, match="append_only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM measures_eventevent")

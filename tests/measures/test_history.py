"""Every change of a working copy is recorded, whoever makes it and however."""

import pghistory.models
import pytest
from django.apps import apps
from django.db import connection, transaction

from policies.measures import editing, history
from policies.measures.models import Event, Measure, Option
from policies.registry.models import Authority, AuthorityBasis
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_user("editor")


@pytest.fixture
def measure(editor):
    return make_measure(by=editor)


def make_authority(slug: str = "test-act") -> Authority:
    return Authority.objects.create(slug=slug, title=slug, kind="statute")


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
    option.authorities.add(make_authority())
    assert tables(measure, seen) == ["optionauthority"]
    option.delete()
    assert set(tables(measure, seen)) == {"option", "optionauthority"}


def update_by_sql(measure: Measure) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE measures_event SET note = 'x' WHERE measure_id = %s", [measure.pk])


def update_in_bulk(measure):
    events = list(measure.events.all())
    for event in events:
        event.note = "x"
    Event.objects.bulk_update(events, ["note"])


@pytest.mark.parametrize(
    "change",
    [
        update_by_sql,
        lambda m: Event.objects.filter(measure=m).update(note="x"),
        lambda m: Event.objects.bulk_create([Event(measure=m, kind="response", precision="unknown")]),
        update_in_bulk,
        lambda m: m.events.all().delete(),
        lambda m: m.authorities.add(make_authority()),
    ],
    ids=["raw SQL", "update", "bulk_create", "bulk_update", "delete", "a tie"],
)
def test_the_acting_user_is_recorded_whatever_the_way(measure, change):
    seen, other = history.mark(measure), make_user("editor", username="Noor")
    with acting(other):
        change(measure)
    assert {one.user for one in history.changes(measure, after=seen)} == {other.pk}


def test_what_an_authority_rests_on_is_recorded(editor):
    act, order = make_authority("act"), make_authority("order")
    with acting(editor):
        order.rests_on.add(act)
        order.rests_on.clear()
    recorded = AuthorityBasis.pgh_event_model.objects.order_by("pgh_id")
    assert list(
        recorded.values_list("pgh_label", "from_authority", "to_authority", "pgh_context__metadata")
    ) == [(label, order.pk, act.pk, {"user": editor.pk}) for label in ("insert", "delete")]


# Derived from the rest, kept for a moment only, or about the outside world.
UNRECORDED = {
    "measures_effectdue",
    "measures_effectperiod",
    "measures_measureeffect",
    "measures_referenceseries",
    "sources_intake",
    "sources_link",
}


def test_every_table_of_the_working_copy_has_its_triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal")
        triggers = cursor.fetchall()
    recorded = {
        action: {table for table, name in triggers if name.startswith(f"pgtrigger_{action}_{action}")}
        for action in ("insert", "update", "delete")
    }
    tables = {
        model._meta.db_table
        for app in ("registry", "sources", "measures")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if not issubclass(model, pghistory.models.Event)
    }
    assert len(tables - UNRECORDED) > 20
    for action, covered in recorded.items():
        assert tables - covered == UNRECORDED, action


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

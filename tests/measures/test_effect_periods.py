"""The effect of every working copy stands in rows that are never other than what the events say."""

import datetime as dt
import threading
from collections.abc import Collection
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from policies.measures import effects
from policies.measures.derive.timelines import timelines
from policies.measures.facts import fact_of
from policies.measures.models import EffectDue, EffectPeriod, Event, Measure, MeasureEffect, Provision
from policies.measures.precedents import start_from
from policies.measures.tasks import settle_effects
from tests.measures.factories import make_event, make_measure

pytestmark = pytest.mark.django_db

JULY = dt.date(2021, 7, 1)


@pytest.fixture
def measure():
    return make_measure(with_event="issued")


def effect(measure: Measure, day: dt.date = JULY) -> str | None:
    found: Any = Measure.objects.with_effect_on(day).get(pk=measure.pk)
    return found.effect


def states(measure: Measure, day: dt.date = JULY) -> list[str]:
    return list(EffectPeriod.objects.on(day).filter(measure=measure).values_list("state", flat=True))


def sql(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def assert_rows_are_what_the_events_say(measures) -> None:
    for measure in measures:
        numbers = {row.number: row.pk for row in measure.provisions.all()}
        facts = [fact_of(event) for event in measure.events.prefetch_related("provisions")]
        computed = timelines(facts, numbers)
        stored = EffectPeriod.objects.settled().filter(measure=measure)
        assert sorted(
            (row.provision_id or 0, row.scope, str(row.held.lower), row.state, tuple(row.events))
            for row in stored
        ) == sorted(
            (numbers.get(number, 0), span.scope, str(span.start), span.state, span.events)
            for number, spans in computed.effects.items()
            for span in spans
        )
        rolled = MeasureEffect.objects.settled().filter(measure=measure).order_by("held")
        assert [(row.effect, row.held.lower, row.held.upper) for row in rolled] == [
            (span.state, span.start, span.end) for span in computed.effect
        ]


def test_a_measure_has_its_effect_from_the_moment_it_is_there(measure):
    assert effect(measure) == "pending"
    assert effect(measure, dt.date(2019, 1, 1)) == "none"
    assert effect(make_measure(with_event="")) == "none"


def test_a_saved_event_moves_the_effect_in_the_same_transaction(measure):
    event = make_event(measure, "effective", "2021-01-01")
    assert effect(measure) == "in_effect"
    event.happened_on = dt.date(2022, 1, 1)
    event.save()
    assert effect(measure) == "pending"
    event.delete()
    assert effect(measure, dt.date(2023, 1, 1)) == "pending"


def test_each_provision_has_its_own_states_and_scopes(measure, django_assert_num_queries):
    one, two = (Provision.objects.create(measure=measure, number=n, label=f"Part {n}") for n in (1, 2))
    make_event(measure, "effective", "2021-01-01", provisions=[one, two])
    order = make_event(measure, "enjoined_preliminary", "2021-02-01", provisions=[one])
    make_event(measure, "enjoined_tro", "2021-03-01", provisions=[two], scope="the plaintiffs")
    assert states(measure) == ["enjoined_preliminary", "in_effect", "enjoined_tro"]
    assert effect(measure) == "partly_blocked"
    order.provisions.set([two])
    assert states(measure) == ["in_effect", "enjoined_preliminary", "enjoined_tro"]
    assert_rows_are_what_the_events_say([measure])
    with django_assert_num_queries(1):
        list(Measure.objects.with_effect_on(JULY))


def test_an_effective_day_without_provisions_is_that_of_the_whole_measure(measure):
    make_event(measure, "effective", "2021-01-01")
    assert states(measure) == ["in_effect"]
    Provision.objects.create(measure=measure, number=1, label="Part 1")
    period = EffectPeriod.objects.on(JULY).get(measure=measure)
    assert period.provision == Provision.objects.get()


def test_the_database_refuses_two_states_at_a_time(measure):
    for provision in (None, Provision.objects.create(measure=measure, number=1, label="Part 1")):
        period = EffectPeriod(
            measure=make_measure() if provision is None else measure,
            provision=provision,
            state="in_effect",
            held=DateRange(dt.date(2021, 1, 1), None),
            events=[],
        )
        with pytest.raises(IntegrityError, match="effect_one_state_at_a_time"), transaction.atomic():
            period.save()
    with pytest.raises(IntegrityError, match="measure_effect_one_at_a_time"), transaction.atomic():
        MeasureEffect.objects.create(
            measure=measure, effect="in_effect", held=DateRange(JULY, None), events=[]
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda m: sql("UPDATE measures_event SET kind = 'effective' WHERE measure_id = %s", m.pk),
        lambda m: sql(
            "INSERT INTO measures_provision (measure_id, number, label) VALUES (%s, 1, 'Part 1')", m.pk
        ),
        lambda m: Event.objects.filter(measure=m).update(happened_on=dt.date(2021, 1, 1)),
        lambda m: Event.objects.bulk_create(
            [Event(measure=m, kind="effective", summary="x", happened_on=dt.date(2021, 1, 1))]
        ),
    ],
)
def test_what_another_program_changes_is_read_by_nobody_until_it_is_settled(measure, change):
    change(measure)
    assert effect(measure) is None
    assert states(measure) == []
    assert settle_effects() == 1
    assert settle_effects() == 0
    assert effect(measure)
    assert_rows_are_what_the_events_say([measure])


def test_a_raw_tie_to_a_provision_and_a_raw_move_to_another_measure_mark_all_concerned(measure):
    provision = Provision.objects.create(measure=measure, number=1, label="Part 1")
    event = make_event(measure, "effective", "2021-01-01")
    sql(
        "INSERT INTO measures_event_provisions (event_id, provision_id) VALUES (%s, %s)",
        event.pk,
        provision.pk,
    )
    assert list(EffectDue.objects.values_list("pk", flat=True)) == [measure.pk]
    other = make_measure()
    settle_effects()
    sql("DELETE FROM measures_event_provisions WHERE event_id = %s", event.pk)
    assert EffectDue.objects.count() == 1
    settle_effects()
    sql("UPDATE measures_event SET measure_id = %s WHERE id = %s", other.pk, event.pk)
    assert set(EffectDue.objects.values_list("pk", flat=True)) == {measure.pk, other.pk}


def test_what_no_effect_rests_on_marks_nothing(measure):
    sql("UPDATE measures_event SET summary = 'y', note = 'z', check_state = 'recalled'")
    sql("UPDATE measures_measure SET title = 'Another'")
    assert not EffectDue.objects.exists()


def test_verbs_settle_all_they_wrote_at_once(measure, monkeypatch):
    settled: list[list[int]] = []
    settle = effects.settle

    def noting(measures: Collection[int]) -> int:
        settled.append(sorted(measures))
        return settle(measures)

    monkeypatch.setattr(effects, "settle", noting)
    with effects.settled_together():
        make_event(measure, "effective", "2021-01-01")
        Event.objects.bulk_create(
            [Event(measure=measure, kind="revoked", summary="x", happened_on=dt.date(2021, 6, 1))]
        )
        with effects.settled_together():
            make_event(measure, "response")
        assert settled == []
    assert settled == [[measure.pk]]
    assert effect(measure) == "ended"
    copied = start_from(measure, title="Another", year=2021)
    assert effect(copied) == "none"
    assert not EffectDue.objects.exists()


def test_a_deleted_measure_leaves_nothing_behind(measure):
    measure.events.all().delete()
    measure.delete()
    assert not EffectPeriod.objects.exists()
    assert not MeasureEffect.objects.exists()
    assert settle_effects() == 0


def test_rebuilding_says_how_many_were_wrong(measure, capsys):
    other = make_measure()
    EffectPeriod.objects.filter(measure=measure).update(state="in_effect")
    call_command("rebuild_effects")
    assert "2 measures computed anew; 1 were not" in capsys.readouterr().out
    assert states(measure) == ["pending_date"]
    call_command("rebuild_effects")
    assert "2 measures computed anew; 0 were not" in capsys.readouterr().out
    assert_rows_are_what_the_events_say([measure, other])


@pytest.mark.django_db(transaction=True)
def test_a_change_that_comes_while_the_effect_is_computed_is_not_lost(measure):
    """A writer who is not through yet makes the other wait, and whoever comes last settles both."""
    wrote, go_on = threading.Event(), threading.Event()

    def write_without_settling() -> None:
        try:
            with transaction.atomic():
                sql(
                    "UPDATE measures_event SET kind = 'effective', happened_on = '2021-01-01' "
                    "WHERE measure_id = %s",
                    measure.pk,
                )
                wrote.set()
                go_on.wait(10)
        finally:
            connection.close()

    def settle_meanwhile() -> None:
        try:
            settle_effects()
        finally:
            connection.close()

    sql("UPDATE measures_event SET note = 'x', happened_on = '2020-10-08' WHERE measure_id = %s", measure.pk)
    writer = threading.Thread(target=write_without_settling)
    settler = threading.Thread(target=settle_meanwhile)
    writer.start()
    assert wrote.wait(10)
    settler.start()
    settler.join(0.3)
    go_on.set()
    writer.join(10)
    settler.join(10)
    settle_effects()
    assert effect(measure) == "in_effect"
    assert_rows_are_what_the_events_say([measure])


def test_the_rows_of_the_demonstration_are_what_its_events_say(demo):
    assert not EffectDue.objects.exists()
    assert_rows_are_what_the_events_say(Measure.objects.all())
    assert (
        effect(Measure.objects.get(slug="commerce-identification-tiktok"), dt.date(2020, 11, 1)) == "blocked"
    )

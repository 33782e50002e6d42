"""What was so, and what was recorded of it by a moment, are two questions."""

import datetime as dt

import pytest
from django.db import connection

from policies.measures.models import Measure, Provision
from policies.measures.recorded import effect_on, record_of, stage_on
from policies.publication.vocabulary import Effect, Stage
from tests.measures.factories import make_event, make_measure

pytestmark = pytest.mark.django_db(transaction=True)

JULY = dt.date(2021, 7, 1)


@pytest.fixture
def measure() -> Measure:
    return make_measure(with_event="issued")


def now() -> dt.datetime:
    """Give the database's own clock between two transactions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def sql(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_before_anything_was_recorded_there_is_no_stage_and_no_effect():
    before = now()
    measure = make_measure(with_event="issued")
    assert stage_on(measure, JULY, recorded_by=before) is None
    assert effect_on(measure, JULY, recorded_by=before) == Effect.NONE
    assert stage_on(measure, JULY) == Stage.ISSUED


def test_a_corrected_event_is_read_as_it_was_recorded(measure):
    event = make_event(measure, "effective", "2021-01-01")
    first = now()
    event.happened_on = dt.date(2022, 1, 1)
    event.save()
    second = now()
    event.delete()
    assert [effect_on(measure, JULY, recorded_by=moment) for moment in (first, second)] == [
        Effect.IN_EFFECT,
        Effect.PENDING,
    ]
    assert [stage_on(measure, JULY, recorded_by=moment) for moment in (first, second)] == [
        Stage.IN_FORCE,
        Stage.ISSUED,
    ]
    assert effect_on(measure, dt.date(2022, 7, 1), recorded_by=second) == Effect.IN_EFFECT
    assert effect_on(measure, dt.date(2022, 7, 1)) == Effect.PENDING


def test_a_correction_by_raw_sql_counts_like_any_other(measure):
    make_event(measure, "effective", "2021-01-01")
    before = now()
    sql("UPDATE measures_event SET expected = true WHERE kind = 'effective'")
    assert effect_on(measure, JULY, recorded_by=before) == Effect.IN_EFFECT
    assert effect_on(measure, JULY) == Effect.PENDING


def test_provisions_and_what_an_event_concerns_are_as_recorded(measure):
    one, two = (Provision.objects.create(measure=measure, number=n, label=f"Part {n}") for n in (1, 2))
    make_event(measure, "effective", "2021-01-01")
    order = make_event(measure, "enjoined_preliminary", "2021-02-01", provisions=[one])
    partly = now()
    order.provisions.add(two)
    wholly = now()
    sql("DELETE FROM measures_event_provisions WHERE provision_id = %s", two.pk)
    two.delete()
    assert effect_on(measure, JULY, recorded_by=partly) == Effect.PARTLY_BLOCKED
    assert effect_on(measure, JULY, recorded_by=wholly) == Effect.BLOCKED
    assert [row["label"] for row in record_of(measure, recorded_by=wholly).provisions.values()] == [
        "Part 1",
        "Part 2",
    ]
    assert [row["label"] for row in record_of(measure).provisions.values()] == ["Part 1"]
    assert effect_on(measure, JULY) == Effect.BLOCKED


def test_an_event_that_moved_to_another_measure_belongs_to_each_in_its_time(measure):
    other = make_measure(with_event="")
    before = now()
    sql("UPDATE measures_event SET measure_id = %s WHERE measure_id = %s", other.pk, measure.pk)
    assert stage_on(measure, JULY, recorded_by=before) == Stage.ISSUED
    assert stage_on(other, JULY, recorded_by=before) is None
    assert stage_on(measure, JULY) is None
    assert stage_on(other, JULY) == Stage.ISSUED

"""A counted day shows its arithmetic and moves when its base is corrected."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from policies.measures import freeze, history
from policies.measures.models import Event, MeasureEffect
from policies.measures.tasks import settle_effects
from policies.measures.wording import counted
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure():
    return make_measure(with_event="")


@pytest.fixture
def signing(measure):
    return make_event(measure, "issued", "2020-08-06")


def count(base: Event, number: int, unit: str = "days", **more) -> Event:
    event = make_event(
        base.measure,
        "milestone",
        None,
        counted_from=base,
        count=number,
        count_unit=unit,
        expected=True,
        precision="unknown",
        **more,
    )
    event.refresh_from_db()
    return event


@pytest.mark.parametrize(
    ("signed", "number", "unit", "day"),
    [
        ("2020-08-06", 45, "days", "2020-09-20"),
        ("2021-01-05", 45, "days", "2021-02-19"),
        ("2021-03-09", 60, "days", "2021-05-08"),
        ("2025-09-25", 120, "days", "2026-01-23"),
        ("2024-04-24", 270, "days", "2025-01-19"),
        ("2021-01-31", 1, "months", "2021-02-28"),
        ("2020-02-29", 1, "years", "2021-02-28"),
        ("2020-08-06", 2, "weeks", "2020-08-20"),
    ],
)
def test_the_day_is_counted_from_its_base(measure, signed, number, unit, day):
    assert count(make_event(measure, "issued", signed), number, unit).happened_on == dt.date.fromisoformat(
        day
    )


def test_a_corrected_base_moves_everything_that_is_counted_from_it(measure, signing):
    first = count(signing, 45)
    second = count(first, 30)
    Event.objects.filter(pk=signing.pk).update(happened_on="2020-08-07")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.happened_on, second.happened_on) == (dt.date(2020, 9, 21), dt.date(2020, 10, 21))


def test_the_move_is_recorded_as_the_work_of_who_corrected_the_base(measure, signing):
    clock = count(signing, 45)
    seen = history.mark(measure)
    user = make_user("editor")
    with acting(user):
        signing.happened_on = dt.date(2020, 8, 7)
        signing.save()
    moved = history.changes(measure, after=seen)
    assert {(change.row, change.user) for change in moved} == {(signing.pk, user.pk), (clock.pk, user.pk)}


def test_a_changed_count_moves_the_day(signing):
    clock = count(signing, 45)
    Event.objects.filter(pk=clock.pk).update(count=60)
    clock.refresh_from_db()
    assert clock.happened_on == dt.date(2020, 10, 5)


def test_a_counted_day_is_known_as_exactly_as_its_base(measure):
    base = make_event(measure, "issued", "2020-08-01", precision="month")
    assert count(base, 1, "months").precision == "month"


def test_nobody_can_type_over_a_counted_day(signing):
    clock = count(signing, 45)
    Event.objects.filter(pk=clock.pk).update(happened_on="2030-01-01")
    clock.refresh_from_db()
    assert clock.happened_on == dt.date(2020, 9, 20)


def test_an_event_is_never_counted_from_itself(signing):
    first = count(signing, 45)
    second = count(first, 30)
    with pytest.raises(IntegrityError, match="cannot be counted from itself"), transaction.atomic():
        Event.objects.filter(pk=first.pk).update(counted_from=second)


def test_an_event_is_counted_from_one_of_its_own_measure(signing):
    other = make_event(make_measure(), "issued", "2020-08-06")
    with pytest.raises(IntegrityError, match="same measure"), transaction.atomic():
        Event.objects.filter(pk=other.pk).update(counted_from=signing, count=45)


def test_a_clock_needs_both_its_base_and_a_number(signing):
    with pytest.raises(IntegrityError, match="event_clock_is_whole"), transaction.atomic():
        make_event(signing.measure, "milestone", "2020-09-20", counted_from=signing)


def test_the_document_shows_the_arithmetic(measure, signing):
    clock = count(signing, 45)
    assert counted(clock) == "45 days after 6 August 2020"
    body = freeze.document(freeze.for_freezing(measure.pk), public_titles={})
    assert [event["counted"] for event in body["events"]] == [
        None,
        {
            "from": signing.pk,
            "number": 45,
            "unit": "days",
            "rolls_to": None,
            "words": "45 days after 6 August 2020",
        },
    ]


def lasting_pause(measure, on: str | None = "2025-09-25", **more) -> Event:
    pause = make_event(measure, "non_enforcement", on, **{"lasts": 120, **more})
    pause.refresh_from_db()
    return pause


@pytest.mark.parametrize(
    ("on", "lasts", "unit", "until"),
    [
        ("2025-09-25", 120, "days", "2026-01-23"),
        ("2025-01-20", 75, "days", "2025-04-05"),
        ("2025-01-31", 1, "months", "2025-02-28"),
        ("2025-01-01", 2, "weeks", "2025-01-15"),
    ],
)
def test_a_pause_that_lasts_so_long_ends_by_itself(measure, on, lasts, unit, until):
    pause = lasting_pause(measure, on, lasts=lasts, lasts_unit=unit)
    assert pause.until == dt.date.fromisoformat(until)


def test_the_end_of_a_pause_moves_with_its_beginning_and_the_effect_with_it(measure):
    make_event(measure, "effective", "2025-01-01")
    signed = make_event(measure, "milestone", "2025-09-24")
    pause = count(signed, 1, lasts=120)
    Event.objects.filter(pk=pause.pk).update(kind="non_enforcement", expected=False)
    settle_effects()
    held = MeasureEffect.objects.get(measure=measure, effect="not_enforced").held
    assert (held.lower, held.upper) == (dt.date(2025, 9, 25), dt.date(2026, 1, 23))
    signed.happened_on = dt.date(2025, 9, 25)
    signed.save()
    held = MeasureEffect.objects.get(measure=measure, effect="not_enforced").held
    assert (held.lower, held.upper) == (dt.date(2025, 9, 26), dt.date(2026, 1, 24))


def test_nobody_can_type_over_the_end_that_a_length_gives(measure):
    pause = lasting_pause(measure)
    Event.objects.filter(pk=pause.pk).update(until="2030-01-01")
    pause.refresh_from_db()
    assert pause.until == dt.date(2026, 1, 23)


@pytest.mark.parametrize("wrong", [{"lasts": 0}, {"on": None, "precision": "unknown"}])
def test_a_length_is_above_zero_and_begins_on_a_day(measure, wrong):
    refused = r"event_lasts_from_a_day|event_until_after_start"
    with pytest.raises(IntegrityError, match=refused), transaction.atomic():
        lasting_pause(measure, **wrong)


def test_the_document_shows_how_long_it_lasts(measure):
    lasting_pause(measure)
    (row,) = freeze.document(freeze.for_freezing(measure.pk), public_titles={})["events"]
    assert row["lasts"] == {"number": 120, "unit": "days", "words": "120 days from 25 September 2025"}
    assert row["until"] == "2026-01-23"

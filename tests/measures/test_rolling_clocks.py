"""A counted day on which nobody works rolls to the next working day, says so, and moves with its base."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from policies.dockets.working_days import is_working_day, next_working_day
from policies.measures import freeze
from policies.measures.derive.clock import days_after
from policies.measures.models import Event
from policies.measures.wording import counted
from policies.publication.vocabulary import CountUnit
from tests.measures.factories import make_event, make_measure

pytestmark = pytest.mark.django_db


def rolling(base: Event, number: int, unit: str = "days") -> Event:
    event = make_event(
        base.measure,
        "consultation_closed",
        None,
        counted_from=base,
        count=number,
        count_unit=unit,
        rolls_to="us_federal",
        expected=True,
        precision="unknown",
    )
    event.refresh_from_db()
    return event


@pytest.fixture
def measure():
    return make_measure(with_event="")


@pytest.mark.parametrize(
    ("printed", "number", "day", "words"),
    [
        (
            "2021-01-19",
            60,
            "2021-03-22",
            "60 days after 19 January 2021; 20 March 2021 is a Saturday, so Monday, 22 March 2021",
        ),
        ("2021-01-20", 61, "2021-03-22", "61 days after 20 January 2021"),
        (
            "2025-06-04",
            30,
            "2025-07-07",
            "30 days after 4 June 2025; 4 July 2025 is Independence Day, so Monday, 7 July 2025",
        ),
        (
            "2021-06-11",
            7,
            "2021-06-21",
            "7 days after 11 June 2021; 18 June 2021 is Juneteenth National Independence Day (observed), "
            "so Monday, 21 June 2021",
        ),
        (
            "2024-12-22",
            10,
            "2025-01-02",
            "10 days after 22 December 2024; 1 January 2025 is New Year's Day, so Thursday, 2 January 2025",
        ),
    ],
)
def test_a_day_on_which_nobody_works_rolls_on_and_says_why(measure, printed, number, day, words):
    clock = rolling(make_event(measure, "published", printed), number)
    assert (clock.happened_on, counted(clock)) == (dt.date.fromisoformat(day), words)


def test_a_rolled_day_moves_when_its_base_is_corrected_and_takes_others_along(measure):
    printed = make_event(measure, "published", "2021-01-19")
    closing = rolling(printed, 60)
    after = make_event(measure, "milestone", None, counted_from=closing, count=1, precision="unknown")
    Event.objects.filter(pk=printed.pk).update(happened_on="2021-01-21")
    closing.refresh_from_db()
    after.refresh_from_db()
    assert (closing.happened_on, after.happened_on) == (dt.date(2021, 3, 22), dt.date(2021, 3, 23))
    Event.objects.filter(pk=printed.pk).update(happened_on="2021-01-22")
    closing.refresh_from_db()
    assert closing.happened_on == dt.date(2021, 3, 23)
    assert counted(closing) == "60 days after 22 January 2021"


def test_a_day_that_stays_where_it_falls_after_all_moves_what_is_counted_from_it(measure):
    closing = rolling(make_event(measure, "published", "2021-01-19"), 60)
    after = make_event(measure, "milestone", None, counted_from=closing, count=1, precision="unknown")
    Event.objects.filter(pk=closing.pk).update(rolls_to="")
    after.refresh_from_db()
    assert after.happened_on == dt.date(2021, 3, 21)


def test_only_a_day_known_exactly_rolls(measure):
    month = make_event(measure, "published", "2021-05-01", precision="month")
    assert rolling(month, 3, "months").happened_on == dt.date(2021, 8, 1)


@pytest.mark.parametrize("wrong", [{"rolls_to": "us_federal"}, {"rolls_to": "mars", "count": 1}])
def test_only_a_counted_day_rolls_and_only_to_a_calendar_that_is_known(measure, wrong):
    base = make_event(measure, "published", "2021-01-19")
    counted_from = base if "count" in wrong else None
    with pytest.raises(IntegrityError, match="event_rolls_when_counted"), transaction.atomic():
        make_event(measure, "milestone", "2021-03-20", counted_from=counted_from, **wrong)


def test_the_document_says_that_and_why_the_day_rolled(measure):
    rolling(make_event(measure, "published", "2021-01-19"), 60)
    row = freeze.document(freeze.for_freezing(measure.pk), public_titles={})["events"][1]
    assert row["counted"]["rolls_to"] == "us_federal"
    assert row["counted"]["words"].endswith("a Saturday, so Monday, 22 March 2021")


def test_the_database_knows_the_same_working_days_as_the_library():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day::date, us_federal_working_day(day::date)"
            " FROM generate_series('1990-01-01'::date, '2059-12-31', interval '1 day') day"
        )
        days = cursor.fetchall()
    assert len(days) == 25567
    assert [(day, on) for day, on in days if on != next_working_day(day)] == []


class AnyClock(TestCase):
    """Properties of every base, number and unit."""

    @given(
        base=st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
        number=st.integers(1, 400),
        unit=st.sampled_from(CountUnit),
        corrected=st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)),
    )
    def test_it_reaches_the_first_working_day_from_what_is_counted_and_follows_its_base(
        self, base, number, unit, corrected
    ):
        if unit != CountUnit.DAYS:
            number = number % 20 + 1
        printed = make_event(make_measure(with_event=""), "published", base.isoformat())
        clock = rolling(printed, number, unit)
        assert clock.happened_on == next_working_day(days_after(base, number, unit))
        assert is_working_day(clock.happened_on)
        Event.objects.filter(pk=printed.pk).update(happened_on=corrected)
        clock.refresh_from_db()
        assert clock.happened_on == next_working_day(days_after(corrected, number, unit))

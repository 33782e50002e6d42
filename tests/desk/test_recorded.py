"""The desk says how a measure stood by what had been recorded by a moment."""

import datetime as dt

import pytest
from django.test import Client

from tests.desk.posting import form_of
from tests.measures.factories import acting, make_event, make_measure
from tests.measures.test_recorded import now

pytestmark = pytest.mark.django_db(transaction=True)


def page(desk: Client, measure, **asked: str) -> tuple[int, str]:
    answer = desk.get(f"/desk/measures/{measure.pk}/recorded/", asked)
    return answer.status_code, " ".join(answer.content.decode().split())


def typed(moment: dt.datetime) -> str:
    return moment.replace(tzinfo=None).isoformat()


def test_the_form_leads_to_what_was_recorded_by_a_moment(desk: Client, editor):
    with acting(editor):
        measure = make_measure(with_event="issued", title="Curbs on payments")
        event = make_event(measure, "effective", "2021-01-01", summary="It began.")
    before = now()
    event.happened_on = dt.date(2022, 1, 1)
    event.save()
    make_event(measure, "response", "2020-12-01", summary="They answered.")
    assert f"/desk/measures/{measure.pk}/recorded/" in desk.get(form_of(measure)).content.decode()
    status, text = page(desk, measure, day="2021-07-01", recorded_by=typed(before))
    assert status == 200
    assert "<del>In effect</del>" in text
    assert "<ins>Pending</ins>" in text
    assert "Corrected since" in text
    assert "1 January 2021: It began.</del>" in text
    assert "1 January 2022: It began.</ins>" in text
    assert "Recorded since" in text
    assert "They answered." in text
    assert "by Editor" in text


def test_without_a_question_it_shows_today_and_nothing_has_changed_since(desk: Client):
    status, text = page(desk, make_measure(with_event="issued"))
    assert status == 200
    assert "No event was recorded, corrected or deleted since." in text
    assert text.count("the same") == 2


def test_before_the_first_record_it_says_so(desk: Client):
    status, text = page(desk, make_measure(), recorded_by="2019-01-01T00:00", zone="Asia/Tokyo")
    assert status == 200
    assert "No event of this measure had been recorded by then." in text
    assert "31 Dec 2018, 15:00 UTC" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"day": "soon"}, "Day: Enter a valid date."),
        ({"recorded_by": "noon"}, "Moment: give a day and a time"),
        ({"zone": "Mars"}, "Zone: Select a valid choice."),
        ({"recorded_by": "2021-03-14T02:30", "zone": "America/New_York"}, "clocks in America/New_York skip"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(desk: Client, asked, said):
    status, text = page(desk, make_measure(), **asked)
    assert status == 400
    assert said in text


def test_the_number_of_queries_does_not_grow_with_the_record(desk: Client, django_assert_max_num_queries):
    measure = make_measure(with_event="issued")
    for number in range(15):
        make_event(measure, "response", f"2021-01-{number + 1:02}")
    with django_assert_max_num_queries(22):
        page(desk, measure)

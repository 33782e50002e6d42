"""Expected dates to subscribe to."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from tests.publication.factories import publish

pytestmark = pytest.mark.django_db

VOTE = {"event": 7, "on": "2099-03-04", "until": None, "precision": "day", "label": "The Senate votes"}
LISTING = {
    "event": 8,
    "on": "2099-10-01",
    "until": "2099-10-31",
    "precision": "month",
    "label": "Shares are listed",
}
PAST = {"event": 9, "on": "2020-11-03", "until": None, "precision": "day", "label": "An election"}


def events(client, address: str) -> list[icalendar.Component]:
    response = client.get(address)
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(response.content).walk("VEVENT"))


def test_what_is_expected_of_a_selection_is_in_its_calendar(client):
    publish(title="A statute", instrument="statute", expected=[VOTE, PAST])
    publish(title="An order", instrument="executive_order", expected=[LISTING])
    (vote,) = events(client, "/measures/calendar.ics?instrument=statute")
    assert str(vote["summary"]) == "A statute: The Senate votes"
    assert (vote.decoded("dtstart"), vote.decoded("dtend")) == (date(2099, 3, 4), date(2099, 3, 5))


def test_a_date_known_to_the_month_spans_the_month(client):
    release = publish(title="An order", expected=[LISTING])
    (listing,) = events(client, f"/measures/{release.reference}/calendar.ics")
    assert (listing.decoded("dtstart"), listing.decoded("dtend")) == (date(2099, 10, 1), date(2099, 11, 1))


def test_a_date_that_moves_keeps_its_name_and_counts_up(client):
    release = publish(title="An order", expected=[VOTE])
    (before,) = events(client, f"/measures/{release.reference}/calendar.ics")
    publish(
        reference=release.reference,
        kind="updated",
        measure_id=release.measure_id,
        title="An order",
        expected=[{**VOTE, "on": "2099-04-01"}],
    )
    (after,) = events(client, f"/measures/{release.reference}/calendar.ics")
    assert after["uid"] == before["uid"]
    assert after.decoded("sequence") > before.decoded("sequence")
    assert after.decoded("dtstart") == date(2099, 4, 1)


def test_the_calendar_travels_in_time_with_the_selection(client):
    publish(title="An order", expected=[PAST], moment=datetime(2020, 10, 7, 12, tzinfo=UTC))
    assert events(client, "/measures/calendar.ics") == []
    (election,) = events(client, "/measures/calendar.ics?known_at=2020-10-20")
    assert "An election" in str(election["summary"])


def test_a_wrong_parameter_is_named(client):
    response = client.get("/measures/calendar.ics?stage=bogus")
    assert response.status_code == 400
    assert "stage:" in response.content.decode()


def test_an_unknown_measure_has_no_calendar(client):
    assert client.get("/measures/US-1999-0001/calendar.ics").status_code == 404


@pytest.mark.parametrize("measures", [1, 6])
def test_the_calendar_takes_the_same_queries_for_many(client, measures, django_assert_max_num_queries):
    for number in range(measures):
        publish(title=f"Measure {number}", expected=[VOTE])
    with django_assert_max_num_queries(4):
        assert len(events(client, "/measures/calendar.ics")) == measures

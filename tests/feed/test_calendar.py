"""Expected dates over the feed: the list's filters, the feed's manners, nothing but what was published."""

from datetime import UTC, datetime

import icalendar
import pytest

from tests.analysis.test_calendar import LISTING, PAST, VOTE
from tests.measures.factories import make_event, make_measure
from tests.publication.factories import publish

pytestmark = pytest.mark.django_db
CALENDAR = "/api/v1/calendar.ics"


def summaries(response) -> list[str]:
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return sorted(
        str(event["summary"]) for event in icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    )


def test_the_filters_of_the_list_select_the_dates(client):
    statute = publish(title="A statute", instrument="statute", expected=[VOTE, PAST])
    publish(title="An order", instrument="executive_order", expected=[LISTING])
    assert summaries(client.get(CALENDAR)) == ["A statute: The Senate votes", "An order: Shares are listed"]
    only = client.get(CALENDAR, {"instrument": "statute"})
    assert summaries(only) == ["A statute: The Senate votes"]
    assert f"URL:http://testserver/measures/{statute.reference}/" in only.content.decode()


def test_what_was_expected_at_a_moment_is_in_the_calendar_of_that_moment(client):

    publish(title="A statute", expected=[PAST], moment=datetime(2020, 10, 1, tzinfo=UTC))
    assert summaries(client.get(CALENDAR)) == []
    assert summaries(client.get(CALENDAR, {"known_at": "2020-10-02"})) == ["A statute: An election"]


def test_what_is_not_published_is_in_no_calendar(client):
    make_event(make_measure(), "vote", "2099-11-03", expected=True)
    assert summaries(client.get(CALENDAR)) == []


@pytest.mark.parametrize("accept", ["text/calendar", "*/*", "text/html,text/calendar;q=0.9"])
def test_calendar_programs_get_it_as_they_ask(client, accept):
    assert summaries(client.get(CALENDAR, headers={"accept": accept})) == []


@pytest.mark.parametrize("query", ["stage=nowhere", "cursor=x", "colour=red", "instrument="])
def test_a_wrong_parameter_is_a_problem_that_names_it(client, query):
    response = client.get(f"{CALENDAR}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["errors"][0]["parameter"] == query.split("=")[0]


def test_an_unknown_key_is_refused_and_requests_are_counted(client):
    refused = client.get(CALENDAR, headers={"authorization": "Bearer no-such-key"})
    assert refused.status_code == 401
    assert "RateLimit" in client.get(CALENDAR).headers


def test_the_number_of_queries_does_not_grow_with_the_dates(client, django_assert_max_num_queries):
    for number in range(5):
        publish(title=f"Statute {number}", expected=[VOTE, LISTING])
    with django_assert_max_num_queries(6):
        assert len(summaries(client.get(CALENDAR))) == 10

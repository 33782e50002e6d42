"""The reader's own time zone."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from policies.analysis import reader
from tests.analysis import samples
from tests.publication.factories import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def released() -> None:
    """One measure, released shortly before midnight in UTC."""
    publish(samples.payments(), moment=datetime(2020, 10, 7, 22, 30, tzinfo=UTC))


def test_moments_are_in_utc_unless_the_reader_chose_a_zone(client: Client):
    text = client.get("/measures/US-2019-0007/").content.decode()
    assert '<time datetime="2020-10-07T22:30:00Z">7 Oct 2020, 22:30 UTC</time>' in text


def test_the_chosen_zone_is_kept_and_leads_back_to_the_page(client: Client):
    response = client.post("/time-zone/", {"zone": "Europe/Berlin", "next": "/measures/US-2019-0007/"})
    assert (response.status_code, response["Location"]) == (302, "/measures/US-2019-0007/")
    text = client.get(response["Location"]).content.decode()
    assert '<time datetime="2020-10-07T22:30:00Z">8 Oct 2020, 00:30 CEST</time>' in text


def test_calendar_days_are_not_shifted(client: Client):
    client.cookies[reader.COOKIE] = "Pacific/Auckland"
    text = client.get("/measures/US-2019-0007/").content.decode()
    assert '<time datetime="2020-10-07">7 October 2020</time>' in text


def test_an_unknown_zone_is_refused_in_words(client: Client):
    response = client.post("/time-zone/", {"zone": "Mars/Olympus"})
    assert response.status_code == 400
    assert "write it like Europe/Berlin" in response.content.decode()
    assert reader.COOKIE not in response.cookies


def test_a_cookie_with_an_unknown_zone_counts_as_none(client: Client):
    client.cookies[reader.COOKIE] = "../../etc/passwd"
    assert "22:30 UTC" in client.get("/measures/US-2019-0007/").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_the_form_leads_back_to_this_site_only(client: Client, elsewhere: str):
    response = client.post("/time-zone/", {"zone": "UTC", "next": elsewhere})
    assert response["Location"] == "/measures/"


def test_every_zone_can_be_chosen_on_a_page_of_its_own(client: Client):
    text = client.get("/time-zone/").content.decode()
    assert 'value="America/Argentina/Ushuaia"' in text

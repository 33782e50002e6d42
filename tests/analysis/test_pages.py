"""About, coverage, corrections, home and the frame of every page."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from policies.analysis import corrections
from policies.dockets.models import Court, Docket, DocketEntry, Poll
from policies.publication.vocabulary import Stage
from tests.analysis import samples
from tests.publication.factories import naming, publish, sample_document

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    """Read a page that must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def watch(**changes: Any) -> Court:
    """Make a watched court with one docket, which a release names."""
    court, _ = Court.objects.update_or_create(
        slug="dcd",
        defaults={
            "name": "District of Columbia",
            "kind": "district",
            "time_zone": "America/New_York",
            "feed_url": "https://ecf.example/rss",
            "enabled": True,
            "last_success_at": datetime(2020, 10, 8, 12, 0, tzinfo=UTC),
            **changes,
        },
    )
    docket = Docket.objects.create(
        court=court, docket_number="1:20-cv-02658", caption="TikTok v. Trump", watched=True
    )
    publish(**naming(docket))
    return court


def test_home_leads_to_the_list(client: Client):
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/measures/")


def test_about_defines_every_stage(client: Client):
    text = read(client, "/about/")
    for stage in Stage:
        assert f"<dt>{stage.label}</dt><dd>{stage.definition}" in text


def test_about_says_that_the_record_is_a_demonstration_only_when_it_is(client: Client):
    publish()
    assert "demonstration" not in read(client, "/about/")


def test_about_says_that_the_record_is_a_demonstration(client: Client):
    publish(moment=datetime(2020, 10, 7, 12, 0, tzinfo=UTC))
    assert "This record is a demonstration." in read(client, "/about/")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Watched"),
        ({"failures": 3}, "the last 3 visits failed"),
        ({"last_success_at": None}, "Waiting for the first visit"),
        ({"feed_url": ""}, "No feed"),
        ({"enabled": False}, "Not polled at present"),
    ],
)
def test_coverage_names_the_state_of_a_court(client: Client, changes: dict[str, Any], said: str):
    watch(**changes)
    assert said in read(client, "/coverage/")


def test_coverage_shows_dockets_and_gaps(client: Client):
    court = watch()
    now = timezone.now()
    DocketEntry.objects.create(
        docket=court.dockets.get(),
        identity="n1",
        filed_on=date(2020, 9, 18),
        label="COMPLAINT",
        first_seen_at=now,
        changed_at=now,
    )
    Poll.objects.create(
        court=court,
        token="7b0f1f0e-0000-4000-8000-000000000001",
        finished_at=now,
        outcome="changed",
        gap_from=datetime(2020, 10, 1, 8, 0, tzinfo=UTC),
        gap_until=datetime(2020, 10, 1, 11, 0, tzinfo=UTC),
    )
    text = read(client, "/coverage/")
    assert "TikTok v. Trump" in text
    assert '<time datetime="2020-09-18">18 Sep 2020</time>' in text
    assert '<time datetime="2020-10-01T08:00:00Z">1 Oct 2020, 08:00 UTC</time>' in text


def test_coverage_needs_four_queries_however_many_dockets(client: Client, django_assert_num_queries: Any):
    court = watch()
    for number in range(5):
        docket = Docket.objects.create(court=court, docket_number=f"1:20-cv-{number}", watched=True)
        publish(**naming(docket))
    with django_assert_num_queries(4):
        read(client, "/coverage/")


def test_corrections_show_notes_newest_first_and_nothing_else(client: Client):
    publish(samples.payments())
    publish(samples.payments() | {"summary": "Right."}, kind="corrected", note="It was wrong.")
    publish(samples.prohibitions())
    publish(samples.prohibitions(), kind="withdrawn", note="Not to be relied on.")
    text = read(client, "/corrections/")
    assert text.index("Not to be relied on.") < text.index("It was wrong.")
    assert text.count('class="event"') == 2


def test_corrections_go_on_on_a_second_page(client: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(corrections, "PAGE", 2)
    for number in range(3):
        document = sample_document()
        publish(document)
        publish(document | {"summary": "Right."}, kind="corrected", note=f"Wrong {number}.")
    text = read(client, "/corrections/")
    assert "Wrong 1." in text
    assert "Wrong 0." not in text
    assert "?before=4" in text
    assert "Wrong 0." in read(client, "/corrections/?before=4")


@pytest.mark.parametrize("before", ["x", "-1", "1e3", "9" * 30, "٣"])
def test_a_page_of_corrections_that_cannot_be_read_is_refused_in_words(client: Client, before: str):
    response = client.get("/corrections/", {"before": before})
    assert response.status_code == 400
    assert "is no release number" in response.content.decode()


def test_the_pages_only_answer_reading(client: Client):
    for address in ("/measures/", "/about/", "/coverage/", "/corrections/"):
        assert client.post(address).status_code == 405


def test_every_page_offers_to_skip_to_its_content(client: Client):
    for address in ("/about/", "/coverage/", "/corrections/"):
        assert '<a class="skip" href="#main">' in read(client, address)


def test_public_pages_set_no_cookie(client: Client):
    for address in ("/about/", "/coverage/", "/corrections/"):
        assert not client.get(address).cookies


@pytest.mark.parametrize("name", ["400.html", "403.html", "500.html"])
def test_error_pages_need_neither_request_nor_database(name: str):
    text = render_to_string(name)
    assert "All measures" in text

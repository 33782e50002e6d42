"""The list of measures, read with the test client."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from tests.analysis import samples
from tests.publication.factories import authority, publish, sample_document, stages, target

pytestmark = pytest.mark.django_db


@pytest.fixture
def record() -> None:
    """Three measures: the reference case, one that courts blocked, and a statute that is in force."""
    publish(samples.payments(), moment=datetime(2020, 10, 8, tzinfo=UTC))
    publish(samples.prohibitions(), moment=datetime(2020, 12, 1, tzinfo=UTC))
    publish(
        moment=datetime(2024, 5, 1, tzinfo=UTC),
        title="Divest-or-prohibit statute",
        instrument="statute",
        stage=stages(("in_force", "2024-04-24")),
        latest_event_on="2024-04-24",
        targets=[target("bytedance", "ByteDance")],
        authorities=[authority("pafaca", "Foreign adversary controlled applications")],
        evidence={"level": "primary_document", "origins": 1, "disputed": False, "events": []},
    )
    changed = samples.payments() | {"title": "Plan for payment platforms, overtaken"}
    publish(changed, kind="updated", moment=datetime(2024, 6, 1, tzinfo=UTC))


def listed(client: Client, query: str = "", status: int = 200, **headers: str) -> str:
    """Read the list."""
    response = client.get(f"/measures/{query}", headers=headers)
    assert response.status_code == status, response
    return response.content.decode()


def titles(text: str) -> list[str]:
    """Give the titles of the rows of a list."""
    return re.findall(r'<h2><a href="[^"]+">([^<]+)</a></h2>', text)


STATUTE = "Divest-or-prohibit statute"
IDENTIFICATION = "Commerce identification of prohibited TikTok transactions"
PLAN = "Plan for payment platforms, overtaken"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [STATUTE, IDENTIFICATION, PLAN]),
        ("?stage=in_force", [STATUTE]),
        ("?stage=in_force&stage=revoked", [STATUTE, IDENTIFICATION]),
        ("?not_stage=in_force", [IDENTIFICATION, PLAN]),
        ("?instrument=statute", [STATUTE]),
        ("?target=alibaba", [IDENTIFICATION, PLAN]),
        ("?authority=ieepa", [IDENTIFICATION, PLAN]),
        ("?q=overtaken", [PLAN]),
        ("?ordering=title", [IDENTIFICATION, STATUTE, PLAN]),
        ("?known_at=2020-10-20", [samples.payments()["title"].replace("&", "&amp;")]),
        ("?updated_from=2024-05-15", [PLAN]),
    ],
)
def test_the_list_shows_what_the_address_says(client: Client, record: None, query: str, found: list[str]):
    text = listed(client, query)
    assert titles(text) == found
    assert f"{len(found)} measure{'s' if len(found) != 1 else ''}" in text


def test_a_row_shows_label_reference_instrument_targets_and_dates(client: Client, record: None):
    text = listed(client, "?q=overtaken")
    assert "Reported (1 anonymous origin) · 7 Oct 2020" in text
    assert "US-2019-0007" in text
    assert "Undetermined" in text
    assert "Ant Group Co., Ltd., Tencent Holdings Limited" in text
    assert '<time datetime="2024-06-01T00:00:00Z">1 Jun 2024</time>' in text


def test_under_as_we_knew_it_rows_lead_to_the_version_known_then(client: Client, record: None):
    assert 'href="/measures/US-2019-0007/1/"' in listed(client, "?known_at=2020-10-20")
    assert 'href="/measures/US-2019-0007/"' in listed(client)


def test_labels_are_read_on_the_day_travelled_to(client: Client, record: None):
    assert "Blocked by court · issued 18 Sep 2020" in listed(client, "?known_at=2020-12-05")


def test_each_choice_has_its_count(client: Client, record: None):
    text = listed(client)
    assert re.search(r'value="in_force">.*?class="count">.*?1<span', text, re.DOTALL)


def test_active_filters_are_chips_that_lead_to_the_list_without_them(client: Client, record: None):
    text = listed(client, "?not_instrument=statute&stage=revoked")
    assert 'href="/measures/?stage=revoked"' in text
    assert 'href="/measures/?not_instrument=statute"' in text
    assert "Instrument: not Statute" in text


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("?stage=blocked", ["<code>stage</code>", "in_force"]),
        ("?stagee=reported", ["<code>stagee</code>", "Did you mean stage?"]),
        ("?ordering=price", ["<code>ordering</code>", "next_date"]),
        ("?related=9", ["<code>related</code>", "Allowed: all, 0, 1, 2, 3."]),
        ("?known_at=yesterday", ["<code>known_at</code>"]),
        ("?happened_from=2020-02-30", ["<code>happened_from</code>"]),
        ("?cursor=nonsense", ["<code>cursor</code>"]),
        ("?q=%00", ["<code>q</code>"]),
    ],
)
def test_a_bad_parameter_is_named_in_words(client: Client, record: None, query: str, named: list[str]):
    text = listed(client, query, 400)
    for words in named:
        assert words in text


def test_what_a_reader_typed_is_escaped_in_errors(client: Client, record: None):
    assert "<img" not in listed(client, "?stage=<img src=x>&q=<img>", 400)


def test_an_empty_result_offers_to_clear_the_filters(client: Client, record: None):
    text = listed(client, "?q=zeppelin")
    assert "Nothing matches this selection." in text
    assert "Clear all filters" in text


def test_empty_fields_of_the_form_do_not_stay_in_the_address(client: Client, record: None):
    response = client.get("/measures/?q=&stage=in_force&known_at=&ordering=")
    assert (response.status_code, response["Location"]) == (302, "/measures/?stage=in_force")


def test_found_words_are_marked_and_the_passage_is_escaped(client: Client):
    publish(summary="A levy < 3 % on payment services & more.")
    text = listed(client, "?q=payments")
    assert "on <mark>payment</mark> services &amp; more" in text


def test_pages_follow_each_other_and_lead_back(client: Client):
    for number in range(30):
        publish(sample_document(title=f"Measure {number:02}"))
    first = listed(client, "?ordering=title")
    assert titles(first) == [f"Measure {number:02}" for number in range(25)]
    assert "30 measures" in first
    onward = re.search(r'rel="next" href="/measures/([^"]+)"', first)
    assert onward
    second = listed(client, onward[1].replace("&amp;", "&"))
    assert titles(second) == [f"Measure {number:02}" for number in range(25, 30)]
    back = re.search(r'rel="prev" href="/measures/([^"]+)"', second)
    assert back
    assert titles(listed(client, back[1].replace("&amp;", "&"))) == titles(first)


def test_htmx_gets_the_changing_parts_and_the_address_to_show(client: Client, record: None):
    response = client.get("/measures/?q=&stage=in_force", headers={"HX-Request": "true"})
    text = response.content.decode()
    assert response["HX-Push-Url"] == "/measures/?stage=in_force"
    assert "HX-Request" in response["Vary"]
    assert "<html" not in text
    assert titles(text) == [STATUTE]
    assert '<p id="total" hx-swap-oob="innerHTML">1 measure' in text


def test_retracted_measures_are_not_listed(client: Client, record: None):
    release = publish(title="Invented")
    assert "Invented" in listed(client)
    tomb = {
        "schema": "tombstone/1",
        "reference": release.reference,
        "slug": "invented",
        "title": "Invented",
        "reason": "It was invented.",
        "first_released_at": "2020-10-08T00:00:00Z",
        "retracted_at": "2020-10-09T00:00:00Z",
    }
    publish(tomb, kind="retracted", note="It was invented.")
    assert "Invented" not in listed(client)


@pytest.mark.parametrize(
    ("query", "most"), [("", 4), ("?stage=reported", 7), ("?q=payment&stage=reported", 8)]
)
def test_the_list_needs_the_same_few_queries_however_long_it_is(
    client: Client, django_assert_max_num_queries: Any, query: str, most: int
):
    for _ in range(3):
        publish()
    listed(client, query)  # what never changes is remembered from here on
    with django_assert_max_num_queries(most) as few:
        listed(client, query)
    for _ in range(20):
        publish()
    with django_assert_max_num_queries(most + 2):  # reads once what the releases changed
        listed(client, query)
    with django_assert_max_num_queries(most) as many:
        listed(client, query)
    assert len(few) == len(many)


def test_a_list_that_did_not_change_is_not_sent_again(client: Client, record: None):
    tag = client.get("/measures/")["ETag"]
    assert client.get("/measures/", headers={"If-None-Match": tag}).status_code == 304
    publish()
    assert client.get("/measures/", headers={"If-None-Match": tag}).status_code == 200


def test_related_targets_are_listed_as_far_as_the_reader_chose(client):
    ant = target("ant", "Ant", related=["alibaba"], related_by_steps=[["alibaba"]])
    publish(title="Curbs on Ant", targets=[ant])
    publish(title="Curbs on Alibaba", targets=[target("alibaba", "Alibaba")])
    assert "Curbs on Ant" in listed(client, "?target=alibaba")
    alone = listed(client, "?target=alibaba&related=0")
    assert "Curbs on Ant" not in alone
    assert '<option value="0" selected>none, only itself</option>' in alone
    everyone = listed(client, "?target=alibaba&related=all")
    assert '<option value="" selected>at any distance</option>' in everyone

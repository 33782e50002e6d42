"""The change feed: every release in order, exactly as appended."""

import hashlib
import json
import threading
import urllib.request

import pytest
from django.db import connection

from policies.publication import schema
from policies.publication.models import Release
from tests.publication.factories import publish, sample_document, tombstone_of

pytestmark = pytest.mark.django_db
LOG = "/api/v1/releases/"
CORRECTIONS = "/api/v1/corrections/"


def digest_of(record):
    head = {name: value for name, value in record.items() if name not in ("document", "digest")}
    return schema.digest(schema.canonical(head))


def walk(fetch, address):
    """Follow `next` from the first page to the last and give the records in the order received."""
    while address:
        page = fetch(address)
        yield from page["results"]
        address = page["next"]


@pytest.fixture
def life_of_two_measures():
    document = sample_document()
    other = sample_document()
    first = publish(document)
    publish(other)
    publish(document | {"summary": "More."}, kind="updated")
    publish(other | {"summary": "Right."}, kind="corrected", note="It was wrong.")
    publish(tombstone_of(first, reason="A mix-up."), kind="retracted", note="A mix-up.")
    publish(other | {"note": "Pulled."}, kind="withdrawn", note="Doubtful.")
    return list(Release.objects.order_by("sequence"))


def test_every_release_comes_in_order_with_its_document(client, life_of_two_measures):
    results = client.get(LOG).json()["results"]
    assert [each["sequence"] for each in results] == [1, 2, 3, 4, 5, 6]
    for record, release in zip(results, life_of_two_measures, strict=True):
        head = {name: value for name, value in record.items() if name not in ("document", "digest")}
        assert head == release.head()
        assert record["digest"] == release.digest


def test_what_a_retraction_withheld_is_null_and_its_tombstone_is_there(client, life_of_two_measures):
    documents = [each["document"] for each in client.get(LOG).json()["results"]]
    assert documents[0] is None
    assert documents[2] is None
    assert documents[4]["schema"] == "tombstone/1"
    assert documents[1] == json.loads(life_of_two_measures[1].document)


def test_the_digests_chain_although_content_was_withheld(client, life_of_two_measures):
    previous = "0" * 64
    for record in client.get(LOG).json()["results"]:
        assert record["previous_digest"] == previous
        assert digest_of(record) == record["digest"]
        if record["document"] is not None:
            assert schema.digest(schema.canonical(record["document"])) == record["document_digest"]
        previous = record["digest"]


def test_stored_bytes_are_served_unchanged(client):
    release = publish(title='“Quotes”, \\ backslash, {"braces"}, 中文 🏛', summary="a\nb\tc")
    body = client.get(LOG).content
    start = body.index(b'"document":') + len(b'"document":')
    assert body[start : start + len(release.document.encode())] == release.document.encode()
    assert hashlib.sha256(release.document.encode()).hexdigest() == release.document_digest


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6, 7, 1000])
def test_pages_of_any_size_give_every_release_once(client, life_of_two_measures, limit):
    received = walk(lambda address: client.get(address).json(), f"{LOG}?limit={limit}")
    assert [each["sequence"] for each in received] == [1, 2, 3, 4, 5, 6]


def test_a_page_says_where_it_stands(client, life_of_two_measures):
    page = client.get(LOG, {"after": 2, "limit": 3})
    body = page.json()
    assert {name: body[name] for name in ("count", "last")} == {"count": 3, "last": 5}
    assert body["next"] == "http://testserver/api/v1/releases/?after=5&limit=3"
    assert page["Link"] == f'<{body["next"]}>; rel="next"'


@pytest.mark.parametrize("after", [6, 7, 2**63 - 1])
def test_after_the_end_there_is_an_empty_page(client, life_of_two_measures, after):
    response = client.get(LOG, {"after": after})
    assert response.json() == {"results": [], "count": 0, "last": None, "next": None}
    assert "Link" not in response


def test_an_empty_log_is_an_empty_page(client):
    assert client.get(LOG).json() == {"results": [], "count": 0, "last": None, "next": None}


def test_corrections_withdrawals_and_retractions_have_their_own_feed(client, life_of_two_measures):
    assert [each["kind"] for each in client.get(CORRECTIONS).json()["results"]] == [
        "corrected",
        "retracted",
        "withdrawn",
    ]
    received = walk(lambda address: client.get(address).json(), f"{CORRECTIONS}?limit=1")
    assert [each["sequence"] for each in received] == [4, 5, 6]


@pytest.mark.parametrize("releases", [1, 30])
def test_a_page_costs_one_query_whatever_its_size(client, releases, django_assert_num_queries):
    for _ in range(releases):
        publish()
    with django_assert_num_queries(1):
        assert client.get(LOG).json()["count"] == releases


@pytest.mark.django_db(transaction=True)
def test_a_partner_who_follows_while_others_publish_misses_and_repeats_none(live_server, settings):
    settings.FEED_ANONYMOUS_REQUESTS_PER_MINUTE = 100_000
    writers, each = 3, 12
    failures = []

    def write():
        try:
            for _ in range(each):
                publish()
        except Exception as error:  # noqa: BLE001 - any failure of the thread has to fail the test
            failures.append(error)
        finally:
            connection.close()

    def fetch(after):
        address = f"{live_server.url}{LOG}?after={after}&limit=3"
        with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 - our own server
            return json.load(response)

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    received, after, polls_at_the_end = [], 0, 0
    while polls_at_the_end < 2:
        working = any(thread.is_alive() for thread in threads)
        page = fetch(after)
        received += page["results"]
        after = page["last"] or after
        if not working and not page["results"]:
            polls_at_the_end += 1
    assert not failures
    assert [record["sequence"] for record in received] == list(range(1, writers * each + 1))
    previous = "0" * 64
    for record in received:
        assert record["previous_digest"] == previous
        previous = digest_of(record)

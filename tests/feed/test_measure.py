"""One measure by its reference: now, at a moment, unchanged, retracted, unknown."""

import hashlib
import json
from datetime import UTC, datetime

import pytest

from policies.publication import schema
from policies.publication.models import Edition
from tests.publication.factories import publish, sample_document, tombstone_of

pytestmark = pytest.mark.django_db
OCTOBER = datetime(2020, 10, 7, 12, 0, tzinfo=UTC)
NOVEMBER = datetime(2020, 11, 1, 12, 0, tzinfo=UTC)


def address(release, ending=""):
    return f"/api/v1/measures/{release.reference}/{ending}"


@pytest.fixture
def two_versions():
    document = sample_document(title="Curbs on “payment” apps – Zahlungsverkehr ü")
    first = publish(document, moment=OCTOBER)
    second = publish(document | {"summary": "More is known."}, kind="updated", moment=NOVEMBER)
    return first, second


def test_the_document_is_served_as_it_was_released(client, two_versions):
    _, second = two_versions
    response = client.get(address(second))
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    assert response.content == second.document.encode()
    assert hashlib.sha256(response.content).hexdigest() == second.document_digest
    assert response["ETag"] == f'"{second.document_digest}"'
    assert response["Last-Modified"] == "Sun, 01 Nov 2020 12:00:00 GMT"


@pytest.mark.parametrize(
    ("moment", "version"),
    [
        ("2020-10-07T12:00:00Z", 0),
        ("2020-10-07", 0),
        ("2020-10-31T23:59:59+00:00", 0),
        ("2020-11-01", 1),
        ("2020-11-01T12:59:59+01:00", 0),
        ("2020-11-01T13:00:00+01:00", 1),
        ("2020-11-01T11:59:59", 0),
    ],
)
def test_the_version_known_at_a_moment_is_served(client, two_versions, moment, version):
    response = client.get(address(two_versions[0]), {"known_at": moment})
    assert response.content == two_versions[version].document.encode()


def test_before_its_first_release_there_is_nothing(client, two_versions):
    response = client.get(address(two_versions[0]), {"known_at": "2020-10-06"})
    assert response.status_code == 404
    assert "first published after" in response.json()["detail"]


@pytest.mark.parametrize("moment", ["yesterday", "", "2020-13-01", "2020-10-07T25:00", "9999-99-99"])
def test_what_is_no_moment_is_refused_by_name(client, two_versions, moment):
    response = client.get(address(two_versions[0]), {"known_at": moment})
    assert response.status_code == 400
    (error,) = response.json()["errors"]
    assert error["parameter"] == "known_at"
    assert error["detail"]


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"{digest}"'},
        {"If-None-Match": 'W/"{digest}"'},
        {"If-None-Match": '"other", "{digest}"'},
        {"If-None-Match": "*"},
        {"If-Modified-Since": "Sun, 01 Nov 2020 12:00:00 GMT"},
        {"If-Modified-Since": "Mon, 02 Nov 2020 12:00:00 GMT"},
        {"If-None-Match": '"{digest}"', "If-Modified-Since": "Thu, 01 Oct 2020 12:00:00 GMT"},
    ],
)
def test_a_reader_who_has_it_is_not_sent_it_again(client, two_versions, headers):
    digest = two_versions[1].document_digest
    sent = {name: value.format(digest=digest) for name, value in headers.items()}
    response = client.get(address(two_versions[1]), headers=sent)
    assert response.status_code == 304
    assert response.content == b""
    assert digest in response["ETag"]
    assert "RateLimit" in response


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"{earlier}"'},
        {"If-Modified-Since": "Sun, 01 Nov 2020 11:59:59 GMT"},
        {"If-None-Match": '"{earlier}"', "If-Modified-Since": "Mon, 02 Nov 2020 12:00:00 GMT"},
        {"If-Modified-Since": "nonsense"},
    ],
)
def test_a_reader_who_has_an_earlier_version_is_sent_the_new_one(client, two_versions, headers):
    earlier = two_versions[0].document_digest
    sent = {name: value.format(earlier=earlier) for name, value in headers.items()}
    assert client.get(address(two_versions[1]), headers=sent).status_code == 200


def test_a_compressed_document_has_a_weak_tag_that_still_matches(client, two_versions):
    packed = client.get(address(two_versions[1]), headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert packed["ETag"] == f'W/"{two_versions[1].document_digest}"'
    again = client.get(address(two_versions[1]), headers={"If-None-Match": packed["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("known_at", [None, "2020-10-15"])
def test_a_retracted_measure_is_gone_with_its_tombstone(client, two_versions, known_at):
    _, second = two_versions
    tombstone = tombstone_of(second, reason="It mixed up two companies.")
    publish(tombstone, kind="retracted", note="It mixed up two companies.")
    response = client.get(address(second), {"known_at": known_at} if known_at else {})
    assert response.status_code == 410
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["type"].endswith("#retracted")
    assert response.json()["tombstone"] == tombstone
    assert "ETag" not in response


def test_a_reinstated_measure_is_served_again_and_its_withheld_versions_are_not(client, two_versions):
    first, second = two_versions
    publish(tombstone_of(second), kind="retracted", note="A mistake.")
    third = publish(
        json.loads(second.document) | {"summary": "Checked."},
        kind="reinstated",
        note="It was right after all.",
    )
    assert client.get(address(first)).content == third.document.encode()
    assert client.get(address(first), {"known_at": "2020-10-15"}).status_code == 410


@pytest.mark.parametrize("ending", ["", "releases/"])
@pytest.mark.parametrize("reference", ["US-1999-0001", "us-2020-0001", "%00", "ü", "a%20b"])
def test_an_unknown_reference_is_not_found(client, reference, ending):
    publish(reference="US-2020-0001")
    assert client.get(f"/api/v1/measures/{reference}/{ending}").status_code == 404


def test_the_history_tells_every_release_without_its_document(client, two_versions):
    first, second = two_versions
    third = publish(
        json.loads(second.document) | {"title": "Right title"},
        kind="corrected",
        note="The title was wrong.",
        authors=("Ada", "Cléo"),
    )
    response = client.get(address(first, "releases/"))
    assert response.json() == {
        "reference": first.reference,
        "results": [release.head() | {"digest": release.digest} for release in (third, second, first)],
    }
    assert response.json()["results"][0]["note"] == "The title was wrong."


def test_the_history_of_a_retracted_measure_stays(client, two_versions):
    publish(tombstone_of(two_versions[0]), kind="retracted", note="A mistake.")
    kinds = [each["kind"] for each in client.get(address(two_versions[0], "releases/")).json()["results"]]
    assert kinds == ["retracted", "updated", "published"]


def test_a_document_costs_one_query(client, two_versions, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(address(two_versions[0]))
    with django_assert_num_queries(1):
        client.get(address(two_versions[0], "releases/"))


def test_the_feed_and_the_schema_speak_of_the_same_document(two_versions):
    edition = Edition.objects.get(pk=two_versions[1].pk)
    schema.check(edition.body)

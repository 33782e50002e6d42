"""The list of measures: the site's filters, read strictly, with stored bytes as the result."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from policies.publication.selection import Selection
from tests.publication.factories import publish, sample_document, stages, tombstone_of

pytestmark = pytest.mark.django_db
LIST = "/api/v1/measures/"
OCTOBER = datetime(2020, 10, 7, 12, 0, tzinfo=UTC)
NOVEMBER = datetime(2020, 11, 1, 12, 0, tzinfo=UTC)


def later(moment, seconds):
    return moment + timedelta(seconds=seconds)


def references(response):
    assert response.status_code == 200, response.content
    return [each["reference"] for each in response.json()["results"]]


@pytest.fixture
def three_measures():
    """A reported measure that became an issued one, a reported one, and a retracted one."""
    first = sample_document(title="Curbs on payment apps")
    publish(first, moment=OCTOBER)
    publish(
        sample_document(title="Curbs on messaging", latest_event_on="2020-10-06"), moment=later(OCTOBER, 1)
    )
    gone = publish(sample_document(title="Curbs on nothing"), moment=later(OCTOBER, 2))
    publish(first | {"stage": stages(("issued", "2020-10-20"))}, kind="updated", moment=NOVEMBER)
    publish(tombstone_of(gone), kind="retracted", note="A mistake.", moment=later(NOVEMBER, 1))
    return first


def test_current_editions_are_listed_as_they_are_stored(client, three_measures):
    body = client.get(LIST).json()
    assert [each["document"]["title"] for each in body["results"]] == [
        "Curbs on payment apps",
        "Curbs on messaging",
    ]
    assert body["total"] == 2
    assert body["next"] is None
    assert body["previous"] is None
    assert body["results"][0]["kind"] == "updated"
    assert body["results"][0]["document"]["stage"]["as_released"] == "issued"


@pytest.mark.parametrize(
    "query",
    [
        "stage=issued",
        "not_stage=reported",
        "stage=issued&stage=vacated",
        "q=curbs -messaging",
        "updated_from=2020-10-30",
        "jurisdiction=US&target=ant-group&stage=issued",
    ],
)
def test_the_filters_of_the_site_select_here_too(client, three_measures, query):
    assert references(client.get(f"{LIST}?{query}")) == [three_measures["reference"]]


def test_the_list_can_be_asked_for_as_it_was_known(client, three_measures):
    body = client.get(LIST, {"known_at": "2020-10-15"}).json()
    assert body["total"] == 2
    assert {each["document"]["stage"]["as_released"] for each in body["results"]} == {"reported"}


@pytest.mark.parametrize(
    "ordering", ["-latest_event", "latest_event", "-updated", "updated", "next_date", "title"]
)
def test_pages_go_forth_and_back_through_the_whole_list(client, ordering):
    for _ in range(7):
        publish()
    whole = references(client.get(LIST, {"ordering": ordering, "limit": 100}))
    assert len(whole) == 7
    forth, address = [], f"{LIST}?ordering={ordering}&limit=3"
    while address:
        page = client.get(address)
        forth.append(references(page))
        last, address = page.json(), page.json()["next"]
    assert [len(each) for each in forth] == [3, 3, 1]
    assert sum(forth, []) == whole
    assert references(client.get(last["previous"])) == forth[1]
    assert last["total"] == 7


def test_a_page_links_to_its_neighbours(client):
    for _ in range(3):
        publish()
    first = client.get(LIST, {"limit": 1})
    second = client.get(first.json()["next"])
    assert 'rel="next"' in first["Link"]
    assert 'rel="previous"' in second["Link"]


@pytest.mark.parametrize(
    ("query", "parameter", "allowed"),
    [
        ("stage=nonsense", "stage", "issued"),
        ("not_stage=nonsense", "not_stage", "issued"),
        ("sector=nonsense", "sector", "digital-payments"),
        ("target=", "target", None),
        ("stage=issued&stage=", "stage", None),
        ("colour=red", "colour", "stage"),
        ("format=json", "format", "cursor"),
        ("ordering=random", "ordering", "-updated"),
        ("related=far", "related", "2"),
        ("ordering=title&ordering=updated", "ordering", None),
        ("happened_from=soon", "happened_from", None),
        ("happened_from=2020-12-01&happened_to=2020-01-01", "happened_to", None),
        ("known_at=yesterday", "known_at", None),
        ("cursor=nonsense", "cursor", None),
        ("cursor=a&cursor=b", "cursor", None),
        ("limit=0", "limit", None),
        ("limit=1001", "limit", None),
        ("q=%00", "q", None),
    ],
)
def test_what_is_wrong_is_refused_by_name_with_what_is_allowed(client, query, parameter, allowed):
    publish()
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 400
    assert response.json()["type"].endswith("#invalid-parameter")
    errors = {each["parameter"]: each for each in response.json()["errors"]}
    assert errors[parameter]["detail"]
    if allowed:
        assert allowed in errors[parameter]["allowed"]


def test_all_that_is_wrong_is_told_at_once(client):
    errors = client.get(f"{LIST}?stage=nonsense&colour=red").json()["errors"]
    assert {each["parameter"] for each in errors} == {"stage", "colour"}


def test_the_list_and_the_site_select_the_same(client, three_measures, rf):
    query = "q=curbs&jurisdiction=US&ordering=title"
    selected = Selection.from_query(rf.get(f"/?{query}").GET)
    assert references(client.get(f"{LIST}?{query}")) == [each.reference for each in selected.editions]


@pytest.mark.parametrize("measures", [2, 40])
def test_a_page_costs_as_many_queries_whatever_its_size(client, measures, django_assert_num_queries):
    for _ in range(measures):
        publish()
    client.get(LIST)  # what the process holds of the index is read once
    with django_assert_num_queries(3):
        assert len(references(client.get(LIST, {"stage": "reported", "limit": 100}))) == measures


def test_documents_in_the_list_are_the_stored_bytes(client):
    release = publish(title="Zürich “quotes” \\ 中文")
    assert release.document.encode() in client.get(LIST).content
    json.loads(client.get(LIST).content)


def test_a_selection_of_nothing_is_an_empty_page(client):
    body = client.get(LIST).json()
    assert body == {"results": [], "total": 0, "next": None, "previous": None}

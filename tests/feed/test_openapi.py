"""The feed's own description is valid and true."""

import json
from datetime import date

import pytest
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from policies.feed.problems import KINDS
from policies.feed.urls import urlpatterns
from policies.feed.views.guide import description
from policies.publication.filters import EditionFilter
from tests.feed.factories import district_court, enter, watched_docket
from tests.publication.factories import publish, sample_document, tombstone_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def described():
    return json.loads(json.dumps(description()))


def validator(described, schema):
    """Give a validator that finds the components of the description."""
    whole = json.loads(json.dumps(schema).replace('"#/components', '"urn:feed#/components'))
    absolute = json.loads(json.dumps(described).replace('"#/components', '"urn:feed#/components'))
    resource = Resource.from_contents(absolute, default_specification=DRAFT202012)
    registry = Registry().with_resource("urn:feed", resource)
    return Draft202012Validator(whole, registry=registry)


def test_the_description_is_valid_openapi_3_1(described):
    assert described["openapi"].startswith("3.1")
    validate_schema(described)


def test_every_component_is_a_valid_schema(described):
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_the_served_description_is_that_description(client, described):
    response = client.get("/api/v1/schema/")
    assert response["Content-Type"] == "application/json"
    assert response.json() == described


def test_every_address_is_described(described):
    named = [pattern for pattern in urlpatterns if pattern.name not in {None, "docs"}]
    assert len(described["paths"]) == len(named)


def test_every_filter_is_described(described):
    parameters = described["paths"]["/api/v1/measures/"]["get"]["parameters"]
    names = {parameter["name"] for parameter in parameters}
    assert names == {*EditionFilter.base_filters, "cursor", "limit"}
    stage = next(parameter for parameter in parameters if parameter["name"] == "stage")
    assert "issued" in stage["schema"]["items"]["enum"]


def test_every_described_address_answers_as_described(client, described):
    document = sample_document()
    gone = publish()
    publish(document)
    publish(document | {"summary": "Right."}, kind="corrected", note="It was wrong.")
    publish(tombstone_of(gone), kind="retracted", note="A mistake.")
    docket = watched_docket(district_court(), "1:20-cv-02658")
    enter(docket, 1, date(2020, 9, 27))
    for path, methods in described["paths"].items():
        address = path.format(measure=document["reference"], docket=docket.pk)
        response = client.get(address)
        assert response.status_code == 200, address
        (media_type,) = methods["get"]["responses"]["200"]["content"]
        assert response["Content-Type"].partition(";")[0] == media_type
        if media_type != "application/json":
            continue
        schema = methods["get"]["responses"]["200"]["content"][media_type]["schema"]
        validator(described, schema).validate(response.json())


@pytest.mark.parametrize(
    ("address", "status"), [("measures/{gone}/", 410), ("measures/?stage=x", 400), ("releases/?x=1", 400)]
)
def test_problems_answer_as_described(client, described, address, status):
    gone = publish()
    publish(tombstone_of(gone), kind="retracted", note="A mistake.")
    response = client.get("/api/v1/" + address.format(gone=gone.reference))
    assert response.status_code == status
    validator(described, {"$ref": "#/components/schemas/Problem"}).validate(response.json())


def test_the_page_for_people_shows_every_address_and_every_problem(client, described):
    response = client.get("/api/v1/docs/", headers={"Accept": "text/html"})
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    for path in described["paths"]:
        assert f"GET {path}" in page
    for kind in KINDS:
        assert f'id="{kind.slug}"' in page


def test_the_page_for_people_needs_nothing_from_elsewhere_and_no_inline_script(client):
    page = client.get("/api/v1/docs/").content.decode()
    assert "<script>" not in page
    assert "style=" not in page
    assert 'src="http' not in page
    assert 'rel="stylesheet" href="http' not in page


def test_the_root_leads_to_addresses_that_answer(client):
    addresses = client.get("/api/v1/").json()
    for name, address in addresses.items():
        if name != "docs":
            assert client.get(address).status_code == 200, name

"""One entity of FollowTheMoney is read, compared and made."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.registry.followthemoney import NotFollowTheMoney, duplicates, import_entity, read_entity
from policies.registry.models import CheckState, Entity, EntityIdentifier
from tests.registry.factories import make_entity

pytestmark = pytest.mark.django_db

TENCENT: dict[str, Any] = {
    "id": "NK-tencent",
    "schema": "Company",
    "caption": "Tencent",
    "properties": {
        "name": ["Tencent Holdings Limited", "腾讯控股有限公司"],
        "alias": ["Tencent", "Tencent Holdings Limited"],
        "previousName": ["Tencent (BVI)"],
        "country": ["cn"],
        "jurisdiction": ["ky"],
        "wikidataId": ["Q860580"],
        "leiCode": ["254900N4SLUMW4XUYY11"],
        "isinCode": ["KYG875721634"],
        "cikCode": ["1293451"],
        "topics": ["corp.public"],
        "sector": ["Internet"],
    },
}


def written(**changes) -> str:
    """Write the entity with some of its parts or properties changed; None leaves one out."""
    entity: dict[str, Any] = {**TENCENT, "properties": dict(TENCENT["properties"])}
    for key, value in changes.items():
        place = entity if key in ("schema", "caption", "properties") else entity["properties"]
        if value is None:
            place.pop(key)
        else:
            place[key] = value
    return json.dumps(entity)


def test_a_company_is_made_with_names_country_and_unconfirmed_identifiers():
    entity = import_entity(written())
    assert (entity.name, entity.schema, entity.slug) == (
        "Tencent Holdings Limited",
        "Company",
        "tencent-holdings-limited",
    )
    assert entity.country is not None
    assert entity.country.code == "CN"
    assert entity.aliases == ["腾讯控股有限公司", "Tencent", "Tencent (BVI)"]
    assert set(entity.identifiers.values_list("scheme", "value", "check_state")) == {
        ("wikidata", "Q860580", CheckState.RECALLED),
        ("lei", "254900N4SLUMW4XUYY11", CheckState.RECALLED),
        ("isin", "KYG875721634", CheckState.RECALLED),
        ("cik", "0001293451", CheckState.RECALLED),
    }


def test_a_second_entity_of_that_name_gets_an_address_of_its_own():
    assert [import_entity(written()).slug for _ in range(2)][1] == "tencent-holdings-limited-2"


@pytest.mark.parametrize("schema", ["Company", "Person", "Organization", "PublicBody", "Asset"])
def test_every_schema_of_the_registry_is_taken_over(schema):
    assert read_entity(written(schema=schema)).schema == schema


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("Tencent", r"not JSON \(line 1, column 1\)"),
        ("[" * 5000, "not JSON"),
        ("[{}]", "is a list"),
        ("5", "no JSON object"),
        ("{}", "properties: an object of lists is missing"),
        (written(properties=[]), "properties: an object"),
        (written(schema="Ownership"), "schema: Ownership is not taken over; allowed are Company, Person"),
        (written(schema=None), "schema: nothing is not taken over"),
        (written(schema=["Company"]), "schema: "),
        (written(name=None, caption=None), "name: at least one"),
        (written(name=[""], caption=" "), "name: at least one"),
        (written(name=["N" * 301]), "name: N+… is longer than 300"),
        (written(name=[5]), "name: a list of texts"),
        (written(alias={"en": "x"}), "alias: a list of texts"),
        (written(alias=["x\x00y"]), "alias: a text with a zero character"),
        (written(country=["suhh"]), "country: the registry has no jurisdiction SUHH"),
        (written(leiCode=["254900N4SLUMW4XUYY12"]), "leiCode: 254900N4SLUMW4XUYY12: The check digits"),
        (written(isinCode=["KYG875721635"]), "isinCode: .* check digit"),
        (written(wikidataId=["860580"]), "wikidataId: 860580: A Wikidata item"),
        ("{" + " " * 100_001 + "}", "longer than 100,000 characters"),
    ],
)
def test_what_cannot_be_taken_over_is_refused_by_the_name_of_its_property(text, said):
    with pytest.raises(NotFollowTheMoney, match=said):
        import_entity(text)
    assert not Entity.objects.exists()


def test_the_caption_serves_where_there_is_no_name():
    assert read_entity(written(name=None)).name == "Tencent"


def test_the_same_identifier_and_a_similar_name_are_offered_as_duplicates():
    other_name = make_entity("Tengxun")
    EntityIdentifier.objects.create(entity=other_name, scheme="wikidata", value="Q860580")
    similar = make_entity("Tencent Holdings Ltd")
    make_entity("Alibaba Group Holding Limited")
    assert duplicates(read_entity(written())) == [other_name, similar]


def test_a_rejected_identifier_makes_no_duplicate():
    other = make_entity("Tengxun")
    EntityIdentifier.objects.create(
        entity=other, scheme="wikidata", value="Q860580", check_state=CheckState.REJECTED
    )
    assert duplicates(read_entity(written())) == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["schema", "properties", "name", "alias", "country", "leiCode", "caption"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read_or_refused(value):
    try:
        read_entity(json.dumps(value))
    except NotFollowTheMoney as refused:
        assert str(refused)

"""Every fact behind the demonstration is in what it publishes."""

import re

import pytest

from policies.desk.demo.reading import FOLDER
from policies.dockets.models import Docket
from policies.registry.models import Authority, Body, Entity
from policies.sources.models import Article
from tests.desk.demo_facts import (
    AUTHORITIES,
    INSTRUMENTS,
    KINDS,
    cited,
    document,
    facts,
    key_of,
    needs_facts,
    urls_of,
)

pytestmark = [needs_facts, pytest.mark.django_db]
EVERY_MEASURE = [row["id"] for row in facts()["measures"]] if not needs_facts.args[0] else []


@pytest.mark.parametrize("measure_id", EVERY_MEASURE)
def test_a_measure_has_its_instrument_citation_basis_targets_and_bodies(demo, measure_id):
    fact = next(row for row in facts()["measures"] if row["id"] == measure_id)
    body = document(key_of(measure_id))
    names = {row["id"]: row["name"] for row in [*facts()["entities"], *facts()["bodies"]]}
    assert body["instrument"] == INSTRUMENTS.get(fact["instrument"], fact["instrument"])
    assert body["official_citation"] == (fact.get("fr_citation") or fact.get("citation"))
    number = (fact.get("fr_document") or "").removesuffix(" (recalled)")
    assert body["official_document"] == (number or None)
    assert {row["slug"] for row in body["authorities"]} == {AUTHORITIES[key] for key in fact["legal_basis"]}
    assert {row["name"] for row in body["bodies"]} == {names[key] for key in fact["implementing_bodies"]}
    roles = {names[key]: "target" for key in fact["targets"]}
    roles |= {names[row["entity"]]: "incidental" for row in fact.get("affected", [])}
    assert {row["entity"]["name"]: row["role"] for row in body["targets"]} == roles
    assert len(body["provisions"]) in (0, len(fact.get("provisions", [1] * 6)))


@pytest.mark.parametrize("measure_id", EVERY_MEASURE)
def test_every_event_is_published_with_its_day_its_check_and_all_its_sources(demo, measure_id):
    body = document(key_of(measure_id))
    for fact in facts()["events"]:
        if fact["measure"] != measure_id:
            continue
        day = fact.get("not_before") or fact["date"]
        kind = KINDS.get(fact["type"], fact["type"])
        found = [row for row in body["events"] if (row["kind"], row["happened_on"]) == (kind, day)]
        assert len(found) == 1, f"{fact['id']}: {len(found)} events of kind {kind} on {day}"
        event = found[0]
        assert event["check"] == fact["verification"], fact["id"]
        assert not event["expected"], fact["id"]
        assert event["provisions"] == fact.get("provisions", []), fact["id"]
        assert event["until"] == fact.get("until", event["until"]), fact["id"]
        assert event["reported_on"] == fact.get("reported_on"), fact["id"]
        assert event["happened_until"] == fact.get("not_after"), fact["id"]
        assert urls_of(fact["sources"]) <= cited(event, body), fact["id"]
        counts = {citation["attribution"]["count"] for citation in event["citations"]}
        assert fact.get("attribution", {}).get("count") in counts, fact["id"]


def test_every_step_of_the_seven_cases_is_an_event_of_a_measure_it_concerns(demo):
    for case in facts()["cases"]:
        bodies = [document(key_of(measure)) for measure in case["measures"]]
        for fact in case["events"]:
            day = fact["date"] if len(fact["date"]) == 10 else f"{fact['date']}-01"
            sources = {
                url
                for body in bodies
                for row in body["events"]
                if row["happened_on"] == day
                for url in cited(row, body)
            }
            assert sources >= urls_of(fact["sources"]), f"{case['id']}, {fact['date']}, {fact['type']}"


def test_the_seven_cases_are_watched_and_tied_to_their_measures(demo):
    """With the two appeals that the facts name by number beside them."""
    assert Docket.objects.watched().count() == 7 + 2
    for case in facts()["cases"]:
        docket = Docket.objects.get(court__slug=case["court"], docket_number=case["docket_number"])
        # The day of TikTok v. Garland is that of the petition in the court below.
        first = docket.appeal_from if case["id"] == "c-garland" else docket
        assert first is not None
        assert (docket.judge or None, str(first.filed_on)) == (case["judge"], case["filed"])
        for measure in case["measures"]:
            ties = [row["docket"]["docket_number"] for row in document(key_of(measure))["litigation"]]
            assert case["docket_number"] in ties, f"{case['id']}, {measure}"


def test_every_relation_is_published(demo):
    for fact in facts()["relations"]:
        body, other = document(key_of(fact["from_"])), document(key_of(fact["to"]))
        named = [
            (row["kind"], row["measure"]["reference"], row["in_part"])
            for row in body["relations"]
            if row["direction"] == "out"
        ]
        assert (fact["type"], other["reference"], fact["in_part"]) in named


def test_every_entity_has_its_name_country_aliases_and_identifiers(demo):
    for fact in facts()["entities"]:
        row = Entity.objects.get(name=fact["name"])
        assert (row.schema, row.country and row.country.code) == (fact["ftm_schema"], fact["country"])
        assert len(row.aliases) == len(fact["aliases"])
        held = {(i.scheme, i.value): i.check_state for i in row.identifiers.all()}
        assert {(i["scheme"], i["value"]): i["status"] for i in fact["identifiers"]}.items() <= held.items()
        if fact["owner_or_parent"]:
            owner = next(e["name"] for e in facts()["entities"] if e["id"] == fact["owner_or_parent"])
            assert row.relations.filter(object__name=owner).exists()
    assert Entity.objects.count() == 21


def test_every_authority_has_its_kind_its_check_and_a_citation(demo):
    for fact in facts()["authorities"]:
        row = Authority.objects.get(slug=AUTHORITIES[fact["id"]])
        assert (row.kind, row.check_state) == (fact["kind"], fact["status"])
        assert row.citations.exists()
    assert Authority.objects.count() == 12


def test_every_body_is_registered(demo):
    assert {row.name for row in Body.objects.all()} == {fact["name"] for fact in facts()["bodies"]}


def test_every_article_is_stored_and_cited_by_some_current_document(demo):
    kinds = {"federal_register": "official_journal"}
    shown = {
        article["url"]
        for measure_id in EVERY_MEASURE
        for source in document(key_of(measure_id))["sources"]
        for article in source["articles"]
    }
    for fact in facts()["sources"]:
        row = Article.objects.get(url=fact["url"])
        assert row.kind == kinds.get(fact["kind"], fact["kind"])
        assert str(row.published_on or "").startswith(fact["date"] or "")
        assert row.url in shown
    assert Article.objects.count() == 73


def test_the_reference_case_is_complete(demo):
    fact = next(row for row in facts()["measures"] if row["id"] == "m-ant-pay")
    body = document("ant-pay")
    assert [row["standing"] for row in body["options"]] == [row["status"] for row in fact["options"]]
    assert [row["instrument"] for row in body["options"]] == [row["instrument"] for row in fact["options"]]
    for option, told in zip(body["options"], fact["options"], strict=True):
        assert {row["slug"] for row in option["authorities"]} == {AUTHORITIES[k] for k in told["legal_basis"]}
        assert cited(option, body) >= urls_of(told["sources"]) - urls_of(["reutstate2"])
    assert body["options"][1]["resulted_in"]["reference"] == document("eo13971")["reference"]
    assert [row["citations"][0]["attribution"]["kind"] for row in body["claims"]] == [
        row["attribution"]["type"] for row in fact["claims"]
    ]
    assert [row["citations"][0]["attribution"]["count"] for row in body["claims"]] == [
        row["attribution"].get("count") for row in fact["claims"]
    ]
    assert {row["on"] for row in body["expected"]} == {"2020-11-03", "2020-10-01"}
    assert body["concern"]


def test_no_sentence_of_the_facts_is_copied():
    record = " ".join(path.read_text("utf-8") for path in FOLDER.rglob("*.toml"))
    ours = _plain(record)
    for sentence in _sentences(facts()):
        assert _plain(sentence) not in ours, sentence


def _sentences(value):
    """Give the sentences of five words and more in the texts of the facts."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"summary", "note", "text", "concern", "why"} and isinstance(inner, str):
                yield from (part for part in re.split(r"(?<=[.;:])\s", inner) if len(part.split()) > 4)
            elif key not in {"meta"}:
                yield from _sentences(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sentences(inner)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.lower()).split())

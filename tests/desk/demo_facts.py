"""The facts behind the demonstration, and how they are named in the record."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from policies.desk.demo.reading import read
from policies.publication.models import Edition

FACTS = Path(settings.BASE_DIR).parent / "shared" / "data" / "facts.json"
needs_facts = pytest.mark.skipif(not FACTS.exists(), reason=f"the facts are not here ({FACTS})")

AUTHORITIES = {
    "ieepa": "ieepa",
    "nea": "nea",
    "usc3_301": "3-usc-301",
    "dpa721": "dpa-721",
    "ndaa1237": "ndaa-1999-1237",
    "ndaa1260h": "ndaa-2021-1260h",
    "eo13873": "eo-13873",
    "icts_rule": "icts-rule",
    "ear_el": "ear-entity-list",
    "sdn": "ofac-sdn-list",
    "pafaca": "pafaca",
    "apa": "apa-review",
}
KINDS = {
    "reported_meeting": "meeting",
    "target_response": "response",
    "signed": "issued",
    "designated": "issued",
    "rescinded": "revoked",
    "enjoined": "enjoined_preliminary",
    "enjoined_in_part": "enjoined_preliminary",
    "withdrawn_before_publication": "unpublished",
    "non_enforcement_directed": "non_enforcement",
    "settlement_reported": "settlement",
    "abeyance": "court_other",
}
INSTRUMENTS = {"regulation": "rule_interim", "list_designation": "agency_determination"}


@cache
def facts() -> dict[str, Any]:
    """Give the facts as they were handed over."""
    return json.loads(FACTS.read_text("utf-8"))


@cache
def slugs() -> dict[str, str]:
    """Give the slug of every measure by its key in the record."""
    return {place.measure: step.measure.slug for place, step in read().steps if step.measure}


def document(key: str, *, known_at=None) -> dict[str, Any]:
    """Give the published document of a measure, now or as it was known at a moment."""
    editions = Edition.objects.known_at(known_at) if known_at else Edition.objects.current()
    return editions.get(slug=slugs()[key]).body


def key_of(measure_id: str) -> str:
    """Turn an id of the facts, such as m-ant-pay, into a key of the record."""
    return measure_id.removeprefix("m-")


def cited(statement: dict[str, Any], body: dict[str, Any]) -> set[str]:
    """Give the addresses that a statement of a document cites."""
    urls = {article["id"]: article["url"] for source in body["sources"] for article in source["articles"]}
    return {urls[citation["article"]] for citation in statement["citations"] if citation["article"]}


def urls_of(keys: list[str]) -> set[str]:
    """Give the addresses of articles by their ids in the facts."""
    return {source["url"] for source in facts()["sources"] if source["id"] in keys}

"""Documents and releases for tests; no part of them is a real record."""

import uuid
from datetime import datetime
from itertools import count
from typing import Any

from policies.publication import log, schema
from policies.publication.models import Release

NUMBERS = count(1)


def citation(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Make a citation of an article with two unnamed people behind it."""
    return {
        "id": number,
        "article": 1,
        "docket_entry": None,
        "attribution": {
            "kind": "anonymous",
            "count": 2,
            "descriptor": "people familiar with the matter",
            "speaker": None,
            "title": "",
        },
        "words": "two people familiar with the matter",
        "paraphrase": "",
        "quote": "",
        "contradicts": False,
    } | changes


def event(number: int = 1, **changes: Any) -> dict[str, Any]:
    """Make a press report of 7 October 2020."""
    return {
        "id": number,
        "kind": "reported",
        "kind_label": "Reported",
        "summary": "A newspaper reports talks about payment apps.",
        "happened_on": "2020-10-07",
        "happened_until": None,
        "precision": "day",
        "when": "7 October 2020",
        "time": None,
        "time_zone": None,
        "reported_on": "2020-10-07",
        "expected": False,
        "until": None,
        "lasts": None,
        "counted": None,
        "check": "verified",
        "note": "",
        "provisions": [],
        "option": None,
        "docket": None,
        "by": None,
        "scope": "",
        "citations": [citation()],
    } | changes


def target(slug: str = "ant-group", name: str = "Ant Group", **changes: Any) -> dict[str, Any]:
    """Make a targeted company."""
    entity = {
        "slug": slug,
        "name": name,
        "schema": "Company",
        "country": "CN",
        "aliases": [],
        "identifiers": [],
        "relations": [],
        "related": [],
        "related_by_steps": [],
    } | changes
    return {"id": 1, "role": "target", "note": "", "entity": entity, "citations": []}


def authority(slug: str = "ieepa", title: str = "Emergency powers act", **changes: Any) -> dict[str, Any]:
    """Make an authority that rests on nothing else."""
    return {
        "slug": slug,
        "title": title,
        "kind": "statute",
        "citation": "50 USC 1701",
        "url": None,
        "check": "verified",
        "rests_on": [],
    } | changes


def litigation(court: str = "dcd", name: str = "D.D.C.", number: int = 1) -> dict[str, Any]:
    """Make a case that challenges the measure."""
    docket = {
        "id": number,
        "court": court,
        "court_name": name,
        "docket_number": f"1:20-cv-{number:05}",
        "caption": "",
        "judge": "",
        "filed_on": None,
    }
    return {
        "id": number,
        "relation": "challenges",
        "provisions": [],
        "docket": docket,
        "appeal_from": None,
    }


def naming(*dockets: Any) -> dict[str, Any]:
    """Make the part of a document that names dockets of the watch as cases, as they stand."""
    cases = []
    for number, docket in enumerate(dockets, start=1):
        named = {
            "id": docket.pk,
            "court": docket.court.slug,
            "court_name": docket.court.name,
            "docket_number": docket.docket_number,
            "caption": docket.caption,
            "judge": docket.judge,
            "filed_on": docket.filed_on and docket.filed_on.isoformat(),
        }
        cases.append(litigation(number=number) | {"docket": named})
    return {"litigation": cases}


def stages(*steps: tuple[str, str]) -> dict[str, Any]:
    """Make the stage part of a document from (stage, from) steps; each lasts until the next."""
    ends = [*(start for _, start in steps[1:]), None]
    timeline: list[dict[str, Any]] = [
        {"stage": stage, "from": start, "to": end, "events": []}
        for (stage, start), end in zip(steps, ends, strict=True)
    ]
    return {"as_released": steps[0][0], "since": steps[0][1], "timeline": timeline}


def effects(*steps: tuple[str, str | None]) -> dict[str, Any]:
    """Make the effect part of a document from (effect, from) steps; each lasts until the next."""
    ends = [*(start for _, start in steps[1:]), None]
    timeline: list[dict[str, Any]] = [
        {"effect": effect, "from": start, "to": end, "events": []}
        for (effect, start), end in zip(steps, ends, strict=True)
    ]
    return {
        "as_released": steps[0][0],
        "ever_in_effect": any(effect == "in_effect" for effect, _ in steps),
        "timeline": timeline,
    }


def sample_document(**changes: Any) -> dict[str, Any]:
    """Make a valid document of a new measure; every key can be replaced."""
    number = next(NUMBERS)
    return {
        "schema": "measure/1",
        "reference": f"US-2020-{number:04}",
        "slug": f"payment-apps-{number}",
        "title": f"Payment apps {number}",
        "summary": "Curbs on payment apps are being explored.",
        "jurisdiction": {"code": "US", "name": "United States"},
        "instrument": "undetermined",
        "official_citation": None,
        "official_document": None,
        "official_url": None,
        "concern": "",
        "note": "",
        "policy_areas": [{"slug": "financial-sanctions", "name": "Financial sanctions"}],
        "sectors": [{"slug": "digital-payments", "name": "Digital payments"}],
        "bodies": [{"slug": "treasury", "name": "Treasury", "role": "issuing"}],
        "authorities": [authority()],
        "options": [],
        "targets": [target()],
        "provisions": [],
        "events": [event()],
        "claims": [],
        "litigation": [],
        "relations": [],
        "sources": [],
        "stage": stages(("reported", "2020-10-07")),
        "effect": effects(("none", None)),
        "evidence": {"level": "single_origin_anonymous", "origins": 1, "disputed": False, "events": [1]},
        "expected": [],
        "latest_event_on": "2020-10-07",
    } | changes


def publish(
    document: dict[str, Any] | None = None,
    *,
    kind: str = "published",
    measure_id: uuid.UUID | None = None,
    note: str = "",
    moment: datetime | None = None,
    authors: tuple[str, ...] = ("Ada",),
    approver: str = "Ben",
    **changes: Any,
) -> Release:
    """Append a release; without a document a new measure, otherwise the measure of its reference."""
    document = (document or sample_document()) | changes
    earlier = Release.objects.filter(reference=document["reference"]).first()
    text = schema.canonical(document)
    return log.append(
        measure_id=measure_id or (earlier.measure_id if earlier else uuid.uuid4()),
        reference=document["reference"],
        kind=kind,
        document=text,
        document_digest=schema.digest(text),
        authors=authors,
        approver=approver,
        note=note,
        demonstration_moment=moment,
    )


def tombstone_of(release: Release, reason: str = "It was wrong.") -> dict[str, Any]:
    """Make the tombstone of a release's measure."""
    return schema.tombstone(
        reference=release.reference,
        slug=f"gone-{release.reference.lower()}",
        title="Retracted measure",
        reason=reason,
        first_released_at=release.released_at,
        retracted_at=release.released_at,
    )

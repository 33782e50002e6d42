"""Parts of published documents: citations, events, entities, options, effects, dockets."""

from typing import Any

from policies.publication.vocabulary import EventKind

Json = dict[str, Any]

DOCKETS: dict[str, Json] = {
    "dcd": {
        "id": 12,
        "court": "dcd",
        "court_name": "U.S. District Court, District of Columbia",
        "docket_number": "1:20-cv-02658",
        "caption": "TikTok Inc. v. Trump",
        "judge": "A. Judge",
        "filed_on": "2020-09-18",
    },
    "paed": {
        "id": 13,
        "court": "paed",
        "court_name": "U.S. District Court, E.D. Pennsylvania",
        "docket_number": "2:20-cv-04597",
        "caption": "Marland v. Trump",
    },
    "cadc": {
        "id": 14,
        "court": "cadc",
        "court_name": "U.S. Court of Appeals, District of Columbia Circuit",
        "docket_number": "20-5302",
        "caption": "TikTok Inc. v. Trump",
    },
}


def case(pk: int, court: str, *, appeal_from: str = "", **changes: Any) -> Json:
    """Give a case that challenges the measure, in one of the courts of DOCKETS."""
    below = DOCKETS[appeal_from] if appeal_from else None
    return {
        "id": pk,
        "relation": "challenges",
        "provisions": [],
        "docket": DOCKETS[court],
        "appeal_from": below and {"court": below["court"], "docket_number": below["docket_number"]},
    } | changes


def citation(pk: int, kind: str, words: str, *, article: int | None = 5, **changes: Any) -> Json:
    """Give one citation of a document."""
    return {
        "id": pk,
        "article": article,
        "docket_entry": None,
        "attribution": {"kind": kind, "count": None, "descriptor": "", "speaker": None, "title": ""},
        "words": words,
        "paraphrase": "",
        "quote": "",
        "contradicts": False,
        **changes,
    }


def event(pk: int, kind: str, summary: str, day: str, when: str, **changes: Any) -> Json:
    """Give one event of a document, known to the day."""
    return {
        "id": pk,
        "kind": kind,
        "kind_label": str(EventKind(kind).label),
        "summary": summary,
        "happened_on": day,
        "happened_until": None,
        "precision": "day",
        "when": when,
        "time": None,
        "time_zone": None,
        "reported_on": None,
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
        "citations": [],
        **changes,
    }


def entity(slug: str, name: str, schema: str = "Company", **changes: Any) -> Json:
    """Give one entity as a target names it."""
    return {
        "slug": slug,
        "name": name,
        "schema": schema,
        "country": "CN",
        "aliases": [],
        "identifiers": [],
        "relations": [],
        "related": [],
        "related_by_steps": [],
        **changes,
    }


def option(pk: int, label: str, instrument: str, **changes: Any) -> Json:
    """Give one option under consideration."""
    return {
        "id": pk,
        "label": label,
        "instrument": instrument,
        "standing": "considered",
        "litigation_risk": "",
        "note": "",
        "check": "verified",
        "body": None,
        "authorities": [],
        "resulted_in": None,
        "evidence": {"level": "single_origin_anonymous", "origins": 1},
        "citations": [],
        **changes,
    }


def effect(state: str, start: str | None, end: str | None, events: list[int], court: str = "") -> Json:
    """Give one range of the legal effect of a provision."""
    docket = {"court": court, "docket_number": DOCKETS[court]["docket_number"]} if court else None
    return {"state": state, "from": start, "to": end, "scope": "", "events": events, "docket": docket}

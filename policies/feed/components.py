"""The JSON Schemas of what the feed gives, as components of its OpenAPI description."""

from typing import Any

from policies.feed.openapi import JsonSchema, nullable, record, reference
from policies.publication import schema
from policies.publication.vocabulary import ReleaseKind

TEXT: JsonSchema = {"type": "string"}
MOMENT: JsonSchema = {"type": "string", "format": "date-time"}
DIGEST: JsonSchema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
NUMBER: JsonSchema = {"type": "integer"}
ADDRESS: JsonSchema = {"type": "string", "format": "uri"}
SHOWN = "As a release froze it, or as the court or CourtListener shows it; else empty."

PROBLEM = {
    "type": "object",
    "description": "RFC 9457. The kinds are explained in the documentation that `type` leads to.",
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": NUMBER,
        "detail": TEXT,
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": TEXT,
                    "detail": TEXT,
                    "allowed": {"type": "array", "items": TEXT},
                },
                "required": ["parameter", "detail"],
            },
        },
        "tombstone": reference("Tombstone"),
    },
    "required": ["type", "title", "status", "detail", "instance"],
}

RELEASE_HEAD_PROPERTIES: dict[str, JsonSchema] = {
    "sequence": NUMBER | {"description": "Its place in the log: 1, 2, 3 and so on, without a gap."},
    "measure_id": {"type": "string", "format": "uuid"},
    "reference": TEXT,
    "version": NUMBER,
    "kind": {"enum": list(ReleaseKind.values)},
    "schema": TEXT,
    "note": TEXT | {"description": "What was wrong and is right now; always there for corrections."},
    "authors": {"type": "array", "items": TEXT},
    "approver": TEXT,
    "flagged": {"type": "boolean", "description": "Released before a second person approved."},
    "demonstration": {"type": "boolean"},
    "released_at": MOMENT,
    "document_digest": DIGEST | {"description": "SHA-256 of the canonical text of the document."},
    "previous_digest": DIGEST | {"description": "The digest of the release before; zeros for the first."},
    "digest": DIGEST | {"description": "SHA-256 of the canonical text of all members but it and document."},
}
COMPONENTS: dict[str, JsonSchema] = {
    "Problem": PROBLEM,
    "Measure": schema.MEASURE,
    "Tombstone": schema.TOMBSTONE,
    "ReleaseHead": record(RELEASE_HEAD_PROPERTIES),
    "Release": record(
        {
            **RELEASE_HEAD_PROPERTIES,
            "document": {
                "anyOf": [reference("Measure"), reference("Tombstone"), {"type": "null"}],
                "description": "Null where a later retraction withheld it.",
            },
        }
    ),
    "Docket": record(
        {
            "id": NUMBER,
            "court": TEXT | {"description": "PACER's name for the court, such as `dcd`."},
            "court_name": TEXT,
            "docket_number": TEXT,
            "caption": TEXT | {"description": SHOWN},
            "judge": TEXT | {"description": SHOWN},
            "filed_on": nullable("string", format="date", description=SHOWN),
            "last_checked_at": nullable("string", format="date-time"),
            "last_tried_at": nullable("string", format="date-time"),
        }
    ),
    "DocketEntry": record(
        {
            "id": NUMBER,
            "entry_number": nullable("integer"),
            "document_id": TEXT,
            "filed_on": {
                "type": "string",
                "format": "date",
                "description": "In the court's own time zone.",
            },
            "filed_at": nullable("string", format="date-time"),
            "label": TEXT,
            "text": TEXT,
            "url": TEXT,
            "struck": {"type": "boolean", "description": "The court says that it took the entry back."},
            "missing_since": nullable(
                "string",
                format="date-time",
                description="Since when the court's own feed leaves the entry out.",
            ),
            "sources": {
                "type": "array",
                "items": {"type": "string"},
                "description": "Where the entry was seen. pacer_docket, pacer_history, pacer_appeal and "
                "supreme_court are pages of the court that an editor saved and a second person confirmed.",
            },
            "first_seen_at": MOMENT,
            "changed_at": MOMENT,
        }
    ),
}


def add_components(result: JsonSchema, **_: Any) -> JsonSchema:
    """Put the schemas that the addresses point at into the description; a postprocessing hook."""
    result.setdefault("components", {}).setdefault("schemas", {}).update(COMPONENTS)
    return result

"""JSON Schema (2020-12) of a published measure and of a tombstone, built from the vocabulary."""

from typing import Any

from . import vocabulary
from .vocabulary import Word

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
SAID: Schema = {"type": "string", "minLength": 1}
NUMBER: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
MOMENT: Schema = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
}
SLUG: Schema = {"type": "string", "pattern": "^[^\\s/]+$", "maxLength": 200}
REFERENCE: Schema = {"type": "string", "pattern": "^[A-Z0-9][A-Z0-9-]{0,39}$"}


def several(items: Schema) -> Schema:
    """A list, which may be empty."""
    return {"type": "array", "items": items}


def nullable(schema: Schema) -> Schema:
    """The schema, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def word(words: type[Word]) -> Schema:
    """One of an enumeration's values."""
    return {"enum": list(words.values)}


def record(**properties: Schema) -> Schema:
    """An object with exactly these keys; a trailing underscore of a name is dropped (`from_`)."""
    named = {name.rstrip("_"): schema for name, schema in properties.items()}
    return {
        "type": "object",
        "properties": named,
        "required": list(named),
        "additionalProperties": False,
    }


def since_then(schema: Schema, **properties: Schema) -> Schema:
    """An object with keys besides, which documents released before there were such keys lack."""
    return {**schema, "properties": {**schema["properties"], **properties}}


SOURCE_OF_LAW = record(slug=SLUG, title=TEXT)
NAMED = record(slug=SLUG, name=SAID)
MEASURE_LINK = record(reference=REFERENCE, title=SAID)
DOCKET = record(court=SLUG, docket_number=SAID)

CITATION = record(
    id=NUMBER,
    article=nullable(NUMBER),
    docket_entry=nullable(
        record(
            court=SLUG,
            docket_number=SAID,
            entry_number=nullable(NUMBER),
            filed_on=nullable(DAY),
            label=TEXT,
        )
    ),
    attribution=since_then(
        record(
            kind=word(vocabulary.AttributionKind),
            count=nullable(NUMBER),
            descriptor=TEXT,
            speaker=nullable(TEXT),
            title=TEXT,
        ),
        out_of=nullable(NUMBER),
    ),
    words=TEXT,
    paraphrase=TEXT,
    quote=TEXT,
    contradicts=TRUTH,
)

OPTION = record(
    id=NUMBER,
    label=SAID,
    instrument=word(vocabulary.Instrument),
    standing=word(vocabulary.Standing),
    litigation_risk=TEXT,
    note=TEXT,
    check=word(vocabulary.CheckState),
    body=nullable(NAMED),
    authorities=several(record(slug=SLUG, title=TEXT, citation=TEXT)),
    resulted_in=nullable(MEASURE_LINK),
    evidence=record(level=word(vocabulary.EvidenceLevel), origins=NUMBER),
    citations=several(CITATION),
)

TARGET = record(
    id=NUMBER,
    role=word(vocabulary.TargetRole),
    note=TEXT,
    entity=since_then(
        record(
            slug=SLUG,
            name=SAID,
            schema=SAID,
            country=nullable(TEXT),
            aliases=several(TEXT),
            identifiers=several(record(scheme=SAID, value=SAID, check=SAID)),
            relations=several(record(kind=SAID, slug=SLUG, name=SAID)),
            related=several(SLUG),
        ),
        related_by_steps=several(several(SLUG)),
    ),
    citations=several(CITATION),
)

PROVISION = since_then(
    record(
        id=NUMBER,
        number=NUMBER,
        label=TEXT,
        effects=several(
            record(
                state=word(vocabulary.EffectState),
                from_=nullable(DAY),
                to=nullable(DAY),
                scope=TEXT,
                events=several(NUMBER),
                docket=nullable(DOCKET),
            )
        ),
    ),
    citations=several(CITATION),
)

EVENT = since_then(
    record(
        id=NUMBER,
        kind=word(vocabulary.EventKind),
        kind_label=TEXT,
        summary=TEXT,
        happened_on=nullable(DAY),
        happened_until=nullable(DAY),
        precision=word(vocabulary.Precision),
        when=TEXT,
        time=nullable({"type": "string", "pattern": r"^\d{2}:\d{2}"}),
        time_zone=nullable(TEXT),
        reported_on=nullable(DAY),
        expected=TRUTH,
        until=nullable(DAY),
        counted=nullable(
            since_then(
                record(from_=NUMBER, number=NUMBER, unit=word(vocabulary.CountUnit), words=SAID),
                rolls_to=nullable(word(vocabulary.RollsTo)),
            )
        ),
        check=word(vocabulary.CheckState),
        note=TEXT,
        provisions=several(NUMBER),
        option=nullable(NUMBER),
        docket=nullable(DOCKET),
        by=nullable(MEASURE_LINK),
        scope=TEXT,
        citations=several(CITATION),
    ),
    lasts=nullable(record(number=NUMBER, unit=word(vocabulary.CountUnit), words=SAID)),
)

MEASURE: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "measure/1",
    "title": "A published measure",
    **record(
        schema={"const": "measure/1"},
        reference=REFERENCE,
        slug=SLUG,
        title=SAID,
        summary=TEXT,
        jurisdiction=record(code=SAID, name=SAID),
        instrument=word(vocabulary.Instrument),
        official_citation=nullable(TEXT),
        official_document=nullable(TEXT),
        official_url=nullable(TEXT),
        concern=TEXT,
        note=TEXT,
        policy_areas=several(NAMED),
        sectors=several(NAMED),
        bodies=several(record(slug=SLUG, name=SAID, role=word(vocabulary.BodyRole))),
        authorities=several(
            record(
                slug=SLUG,
                title=TEXT,
                kind=TEXT,
                citation=TEXT,
                url=nullable(TEXT),
                check=word(vocabulary.CheckState),
                rests_on=several(SOURCE_OF_LAW),
            )
        ),
        options=several(OPTION),
        targets=several(TARGET),
        provisions=several(PROVISION),
        events=several(EVENT),
        claims=several(record(id=NUMBER, text=SAID, citations=several(CITATION))),
        litigation=several(
            record(
                id=NUMBER,
                relation=word(vocabulary.LitigationRelation),
                provisions=several(NUMBER),
                docket=since_then(
                    record(id=NUMBER, court=SLUG, court_name=TEXT, docket_number=SAID, caption=TEXT),
                    judge=TEXT,
                    filed_on=nullable(DAY),
                ),
                appeal_from=nullable(DOCKET),
            )
        ),
        relations=several(
            record(
                kind=word(vocabulary.RelationKind),
                in_part=TRUTH,
                direction={"enum": ["out", "in"]},
                measure=MEASURE_LINK,
            )
        ),
        sources=several(
            record(
                origin=record(id=NUMBER, label=TEXT),
                articles=several(
                    record(
                        id=NUMBER,
                        title=TEXT,
                        publisher=TEXT,
                        url=TEXT,
                        archived_url=nullable(TEXT),
                        published_on=nullable(DAY),
                        kind=TEXT,
                    )
                ),
            )
        ),
        stage=record(
            as_released=word(vocabulary.Stage),
            since=nullable(DAY),
            timeline=several(
                record(
                    stage=word(vocabulary.Stage),
                    from_=nullable(DAY),
                    to=nullable(DAY),
                    events=several(NUMBER),
                )
            ),
        ),
        effect=record(
            as_released=word(vocabulary.Effect),
            ever_in_effect=TRUTH,
            timeline=several(
                record(
                    effect=word(vocabulary.Effect),
                    from_=nullable(DAY),
                    to=nullable(DAY),
                    events=several(NUMBER),
                )
            ),
        ),
        evidence=record(
            level=word(vocabulary.EvidenceLevel), origins=NUMBER, disputed=TRUTH, events=several(NUMBER)
        ),
        expected=several(
            record(
                event=NUMBER,
                on=nullable(DAY),
                until=nullable(DAY),
                precision=word(vocabulary.Precision),
                label=TEXT,
            )
        ),
        latest_event_on=nullable(DAY),
    ),
}

TOMBSTONE: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "tombstone/1",
    "title": "What stays of a retracted measure",
    **record(
        schema={"const": "tombstone/1"},
        reference=REFERENCE,
        slug=SLUG,
        title=SAID,
        reason=SAID,
        first_released_at=MOMENT,
        retracted_at=MOMENT,
    ),
}

"""The words in which differences between two documents are told: labels, values, names of rows."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .vocabulary import (
    AttributionKind,
    BodyRole,
    CheckState,
    Effect,
    EffectState,
    EventKind,
    EvidenceLevel,
    Instrument,
    LitigationRelation,
    Precision,
    RelationKind,
    Stage,
    Standing,
    TargetRole,
    Word,
)

Json = Mapping[str, Any]

SECTIONS = {
    "policy_areas": "Policy areas",
    "sectors": "Sectors",
    "bodies": "Bodies",
    "authorities": "Legal basis",
    "options": "Options",
    "targets": "Targets",
    "provisions": "Provisions",
    "events": "Events",
    "claims": "Claims",
    "litigation": "Litigation",
    "relations": "Related measures",
    "stage": "Stage",
    "effect": "Legal effect",
    "evidence": "Evidence",
    "expected": "Expected dates",
    "sources": "Sources",
}
# Computed from events and citations: nobody types them in, so they are told as consequences.
COMPUTED = frozenset({"stage", "effect", "evidence", "expected", "sources"})

LABELS = {
    "official_url": "Official text",
    "official_document": "Number in the journal",
    "concern": "Why officials want it",
    "note": "Note",
    "happened_until": "Last day of range",
    "precision": "Date known to the",
    "time": "Time of day",
    "expected": "Still expected",
    "until": "No longer holds from",
    "lasts": "Holds for",
    "rolls_to": "Rolls to",
    "out_of": "Out of",
    "check": "Checked",
    "by": "Done by",
    "as_released": "Now",
    "since": "Since",
    "from": "From",
    "to": "Until",
    "latest_event_on": "Latest event",
    "rests_on": "Rests on",
    "resulted_in": "Resulted in",
    "archived_url": "Archived copy",
    "ever_in_effect": "Ever in effect",
    "origins": "Independent origins",
    "contradicts": "Contradicts the statement",
    "words": "Attribution",
    "url": "Address",
    "level": "Evidence",
}
# What goes without saying in a row that is new or gone.
USUAL: dict[str, Any] = {
    "precision": Precision.DAY,
    "expected": False,
    "check": CheckState.VERIFIED,
    "contradicts": False,
    "in_part": False,
    "scope": "nationwide",
}
# What the heading of a row says already, where the row is new or gone.
HEADED: dict[str, frozenset[str]] = {
    "options": frozenset({"label"}),
    "provisions": frozenset({"number", "label"}),
    "events": frozenset({"kind"}),
    "claims": frozenset({"text"}),
    "policy_areas": frozenset({"slug", "name"}),
    "sectors": frozenset({"slug", "name"}),
    "bodies": frozenset({"slug", "name"}),
    "authorities": frozenset({"slug", "title"}),
    "entity": frozenset({"slug", "name"}),
    "sources": frozenset({"label"}),
    "origin": frozenset({"label"}),
    "articles": frozenset({"title"}),
    "timeline": frozenset({"stage", "effect"}),
    "effects": frozenset({"state"}),
    "identifiers": frozenset({"scheme", "value"}),
    "litigation": frozenset({"docket"}),
    "relations": frozenset({"kind", "direction", "measure"}),
}
# The order in which a person reads fields; the others follow.
_FIRST = (
    "title",
    "label",
    "summary",
    "text",
    "as_released",
    "level",
    "kind",
    "role",
    "standing",
    "relation",
    "happened_on",
    "precision",
    "happened_until",
    "from",
    "to",
    "since",
    "instrument",
    "body",
    "authorities",
    "docket",
    "publisher",
)
_WORDS: dict[tuple[str, str], type[Word]] = {
    ("", "instrument"): Instrument,
    ("options", "instrument"): Instrument,
    ("options", "standing"): Standing,
    ("bodies", "role"): BodyRole,
    ("targets", "role"): TargetRole,
    ("events", "kind"): EventKind,
    ("events", "precision"): Precision,
    ("expected", "precision"): Precision,
    ("relations", "kind"): RelationKind,
    ("litigation", "relation"): LitigationRelation,
    ("effects", "state"): EffectState,
    ("stage", "as_released"): Stage,
    ("timeline", "stage"): Stage,
    ("effect", "as_released"): Effect,
    ("timeline", "effect"): Effect,
    ("evidence", "level"): EvidenceLevel,
    ("attribution", "kind"): AttributionKind,
}
_DATES = frozenset(
    {"happened_on", "happened_until", "reported_on", "until", "from", "to", "since", "on", "filed_on"}
    | {"published_on", "latest_event_on"}
)


def label_of(key: str) -> str:
    """Give the label of a field."""
    return LABELS.get(key) or key.replace("_", " ").capitalize()


def in_order(keys: list[str]) -> list[str]:
    """Give fields in the order in which a person reads them."""
    return sorted(keys, key=lambda key: _FIRST.index(key) if key in _FIRST else len(_FIRST))


def in_words(place: str, key: str, value: Any, names: "Names") -> str:
    """Give a value as a person reads it; empty for nothing. `place` is the list or part it stands in."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return _row_in_words(value, names)
    if isinstance(value, list):
        return ", ".join(in_words(place, key, part, names) for part in value)
    words = CheckState if key == "check" else _WORDS.get((place, key))
    if words is not None:
        return _label(words, value)
    return _day(value) if key in _DATES else names.of(key, value)


class Names:
    """Names for the numbers by which one part of a document points to another."""

    def __init__(self, *documents: Json | None) -> None:
        self._names: dict[tuple[str, int], str] = {}
        for document in documents:
            self._learn(document or {})

    def of(self, key: str, value: object) -> str:
        """Give the name of what is pointed to, or the value itself."""
        kind = {"event": "events", "provision": "provisions"}.get(key, key)
        return self._names.get((kind, value), str(value)) if isinstance(value, int) else str(value)

    def _learn(self, document: Json) -> None:
        for event in document.get("events", ()):
            self._names["events", event["id"]] = f"“{event['summary']}”"
        for option in document.get("options", ()):
            self._names["option", option["id"]] = option["label"]
        for provision in document.get("provisions", ()):
            self._names["provisions", provision["number"]] = f"{provision['number']}. {provision['label']}"
        for group in document.get("sources", ()):
            for article in group["articles"]:
                self._names["article", article["id"]] = f"{article['publisher']}: {article['title']}"


def title_of(place: str, row: Json, names: Names) -> str:
    """Give the name of a row, as the heading above its fields."""
    title = _TITLES.get(place)
    return title(row, names) if title else _row_in_words(row, names)


def _relation(row: Json, names: Names) -> str:
    words = _label(RelationKind, row["kind"])
    other = _row_in_words(row["measure"], names)
    return f"{other} {words} this one" if row["direction"] == "in" else f"This one {words} {other}"


def _citation(row: Json, names: Names) -> str:
    source = names.of("article", row["article"]) if row["article"] else "court file"
    return f"{row['words']} — {source}"


def _span(row: Json, names: Names) -> str:
    word = next(word for word in ("stage", "effect", "state") if word in row)
    return in_words("effects" if word == "state" else "timeline", word, row[word], names)


_TITLES: dict[str, Callable[[Json, Names], str]] = {
    "events": lambda row, names: f"{row['kind_label']}, {row['when']}",
    "sources": lambda row, names: str(row["origin"]["label"]),
    "identifiers": lambda row, names: f"{row['scheme']} {row['value']}",
    "relations": lambda row, names: _relation(row, names) if "measure" in row else _row_in_words(row, names),
    "citations": _citation,
    "timeline": _span,
    "effects": _span,
}


def _row_in_words(row: Json, names: Names) -> str:
    if "docket" in row and isinstance(row["docket"], Mapping):
        return _row_in_words(row["docket"], names)
    if "docket_number" in row:
        entry = f", entry {row['entry_number']}" if row.get("entry_number") is not None else ""
        label = row.get("caption") or row.get("label")
        named = f"{row['docket_number']} ({row.get('court_name') or row['court']}){entry}"
        judge = f", before {row['judge']}" if row.get("judge") else ""
        # A cited entry has a day as well, which its words do not need.
        filed = f", filed {_day(row['filed_on'])}" if "caption" in row and row.get("filed_on") else ""
        return f"{named}: {label}{judge}{filed}" if label else f"{named}{judge}{filed}"
    if "entity" in row:
        return str(row["entity"]["name"])
    if "reference" in row:
        return f"{row['reference']} {row['title']}"
    for key in ("name", "title", "label", "text", "event"):
        if row.get(key):
            number = f"{row['number']}. " if "number" in row else ""
            return number + names.of(key, row[key])
    return "; ".join(
        f"{label_of(key).lower()} {value}" for key, value in row.items() if value not in (None, "")
    )


def _day(value: str) -> str:
    day = date.fromisoformat(value)
    return f"{day.day} {day:%B %Y}"


def _label(words: type[Word], value: Any) -> str:
    return str(words(value).label) if value in words.values else str(value)

"""Turn a published document into what the sections of the measure page show."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from policies.analysis import strip, wording
from policies.publication.vocabulary import RelationKind

Json = dict[str, Any]

INCOMING = {
    RelationKind.PRECEDENT: "has a precedent in",
    RelationKind.AMENDS: "is amended by",
    RelationKind.REVOKES: "is revoked by",
    RelationKind.SUPERSEDES: "is superseded by",
    RelationKind.CONTINUES: "is continued by",
    RelationKind.IMPLEMENTS: "is implemented by",
    RelationKind.BUILDS_ON: "is built on by",
    RelationKind.PARALLEL_TO: "runs parallel to",
    RelationKind.OVERTAKEN_BY: "overtook",
}


def sections(document: Json, day: date) -> Json:
    """Give everything on the page that the document alone decides, as it reads on a day."""
    articles = {
        article["id"]: {**article, "origin": group["origin"]["label"]}
        for group in document["sources"]
        for article in group["articles"]
    }
    events = {event["id"]: _event(event, articles, document) for event in document["events"]}
    return {
        "document": document,
        "day": day,
        "standing": wording.standing(document, day),
        "options": [{**option, "cites": cites(option, articles)} for option in document["options"]],
        "strip": strip.draw(document, day),
        "effects": _effects(document, events),
        "provisions": [{**row, "cites": cites(row, articles)} for row in document["provisions"]],
        "past": [event for event in events.values() if not event["expected"] or _passed(event, day)],
        "ahead": [event for event in events.values() if event["expected"] and not _passed(event, day)],
        "targets": [{**target, "cites": cites(target, articles)} for target in document["targets"]],
        "claims": [{**claim, "cites": cites(claim, articles)} for claim in document["claims"]],
        "relations": [_relation(relation) for relation in document["relations"]],
        "links": _links(document["sources"]),
        "jumps": _jumps(document),
    }


def cites(statement: Json, articles: dict[int, Json]) -> list[Json]:
    """Give the citations of a statement, each with who says it and where to read it."""
    return [
        {
            **citation,
            "who": wording.attribution(citation),
            "source": articles.get(citation["article"]),
            "court_source": citation["docket_entry"],
        }
        for citation in statement.get("citations", ())
    ]


def _event(event: Json, articles: dict[int, Json], document: Json) -> Json:
    labels = {option["id"]: option["label"] for option in document["options"]}
    return {
        **event,
        "machine": wording.machine_date(event),
        "clock": wording.clock_time(event),
        "later": bool(event["reported_on"]) and event["reported_on"] != event["happened_on"],
        "option_label": labels.get(event["option"], ""),
        "concerns": concerned(document, event["provisions"]),
        "cites": cites(event, articles),
    }


def _passed(event: Json, day: date) -> bool:
    """Tell whether the last day on which an event was expected lies before a day."""
    last = event["happened_until"] or event["happened_on"]
    return last is not None and last < day.isoformat()


def concerned(document: Json, provisions: Iterable[int]) -> str:
    """Name the provisions with these numbers; empty where all or none are, for then it is the measure."""
    wanted = set(provisions)
    found = [provision for provision in document["provisions"] if provision["number"] in wanted]
    return strip.name(found) if 0 < len(found) < len(document["provisions"]) else ""


def _effects(document: Json, events: dict[int, Json]) -> list[Json]:
    """Give the table beside the strip: every effect of the provisions, and what caused it."""
    return [
        {**part, "provision": title, "causes": [events[pk] for pk in part["events"] if pk in events]}
        for title, parts in strip.sharing(document["provisions"])
        for part in parts
    ]


def _relation(relation: Json) -> Json:
    kind = RelationKind(relation["kind"])
    words = INCOMING[kind] if relation["direction"] == "in" else str(kind.label)
    return {**relation, "words": f"{words}, in part," if relation["in_part"] else words}


def _links(sources: list[Json]) -> str:
    """Say how many links go back to how many origins."""
    count = sum(len(group["articles"]) for group in sources)
    return f"{wording.counted(count, 'link')}, {wording.counted(len(sources), 'origin')}"


def _jumps(document: Json) -> list[tuple[str, str]]:
    """Give the sections this page has, for the links at its top."""
    present = [
        ("options", "Options", document["options"]),
        ("course", "Course", True),
        ("events", "Events", document["events"]),
        ("targets", "Targets", document["targets"]),
        ("basis", "Legal basis", document["authorities"] or document["bodies"]),
        ("relations", "Related measures", document["relations"]),
        ("litigation", "Litigation", document["litigation"]),
        ("sources", "Sources", document["sources"]),
        ("history", "History", True),
        ("cite", "Cite", True),
    ]
    return [(anchor, label) for anchor, label, content in present if content]

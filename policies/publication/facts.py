"""What the read model takes from a document: facet values, stretches of days, words to search."""

import calendar
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from . import moments, reading, steps
from .reading import Document
from .vocabulary import Effect, EffectState, EvidenceLevel, Instrument, Precision, Word

DISPUTED = "disputed"
OPERATING = frozenset({EffectState.IN_EFFECT, EffectState.NOT_ENFORCED})
OPERATING_WHOLE = frozenset({Effect.IN_EFFECT, Effect.PARTLY_IN_EFFECT, Effect.NOT_ENFORCED})

Stretches = list[tuple[date | None, date | None]]


class Value(NamedTuple):
    """A facet value as a document gives it; without names, the label is only derived from the slug."""

    facet: str
    value: str
    label: str
    names: str


@dataclass(frozen=True)
class Standing:
    """What the calendar moves: stage, effect and the next dates of an edition on one day."""

    stage: str
    effect: str
    next_on: date | None
    next_change_on: date | None


def standing(document: Document, day: date) -> Standing:
    """Read off stage, effect, next expected date and the next day that may change them."""
    coming = reading.next_date(document, day)
    return Standing(
        stage=reading.stage_on(document, day).value,
        effect=reading.effect_on(document, day).value,
        next_on=reading.next_day(coming, day) if coming else None,
        next_change_on=min(
            (change for change in reading.change_days(document) if change > day), default=None
        ),
    )


def word_value(facet: str, word: Word) -> Value:
    """Make the facet value of a vocabulary word."""
    return Value(facet, word.value, str(word.label), str(word.label).lower())


def lasting_values(document: Document) -> set[Value]:
    """Give the facet values that no calendar changes: all but stage and effect."""
    return {
        word_value("evidence", EvidenceLevel(document["evidence"]["level"])),
        word_value("instrument", Instrument(document["instrument"])),
        _named("jurisdiction", document["jurisdiction"]["code"], document["jurisdiction"]["name"]),
        *([Value("evidence", DISPUTED, "Disputed", DISPUTED)] if document["evidence"]["disputed"] else []),
        *_bodies(document),
        *_authorities(document),
        *_targets(document),
        *(Value(facet, slug, slug, "") for facet, slug in steps.distances(document)),
        *(_named("policy_area", area["slug"], area["name"]) for area in document["policy_areas"]),
        *(_named("sector", sector["slug"], sector["name"]) for sector in document["sectors"]),
        *(
            _named("court", case["docket"]["court"], case["docket"]["court_name"])
            for case in document["litigation"]
        ),
        *(_named("year", str(year), str(year)) for year in _years(document)),
    }


def happened(document: Document) -> Stretches:
    """Give the days on which something happened; a month or a year counts with all its days."""
    return [_stretch(event) for event in document["events"] if event["happened_on"] and not event["expected"]]


def reported(document: Document) -> Stretches:
    """Give the days on which something was reported."""
    days = [moments.day(event["reported_on"]) for event in document["events"]]
    return [(day, day + timedelta(days=1)) for day in days if day]


def in_effect(document: Document) -> Stretches:
    """Give the days on which a provision operated, enforced or not."""
    ranges: list[dict[str, Any]] = [
        entry
        for provision in document["provisions"]
        for entry in provision["effects"]
        if entry["state"] in OPERATING
    ]
    ranges += [entry for entry in document["effect"]["timeline"] if entry["effect"] in OPERATING_WHOLE]
    return [(moments.day(entry["from"]), moments.day(entry["to"])) for entry in ranges]


def words(document: Document) -> tuple[str, str, str, str]:
    """Give the texts to search: title (A), targets (B), summary and other names (B), events (C)."""
    targets = (name for target in document["targets"] for name in _target_names(target))
    names = [
        *(
            text
            for authority in document["authorities"]
            for text in (authority["title"], authority["citation"])
        ),
        *(body["name"] for body in document["bodies"]),
        *(option["label"] for option in document["options"]),
    ]
    title = (document["title"], document["reference"], document["official_citation"] or "")
    summary = (document["summary"], document["concern"], document["note"], *names)
    events = (event["summary"] for event in document["events"])
    return " \n".join(title), " \n".join(targets), " \n".join(summary), " \n".join(events)


def _named(facet: str, value: str, label: str, aliases: Iterable[str] = ()) -> Value:
    return Value(facet, value, label or value, plain(" \n".join([label or value, *aliases])))


def plain(text: str) -> str:
    """Give a text in lower case without accents, as names are compared."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _bodies(document: Document) -> Iterator[Value]:
    bodies = [*document["bodies"], *(option["body"] for option in document["options"] if option["body"])]
    return (_named("body", body["slug"], body["name"]) for body in bodies)


def _authorities(document: Document) -> Iterator[Value]:
    authorities = [
        *document["authorities"],
        *(foundation for authority in document["authorities"] for foundation in authority["rests_on"]),
        *(authority for option in document["options"] for authority in option["authorities"]),
    ]
    return (_named("authority", authority["slug"], authority["title"]) for authority in authorities)


def _targets(document: Document) -> Iterator[Value]:
    named = {}
    for target in document["targets"]:
        for relation in target["entity"]["relations"]:
            named[relation["slug"]] = _named("target", relation["slug"], relation["name"])
    for target in document["targets"]:
        for slug in target["entity"]["related"]:
            named.setdefault(slug, Value("target", slug, slug.replace("-", " ").capitalize(), ""))
    for target in document["targets"]:
        entity = target["entity"]
        named[entity["slug"]] = _named("target", entity["slug"], entity["name"], entity["aliases"])
    return iter(named.values())


def _target_names(target: dict[str, Any]) -> list[str]:
    entity = target["entity"]
    return [entity["name"], *entity["aliases"], *(relation["name"] for relation in entity["relations"])]


def _years(document: Document) -> set[int]:
    return {
        year
        for start, end in happened(document)
        if start and end
        for year in range(start.year, (end - timedelta(days=1)).year + 1)
    }


def _stretch(event: dict[str, Any]) -> tuple[date, date]:
    start = date.fromisoformat(event["happened_on"])
    last = moments.day(event["happened_until"]) or start
    if event["precision"] == Precision.MONTH:
        start = start.replace(day=1)
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    elif event["precision"] == Precision.YEAR:
        start, last = start.replace(month=1, day=1), last.replace(month=12, day=31)
    return start, max(start, last) + timedelta(days=1)

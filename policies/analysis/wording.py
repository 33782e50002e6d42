"""What a document says, as sentences a reader can quote."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as write

from policies.publication import moments, reading
from policies.publication.vocabulary import AttributionKind, Effect, EvidenceLevel, Stage

Json = dict[str, Any]

LASTING = {Stage.IN_FORCE, Stage.CONSULTATION}
EFFECT_SENTENCES = {
    Effect.NONE: "Nothing about it has legal effect",
    Effect.PENDING: "None of its provisions has taken effect yet",
    Effect.IN_EFFECT: "Every provision operates",
    Effect.PARTLY_IN_EFFECT: "Some of its provisions operate",
    Effect.BLOCKED: "Courts block every provision that has not ended",
    Effect.PARTLY_BLOCKED: "Courts block some of its provisions",
    Effect.NOT_ENFORCED: "It is in force, but enforcement is directed off",
    Effect.ENDED: "None of its provisions has effect any more",
}
EVIDENCE_SENTENCES = {
    EvidenceLevel.UNVERIFIED: "No source is cited yet",
    EvidenceLevel.SINGLE_ORIGIN_ANONYMOUS: "It rests on unnamed sources of one origin",
}


def standing(document: Json, day: date) -> str:
    """Say where the measure stands on a day: its stage, its legal effect, how well it is sourced."""
    stage, since = _held(document["stage"]["timeline"], "stage", day)
    effect, effect_since = _held(document["effect"]["timeline"], "effect", day)
    sentences = []
    if stage:
        link = "since" if stage in LASTING else "on"
        sentences.append(f"{Stage(stage).label} {link} {_day(since)}" if since else str(Stage(stage).label))
    if effect:
        sentence = EFFECT_SENTENCES[Effect(effect)]
        blocked = effect in {Effect.BLOCKED, Effect.PARTLY_BLOCKED}
        if blocked and effect_since:
            sentence = f"{sentence}, since {_day(effect_since)}"
        if effect == Effect.ENDED and not document["effect"]["ever_in_effect"]:
            sentence = f"{sentence}; none ever took effect"
        sentences.append(sentence)
    if document["evidence"]["level"] in EVIDENCE_SENTENCES:
        sentences.append(EVIDENCE_SENTENCES[EvidenceLevel(document["evidence"]["level"])])
    if document["evidence"]["disputed"]:
        sentences.append("A party concerned contradicts it on record")
    return " ".join(f"{sentence}." for sentence in sentences)


def attribution(citation: Json) -> str:
    """Say who is behind a statement; the document's own words where it has them."""
    if citation["words"]:
        return str(citation["words"])
    said = citation["attribution"]
    return str(said["speaker"] or said["descriptor"] or AttributionKind(said["kind"]).label)


def clock_time(event: Json) -> str:
    """Write the time of day of an event in the zone of the place where it happened, or nothing."""
    if not event["time"]:
        return ""
    if not (event["time_zone"] and event["happened_on"]):
        return str(event["time"])
    local = datetime.fromisoformat(f"{event['happened_on']}T{event['time']}")
    zone = ZoneInfo(event["time_zone"])
    return f"{event['time']} {local.replace(tzinfo=zone).tzname()}"


def machine_date(event: Json) -> str:
    """Give the value of a time element: a day, a month or a year, as exactly as it is known."""
    happened = event["happened_on"]
    if not happened:
        return ""
    return str(happened)[: {"month": 7, "year": 4}.get(event["precision"], 10)]


def counted(number: int, singular: str, plural: str = "") -> str:
    """Write a number with its noun, such as `5 links` or `1 origin`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def footnote(document: Json, *, version: int, released_at: datetime, address: str, digest: str) -> str:
    """Write the footnote that cites exactly one version."""
    released = f"{released_at.day} {released_at:%B %Y}"
    return (
        f"“{document['title']}”, Policy Tracker, {document['reference']}, version {version}, "
        f"released {released}, {address} (SHA-256 {digest[:16]}…)."
    )


def _held(timeline: list[Json], axis: str, day: date) -> tuple[str, date | None]:
    """Give what a timeline says for a day, and since when; empty before it begins."""
    part = reading.covering(timeline, day)
    return (part[axis], moments.day(part["from"])) if part else ("", None)


def _day(value: date) -> str:
    return write(value, "j F Y")

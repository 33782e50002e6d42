"""What a published document says about one day.

A document holds timelines, never "today". Bounds are days: `from` inclusive, `to` exclusive, null is
open. The day defaults to today in UTC.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from . import moments
from .vocabulary import END_STAGES, Effect, EffectState, EvidenceLevel, Stage

Document = Mapping[str, Any]

DOMINANT = frozenset(
    {
        Effect.BLOCKED,
        Effect.PARTLY_BLOCKED,
        Effect.NOT_ENFORCED,
        Effect.IN_EFFECT,
        Effect.PARTLY_IN_EFFECT,
    }
)
ANONYMOUS = frozenset({EvidenceLevel.SINGLE_ORIGIN_ANONYMOUS, EvidenceLevel.MULTI_ORIGIN_ANONYMOUS})


def covering(timeline: Iterable[Document], day: date) -> Document | None:
    """Give the last entry of a timeline that covers the day, if there is one."""
    text = day.isoformat()
    found = None
    for entry in timeline:
        if (entry["from"] or "") <= text and (entry["to"] is None or text < entry["to"]):
            found = entry
    return found


def stage_on(document: Document, day: date | None = None) -> Stage:
    """Give the stage on a day; before the first known day, the first stage there was."""
    entry = _stage_entry(document, day or moments.today())
    return Stage(entry["stage"] if entry else document["stage"]["as_released"])


def stage_since(document: Document, day: date | None = None) -> date | None:
    """Give the day since which the stage of that day holds, or None if it is not known."""
    entry = _stage_entry(document, day or moments.today())
    return moments.day(entry["from"] if entry else document["stage"]["since"])


def effect_on(document: Document, day: date | None = None) -> Effect:
    """Give the legal effect of the whole measure on a day."""
    timeline = document["effect"]["timeline"]
    if not timeline:
        return Effect(document["effect"]["as_released"])
    entry = covering(timeline, day or moments.today())
    return Effect(entry["effect"]) if entry else Effect.NONE


def provision_state_on(provision: Document, day: date | None = None) -> EffectState:
    """Give the legal effect of one provision on a day."""
    entry = covering(provision["effects"], day or moments.today())
    return EffectState(entry["state"]) if entry else EffectState.NONE


def next_date(document: Document, day: date | None = None) -> Document | None:
    """Give the expected date that comes next: the first that has not passed on the day."""
    coming = [entry for entry in document["expected"] if next_day(entry, day or moments.today())]
    return min(coming, key=lambda entry: entry["on"] or entry["until"], default=None)


def next_day(entry: Document, day: date) -> date | None:
    """Give the day on which an expected entry is due: its start, then its end, then None."""
    bounds = (moments.day(entry["on"]), moments.day(entry["until"]))
    return next((bound for bound in bounds if bound and bound >= day), None)


def label_on(document: Document, day: date | None = None) -> str:
    """Join the axes into the public label, most telling first.

    "Blocked by court · issued 6 Aug 2020", "Reported (1 anonymous origin) · 7 Oct 2020",
    "Revoked · 9 Jun 2021".
    """
    day = day or moments.today()
    stage, effect = stage_on(document, day), effect_on(document, day)
    since = _short(stage_since(document, day))
    if stage in END_STAGES or effect not in DOMINANT:
        return _joined(_stage_with_evidence(document, stage), since)
    if stage is Stage.IN_FORCE and effect is Effect.IN_EFFECT:
        return _joined(effect.label, since)
    return _joined(effect.label, f"{stage.label.lower()} {since}".strip())


def change_days(document: Document) -> Iterable[date]:
    """Give every day on which the calendar alone may change stage, effect or next date."""
    timelines = [*document["stage"]["timeline"], *document["effect"]["timeline"]]
    for entry in timelines:
        for bound in (entry["from"], entry["to"]):
            if bound:
                yield date.fromisoformat(bound)
    for entry in document["expected"]:
        for bound in (entry["on"], entry["until"]):
            if bound and bound < date.max.isoformat():
                yield date.fromordinal(date.fromisoformat(bound).toordinal() + 1)


def _stage_entry(document: Document, day: date) -> Document | None:
    timeline = document["stage"]["timeline"]
    return covering(timeline, day) or (timeline[0] if timeline else None)


def _stage_with_evidence(document: Document, stage: Stage) -> str:
    evidence = document["evidence"]
    if stage not in {Stage.REPORTED, Stage.FLOATED} or evidence["level"] not in ANONYMOUS:
        return str(stage.label)
    origins = evidence["origins"]
    return f"{stage.label} ({origins} anonymous {'origin' if origins == 1 else 'origins'})"


def _short(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

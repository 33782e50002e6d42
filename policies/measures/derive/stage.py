"""Stage: where a measure stands, from its dated events."""

import datetime as dt
from collections.abc import Iterable, Sequence

from policies.measures.derive.effect import OPERATING
from policies.measures.derive.facts import NATIONWIDE, Fact, Span, in_order
from policies.publication.vocabulary import END_STAGES, SOFT_ENDS, EventKind, Stage

_REACHES = {
    EventKind.REPORTED: Stage.REPORTED,
    EventKind.MEETING: Stage.REPORTED,
    EventKind.FLOATED: Stage.FLOATED,
    EventKind.ANNOUNCED: Stage.ANNOUNCED,
    EventKind.PROPOSED: Stage.PROPOSED,
    EventKind.CONSULTATION_OPENED: Stage.CONSULTATION,
    EventKind.ISSUED: Stage.ISSUED,
    EventKind.FILED: Stage.ISSUED,
    EventKind.PUBLISHED: Stage.ISSUED,
}
_ENDS = {
    EventKind.OVERTAKEN: Stage.OVERTAKEN,
    EventKind.REJECTED: Stage.REJECTED,
    EventKind.WITHDRAWN: Stage.WITHDRAWN,
    EventKind.REVOKED: Stage.REVOKED,
    EventKind.SUPERSEDED: Stage.SUPERSEDED,
    EventKind.EXPIRED: Stage.EXPIRED,
    EventKind.VACATED: Stage.VACATED,
}
_PAUSES = {EventKind.SHELVED: Stage.SHELVED, EventKind.LAPSED: Stage.LAPSED}
_ORDER = list(Stage)


def stage_spans(
    facts: Iterable[Fact], effects: Sequence[Sequence[Span]], provisions: frozenset[int] = frozenset()
) -> list[Span]:
    """Give the stages of a measure over time, each with the event that began it.

    `effects` are the spans of every provision: a measure is in force from the first day one of
    them operates, so an injunction in force before that day keeps it from getting there, and one
    granted later changes nothing. An event tied to one option, or to some of the `provisions`
    only, never ends the measure.
    """
    ordered = in_order(facts)
    progress: Stage | None = None
    current: Stage | None = None
    spans: list[Span] = []
    for day, reached, events in _steps(ordered, effects, provisions):
        if current in END_STAGES:
            break
        if reached is None:
            stage = progress if current in SOFT_ENDS else current
        elif reached in END_STAGES or reached in SOFT_ENDS:
            stage = reached
        else:
            stage = reached if progress is None or _ORDER.index(reached) > _ORDER.index(progress) else current
            progress = stage if stage == reached else progress
        if stage is not None and stage != current:
            spans = _closed(spans, day)
            spans.append(Span(stage, day, None, events))
            current = stage
    return spans


def _steps(
    ordered: list[Fact], effects: Sequence[Sequence[Span]], provisions: frozenset[int]
) -> list[tuple[dt.date, Stage | None, tuple[int, ...]]]:
    """Give day, stage reached (None: work resumed) and the events behind it, oldest first."""
    steps: list[tuple[dt.date, Stage | None, tuple[int, ...]]] = []
    ended: set[int] = set()
    for fact in ordered:
        if fact.day is None:
            continue
        if fact.kind in _REACHES:
            steps.append((fact.day, _REACHES[fact.kind], (fact.id,)))
        elif fact.kind == EventKind.RESUMED and fact.option is None:
            steps.append((fact.day, None, (fact.id,)))
        elif fact.kind in _PAUSES and fact.option is None:
            steps.append((fact.day, _PAUSES[fact.kind], (fact.id,)))
        elif fact.kind in _ENDS and fact.option is None:
            ended |= fact.provisions
            if not fact.provisions or ended >= provisions:
                steps.append((fact.day, _ENDS[fact.kind], (fact.id,)))
    operating = [
        span
        for spans in effects
        for span in spans
        if span.state in OPERATING and span.scope == NATIONWIDE and span.start
    ]
    if operating:
        day = min(span.start for span in operating if span.start)
        behind = {event for span in operating if span.start == day for event in span.events}
        steps.append((day, Stage.IN_FORCE, tuple(sorted(behind))))
    return sorted(steps, key=lambda step: (step[0], _rank(step[1])))


def _rank(stage: Stage | None) -> int:
    return -1 if stage is None else _ORDER.index(stage)


def _closed(spans: list[Span], day: dt.date) -> list[Span]:
    """End the last span on this day; one that began on the same day never held."""
    if not spans:
        return []
    last = spans[-1]
    if last.start == day:
        return spans[:-1]
    return [*spans[:-1], Span(last.state, last.start, day, last.events)]

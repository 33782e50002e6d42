"""Legal effect: one state per provision and scope at a time, and what it adds up to."""

import datetime as dt
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field

from policies.measures.derive.facts import NATIONWIDE, Fact, Span, in_order
from policies.publication.vocabulary import BLOCKING, Effect, EffectState, EventKind

_ENDING = {
    EventKind.REVOKED: EffectState.ENDED,
    EventKind.WITHDRAWN: EffectState.ENDED,
    EventKind.REJECTED: EffectState.ENDED,
    EventKind.SUPERSEDED: EffectState.ENDED,
    EventKind.EXPIRED: EffectState.ENDED,
    EventKind.OVERTAKEN: EffectState.ENDED,
    EventKind.VACATED: EffectState.VACATED,
}
OPERATIVE = frozenset({EventKind.ISSUED, EventKind.FILED, EventKind.PUBLISHED})
_BLOCKS = {
    EventKind.STAYED_BY_COURT: EffectState.STAYED_BY_COURT,
    EventKind.ENJOINED_TRO: EffectState.ENJOINED_TRO,
    EventKind.ENJOINED_PRELIMINARY: EffectState.ENJOINED_PRELIMINARY,
    EventKind.ENJOINED_PERMANENT: EffectState.ENJOINED_PERMANENT,
}
_STRENGTH = list(_BLOCKS.values())
OPERATING = frozenset({EffectState.IN_EFFECT, EffectState.NOT_ENFORCED})
_OVER = frozenset({EffectState.ENDED, EffectState.VACATED})


@dataclass
class _Standing:
    """What holds for one provision while its facts are read in order."""

    base: EffectState = EffectState.NONE
    base_event: int | None = None
    blocks: dict[tuple[Hashable, str], Fact] = field(default_factory=dict)
    delay: Fact | None = None
    pause: Fact | None = None


def provision_spans(facts: Iterable[Fact], provision: int | None) -> list[Span]:
    """Give the states of one provision over time, per scope, each with the events behind it.

    The nationwide spans cover all time without a gap or an overlap; a narrower scope has spans
    only while a court order of that scope stands.
    """
    concerned = [fact for fact in in_order(facts) if fact.concerns(provision)]
    days = sorted(
        {fact.day for fact in concerned if fact.day} | {fact.until for fact in concerned if fact.until}
    )
    standings = {day: _standing_on(concerned, day) for day in days}
    spans = _joined(NATIONWIDE, [(day, *_state(standings[day])) for day in days])
    narrower = {scope for standing in standings.values() for _, scope in standing.blocks} - {NATIONWIDE}
    for scope in sorted(narrower):
        spans += _joined(scope, [(day, *_blocked(standings[day], scope)) for day in days])
    return spans


def unresolved(facts: Iterable[Fact], provisions: Iterable[int | None]) -> list[int]:
    """Give the ids of events that say a court block was lifted where no such block is known.

    They change nothing, because which block they mean would be a guess; an editor has to name
    the case whose order was lifted.
    """
    ordered = in_order(facts)
    matched: set[int] = set()
    for provision in provisions:
        blocks: dict[tuple[Hashable, str], Fact] = {}
        for fact in ordered:
            if fact.concerns(provision):
                if fact.kind == EventKind.BLOCK_LIFTED and _lifted(blocks, fact):
                    matched.add(fact.id)
                _read_block(blocks, fact)
    return [fact.id for fact in ordered if fact.kind == EventKind.BLOCK_LIFTED and fact.id not in matched]


def roll_up(spans_by_provision: Sequence[Sequence[Span]], facts: Iterable[Fact]) -> list[Span]:
    """Give the effect of the whole measure over time from the spans of its provisions."""
    in_part = next((fact for fact in in_order(facts) if fact.kind == EventKind.SUPERSEDED_IN_PART), None)
    spans = [span for spans in spans_by_provision for span in spans]
    days = {day for span in spans for day in (span.start, span.end) if day}
    if in_part and in_part.day:
        days.add(in_part.day)
    steps: list[tuple[dt.date, Effect, tuple[int, ...], Hashable]] = []
    for day in sorted(days):
        holding = [span for span in spans if span.covers(day)]
        effect = _rolled([span for span in holding if span.scope == NATIONWIDE])
        events = {event for span in holding for event in span.events}
        if effect not in (Effect.NONE, Effect.ENDED, Effect.BLOCKED) and any(s.scope for s in holding):
            effect = Effect.PARTLY_BLOCKED
        if in_part and in_part.day and effect == Effect.IN_EFFECT and day >= in_part.day:
            effect, events = Effect.PARTLY_IN_EFFECT, events | {in_part.id}
        steps.append((day, effect, tuple(sorted(events)), None))
    return _joined(NATIONWIDE, steps, before=Effect.NONE)


def ever_in_effect(spans_by_provision: Iterable[Iterable[Span]]) -> bool:
    """Tell whether any provision ever operated."""
    return any(span.state in OPERATING for spans in spans_by_provision for span in spans if not span.scope)


def _standing_on(facts: list[Fact], day: dt.date) -> _Standing:
    standing = _Standing()
    for fact in facts:
        if fact.day is None or fact.day > day:
            continue
        _read_base(standing, fact)
        _read_block(standing.blocks, fact)
        if fact.kind == EventKind.POSTPONED:
            standing.delay = fact
        elif fact.kind == EventKind.NON_ENFORCEMENT:
            standing.pause = fact
        elif fact.kind == EventKind.ENFORCEMENT_RESUMED:
            standing.pause = None
    standing.blocks = {key: fact for key, fact in standing.blocks.items() if _lasts(fact, day)}
    standing.delay = standing.delay if _lasts(standing.delay, day) else None
    standing.pause = standing.pause if _lasts(standing.pause, day) else None
    return standing


def _lasts(fact: Fact | None, day: dt.date) -> bool:
    return fact is not None and (fact.until is None or day < fact.until)


def _read_base(standing: _Standing, fact: Fact) -> None:
    if standing.base in _OVER:
        return
    if fact.kind in _ENDING:
        if standing.base != EffectState.NONE:
            standing.base, standing.base_event = _ENDING[fact.kind], fact.id
    elif fact.kind == EventKind.EFFECTIVE:
        standing.base, standing.base_event, standing.delay = EffectState.IN_EFFECT, fact.id, None
    elif fact.kind in OPERATIVE and standing.base == EffectState.NONE:
        standing.base, standing.base_event = EffectState.PENDING_DATE, fact.id


def _read_block(blocks: dict[tuple[Hashable, str], Fact], fact: Fact) -> None:
    if fact.kind in _BLOCKS:
        blocks[fact.docket, fact.scope] = fact
    elif fact.kind == EventKind.BLOCK_LIFTED:
        for key in _lifted(blocks, fact):
            del blocks[key]


def _lifted(blocks: dict[tuple[Hashable, str], Fact], fact: Fact) -> list[tuple[Hashable, str]]:
    if fact.docket is None:
        return list(blocks) if len(blocks) == 1 else []
    return [key for key in blocks if key[0] == fact.docket and fact.scope in (NATIONWIDE, key[1])]


def _state(standing: _Standing) -> tuple[EffectState, tuple[int, ...], Hashable]:
    base = (standing.base_event,) if standing.base_event is not None else ()
    if standing.base in _OVER:
        return standing.base, base, None
    state, events, docket = _blocked(standing, NATIONWIDE)
    if state != EffectState.NONE:
        return state, events, docket
    if standing.delay:
        return EffectState.DELAYED_BY_ISSUER, (standing.delay.id,), None
    if standing.pause and standing.base == EffectState.IN_EFFECT:
        return EffectState.NOT_ENFORCED, (standing.pause.id,), None
    return standing.base, base, None


def _blocked(standing: _Standing, scope: str) -> tuple[EffectState, tuple[int, ...], Hashable]:
    orders = [fact for (_, of), fact in standing.blocks.items() if of == scope]
    if not orders or standing.base in _OVER:
        return EffectState.NONE, (), None
    strongest = max(orders, key=_weight)
    return _BLOCKS[strongest.kind], tuple(sorted(fact.id for fact in orders)), strongest.docket


def _weight(order: Fact) -> tuple[int, dt.date, str]:
    """Weigh orders that block the same provision: the strongest counts, of equals the latest."""
    return _STRENGTH.index(_BLOCKS[order.kind]), order.day or dt.date.min, str(order.docket)


def _rolled(spans: list[Span]) -> Effect:
    states = [span.state for span in spans if span.state != EffectState.NONE]
    living = [state for state in states if state not in _OVER]
    if not states:
        return Effect.NONE
    if not living:
        return Effect.ENDED
    blocked = [state for state in living if state in BLOCKING]
    if blocked:
        return Effect.BLOCKED if len(blocked) == len(living) else Effect.PARTLY_BLOCKED
    if all(state == EffectState.NOT_ENFORCED for state in living):
        return Effect.NOT_ENFORCED
    operating = [state for state in living if state in OPERATING]
    if len(operating) == len(spans):
        return Effect.IN_EFFECT
    return Effect.PARTLY_IN_EFFECT if operating else Effect.PENDING


def _joined(
    scope: str,
    steps: Sequence[tuple[dt.date, str, tuple[int, ...], Hashable]],
    before: str = EffectState.NONE,
) -> list[Span]:
    """Turn the state on each day of change into spans, joining equal neighbours."""
    spans: list[Span] = []
    current: tuple[dt.date | None, str, tuple[int, ...], Hashable] = (None, before, (), None)
    for step in steps:
        if step[1:] == current[1:]:
            continue
        spans.append(Span(current[1], current[0], step[0], current[2], scope, current[3]))
        current = step
    spans.append(Span(current[1], current[0], None, current[2], scope, current[3]))
    return [span for span in spans if not scope or span.state != EffectState.NONE]

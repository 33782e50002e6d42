"""Short ways to write facts for the table tests of stage, effect and evidence."""

import datetime as dt
from itertools import count
from typing import Any

from policies.measures.derive.effect import provision_spans, roll_up
from policies.measures.derive.facts import Fact, Span
from policies.measures.derive.stage import stage_spans
from policies.publication.vocabulary import EventKind

_ids = count(1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def fact(kind: str, on: str | None, *provisions: int, **more: Any) -> Fact:
    for name in ("until", "happened_until", "reported_on"):
        if isinstance(more.get(name), str):
            more[name] = day(more[name])
    more.setdefault("id", next(_ids))
    return Fact(
        kind=EventKind(kind), happened_on=day(on) if on else None, provisions=frozenset(provisions), **more
    )


def states(facts: list[Fact], provision: int | None = None, scope: str = "") -> list[tuple[str, str | None]]:
    """Give the states of one provision and the day each began."""
    return [
        (str(span.state), span.start.isoformat() if span.start else None)
        for span in provision_spans(facts, provision)
        if span.scope == scope
    ]


def rolled(facts: list[Fact], *provisions: int) -> list[tuple[str, str | None]]:
    spans = [provision_spans(facts, number) for number in (provisions or (None,))]
    return [
        (str(span.state), span.start.isoformat() if span.start else None) for span in roll_up(spans, facts)
    ]


def stages(facts: list[Fact], *provisions: int) -> list[tuple[str, str | None]]:
    spans = [provision_spans(facts, number) for number in (provisions or (None,))]
    return [
        (str(span.state), span.start.isoformat() if span.start else None)
        for span in stage_spans(facts, spans, frozenset(provisions))
    ]


def on(spans: list[Span], text: str) -> str:
    return next(str(span.state) for span in spans if span.covers(day(text)) and not span.scope)

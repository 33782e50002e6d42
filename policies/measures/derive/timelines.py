"""All that is computed of one measure over time: effects, what they add up to, stages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policies.measures.derive.effect import provision_spans, roll_up
from policies.measures.derive.facts import Fact, Span
from policies.measures.derive.stage import stage_spans


@dataclass(frozen=True)
class Timelines:
    """The spans of a measure; `effects` by number of the provision, None where it has none."""

    effects: Mapping[int | None, Sequence[Span]]
    effect: Sequence[Span]
    stage: Sequence[Span]


def timelines(facts: Iterable[Fact], provisions: Iterable[int]) -> Timelines:
    """Compute the timelines of a measure from its facts and the numbers of its provisions."""
    facts = list(facts)
    numbers = frozenset(provisions)
    keys: list[int | None] = [*sorted(numbers)] or [None]
    effects = {number: provision_spans(facts, number) for number in keys}
    spans = list(effects.values())
    return Timelines(effects, roll_up(spans, facts), stage_spans(facts, spans, numbers))

"""What the three computations read: plain rows, without a database behind them."""

import datetime as dt
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from policies.publication.vocabulary import AttributionKind, EventKind, Precision

NATIONWIDE = ""
REPORTS = frozenset({EventKind.REPORTED, EventKind.MEETING})
_KINDS = list(EventKind)


@dataclass(frozen=True)
class Fact:
    """One event, as far as stage and effect depend on it.

    `provisions` are the numbers of the provisions it concerns; empty means the whole measure.
    """

    id: int
    kind: EventKind
    happened_on: dt.date | None
    precision: Precision = Precision.DAY
    happened_until: dt.date | None = None
    at_time: dt.time | None = None
    reported_on: dt.date | None = None
    expected: bool = False
    until: dt.date | None = None
    provisions: frozenset[int] = frozenset()
    option: int | None = None
    docket: Hashable = None
    scope: str = NATIONWIDE

    @property
    def day(self) -> dt.date | None:
        """Give the first day on which it certainly counts.

        A range counts from its last day, because only then is it sure to have happened. A press
        report counts from the day it was reported. A month or a year counts from its first day.
        """
        if self.kind in REPORTS and self.reported_on:
            return self.reported_on
        if self.precision == Precision.RANGE:
            return self.happened_until
        return self.happened_on

    def concerns(self, provision: int | None) -> bool:
        """Tell whether it concerns this provision; None stands for a measure without provisions."""
        return not self.provisions or provision in self.provisions


@dataclass(frozen=True)
class Support:
    """One citation, as far as evidence depends on it."""

    event: int | None
    attribution: AttributionKind
    origin: Hashable
    contradicts: bool = False


@dataclass(frozen=True)
class Span:
    """A state that holds from a day (inclusive) to a day (exclusive); None is open."""

    state: str
    start: dt.date | None
    end: dt.date | None
    events: tuple[int, ...] = ()
    scope: str = NATIONWIDE
    docket: Hashable = field(default=None)

    def covers(self, day: dt.date) -> bool:
        """Tell whether the state holds on this day."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


def in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Give the facts that have happened on a known day, oldest first.

    Without a time of day a fact counts as early in its day. Equal moments go by what happened, in
    the order of the vocabulary, never by when it was entered.
    """
    return sorted((fact for fact in facts if not fact.expected and fact.day is not None), key=_moment)


def _moment(fact: Fact) -> tuple[dt.date, dt.time, int, list[int], str, dt.date, int]:
    if fact.day is None:
        raise ValueError(f"event {fact.id} has no day")
    return (
        fact.day,
        fact.at_time or dt.time.min,
        _KINDS.index(fact.kind),
        sorted(fact.provisions),
        f"{fact.docket} {fact.scope}",
        fact.until or dt.date.max,
        fact.id,
    )

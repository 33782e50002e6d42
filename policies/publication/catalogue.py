"""What editions are filtered, counted and ordered by, in the memory of the process.

One row for each row of the index, as numpy columns: a filter and all counts take a few milliseconds at
100,000 editions. `catalogue_source` reads it and keeps it true.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import numpy
from numpy.typing import NDArray

from .steps import within

Column = NDArray[Any]
Mask = NDArray[numpy.bool_]

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
MOST_REMEMBERED = 500_000


@dataclass(frozen=True)
class Marks:
    """The values of one facet: which row has which number."""

    row: Column
    number: Column


@dataclass(frozen=True)
class Stretches:
    """Stretches of days: which row has which; first day inclusive, end exclusive."""

    row: Column
    first: Column
    end: Column


@dataclass(frozen=True)
class Catalogue:
    """Columns of equal length; days count from 1 January 2000, moments in microseconds from then, UTC.

    What is open has the greatest or the smallest number of its type.
    """

    change: tuple[int, UUID] | None
    edition: Column
    current: Column
    known_from: Column
    known_until: Column
    next_on: Column
    latest_event: Column
    released: Column
    facets: Mapping[str, Marks]
    stretches: Mapping[str, Stretches]
    _tallies: dict[tuple[str, int | None], dict[int, int]] = field(default_factory=dict)
    _answers: dict[tuple[str, str], Column] = field(default_factory=dict)

    def known_at(self, moment: datetime) -> Mask:
        """Mark what was the known version at a moment."""
        at = microseconds(moment)
        return (self.known_from <= at) & (at < self.known_until)

    def touching(self, name: str, first: date | None, last: date | None) -> Mask:
        """Mark the rows with a day of these stretches from the first to the last, both inclusive."""
        stretches = self.stretches[name]
        touching = numpy.ones(len(stretches.row), dtype=bool)
        if first:
            touching &= stretches.end > days(first)
        if last:
            touching &= stretches.first <= days(last)
        return self._marked(stretches.row[touching])

    def holding(self, facet: str, numbers: Iterable[int], *, steps: int | None = None) -> Mask:
        """Mark the rows that have any of the values of a facet, targets within so many steps if told."""
        marks = self._marks(facet, steps)
        held = numpy.zeros(len(marks.number), dtype=bool)
        for number in numbers:
            held |= marks.number == number
        return self._marked(marks.row[held])

    def of_editions(self, sequences: Column) -> Mask:
        """Mark the rows of the editions with these numbers."""
        return numpy.isin(self.edition, sequences)

    def tally(self, facet: str, mask: Mask, *, steps: int | None = None) -> dict[int, int]:
        """Count the marked rows with each value of a facet, targets within so many steps if told."""
        marks = self._marks(facet, steps)
        marked = mask.take(marks.row)
        if numpy.count_nonzero(marked) * 4 > len(marked):
            # Faster than picking the marked ones out; no value has the number 0.
            amounts = numpy.bincount(marks.number * marked)
            amounts[:1] = 0
        else:
            amounts = numpy.bincount(marks.number[numpy.flatnonzero(marked)])
        numbers = numpy.flatnonzero(amounts)
        return dict(zip(numbers.tolist(), amounts[numbers].tolist(), strict=True))

    def current_tally(self, facet: str, *, steps: int | None = None) -> dict[int, int]:
        """Count the current editions with each value of a facet; counted once and remembered."""
        if (facet, steps) not in self._tallies:
            self._tallies[facet, steps] = self.tally(facet, self.current, steps=steps)
        return self._tallies[facet, steps]

    @property
    def next_order(self) -> Column:
        """The next dates, the last day there is where none is expected."""
        return numpy.minimum(self.next_on, days(date.max))

    def remembered(self, question: str, words: str, ask: Callable[[], Column]) -> Column:
        """Ask the database once what it says about the words in this state; forget when it gets much."""
        key = question, words
        answer = self._answers.get(key)
        if answer is None:
            answer = ask()
            if sum(map(len, list(self._answers.values()))) + len(answer) > MOST_REMEMBERED:
                self._answers.clear()
            self._answers[key] = answer
        return answer

    def exchanging(self, gone: Column, new: "Catalogue") -> "Catalogue":
        """Give the catalogue with the rows of some editions replaced by those of another catalogue."""
        kept = ~numpy.isin(self.edition, gone)
        columns: dict[str, Any] = {
            name: _joined(getattr(self, name)[kept], getattr(new, name)) for name in COLUMNS
        }
        return replace(
            new,
            **columns,
            facets=_exchanged(self.facets, new.facets, kept),
            stretches=_exchanged(self.stretches, new.stretches, kept),
            _tallies={},
            _answers={},
        )

    def _marks(self, facet: str, steps: int | None) -> Marks:
        """Give the values of a facet; of every row and entity one distance is kept, so they only add up."""
        if steps is None:
            return self.facets[facet]
        near = [self.facets[name] for name in within(steps)]
        return Marks(
            numpy.concatenate([marks.row for marks in near]),
            numpy.concatenate([marks.number for marks in near]),
        )

    def _marked(self, rows: Column) -> Mask:
        mask = numpy.zeros(len(self.edition), dtype=bool)
        mask[rows] = True
        return mask


COLUMNS = ("edition", "current", "known_from", "known_until", "next_on", "latest_event", "released")


def days(day: date) -> int:
    """Count the days from 1 January 2000."""
    return (day - EPOCH.date()).days


def day(number: int) -> date:
    """Give the day that `days` counts."""
    return EPOCH.date() + timedelta(days=number)


def microseconds(moment: datetime) -> int:
    """Count the microseconds from the start of 2000 in UTC."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment(number: int) -> datetime:
    """Give the moment that `microseconds` counts, in UTC."""
    return EPOCH + timedelta(microseconds=number)


def _joined(old: Column, new: Column) -> Column:
    return numpy.concatenate([old, new])


def _exchanged(old: Mapping[str, Any], new: Mapping[str, Any], kept: Mask) -> dict[str, Any]:
    """Join marks or stretches by name: the kept rows move up, the new ones follow them."""
    places = numpy.cumsum(kept, dtype=numpy.int32) - 1
    first_new = int(kept.sum())
    joined = {}
    for name, mine in old.items():
        stays = kept[mine.row]
        columns = {
            column: _joined(getattr(mine, column)[stays], getattr(new[name], column))
            for column in mine.__dataclass_fields__
            if column != "row"
        }
        rows = _joined(places[mine.row[stays]], new[name].row + first_new)
        joined[name] = replace(mine, row=rows.astype(numpy.int32), **columns)
    return joined

"""Which rows of the catalogue a filter selects, and how many have each facet value."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy

from .axes import AXES
from .catalogue import Column, Mask, microseconds
from .catalogue import days as day_number
from .filters import EditionFilter
from .search import NAMED_FACETS, Search


@dataclass
class Counts:
    """Editions by number of facet value, and how many there are in all."""

    total: int = 0
    values: dict[str, dict[int, int]] = field(default_factory=lambda: {name: {} for name in AXES})


class Narrowing:
    """The rows that a valid filter selects; of every edition at most one."""

    def __init__(self, filters: EditionFilter) -> None:
        self.filters = filters
        self.catalogue = filters.catalogue

    @cached_property
    def selected(self) -> Column:
        """The places of the selected rows in the catalogue."""
        return numpy.flatnonzero(self._all)

    @cached_property
    def counts(self) -> Counts:
        """The total, and the counts of values following all filters but those of the facet itself."""
        return Counts(
            total=int(numpy.count_nonzero(self._all)), values={name: self._tally(name) for name in AXES}
        )

    @cached_property
    def _all(self) -> Mask:
        return self._beside("")

    @cached_property
    def _before_facets(self) -> Mask | None:
        """What all filters but the facets leave; None for all current editions."""
        catalogue, filters = self.catalogue, self.filters
        moment = filters.cleaned.get("known_at")
        masks = [catalogue.known_at(moment) if moment else catalogue.current]
        masks += self._dates()
        if filters.search:
            masks += self._found(filters.search)
        return numpy.logical_and.reduce(masks) if moment or len(masks) > 1 else None

    def _dates(self) -> list[Mask]:
        catalogue, filters = self.catalogue, self.filters
        masks = []
        if day := filters.cleaned.get("in_effect_on"):
            masks.append(catalogue.touching("in_effect", day, day))
        for name in ("happened", "reported"):
            if any(bounds := filters.bounds(name)):
                masks.append(catalogue.touching(name, *bounds))
        start, end = filters.updated
        if start:
            masks.append(catalogue.released >= microseconds(start))
        if end:
            masks.append(catalogue.released < microseconds(end))
        first, last = filters.bounds("next")
        if first:
            masks.append(catalogue.next_on >= day_number(first))
        if first or last:
            masks.append(catalogue.next_on <= day_number(last or date.max))
        return masks

    def _found(self, search: Search) -> list[Mask]:
        if not search.words and not search.names:
            return [numpy.zeros(len(self.catalogue.edition), dtype=bool)]
        masks = [self.catalogue.of_editions(search.found)] if search.words else []
        for numbers in search.names:
            holding = [self.catalogue.holding(name, numbers) for name in NAMED_FACETS]
            masks.append(numpy.logical_or.reduce(holding))
        return masks

    @cached_property
    def _by_facet(self) -> dict[str, list[Mask]]:
        """What each filtered facet leaves of all rows."""
        by_facet = {}
        for name, condition in self.filters.facets.items():
            steps = self.filters.steps_of(name)
            masks = [self.catalogue.holding(name, condition.chosen, steps=steps)] if condition.chosen else []
            if condition.excluded:
                masks.append(~self.catalogue.holding(name, condition.excluded, steps=steps))
            by_facet[name] = masks
        return by_facet

    def _beside(self, facet: str) -> Mask:
        """What all filters but those of a facet leave."""
        before = self.catalogue.current if self._before_facets is None else self._before_facets
        masks = [mask for name, masks in self._by_facet.items() if name != facet for mask in masks]
        return numpy.logical_and.reduce([before, *masks])

    def _tally(self, facet: str) -> dict[int, int]:
        steps = self.filters.steps_of(facet)
        others = self._by_facet.keys() - {facet}
        if not others and self._before_facets is None:
            return self.catalogue.current_tally(facet, steps=steps)
        mask = self._beside(facet) if facet in self._by_facet else self._all
        return self.catalogue.tally(facet, mask, steps=steps)

"""A selection of editions: what a query string asks for, as rows, pages, counts and chips.

    selection = Selection.from_query(request.GET, ignoring=("cursor",))
    selection.errors               # {} or {parameter: [what is wrong and what is allowed]}
    selection.facets()             # with the counts of all values
    selection.page(request.GET.get("cursor"))

The site's list, exports and feeds and the partners' API all go through here.
"""

import heapq
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date
from functools import cached_property
from operator import itemgetter

import numpy
from django.db.models import QuerySet
from django.http import QueryDict

from . import facets, moments, paging, steps
from .axes import AXES, EXCLUDING, Axis
from .catalogue import Column
from .facets import Choice, Facet
from .filters import EditionFilter
from .models import Edition, FacetValue
from .narrowing import Counts, Narrowing
from .paging import InDatabase, InMemory, Page
from .parameters import SelectionForm


@dataclass(frozen=True)
class Chip:
    """One active filter: its parameter, value, label, and the query string without it."""

    parameter: str
    value: str
    label: str
    query: str


class Selection:
    """What a query string selects; nothing while it has errors."""

    def __init__(self, filters: EditionFilter) -> None:
        self.filters = filters

    @classmethod
    def from_query(cls, query: QueryDict, *, ignoring: Collection[str] = ()) -> "Selection":
        """Read a query string; `ignoring` names parameters that belong to the view itself."""
        return cls(EditionFilter(query, Edition.objects.all(), ignoring=ignoring))

    @property
    def form(self) -> SelectionForm:
        """The bound form of all parameters."""
        return self.filters.form

    @cached_property
    def errors(self) -> dict[str, list[str]]:
        """What is wrong, by parameter."""
        return {str(name): [str(error) for error in errors] for name, errors in self.form.errors.items()}

    @cached_property
    def ordering(self) -> str:
        """The order asked for; by relevance for a search, otherwise by the latest event."""
        default = "relevance" if self.filters.cleaned.get("q") else "-latest_event"
        return self.filters.cleaned.get("ordering") or default

    @cached_property
    def editions(self) -> QuerySet[Edition]:
        """All selected editions in their order."""
        selected = self.filters.filter_queryset(Edition.objects.all())
        if self.ordering == "relevance":
            search = self.filters.search
            selected = paging.ranked(selected, search.query if search else None)
        return paging.ordered(selected, self.ordering)

    @cached_property
    def day(self) -> date:
        """The day on which labels are read: that of a time control, otherwise today in UTC."""
        moment = self.filters.cleaned.get("known_at")
        in_effect_on = self.filters.cleaned.get("in_effect_on")
        known_on = moment.astimezone(UTC).date() if moment else moments.today()
        return in_effect_on or min(known_on, moments.today())

    @property
    def suggestion(self) -> str:
        """The names that were looked for instead of mistyped words; usually empty."""
        return self.filters.search.suggestion if self.filters.search else ""

    @cached_property
    def counts(self) -> Counts:
        """The total and the counts of all facet values."""
        return Counts() if self.errors else self._narrowing.counts

    @property
    def total(self) -> int:
        """How many editions are selected, exactly."""
        return 0 if self.errors else len(self._narrowing.selected)

    def page(self, cursor: str | None = None, size: int = 25) -> Page:
        """Give the page at a cursor, or the first; raise paging.BadCursor."""
        source: paging.Source = InDatabase(self.editions)
        if self.ordering != "title" and not self.errors:
            source = InMemory(self._keys(), self._narrowing.catalogue.edition[self._narrowing.selected])
        return paging.page(source, self.ordering, cursor=cursor, size=size, total=self.total)

    @cached_property
    def _narrowing(self) -> Narrowing:
        return Narrowing(self.filters)

    def _keys(self) -> Column:
        """Give what the selected rows are ordered by."""
        held, selected = self._narrowing.catalogue, self._narrowing.selected
        if self.ordering != "relevance":
            columns = {
                "latest_event": held.latest_event,
                "updated": held.released,
                "next_date": held.next_order,
            }
            return columns[self.ordering.lstrip("-")][selected]
        rank_of = numpy.zeros(int(held.edition.max(initial=0)) + 1)
        if self.filters.search:
            sequences, ranks = self.filters.search.ranks()
            known = sequences < len(rank_of)
            rank_of[sequences[known]] = ranks[known]
        return rank_of[held.edition[selected]]

    def facets(self) -> list[Facet]:
        """Give every facet with its most frequent values and all that are chosen."""
        shown = {name: self._shown(name) for name in AXES}
        values = FacetValue.objects.labels([number for numbers in shown.values() for number in numbers])
        return [
            self._facet(axis, {number: values[number] for number in shown[name]})
            for name, axis in AXES.items()
        ]

    @cached_property
    def chips(self) -> list[Chip]:
        """The active filters, each with the query string that remains without it."""
        chips = []
        for name, value in self._pairs():
            if name == "ordering":
                continue
            label = self._label(name, value)
            chips.append(Chip(name, value, label, self._query(without=(name, value))))
        return chips

    @cached_property
    def query(self) -> str:
        """The query string of this selection in a fixed order, without the view's own parameters."""
        return self._query()

    def _shown(self, name: str) -> list[int]:
        counts = self.counts.values[name]
        shown = facets.SHOWN if AXES[name].words is None else len(counts)
        most = [number for number, _ in heapq.nlargest(shown, counts.items(), key=itemgetter(1))]
        chosen = [self.form.numbers.get((name, value)) for value in self._chosen(name)]
        return list(dict.fromkeys([*most, *(number for number in chosen if number)]))

    def _chosen(self, name: str) -> list[str]:
        cleaned = self.filters.cleaned
        return [*cleaned.get(name, ()), *cleaned.get(EXCLUDING + name, ())]

    def _facet(self, axis: Axis, values: dict[int, tuple[str, str]]) -> Facet:
        counts = self.counts.values[axis.name]
        cleaned = self.filters.cleaned
        choices = [
            Choice(
                value=value,
                label=label,
                count=counts.get(number, 0),
                selected=value in cleaned.get(axis.name, ()),
                excluded=value in cleaned.get(EXCLUDING + axis.name, ()),
            )
            for number, (value, label) in values.items()
        ]
        if axis.words is not None:
            places = list(axis.words)
            choices.sort(key=lambda choice: places.index(choice.value))
        elif axis.name == "year":
            choices.sort(key=lambda choice: choice.value, reverse=True)
        else:
            choices.sort(key=lambda choice: (-choice.count, choice.label))
        return Facet(axis.name, axis.label, choices, more=len(counts.keys() - values.keys()))

    def _pairs(self) -> list[tuple[str, str]]:
        """Give (parameter, value) of every parameter that says something, in the form's order."""
        pairs = []
        for name, entry in self.filters.cleaned.items():
            if isinstance(entry, list):
                pairs += [(name, value) for value in sorted(entry)]
            elif entry:
                pairs.append((name, str(self.form.data[name]).strip()))
        return pairs

    def _query(self, without: tuple[str, str] | None = None) -> str:
        query = QueryDict(mutable=True)
        for name, value in self._pairs():
            if (name, value) != without:
                query.appendlist(name, value)
        return query.urlencode()

    def _label(self, name: str, value: str) -> str:
        axis = AXES.get(name.removeprefix(EXCLUDING))
        if axis is None:
            shown = steps.REACH[value] if name == "related" else value
            return f"{self.form.fields[name].label}: {shown}"
        label = self.form.labels.get((axis.name, value)) or (axis.words or {}).get(value, value)
        return f"{axis.label}: {'not ' if name.startswith(EXCLUDING) else ''}{label}"

"""The one filter class behind the list of the site, its exports and the partners' API."""

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet

from . import steps
from .axes import AXES, EXCLUDING, Axis
from .catalogue import Catalogue
from .catalogue_source import catalogue
from .models import Edition, EditionIndex
from .parameters import (
    NO_EDITION,
    DayField,
    FacetField,
    MomentField,
    SelectionForm,
    TextField,
    WordField,
)
from .search import Search, search_for

ORDERINGS = {
    "-latest_event": "Latest event first",
    "latest_event": "Earliest event first",
    "-updated": "Last updated first",
    "updated": "Longest without update first",
    "next_date": "Next date first",
    "title": "Title",
    "relevance": "Best match first",
}


@dataclass(frozen=True)
class FacetCondition:
    """Numbers of facet values: any of the chosen, if there are any, and none of the excluded.

    `near` has by the number of a target the numbers of its distances, where the distance is limited.
    """

    chosen: list[int]
    excluded: list[int]
    near: Mapping[int, list[int]] | None = None

    @property
    def query(self) -> str:
        """The condition as an intarray query such as `((3|7)&!9)`, which is what the database keeps."""
        chosen, excluded = self._kept(self.chosen), self._kept(self.excluded)
        parts = [f"({'|'.join(map(str, chosen or [NO_EDITION]))})"] if self.chosen else []
        parts += [f"!{number}" for number in excluded]
        return f"({'&'.join(parts or [f'!{NO_EDITION}'])})"

    def _kept(self, numbers: list[int]) -> list[int]:
        if self.near is None:
            return numbers
        return [kept for number in numbers for kept in self.near.get(number, [])]


class PartOfSelection(django_filters.Filter):
    """A filter that the filter set applies together with others: only together they have a meaning."""

    def filter(self, queryset: QuerySet[Edition], value: Any) -> QuerySet[Edition]:
        """Leave the queryset to `EditionFilter.filter_queryset`."""
        return queryset

    def __deepcopy__(self, memo: dict[int, Any]) -> "PartOfSelection":
        """Copy no deeper than the filter set needs to bind it: it does so for every request."""
        return copy.copy(self)


class FacetFilter(PartOfSelection):
    """Any number of values of one facet."""

    field_class = FacetField


class DayFilter(PartOfSelection):
    """A day, written as YYYY-MM-DD."""

    field_class = DayField


class MomentFilter(PartOfSelection):
    """A moment or a day."""

    field_class = MomentField


class TextFilter(PartOfSelection):
    """Free text."""

    field_class = TextField


class WordFilter(PartOfSelection):
    """One of some words."""

    field_class = WordField


def _facet_filters(axis: Axis) -> dict[str, FacetFilter]:
    return {
        axis.name: FacetFilter(label=axis.label, axis=axis),
        EXCLUDING + axis.name: FacetFilter(label=f"{axis.label}: not", axis=axis),
    }


FacetFilterSet = type(
    "FacetFilterSet",
    (django_filters.FilterSet,),
    {name: entry for axis in AXES.values() for name, entry in _facet_filters(axis).items()},
)


class EditionFilter(FacetFilterSet):  # type: ignore[valid-type, misc]
    """Every filter of a selection; see `parameters` for their types and errors.

    Without `known_at` only current editions are given; with it, what was the known version at that
    moment. What a retraction withheld is given in neither case. An invalid form gives nothing.
    """

    q = TextFilter(label="Search", max_length=300)
    happened_from = DayFilter(label="Happened from")
    happened_to = DayFilter(label="Happened until")
    reported_from = DayFilter(label="Reported from")
    reported_to = DayFilter(label="Reported until")
    updated_from = DayFilter(label="Updated from")
    updated_to = DayFilter(label="Updated until")
    next_from = DayFilter(label="Next date from")
    next_to = DayFilter(label="Next date until")
    known_at = MomentFilter(label="As we knew it on")
    in_effect_on = DayFilter(label="In effect on")
    related = WordFilter(
        label="Related targets",
        choices=list(steps.REACH.items()),
        error_messages={"invalid_choice": f"“%(value)s”: unknown. Allowed: {', '.join(steps.REACH)}."},
    )
    ordering = WordFilter(
        label="Order",
        choices=list(ORDERINGS.items()),
        error_messages={
            "invalid_choice": f"“%(value)s”: unknown. Allowed: {', '.join(ORDERINGS)}.",
        },
    )

    def __init__(
        self,
        data: Any = None,
        queryset: QuerySet[Edition] | None = None,
        *,
        ignoring: Collection[str] = (),
        **options: Any,
    ) -> None:
        base = Edition.objects.all() if queryset is None else queryset
        super().__init__({} if data is None else data, base, **options)
        self.ignoring = ignoring

    @classmethod
    @cache
    def form_class(cls) -> type[SelectionForm]:
        """Give the form with a field for every filter, made once."""
        return type(
            "EditionForm", (SelectionForm,), {n: entry.field for n, entry in cls.base_filters.items()}
        )

    @cached_property
    def form(self) -> SelectionForm:
        """The bound form; its errors name the parameter and what is allowed."""
        return self.form_class()(self.data, ignoring=self.ignoring)

    @cached_property
    def cleaned(self) -> dict[str, Any]:
        """The parameters by name; empty when any of them is refused."""
        return self.form.cleaned_data if self.is_valid() else {}

    @cached_property
    def search(self) -> Search | None:
        """The search that is carried out, if there is one."""
        return search_for(self.cleaned["q"], self.catalogue) if self.cleaned.get("q") else None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue as the database is now; one and the same for the whole selection."""
        return catalogue()

    @cached_property
    def facets(self) -> dict[str, FacetCondition]:
        """The condition of every facet that is filtered; a value that no edition has is NO_EDITION."""
        conditions = {}
        for name in AXES:
            chosen = [self._number(name, value) or NO_EDITION for value in self.cleaned.get(name, ())]
            excluded = [self._number(name, value) for value in self.cleaned.get(EXCLUDING + name, ())]
            near = self.form.near if self.steps_of(name) is not None else None
            condition = FacetCondition(chosen, [number for number in excluded if number], near)
            if condition.chosen or condition.excluded:
                conditions[name] = condition
        return conditions

    def steps_of(self, facet: str) -> int | None:
        """Give how many ties at most may lie between a value and what a measure names; None is any number."""
        reach = self.cleaned.get("related") or steps.ANY
        return int(reach) if facet == steps.FACET and reach != steps.ANY else None

    def filter_queryset(self, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        """Apply every filter; in the past through the index, which knows what held then."""
        if not self.is_valid():
            return queryset.none()
        if self.cleaned.get("known_at"):
            return queryset.filter(pk__in=self.chosen(self.index_rows()).values("edition_id"))
        return self.chosen(self._narrowed(queryset.filter(current=True), ""))

    def index_rows(self) -> QuerySet[EditionIndex]:
        """Apply every filter but the facets to the index, whose rows are quick to count."""
        rows = EditionIndex.objects.all()
        if not self.is_valid():
            return rows.none()
        moment = self.cleaned.get("known_at")
        rows = rows.filter(known__contains=moment) if moment else rows.filter(current=True)
        return self._narrowed(rows, "edition__")

    def chosen(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Apply the facets to editions or rows of their index."""
        query = "&".join(condition.query for condition in self.facets.values())
        return rows.filter(facets__matches=query) if query else rows

    def _narrowed(self, rows: QuerySet[Any], edition: str) -> QuerySet[Any]:
        """Apply what is neither facet nor moment; `edition` leads from the rows to their edition."""
        if self.search:
            rows = self.search.narrow(rows)
        if day := self.cleaned.get("in_effect_on"):
            rows = rows.filter(in_effect__covers=day)
        conditions: dict[str, Any] = {}
        for name in ("happened", "reported"):
            if any(bounds := self.bounds(name)):
                conditions[f"{edition}{name}__touches"] = bounds
        start, end = self.updated
        if start:
            conditions[f"{edition}released_at__gte"] = start
        if end:
            conditions[f"{edition}released_at__lt"] = end
        first, last = self.bounds("next")
        if first or last:
            conditions |= {"next_on__gte": first or date.min, "next_on__lte": last or date.max}
        return rows.filter(**conditions)

    def bounds(self, name: str) -> tuple[date | None, date | None]:
        """Give the first and the last day of a pair of date filters."""
        return self.cleaned.get(f"{name}_from"), self.cleaned.get(f"{name}_to")

    @property
    def updated(self) -> tuple[datetime | None, datetime | None]:
        """The moments between which editions were released: the first inclusive, the last exclusive."""
        first, last = self.bounds("updated")
        end = _midnight(last + timedelta(days=1)) if last and last < date.max else None
        return _midnight(first) if first else None, end

    def _number(self, name: str, value: str) -> int | None:
        return self.form.numbers.get((name, value))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)

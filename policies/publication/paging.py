"""Pages by key: stable while releases arrive, and as fast at the end as at the start."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol

import numpy
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import BooleanField, F, FloatField, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast

from . import catalogue, cursors
from .catalogue import Column
from .cursors import BadCursor, Position
from .models import Edition, EditionIndex

__all__ = ["BadCursor", "Page", "page"]

MOST = 1000
HEADING = Subquery(
    EditionIndex.objects.filter(edition_id=OuterRef("pk")).order_by("-known").values("heading")[:1]
)
NOT_SHOWN = ("happened", "reported", "in_effect", "facets", "head")


@dataclass(frozen=True)
class Order:
    """A sort key with its type; the sequence number breaks ties in the same direction."""

    column: str
    key_type: type
    descending: bool


ORDERS = {
    "-latest_event": Order("latest_event_order", date, descending=True),
    "latest_event": Order("latest_event_order", date, descending=False),
    "-updated": Order("released_at", datetime, descending=True),
    "updated": Order("released_at", datetime, descending=False),
    "next_date": Order("next_order", date, descending=False),
    "title": Order("title_order", str, descending=False),
    "relevance": Order("rank", float, descending=True),
}
KEYS: dict[type, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    date: (catalogue.days, catalogue.day),
    datetime: (catalogue.microseconds, catalogue.moment),
    float: (float, float),
}


@dataclass
class Page:
    """Rows of a list with opaque cursors to its neighbours; None where there is none."""

    sequences: list[int]
    next_cursor: str | None
    previous_cursor: str | None
    total: int

    @cached_property
    def rows(self) -> list[Edition]:
        """The editions; without one that was retracted since it was found."""
        found = Edition.objects.readable().defer(*NOT_SHOWN).in_bulk(self.sequences)
        return [found[sequence] for sequence in self.sequences if sequence in found]


class Source(Protocol):
    """A selection as it is paged through."""

    def next(self, after: Position | None, order: Order, *, descending: bool, number: int) -> list[Position]:
        """Give so many positions after one, or the first ones."""


class InDatabase:
    """A selection whose keys only the database can compare."""

    def __init__(self, editions: QuerySet[Edition]) -> None:
        self.editions = editions

    def next(self, after: Position | None, order: Order, *, descending: bool, number: int) -> list[Position]:
        """Give so many positions after one, or the first ones."""
        editions = self.editions
        if after:
            key, sequence = models.Value(after.key), models.Value(after.sequence, models.BigIntegerField())
            columns = (F(order.column), F("sequence"))
            editions = editions.filter(
                RowComparison(*columns, key, sequence, operator="<" if descending else ">")
            )
        editions = editions.order_by(*_keys(order.column, descending))
        return [Position(*row) for row in editions.values_list(order.column, "sequence")[:number]]


class InMemory:
    """A selection as columns of keys, numbered as in the catalogue, and of sequence numbers."""

    def __init__(self, keys: Column, sequences: Column) -> None:
        self.keys = keys
        self.sequences = sequences

    def next(self, after: Position | None, order: Order, *, descending: bool, number: int) -> list[Position]:
        """Give so many positions after one, or the first ones."""
        to_number, to_key = KEYS[order.key_type]
        keys, sequences = self.keys, self.sequences
        if after:
            key = to_number(after.key)
            beyond = keys < key if descending else keys > key
            later = sequences < after.sequence if descending else sequences > after.sequence
            left = beyond | ((keys == key) & later)
            keys, sequences = keys[left], sequences[left]
        if len(keys) > number:
            # Only what can be among the first is sorted.
            place = len(keys) - number if descending else number - 1
            last = numpy.partition(keys, place)[place]
            left = keys >= last if descending else keys <= last
            keys, sequences = keys[left], sequences[left]
        places = numpy.lexsort((sequences, keys))
        places = places[::-1][:number] if descending else places[:number]
        chosen = zip(keys[places].tolist(), sequences[places].tolist(), strict=True)
        return [Position(to_key(key), sequence) for key, sequence in chosen]


class RowComparison(Func):
    """Compare (key, sequence) with a row of values, which an index on both answers directly."""

    output_field = BooleanField()

    def as_sql(self, compiler: Any, connection: Any, *_: Any, **context: Any) -> tuple[str, Any]:
        """Render `(key, sequence) < (value, value)`."""
        sides = [compiler.compile(part) for part in self.get_source_expressions()]
        key, sequence, key_value, sequence_value = (sql for sql, _ in sides)
        operator = context.get("operator") or self.extra["operator"]
        parameters = [parameter for _, values in sides for parameter in values]
        return f"({key}, {sequence}) {operator} ({key_value}, {sequence_value})", parameters


def ranked(editions: QuerySet[Edition], query: SearchQuery | None) -> QuerySet[Edition]:
    """Add the `rank` that the order “relevance” sorts by: how well title and targets match.

    Ranking by all words would read the search vectors of all matches, ten times the work.
    """
    if query is None:
        return editions.annotate(rank=models.Value(0.0, FloatField()))
    return editions.annotate(rank=Cast(SearchRank(HEADING, query), FloatField()))


def ordered(editions: QuerySet[Edition], ordering: str) -> QuerySet[Edition]:
    """Put the editions in one of the ORDERS."""
    return editions.order_by(*_keys(ORDERS[ordering].column, ORDERS[ordering].descending))


def page(source: Source, ordering: str, *, cursor: str | None, size: int, total: int) -> Page:
    """Give the page at a cursor, or the first one; raise BadCursor."""
    order = ORDERS[ordering]
    size = max(1, min(size, MOST))
    position, backwards = cursors.read(cursor, ordering, order.key_type) if cursor else (None, False)
    found = source.next(position, order, descending=order.descending != backwards, number=size + 1)
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    has_next, has_previous = (bool(found), more) if backwards else (more, bool(cursor) and bool(found))
    return Page(
        sequences=[sequence for _, sequence in found],
        next_cursor=cursors.write(found[-1], ordering) if has_next else None,
        previous_cursor=cursors.write(found[0], ordering, backwards=True) if has_previous else None,
        total=total,
    )


def _keys(column: str, descending: bool) -> tuple[str, str]:
    return (f"-{column}", "-sequence") if descending else (column, "sequence")

"""Pages by key: stable while releases arrive, and as fast at the end as at the start."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    F,
    FloatField,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
)
from django.db.models.functions import Cast

from . import moments
from .models import Edition, EditionIndex

MOST = 1000
HEADING = Subquery(
    EditionIndex.objects.filter(edition_id=OuterRef("pk")).order_by("-known").values("heading")[:1]
)
NOT_SHOWN = ("happened", "reported", "in_effect", "facets", "head")


class BadCursor(ValueError):
    """The cursor is not one that this list gave; the text says so."""

    def __init__(self) -> None:
        super().__init__("The cursor is not one that this list gave in this order. Start again without it.")


@dataclass(frozen=True)
class Order:
    """A sort key with its type; the sequence number breaks ties in the same direction."""

    column: str
    key_type: models.Field
    descending: bool


ORDERS = {
    "-latest_event": Order("latest_event_order", DateField(), descending=True),
    "latest_event": Order("latest_event_order", DateField(), descending=False),
    "-updated": Order("released_at", DateTimeField(), descending=True),
    "updated": Order("released_at", DateTimeField(), descending=False),
    "next_date": Order("next_order", DateField(), descending=False),
    "title": Order("title_order", TextField(), descending=False),
    "relevance": Order("rank", FloatField(), descending=True),
}


@dataclass
class Page:
    """Rows of a list with opaque cursors to its neighbours; None where there is none."""

    rows: list[Edition]
    next_cursor: str | None
    previous_cursor: str | None
    counting: Callable[[], int]

    @cached_property
    def total(self) -> int:
        """How many rows the whole list has, exactly."""
        return self.counting()


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


def ranked(rows: QuerySet[Any], query: SearchQuery | None) -> QuerySet[Any]:
    """Add the `rank` that the order “relevance” sorts by: how well title and targets match.

    Ranking by all words would read the search vectors of all matches, ten times the work.
    """
    if query is None:
        return rows.annotate(rank=models.Value(0.0, FloatField()))
    heading = F("heading") if rows.model is EditionIndex else HEADING
    return rows.annotate(rank=Cast(SearchRank(heading, query), FloatField()))


def ordered(editions: QuerySet[Edition], ordering: str) -> QuerySet[Edition]:
    """Put the editions in one of the ORDERS."""
    return editions.order_by(*_keys(ORDERS[ordering].column, "sequence", ORDERS[ordering].descending))


def page(
    selected: QuerySet[Any], ordering: str, *, cursor: str | None, size: int, counting: Callable[[], int]
) -> Page:
    """Give the page at a cursor, or the first one; raise BadCursor.

    `selected` are editions, or ranked rows of their index, for which the editions are then fetched.
    """
    order = ORDERS[ordering]
    size = max(1, min(size, MOST))
    backwards = False
    if cursor:
        backwards, key, sequence = _read(cursor, ordering)
        operator = "<" if order.descending != backwards else ">"
        position = (models.Value(key, order.key_type), models.Value(sequence, models.BigIntegerField()))
        selected = selected.filter(
            RowComparison(F(order.column), F(_number(selected)), *position, operator=operator)
        )
    keys = _keys(order.column, _number(selected), order.descending != backwards)
    rows = _fetched(selected.order_by(*keys)[: size + 1], order)
    more = len(rows) > size
    rows = rows[:size]
    if backwards:
        rows.reverse()
    has_next, has_previous = (bool(rows), more) if backwards else (more, bool(cursor) and bool(rows))
    return Page(
        rows=rows,
        next_cursor=_write(rows[-1], ordering, "n") if has_next else None,
        previous_cursor=_write(rows[0], ordering, "p") if has_previous else None,
        counting=counting,
    )


def _number(rows: QuerySet[Any]) -> str:
    return "edition_id" if rows.model is EditionIndex else "sequence"


def _keys(column: str, number: str, descending: bool) -> tuple[str, str]:
    return (f"-{column}", f"-{number}") if descending else (column, number)


def _fetched(selected: QuerySet[Any], order: Order) -> list[Edition]:
    if selected.model is Edition:
        return list(selected.defer(*NOT_SHOWN))
    keys = dict(selected.values_list("edition_id", order.column))
    editions = Edition.objects.defer(*NOT_SHOWN).in_bulk(keys)
    for sequence, key in keys.items():
        setattr(editions[sequence], order.column, key)
    return [editions[sequence] for sequence in keys]


def _write(edition: Edition, ordering: str, direction: str) -> str:
    key = getattr(edition, ORDERS[ordering].column)
    if isinstance(key, datetime):
        key = moments.written(key)
    elif isinstance(key, date):
        key = key.isoformat()
    text = json.dumps([direction, ordering, key, edition.sequence], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, ordering: str) -> tuple[bool, Any, int]:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        direction, given, key, sequence = json.loads(text)
        if (
            given != ordering
            or direction not in {"n", "p"}
            or type(sequence) is not int
            or not 0 < sequence < 2**63
        ):
            raise BadCursor
        return direction == "p", _key(ORDERS[ordering].key_type, key), sequence
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise BadCursor from error


def _key(key_type: models.Field, key: Any) -> Any:
    if isinstance(key_type, DateTimeField):
        return datetime.strptime(key, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    if isinstance(key_type, DateField):
        return date.fromisoformat(key)
    if isinstance(key_type, FloatField) and type(key) is float:
        return key
    if isinstance(key_type, TextField) and isinstance(key, str) and "\x00" not in key:
        return key
    raise BadCursor

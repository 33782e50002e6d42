"""How many editions have each facet value, following all filters but those of the facet itself.

Editions carry the numbers of their facet values packed, four bytes each. The database joins those of
the matching editions, and numpy counts them: about seven times faster than GROUP BY.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

import numpy
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from .axes import AXES, EVERY_EDITION_HAS_ONE
from .binary import binary_rows
from .models import EditionSearch, FacetValue

SHOWN = 12

_facet_of: dict[str, dict[int, str]] = {}


@dataclass(frozen=True)
class Choice:
    """One value of a facet with its count."""

    value: str
    label: str
    count: int
    selected: bool
    excluded: bool


@dataclass(frozen=True)
class Facet:
    """A facet with the choices to show; `more` is how many others have editions."""

    name: str
    label: str
    choices: list[Choice]
    more: int


@dataclass
class Counts:
    """Editions by number of facet value, and how many there are in all."""

    total: int = 0
    values: dict[str, dict[int, int]] = field(default_factory=dict)


def ready_made() -> Counts:
    """Give the counts of all current editions, which the read model keeps."""
    counts = Counts(values={name: {} for name in AXES})
    known = _known_facets()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT facet, array_agg(id ORDER BY id), array_agg(count ORDER BY id) "
            "FROM publication_facetvalue WHERE count > 0 GROUP BY facet"
        )
        for facet, numbers, amounts in cursor.fetchall():
            counts.values[facet] = dict(zip(numbers, amounts, strict=True))
            known.update(dict.fromkeys(numbers, facet))
    counts.total = sum(counts.values[EVERY_EDITION_HAS_ONE].values())
    return counts


def count(rows: QuerySet[EditionSearch], queries: Mapping[str, str], *, own: Counts | None = None) -> Counts:
    """Count facet values and editions in one statement.

    `rows` are narrowed by everything but facets, `queries` are the conditions of the facets. An edition
    that fails exactly one of them counts for the facet it fails. With `own`, the counts without the
    only facet are known and taken from there.
    """
    names = list(queries)
    conditions = [f"({query})" for query in queries.values()]
    whole = "&".join(conditions)
    but_one = ["&".join(conditions[:place] + conditions[place + 1 :]) for place in range(len(conditions))]
    total, packed, *failing = _packed(rows, whole, [] if own else but_one)
    tally = _tally(packed)
    others = [_tally(numbers) for numbers in failing]
    facet_of = _facets_of(set(chain(tally, *others)))
    counts = Counts(total, {name: {} for name in AXES})
    for number, amount in tally.items():
        counts.values[facet_of[number]][number] = amount
    for name, mine in zip(names, others, strict=False):
        held = counts.values[name]
        for number, amount in mine.items():
            if facet_of[number] == name:
                held[number] = held.get(number, 0) + amount
    return (
        replace(counts, values=counts.values | {name: own.values[name] for name in names}) if own else counts
    )


def _packed(rows: QuerySet[EditionSearch], whole: str, but_one: list[str]) -> tuple[Any, ...]:
    """Give how many rows satisfy the whole query, their packed numbers, and those of rows that fail one part.

    Empty queries are satisfied by every row.
    """
    if whole and "" not in but_one:
        rows = rows.filter(facets__matches="|".join(f"({query})" for query in [whole, *but_one]))
    try:
        sql, parameters = rows.values_list("facets", "packed_facets").query.sql_with_params()
    except EmptyResultSet:
        return (0, None)
    matches = "facets @@ %s::query_int"
    first = f"FILTER (WHERE {matches})" if but_one else ""
    columns = [f"count(*) {first}", f"string_agg(packed, '') {first}"]
    arguments = [whole, whole] if but_one else []
    for query in but_one:
        also = f"AND {matches}" if query else ""
        columns.append(f"string_agg(packed, '') FILTER (WHERE NOT {matches} {also})")
        arguments += [whole, query] if query else [whole]
    statement = f"SELECT {', '.join(columns)} FROM ({sql}) AS entry (facets, packed)"  # noqa: S608 - Django's
    return tuple(binary_rows(statement, [*arguments, *parameters])[0])


def _tally(packed: bytes | None) -> dict[int, int]:
    tally = numpy.bincount(numpy.frombuffer(packed or b"", dtype=numpy.int32))
    used = numpy.flatnonzero(tally)
    return dict(zip(used.tolist(), tally[used].tolist(), strict=True))


def _facets_of(numbers: set[int]) -> dict[int, str]:
    """Give the facet of each number; they never change, so the process remembers them."""
    known = _known_facets()
    if missing := numbers - known.keys():
        known.update(FacetValue.objects.filter(pk__in=missing).values_list("id", "facet"))
    return known


def _known_facets() -> dict[int, str]:
    return _facet_of.setdefault(connection.settings_dict["NAME"], {})

"""How many editions have each facet value, following all filters but those of the facet itself.

Editions carry the numbers of their facet values packed, four bytes each. The database joins those of
the matching editions, and numpy counts them (docs/benchmarks.md).
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
from .models import EditionIndex, FacetValue

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


def count(rows: QuerySet[EditionIndex], queries: Mapping[str, str], *, own: Counts | None = None) -> Counts:
    """Count facet values and editions in one statement.

    `rows` are narrowed by everything but facets, `queries` are the conditions of the facets. An edition
    that fails exactly one of them counts for the facet it fails. With `own`, the counts without the
    only facet are known and taken from there.
    """
    if own:
        (query,) = queries.values()
        counts = count(rows.filter(facets__matches=query), {})
        return replace(counts, values=counts.values | {name: own.values[name] for name in queries})
    total, packed, *failing = _packed(rows, list(queries.values()))
    tally = _tally(packed)
    others = [_tally(numbers) for numbers in failing]
    facet_of = _facets_of(set(chain(tally, *others)))
    counts = Counts(total, {name: {} for name in AXES})
    for number, amount in tally.items():
        counts.values[facet_of[number]][number] = amount
    for name, mine in zip(queries, others, strict=False):
        held = counts.values[name]
        for number, amount in mine.items():
            if facet_of[number] == name:
                held[number] = held.get(number, 0) + amount
    return counts


def _packed(rows: QuerySet[EditionIndex], queries: list[str]) -> tuple[Any, ...]:
    """Give how many rows satisfy all queries, their packed numbers, and those of rows that fail one query."""
    if len(queries) > 1:
        rows = rows.filter(facets__matches=_all_but_one(queries))
    try:
        sql, parameters = rows.values_list("facets", "packed_facets").query.sql_with_params()
    except EmptyResultSet:
        return (0, None)
    holds = [f"holds_{place}" for place in range(len(queries))]
    tests = "".join(f", facets @@ %s::query_int AS {name}" for name in holds)
    groups = [" AND ".join(holds) or "true"]
    groups += [
        " AND ".join([f"NOT {failed}", *(name for name in holds if name != failed)]) for failed in holds
    ]
    joined = ", ".join(f"string_agg(packed, '') FILTER (WHERE {group})" for group in groups)
    # OFFSET 0 keeps PostgreSQL from testing each condition anew in every FILTER.
    statement = (
        f"SELECT count(*) FILTER (WHERE {groups[0]}), {joined} "  # noqa: S608 - the inner statement is Django's
        f"FROM (SELECT packed{tests} FROM ({sql}) AS entry (facets, packed) OFFSET 0) AS tested"
    )
    return tuple(binary_rows(statement, [*queries, *parameters])[0])


def _all_but_one(queries: list[str]) -> str:
    """Give the query of what satisfies all queries, or all but one of them."""
    groups = [queries[:skipped] + queries[skipped + 1 :] for skipped in range(len(queries))]
    return "|".join("(" + "&".join(f"({query})" for query in group) + ")" for group in groups)


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

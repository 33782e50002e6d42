"""How many editions have each facet value, following all filters but those of the facet itself.

Editions carry the numbers of their facet values packed, four bytes each. The database joins those of
the matching editions, and numpy counts them: about seven times faster than GROUP BY.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain

import numpy
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from .axes import AXES, EVERY_EDITION_HAS_ONE
from .binary import binary_rows
from .models import Edition, FacetValue

SHOWN = 12
ALL_CONDITIONS_HOLD = 0

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
    for number, facet, count in FacetValue.objects.filter(count__gt=0).values_list("id", "facet", "count"):
        counts.values[facet][number] = count
        _known_facets()[number] = facet
    counts.total = sum(counts.values[EVERY_EDITION_HAS_ONE].values())
    return counts


def count(editions: QuerySet[Edition], queries: Mapping[str, str], *, own: Counts | None = None) -> Counts:
    """Count facet values and editions in one statement.

    `editions` are narrowed by everything but facets, `queries` are the conditions of the facets. An
    edition that fails exactly one of these counts for the facet it fails. With `own`, the counts
    without the only facet are known and taken from there.
    """
    names = list(queries)
    packed = _packed(editions, [queries[name] for name in names], alone=own is not None)
    totals = {failed: total for failed, total, _ in packed}
    tallies = {failed: _tally(numbers) for failed, _, numbers in packed}
    facet_of = _facets_of(set(chain.from_iterable(tallies.values())))
    counts = Counts(totals.get(ALL_CONDITIONS_HOLD, 0), {name: {} for name in AXES})
    for number, amount in tallies.get(ALL_CONDITIONS_HOLD, {}).items():
        counts.values[facet_of[number]][number] = amount
    for position, name in enumerate(names, start=1):
        if own is not None:
            counts.values[name] = own.values[name]
            continue
        mine = counts.values[name]
        for number, amount in tallies.get(position, {}).items():
            if facet_of[number] == name:
                mine[number] = mine.get(number, 0) + amount
    return counts


def _packed(
    editions: QuerySet[Edition], queries: list[str], *, alone: bool
) -> list[tuple[int, int, bytes | None]]:
    """Give (failed condition or 0, editions, packed numbers) of editions that fail at most one condition."""
    whole = "&".join(f"({query})" for query in queries)
    groups = [whole]
    if not alone:
        groups += [
            "&".join(f"({query})" for query in queries[:skipped] + queries[skipped + 1 :])
            for skipped in range(len(queries))
        ]
    wanted = "" if not whole or "" in groups else "|".join(f"({group})" for group in groups)
    if wanted:
        editions = editions.filter(facets__matches=wanted)
    try:
        sql, parameters = editions.order_by().values_list("facets", "packed_facets").query.sql_with_params()
    except EmptyResultSet:
        return []
    group = "0"
    arguments: list[str] = []
    if whole:
        cases = [(position, query) for position, query in enumerate(groups) if query]
        whens = " ".join(f"WHEN facets @@ %s::query_int THEN {position}" for position, _ in cases)
        arguments = [query for _, query in cases]
        group = f"CASE {whens} ELSE 1 END"
    statement = (
        f"SELECT {group} AS failed, count(*), string_agg(packed, '') "  # noqa: S608 - Django's own statement
        f"FROM ({sql}) AS entry (facets, packed) GROUP BY 1"
    )
    return binary_rows(statement, [*arguments, *parameters])


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

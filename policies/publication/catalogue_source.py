"""Read the catalogue from the index, and make sure before every use that it is that of the database.

The triggers of the index number every change and name its editions, under the log's lock. A process that
holds the catalogue of change N asks for N and what came after it: nothing came, and the catalogue is
exact; some editions changed, and only these are read again; N is gone, because it was never committed or
the history is another one, and all is read again. Each reading is one statement, so it sees one state.
"""

from threading import Lock
from typing import Any

import numpy
from django.db import connection

from .axes import NUMBERED
from .binary import binary_rows
from .catalogue import COLUMNS, Catalogue, Column, Marks, Stretches
from .steps import FACET, STEPPED

MOST_CHANGED = 5_000

# Columns as the bytes that PostgreSQL sends: big-endian, days and moments counted from 2000.
SENT = {
    "id": (">i8", "int8send(entry.id)"),
    "edition": (">i8", "int8send(entry.edition_id)"),
    "current": ("?", "boolsend(entry.current)"),
    "known_from": (">i8", "timestamptz_send(lower(entry.known))"),
    "known_until": (">i8", "timestamptz_send(coalesce(upper(entry.known), 'infinity'))"),
    "next_on": (">i4", "date_send(coalesce(entry.next_on, 'infinity'))"),
    "latest_event": (">i4", "date_send(edition.latest_event_order)"),
    "released": (">i8", "timestamptz_send(edition.released_at)"),
    "facets": ("=i4", "entry.packed_facets"),
    "amounts": (">i4", "int4send(length(entry.packed_facets) / 4)"),
}
STRETCHES = {"happened": "edition.happened", "reported": "edition.reported", "in_effect": "entry.in_effect"}
STRETCH = numpy.dtype([("id", ">i8"), ("first", ">i4"), ("end", ">i4")])
STRETCH_SENT = (
    "int8send(entry.id) || date_send(coalesce(lower(stretch), '-infinity')) "
    "|| date_send(coalesce(upper(stretch), 'infinity'))"
)
VALUE = numpy.dtype([("number", ">i4"), ("facet", ">i4"), ("meant", ">i4")])
# A distance counts for the target it is the distance of.
VALUE_SENT = (
    "int4send(value.id::int) || int4send(array_position(%s::text[], value.facet::text)) "
    "|| int4send(coalesce(target.id, value.id)::int)"
)
VALUES = (
    "FROM publication_facetvalue AS value LEFT JOIN publication_facetvalue AS target "
    f"ON target.facet = '{FACET}' AND target.value = value.value AND value.facet = ANY(%s)"
)

ROWS = (
    "FROM publication_editionindex AS entry "
    "JOIN publication_edition AS edition ON edition.sequence = entry.edition_id"
)
NEWER = "FROM publication_indexchange WHERE id > %s"
CHANGED = f"entry.edition_id = ANY(ARRAY(SELECT unnest(editions) {NEWER}))"

_lock = Lock()
_held: list[Catalogue] = []


def catalogue() -> Catalogue:
    """Give the catalogue of the state that the database is in."""
    held = _held[0] if _held else None
    if held is not None and _changes_since(held) == 0:
        return held
    with _lock:
        held = _held[0] if _held else None
        changes = _changes_since(held) if held else None
        if held is None or changes is None:
            _held[:] = [_read()]
        elif changes:
            _held[:] = [_read_changed(held) or _read()]
        return _held[0]


def _changes_since(held: Catalogue) -> int | None:
    """Count the changes that the catalogue lacks; None when all has to be read."""
    if held.change is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, token, coalesce(cardinality(editions), %s) "
            "FROM publication_indexchange WHERE id >= %s ORDER BY id",
            [MOST_CHANGED, held.change[0]],
        )
        changes = cursor.fetchall()
    if not changes or changes[0][:2] != held.change:
        return None
    if sum(amount for _, _, amount in changes[1:]) >= MOST_CHANGED:
        return None
    return len(changes) - 1


def _read() -> Catalogue:
    """Read the whole catalogue."""
    (sent,) = binary_rows(_statement("true"), [list(NUMBERED), list(STEPPED)])
    return _made(sent)


def _read_changed(held: Catalogue) -> Catalogue | None:
    """Give the catalogue with changed editions read again; None when all editions changed meanwhile."""
    assert held.change is not None
    number = held.change[0]
    statement = (
        f"SELECT read.*, ARRAY(SELECT unnest(editions) {NEWER}), "  # noqa: S608 - constants
        f"EXISTS (SELECT {NEWER} AND editions IS NULL) FROM ({_statement(CHANGED)}) AS read"
    )
    (row,) = binary_rows(
        statement, [number, number, list(NUMBERED), list(STEPPED), *[number] * (1 + len(STRETCHES))]
    )
    *sent, editions, everything = row
    return None if everything else held.exchanging(numpy.array(editions, dtype=numpy.int64), _made(sent))


def _statement(which: str) -> str:
    """Make the statement that reads the rows for which a condition holds, as one row of columns."""
    columns = ", ".join(f"string_agg({sent}, '') AS {name}" for name, (_, sent) in SENT.items())
    stretches = ", ".join(
        f"(SELECT string_agg({STRETCH_SENT}, '') {ROWS}, unnest({column}) AS stretch WHERE {which}) AS {name}"
        for name, column in STRETCHES.items()
    )
    return (
        f"SELECT last.*, (SELECT string_agg({VALUE_SENT}, '') {VALUES}) AS facet_values, "  # noqa: S608
        f"rows.*, {stretches} FROM (SELECT {columns} {ROWS} WHERE {which}) AS rows "
        "LEFT JOIN (SELECT id, token FROM publication_indexchange ORDER BY id DESC LIMIT 1) AS last ON true"
    )


def _made(sent: Any) -> Catalogue:
    """Make the catalogue from one row of columns."""
    number, token, values, *rest = sent
    columns: dict[str, Any] = {
        name: _native(numpy.frombuffer(content or b"", dtype=kind))
        for (name, (kind, _)), content in zip(SENT.items(), rest, strict=False)
    }
    identities = columns["id"]
    order = numpy.argsort(identities)
    rows = numpy.repeat(numpy.arange(len(identities), dtype=numpy.int32), columns["amounts"])
    stretches = {}
    for name, content in zip(STRETCHES, rest[len(SENT) :], strict=True):
        parts = numpy.frombuffer(content or b"", dtype=STRETCH)
        places = order[numpy.searchsorted(identities, _native(parts["id"]), sorter=order)]
        stretches[name] = Stretches(
            places.astype(numpy.int32), _native(parts["first"]), _native(parts["end"])
        )
    return Catalogue(
        change=None if number is None else (number, token),
        facets=_marks(columns["facets"], rows, numpy.frombuffer(values or b"", dtype=VALUE)),
        stretches=stretches,
        **{name: columns[name] for name in COLUMNS},
    )


def _marks(numbers: Column, rows: Column, values: Column) -> dict[str, Marks]:
    """Tell the numbers of the facets apart."""
    facet_of = numpy.zeros(int(values["number"].max(initial=0)) + 1, dtype=numpy.uint8)
    facet_of[values["number"]] = values["facet"]
    meant = numpy.zeros(len(facet_of), dtype=numpy.int32)
    meant[values["number"]] = values["meant"]
    facets = facet_of[numbers]
    smallest = numpy.min_scalar_type(int(numbers.max(initial=0)))
    marks = {}
    for place, name in enumerate(NUMBERED, start=1):
        mine = facets == place
        marks[name] = Marks(rows[mine], meant[numbers[mine]].astype(smallest))
    return marks


def _native(column: Column) -> Column:
    return column.astype(column.dtype.newbyteorder("="))

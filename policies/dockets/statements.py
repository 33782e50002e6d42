"""
What every visit asks and writes, in SQL.

The ORM builds a statement anew each time, at twice its cost. These are sent
apart from their parameters, so that the database plans them once for each
connection; not where Django's DISABLE_SERVER_SIDE_CURSORS says that
connections are pooled by the transaction, which loses such plans.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Self, TypeVar

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model
from psycopg.types.datetime import TimestamptzLoader

# How pghistory begins what it puts before a statement that somebody's request sends.
_HISTORY = "SELECT set_config('pghistory."
Row = TypeVar("Row", bound=Model)
# Of one statement; the protocol allows 65,535 parameters.
MOST_ROWS = 500
# A plan of more parameters than this takes megabytes, and is hardly asked for twice.
MOST_KEPT = 400


class PlannedCursor(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor whose statements the database keeps with their plans."""

    def __init__(self, connected: psycopg.Connection[Any]) -> None:
        super().__init__(connected)
        # To the same effect as Django's own, which is five times slower.
        self.adapters.register_loader("timestamptz", TimestamptzLoader)

    def execute(self, query: Any, params: Any = None, **_: Any) -> Self:
        """Run a statement, and have it kept, unless the history of who did it is put before it."""
        if _HISTORY in query:
            # Two statements cannot be planned as one; a person's own requests are few.
            return super().execute(psycopg.ClientCursor(self.connection).mogrify(query, params))
        # Django switches this off for a connection, and nothing but these statements needs it.
        usual, self.connection.prepare_threshold = self.connection.prepare_threshold, 0
        try:
            return super().execute(query, params, prepare=_is_kept(params or ()))
        finally:
            self.connection.prepare_threshold = usual


def rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Give the rows that a statement returns."""
    with _cursor() as cursor:
        cursor.execute(statement, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def write(statement: str, parameters: Sequence[Any]) -> int:
    """Run a statement that returns nothing; give how many rows it wrote."""
    with _cursor() as cursor:
        cursor.execute(statement, parameters)
        written: int = cursor.rowcount
    return written


def objects(model: type[Row], statement: str, parameters: Sequence[Any]) -> list[Row]:
    """Give the objects of a model that a statement returns, which selects `{columns}` and nothing else."""
    names, selected = _columns(model)
    found = rows(statement.replace("{columns}", selected), parameters)
    return [model.from_db(connection.alias, names, row) for row in found]


def insert(new: Sequence[Model], *, passing_over_known: bool = False) -> None:
    """
    Insert new objects of one model and give them their keys.

    Where those that the database has already are passed over, none is given a key.
    """
    for first in range(0, len(new), MOST_ROWS):
        batch = new[first : first + MOST_ROWS]
        for each in batch:
            # Takes over the keys of what was stored meanwhile, and refuses what refers to anything unstored.
            each._prepare_related_fields_for_save(operation_name="insert")  # type: ignore[attr-defined]
        table, fields = batch[0]._meta.db_table, _fields(type(batch[0]))
        names = ", ".join(field.column for field in fields)
        one = f"({', '.join(['%s'] * len(fields))})"
        statement = f"INSERT INTO {table} ({names}) VALUES {', '.join([one] * len(batch))}"  # noqa: S608
        values = [_value(each, field) for each in batch for field in fields]
        if passing_over_known:
            write(f"{statement} ON CONFLICT DO NOTHING", values)
            continue
        for each, (key,) in zip(batch, rows(f"{statement} RETURNING id", values), strict=True):
            each.pk = key
            each._state.adding, each._state.db = False, connection.alias


def update(known: Model, names: Sequence[str]) -> None:
    """Write these fields of an object, by the names of their columns in the model."""
    fields: list[Any] = [known._meta.get_field(name) for name in names]
    changes = ", ".join(f"{field.column} = %s" for field in fields)
    write(
        f"UPDATE {known._meta.db_table} SET {changes} WHERE id = %s",  # noqa: S608
        [*(_value(known, field) for field in fields), known.pk],
    )


def _value(of: Model, field: Any) -> Any:
    return field.get_db_prep_save(field.pre_save(of, of._state.adding), connection)


@cache
def _fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if not field.primary_key]


def _is_kept(params: Sequence[Any]) -> bool:
    return len(params) <= MOST_KEPT and not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


@cache
def _columns(model: type[Model]) -> tuple[list[str], str]:
    fields = model._meta.concrete_fields
    assert not any(hasattr(field, "from_db_value") for field in fields), "A column would need converting."
    selected = ", ".join(f"{model._meta.db_table}.{field.column}" for field in fields)
    return [field.attname for field in fields], selected


@contextmanager
def _cursor() -> Iterator[CursorWrapper]:
    """Open a cursor as Django does, with its wrappers, its log and its errors."""
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    prepared = connection._prepare_cursor(PlannedCursor(connection.connection))  # type: ignore[attr-defined]
    with prepared as cursor:
        yield cursor

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

# How pghistory begins what it puts before a statement that somebody's request sends.
_HISTORY = "SELECT set_config('pghistory."
Row = TypeVar("Row", bound=Model)


class PlannedCursor(psycopg.Cursor[tuple[Any, ...]]):
    """A cursor whose statements the database keeps with their plans."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> Self:
        """Run a statement, and have it kept, unless the history of who did it is put before it."""
        if _HISTORY in query:
            # Two statements cannot be planned as one; a person's own requests are few.
            return super().execute(psycopg.ClientCursor(self.connection).mogrify(query, params))
        # Django switches this off for a connection, and nothing but these statements needs it.
        usual, self.connection.prepare_threshold = self.connection.prepare_threshold, 0
        try:
            return super().execute(query, params, prepare=_are_kept())
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


def _are_kept() -> bool:
    return not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS", False)


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

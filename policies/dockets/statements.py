"""What every visit asks and writes, in SQL: the ORM builds a statement anew each time, at twice its cost."""

from collections.abc import Sequence
from typing import Any

from django.db import connection


def rows(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Give the rows that a statement returns."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def write(statement: str, parameters: Sequence[Any]) -> int:
    """Run a statement that returns nothing; give how many rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        written: int = cursor.rowcount
    return written

"""Rows in PostgreSQL's binary format."""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection


def binary_rows(statement: str, parameters: Sequence[Any]) -> list[Any]:
    """Run a statement and fetch its rows in the binary format, where bytes need no hexadecimal text.

    Django's own cursor binds parameters on the client, which PostgreSQL's binary format does not allow.
    """
    with connection.cursor() as cursor:
        bound = cursor.cursor.mogrify(statement, parameters)
    plain: Any = psycopg.Cursor(connection.connection)
    make = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with make(plain) as cursor:
        plain.format = psycopg.pq.Format.BINARY
        cursor.execute(bound)
        return cursor.fetchall()

"""Rows in bulk: out in PostgreSQL's binary format, in by COPY."""

from collections.abc import Iterable, Sequence
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Model


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


def copy_in(rows: Iterable[Model]) -> None:
    """Insert model instances as they are, several times faster than `bulk_create`; no key is made up."""
    rows = list(rows)
    if not rows:
        return
    fields = rows[0]._meta.concrete_fields
    names = connection.ops.quote_name(rows[0]._meta.db_table)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    attributes = [field.attname for field in fields]
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(f"COPY {names} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([getattr(row, attribute) for attribute in attributes])

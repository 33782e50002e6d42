"""Stored JSON joined by the database, so that no Python runs per release."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psycopg
from django.core.exceptions import EmptyResultSet
from django.db import connection
from psycopg.adapt import Loader

if TYPE_CHECKING:
    from .querysets import EditionQuerySet


@dataclass(frozen=True)
class Chunk:
    """JSON values in UTF-8 joined by commas, how many there are, and the last sequence (0 for none)."""

    body: bytes
    count: int
    last: int


class Undecoded(Loader):
    """Give text columns as the bytes that came from the database."""

    def load(self, data: Any) -> bytes:
        """Copy the bytes."""
        return bytes(data)


def releases_after(sequence: int, limit: int) -> Chunk:
    """Give up to `limit` releases after a sequence number in log order, tombstones included.

    Each is its head, its digest and its document, which is null when a retraction withheld it.
    """
    return _chunk(
        """
        SELECT string_agg(head || ',"document":' || COALESCE(document, 'null') || '}', ',' ORDER BY sequence),
            count(*), COALESCE(max(sequence), 0)
        FROM (
            SELECT sequence, head, document FROM publication_edition
            WHERE sequence > %s ORDER BY sequence LIMIT %s
        ) AS entry
        """,
        (sequence, limit),
    )


def documents(editions: "EditionQuerySet") -> Chunk:
    """Give the documents of editions in their order, those with withheld content left out."""
    rows = editions.filter(document__isnull=False) if not editions.query.is_sliced else editions
    try:
        sql, parameters = rows.values_list("sequence", "document").query.sql_with_params()
    except EmptyResultSet:
        return Chunk(b"", 0, 0)
    return _chunk(
        f"""
        SELECT string_agg(document, ',' ORDER BY position), count(document), COALESCE(max(sequence), 0)
        FROM (SELECT *, row_number() OVER () AS position FROM ({sql}) AS entry (sequence, document)) AS entry
        """,  # noqa: S608 - the inner statement is Django's own, with its parameters
        parameters,
    )


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


def _chunk(sql: str, parameters: tuple[Any, ...]) -> Chunk:
    with connection.cursor() as cursor:
        cursor.cursor.adapters.register_loader("text", Undecoded)
        cursor.execute(sql, parameters)
        body, count, last = cursor.fetchone() or (None, 0, 0)
    return Chunk(body or b"", count, last)

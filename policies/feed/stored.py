"""The read model as bytes, joined by PostgreSQL: on the way out no row becomes an object.

`array_to_string(ARRAY(...))` keeps the order of its subquery without sorting the documents, which
`string_agg(... ORDER BY ...)` does before PostgreSQL 16.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections, router
from psycopg.abc import Buffer
from psycopg.adapt import Loader

from policies.publication.models import Edition

HEAD = "edition.head || '}'"
RECORD = """edition.head || ',"document":' || COALESCE(edition.document, 'null') || '}'"""

LOG = f"""
WITH page AS MATERIALIZED (
    SELECT edition.sequence FROM publication_edition edition
    WHERE edition.sequence > %(after)s
        AND (%(kinds)s::text[] IS NULL OR edition.kind = ANY(%(kinds)s::text[]))
    ORDER BY edition.sequence LIMIT %(limit)s
)
SELECT
    array_to_string(ARRAY(
        SELECT {RECORD} FROM page JOIN publication_edition edition USING (sequence) ORDER BY sequence
    ), ','),
    (SELECT count(*) FROM page),
    (SELECT max(sequence) FROM page),
    (SELECT max(sequence) FROM publication_edition)
"""  # noqa: S608 - only constants of this module are put together

NAMED = f"""
SELECT array_to_string(ARRAY(
    SELECT {RECORD}
    FROM unnest(%(sequences)s::bigint[]) WITH ORDINALITY AS named(sequence, place)
    JOIN publication_edition edition USING (sequence)
    ORDER BY place
), ',')
"""  # noqa: S608 - only constants of this module are put together

HISTORY = f"""
SELECT array_to_string(ARRAY(
    SELECT {HEAD} FROM publication_edition edition
    WHERE edition.reference = %(reference)s
    ORDER BY edition.version DESC
), ',')
"""  # noqa: S608 - only constants of this module are put together


@dataclass(frozen=True)
class LogPage:
    """Records after a place in the log; `last` is None on an empty page, `head` the log's newest number."""

    records: bytes
    count: int
    last: int | None
    head: int


class AsBytes(Loader):
    """Take text from the server as the UTF-8 bytes it is, instead of decoding what is only passed on."""

    def load(self, data: Buffer) -> bytes:
        """Copy the bytes out of the driver's buffer."""
        return bytes(data)


def log_page(*, after: int, limit: int, kinds: Sequence[str] | None = None) -> LogPage:
    """Give up to `limit` records that follow `after` in the log, tombstones included; None is every kind."""
    joined, count, last, head = _row(
        LOG, {"after": after, "limit": limit, "kinds": None if kinds is None else list(kinds)}
    )
    return LogPage(records=joined, count=count, last=last, head=head or 0)


def records(sequences: Sequence[int]) -> bytes:
    """Give the records with these numbers, in the order given, joined by commas."""
    return _row(NAMED, {"sequences": list(sequences)})[0]


def history(reference: str) -> bytes:
    """Give the heads of one measure's releases, newest first, joined by commas; empty if there are none."""
    return _row(HISTORY, {"reference": reference})[0]


def _row(sql: str, parameters: dict[str, Any]) -> tuple[Any, ...]:
    with connections[router.db_for_read(Edition)].cursor() as cursor:
        cursor.cursor.adapters.register_loader("text", AsBytes)
        cursor.execute(sql, parameters)
        return cursor.fetchone()

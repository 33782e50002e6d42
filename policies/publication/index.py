"""Write the index of editions: their phases and their words.

A phase ends where the calendar alone changes stage, effect or next date, at midnight in UTC.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from . import facts, numbers, reading
from .facts import Standing
from .models import Edition, EditionIndex, EditionSearch
from .reading import Document
from .vocabulary import Effect, Stage

Table = Mapping[numbers.Key, int]
Entry = tuple[Edition, Document]


class Phase(NamedTuple):
    """A stretch of the time in which an edition is known, with what holds in it; None is open."""

    start: datetime
    end: datetime | None
    standing: Standing


def phases(edition: Edition, document: Document, day: date) -> Iterator[Phase]:
    """Cut the time in which the edition is known where the calendar changed what it says, up to the day."""
    start, end = edition.known.lower, edition.known.upper
    last = end.date() if end else day
    standing = facts.standing(document, start.date())
    for change in sorted({change for change in reading.change_days(document) if change <= last}):
        moment = datetime.combine(change, time.min, UTC)
        if moment <= start or (end and moment >= end):
            continue
        following = facts.standing(document, change)
        if _shown(following) != _shown(standing):
            yield Phase(start, moment, standing)
            start, standing = moment, following
    yield Phase(start, end, standing)


def facets_in(facets: Iterable[int], standing: Standing, table: Table) -> list[int]:
    """Give facet numbers with those of stage and effect replaced by those of the standing."""
    moving = {
        *(table.get(("stage", stage.value)) for stage in Stage),
        *(table.get(("effect", effect.value)) for effect in Effect),
    }
    return sorted({*facets} - moving | {table["stage", standing.stage], table["effect", standing.effect]})


def write(entries: Iterable[Entry], table: Table, day: date) -> None:
    """Add the phases of new editions."""
    rows = [row for edition, document in entries for row in _rows(edition, document, table, day)]
    _execute(
        """
        INSERT INTO publication_editionindex
            (edition_id, current, known, next_on, in_effect, facets, packed_facets, heading)
        SELECT sequence, entry.current, tstzrange(lower, upper), entry.next_on, in_effect,
            entry.facets::int[], packed,
            setweight(to_tsvector('policy_english', words), 'A')
            || setweight(to_tsvector('policy_english', targets), 'B')
        FROM unnest(
            %s::bigint[], %s::boolean[], %s::timestamptz[], %s::timestamptz[], %s::date[], %s::text[],
            %s::bytea[], %s::text[], %s::text[]
        ) AS entry (sequence, current, lower, upper, next_on, facets, packed, words, targets)
        JOIN publication_edition USING (sequence)
        """,
        rows,
    )


def renew(entries: Iterable[Entry], table: Table, day: date) -> None:
    """Write the phases of editions anew."""
    entries = list(entries)
    EditionIndex.objects.filter(edition__in=[edition.sequence for edition, _ in entries]).delete()
    write(entries, table, day)


def write_words(entries: Iterable[Entry]) -> None:
    """Add the search vectors of new editions."""
    _execute(
        """
        INSERT INTO publication_editionsearch (edition_id, vector)
        SELECT sequence,
            setweight(to_tsvector('policy_english', title), 'A')
            || setweight(to_tsvector('policy_english', targets), 'B')
            || setweight(to_tsvector('policy_english', names), 'B')
            || setweight(to_tsvector('policy_english', events), 'C')
        FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[])
            AS entry (sequence, title, targets, names, events)
        """,
        [(edition.sequence, *facts.words(document)) for edition, document in entries],
    )


def remove(measures: Iterable[UUID]) -> None:
    """Take all editions of the measures out."""
    measures = list(measures)
    if measures:
        EditionIndex.objects.filter(edition__measure_id__in=measures).delete()
        EditionSearch.objects.filter(edition__measure_id__in=measures).delete()


def _rows(edition: Edition, document: Document, table: Table, day: date) -> Iterator[tuple[Any, ...]]:
    title, targets, *_ = facts.words(document)
    for start, end, standing in phases(edition, document, day):
        facets = facets_in(edition.facets, standing, table)
        yield (
            edition.sequence,
            edition.current and end is None,
            start,
            end,
            standing.next_on,
            "{" + ",".join(map(str, facets)) + "}",
            numbers.pack(facets),
            title,
            targets,
        )


def _shown(standing: Standing) -> tuple[str, str, date | None]:
    return standing.stage, standing.effect, standing.next_on


def _execute(statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])

"""Text search over editions, and what is shown when a name was mistyped."""

import re
from dataclasses import dataclass
from typing import Any

import numpy
from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from .binary import binary_rows
from .catalogue import Catalogue, Column
from .facts import plain
from .models import EditionIndex, EditionSearch

CONFIGURATION = "policy_english"
NAMED_FACETS = ["target", "authority", "body", "court"]
LEAST_LETTERS = 4
FARTHEST = 0.6
AS_NEAR = 0.1
WORDS_CORRECTED = 8
FOUND = numpy.dtype(">i8")
RANKED = numpy.dtype([("edition", ">i8"), ("rank", ">f4")])
# What shares no word with the query has the rank 0, or this when all words are asked for.
LEAST_RANK = 1e-20


@dataclass(frozen=True)
class Search:
    """A search as it is carried out: words to find, names to stand in for mistyped ones.

    Any number of each name is meant. `suggestion` names what was looked for instead; empty when nothing
    was replaced. Without words and names nothing is found.
    """

    catalogue: Catalogue
    words: str = ""
    names: tuple[tuple[int, ...], ...] = ()
    suggestion: str = ""

    @property
    def query(self) -> SearchQuery | None:
        """The words in websearch syntax."""
        return SearchQuery(self.words, config=CONFIGURATION, search_type="websearch") if self.words else None

    @property
    def found(self) -> Column:
        """The numbers of all editions with the words, of any time."""
        return self._asked("found", FOUND).astype(numpy.int64)

    def ranks(self) -> tuple[Column, Column]:
        """Give numbers of editions, and how well the title and the targets of each match; others do not."""
        ranked = self._asked("ranks", RANKED)
        ranked = ranked[ranked["rank"] > LEAST_RANK * 2]
        return ranked["edition"].astype(numpy.int64), ranked["rank"].astype(numpy.float64)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Give the editions, or rows of their index, that match."""
        if not self.words and not self.names:
            return rows.none()
        if self.query is not None:
            found = EditionSearch.objects.filter(vector=self.query).values("edition_id")
            rows = rows.filter(**{"edition_id__in" if rows.model is EditionIndex else "pk__in": found})
        facets = "&".join(f"({'|'.join(map(str, numbers))})" for numbers in self.names)
        return rows.filter(facets__matches=facets) if facets else rows

    def _asked(self, question: str, kind: numpy.dtype[Any]) -> Column:
        def ask() -> Column:
            # The functions are those of migration 0004.
            ((sent,),) = binary_rows(f"SELECT publication_{question}(%s)", [self.words])  # noqa: S608
            return numpy.frombuffer(sent or b"", dtype=kind)

        if not self.words:
            return numpy.empty(0, dtype=kind)
        return self.catalogue.remembered(question, self.words, ask)


def search_for(text: str, catalogue: Catalogue) -> Search:
    """Make a search of websearch syntax; only when no edition has the words, correct mistyped names."""
    search = Search(catalogue, text)
    return search if len(search.found) else _corrected(text, catalogue)


def _corrected(text: str, catalogue: Catalogue) -> Search:
    words = [
        word
        for word in re.findall(r"(?<![-\w])\w+", plain(text))
        if word != "or" and len(word) >= LEAST_LETTERS
    ][:WORDS_CORRECTED]
    if not words:
        return Search(catalogue)
    found: list[str] = []
    facets: list[tuple[int, ...]] = []
    labels: list[str] = []
    for word, known, numbers, names in _nearest_names(words):
        if known:
            found.append(word)
        elif numbers:
            facets.append(tuple(numbers))
            labels.append(" or ".join(names or []))
        else:
            return Search(catalogue)
    if not facets:
        return Search(catalogue)
    return Search(catalogue, " ".join(found), tuple(facets), ", ".join(labels))


def _nearest_names(words: list[str]) -> list[tuple[str, bool, list[int] | None, list[str] | None]]:
    """For each word: whether any edition has it, and the facet values with the most similar names."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT word,
                EXISTS (
                    SELECT FROM publication_editionsearch
                    WHERE vector @@ plainto_tsquery('policy_english', word)
                ),
                near.numbers, near.labels
            FROM unnest(%(words)s::text[]) WITH ORDINALITY AS given (word, position)
            LEFT JOIN LATERAL (
                SELECT array_agg(id ORDER BY id) AS numbers, array_agg(DISTINCT label) AS labels
                FROM (
                    SELECT id, label, distance, min(distance) OVER () AS least
                    FROM (
                        SELECT id, label, names <->> word AS distance FROM publication_facetvalue
                        WHERE facet = ANY(%(facets)s) AND count > 0
                        ORDER BY names <->> word LIMIT 5
                    ) AS nearest
                ) AS measured
                WHERE distance <= %(farthest)s AND distance <= least + %(as_near)s
            ) AS near ON true
            ORDER BY position
            """,
            {"words": words, "facets": NAMED_FACETS, "farthest": FARTHEST, "as_near": AS_NEAR},
        )
        return cursor.fetchall()

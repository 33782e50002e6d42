"""Text search over editions, and what is shown when a name was mistyped."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import QuerySet

from .facts import plain
from .models import EditionIndex, EditionSearch

CONFIGURATION = "policy_english"
NAMED_FACETS = ["target", "authority", "body", "court"]
LEAST_LETTERS = 4
FARTHEST = 0.6
AS_NEAR = 0.1
WORDS_CORRECTED = 8


@dataclass(frozen=True)
class Search:
    """A search as it is carried out: words to find, names to stand in for mistyped ones.

    `suggestion` names what was looked for instead; empty when nothing was replaced.
    """

    query: SearchQuery | None
    facets: str = ""
    suggestion: str = ""

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Give the editions, or rows of their index, that match."""
        if self.query is None and not self.facets:
            return rows.none()
        if self.query is not None:
            found = EditionSearch.objects.filter(vector=self.query).values("edition_id")
            rows = rows.filter(**{"edition_id__in" if rows.model is EditionIndex else "pk__in": found})
        return rows.filter(facets__matches=self.facets) if self.facets else rows


def search_for(text: str) -> Search:
    """Make a search of websearch syntax; only when no edition has the words, correct mistyped names."""
    query = SearchQuery(text, config=CONFIGURATION, search_type="websearch")
    if EditionSearch.objects.filter(vector=query).exists():
        return Search(query)
    return _corrected(text)


def _corrected(text: str) -> Search:
    words = [
        word
        for word in re.findall(r"(?<![-\w])\w+", plain(text))
        if word != "or" and len(word) >= LEAST_LETTERS
    ][:WORDS_CORRECTED]
    if not words:
        return Search(None)
    found: list[str] = []
    facets: list[str] = []
    labels: list[str] = []
    for word, known, numbers, names in _nearest_names(words):
        if known:
            found.append(word)
        elif numbers:
            facets.append("(" + "|".join(map(str, numbers)) + ")")
            labels.append(" or ".join(names or []))
        else:
            return Search(None)
    if not facets:
        return Search(None)
    query = SearchQuery(" ".join(found), config=CONFIGURATION) if found else None
    return Search(query, "&".join(facets), ", ".join(labels))


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

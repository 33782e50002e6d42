"""The passage of a document that a search found, with the found words marked."""

from typing import Any

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from policies.publication.search import CONFIGURATION

# Characters that no document contains stand for the marks until the text is escaped.
START, STOP = "\x02", "\x03"
OPTIONS = f"MaxFragments=1, MaxWords=32, MinWords=12, StartSel={START}, StopSel={STOP}"
HEADLINES = """
    SELECT ts_headline(%(words)s::regconfig, passage, query, %(options)s)
    FROM unnest(%(passages)s::text[]) WITH ORDINALITY AS passages (passage, place),
        websearch_to_tsquery(%(words)s::regconfig, %(search)s) AS query
    ORDER BY place
"""


def of(documents: list[dict[str, Any]], search: str) -> list[SafeString]:
    """Give one passage for each document, empty where the words are not in its text."""
    if not search or not documents:
        return [mark_safe("")] * len(documents)
    with connection.cursor() as cursor:
        passages = [_text(document) for document in documents]
        wanted: dict[str, Any] = {
            "words": CONFIGURATION,
            "search": search,
            "options": OPTIONS,
            "passages": passages,
        }
        cursor.execute(HEADLINES, wanted)
        return [_marked(headline) for (headline,) in cursor.fetchall()]


def _text(document: dict[str, Any]) -> str:
    parts = [document["summary"], document["concern"]]
    parts += [event["summary"] for event in document["events"]]
    parts += [target["entity"]["name"] for target in document["targets"]]
    parts += [authority["title"] for authority in document["authorities"]]
    return " · ".join(part.strip() for part in parts if part).translate({ord(START): None, ord(STOP): None})


def _marked(headline: str) -> SafeString:
    if START not in headline:
        return mark_safe("")
    safe = escape(headline).replace(START, "<mark>").replace(STOP, "</mark>")
    return mark_safe(safe)  # noqa: S308 - escaped above; only the marks are added

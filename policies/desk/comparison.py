"""The difference a reviewer sees, with the sources of every row beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policies.publication.differences import Change, Field, Row, Section, differences
from policies.publication.models import Release
from policies.review.models import Submission

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Source:
    """One citation beside the row it supports, in words, with where to read it."""

    change: Change
    words: str
    title: str
    url: str
    archived_url: str
    quote: str
    paraphrase: str
    contradicts: bool
    fields: list[Field]


@dataclass(frozen=True)
class Line:
    """One row of the comparison: what it says, what belongs to it, and its sources."""

    row: Row
    fields: list[Field]
    rest: list[Field]
    parts: list[Row]
    sources: list[Source]

    @property
    def uncited(self) -> bool:
        """Tell whether this is a statement that should have a source and has none."""
        return self.row.after is not None and self.row.after.get("citations") == []


@dataclass(frozen=True)
class Part:
    """One section of the comparison; unchanged lines are folded."""

    section: Section
    changed: list[Line]
    unchanged: list[Line]


def last_release(submission: Submission) -> Release | None:
    """Give the release this submission is compared with: the one before it."""
    releases = Release.objects.of_measure(submission.measure.uid)
    if submission.release_id is not None:
        releases = releases.filter(sequence__lt=submission.release_id)
    return releases.last()


def comparison(before: Json | None, after: Json) -> list[Part]:
    """Give the difference of two documents, ready to be read."""
    articles = _articles(before) | _articles(after)
    return [
        Part(
            section,
            [_line(row, articles) for row in section.rows if row.change != Change.UNCHANGED],
            [_line(row, articles) for row in section.rows if row.change == Change.UNCHANGED],
        )
        for section in differences(before, after)
    ]


def as_shown(parts: list[Part]) -> dict[str, Any]:
    """Give what `desk/review/differences.html` shows beside the release that the parts compare with."""
    return {
        "typed_parts": [part for part in parts if not part.section.computed],
        "computed_parts": [part for part in parts if part.section.computed],
        "changed": any(part.changed for part in parts),
    }


def parsed(text: str) -> dict[str, Any]:
    """Give a stored document as what it says."""
    document: dict[str, Any] = json.loads(text)
    return document


def _line(row: Row, articles: dict[int, Json]) -> Line:
    return Line(
        row,
        fields=row.told,
        rest=row.untold,
        parts=[part for part in row.rows if part.place != "citations"],
        sources=[_source(part, articles) for part in row.rows if part.place == "citations"],
    )


def _source(row: Row, articles: dict[int, Json]) -> Source:
    citation = row.after or row.before or {}
    article = articles.get(citation["article"] or 0, {})
    entry = citation["docket_entry"]
    title = f"{article['publisher']}: {article['title']}" if article else _court_line(entry)
    return Source(
        change=row.change,
        words=citation["words"],
        title=title,
        url=article.get("url", ""),
        archived_url=article.get("archived_url") or "",
        quote=citation["quote"],
        paraphrase=citation["paraphrase"],
        contradicts=citation["contradicts"],
        fields=row.told if row.change == Change.CHANGED else [],
    )


def _court_line(entry: Json | None) -> str:
    if entry is None:
        return "source not named"
    number = f", entry {entry['entry_number']}" if entry["entry_number"] is not None else ""
    return f"{entry['court']} {entry['docket_number']}{number}: {entry['label']}"


def _articles(document: Json | None) -> dict[int, Json]:
    groups = (document or {}).get("sources", [])
    return {article["id"]: article for group in groups for article in group["articles"]}

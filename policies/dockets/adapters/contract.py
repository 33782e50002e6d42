"""What every adapter gives: entries as a source shows them, and what it could not read."""

from dataclasses import dataclass, field
from datetime import datetime


class FeedUnreadable(Exception):
    """The bytes are no feed of this kind at all; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class ObservedEntry:
    """
    One docket entry as one source shows it.

    `filed_at` is aware, in UTC. `guid` is the source's own name for the entry,
    unique within its docket. Empty strings and None mean the source is silent.
    """

    docket_number: str
    filed_at: datetime
    pacer_case_id: str | None = None
    caption: str = ""
    entry_number: int | None = None
    document_id: str = ""
    sequence: int | None = None
    labels: tuple[str, ...] = ()
    text: str = ""
    url: str = ""
    guid: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one body says; `problems` names the items that could not be read, and why."""

    entries: list[ObservedEntry]
    problems: list[str] = field(default_factory=list)
    build_date: datetime | None = None
    scope: str = ""
    items: int = 0

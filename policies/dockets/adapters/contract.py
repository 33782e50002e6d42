"""What every adapter gives: entries as a source shows them, and what it could not read."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

# Begins the names an adapter makes for entries of a court whose own names are those of the case.
MADE_NAME = "sha256:"


class Source(StrEnum):
    """Where an entry was seen; kept with the entry."""

    PACER_FEED = "pacer_feed"
    PACER_DOCKET = "pacer_docket"
    PACER_HISTORY = "pacer_history"
    PACER_APPEAL = "pacer_appeal"
    COURTLISTENER_FEED = "courtlistener_feed"
    COURTLISTENER_API = "courtlistener_api"
    COURTLISTENER_ALERT = "courtlistener_alert"
    SUPREME_COURT = "supreme_court"


# What the watch never reads by itself: editors save these pages and hand them in.
BY_HAND = frozenset({Source.PACER_DOCKET, Source.PACER_HISTORY, Source.PACER_APPEAL, Source.SUPREME_COURT})

# What shows a docket from its beginning, however old; feeds and alerts show what was filed just now.
WHOLE_DOCKETS = BY_HAND | {Source.COURTLISTENER_API, Source.COURTLISTENER_FEED}


class FeedUnreadable(Exception):
    """The bytes are no feed of this kind at all; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class ObservedEntry:
    """
    One docket entry as one source shows it.

    `filed_at` is aware, in UTC. A source that gives no time gives `filed_on`, the
    day where the court sits; one of the two is always there. `guid` is the
    source's own name for the entry, unique within its docket; `sequence` is
    PACER's (`de_seqno`), the same in feeds, on pages and at CourtListener.
    `as_of` is when the source says its text is from, in UTC; where it does not
    say, the moment of reading counts. Empty strings and None mean the source is silent.
    """

    docket_number: str
    filed_at: datetime | None = None
    filed_on: date | None = None
    pacer_case_id: str | None = None
    caption: str = ""
    entry_number: int | None = None
    document_id: str = ""
    sequence: int | None = None
    labels: tuple[str, ...] = ()
    text: str = ""
    url: str = ""
    guid: str = ""
    source: str = ""
    as_of: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse an entry of no day; raises ValueError."""
        if self.filed_at is None and self.filed_on is None:
            raise ValueError("it names neither a time nor a day")

    def day(self, zone: ZoneInfo) -> date:
        """Give the day on which it was filed where the court sits."""
        if self.filed_on is not None:
            return self.filed_on
        assert self.filed_at is not None
        return self.filed_at.astimezone(zone).date()

    def moment(self, zone: ZoneInfo) -> datetime:
        """Give when it was filed, for sorting: a day without a time begins it."""
        return self.filed_at or datetime.combine(self.day(zone), time.min, zone)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one body says; `problems` names the items that could not be read, and why."""

    entries: list[ObservedEntry]
    problems: list[str] = field(default_factory=list)
    build_date: datetime | None = None
    scope: str = ""
    items: int = 0


@dataclass(frozen=True, slots=True)
class ObservedDocket:
    """What a page or a record says of a docket itself; empty strings and None mean it is silent."""

    docket_number: str
    court: str = ""
    pacer_case_id: str | None = None
    caption: str = ""
    judge: str = ""
    filed_on: date | None = None
    originating_court: str = ""
    originating_number: str = ""


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything a docket page says; `problems` names the rows that could not be read, and why."""

    source: Source
    docket: ObservedDocket
    entries: list[ObservedEntry]
    problems: list[str] = field(default_factory=list)

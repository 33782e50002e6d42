"""CourtListener's Atom feed of one docket: its thirty latest entries, without a key."""

import re
from datetime import datetime
from xml.parsers import expat
from zoneinfo import ZoneInfo

from policies.dockets.adapters.contract import (
    FeedUnreadable,
    ObservedDocket,
    ObservedEntry,
    Reading,
    Source,
)
from policies.dockets.adapters.decoding import text_of
from policies.dockets.adapters.document_ids import main_document
from policies.dockets.adapters.xml_reading import parse

# The feed gives days as midnights of this zone, wherever the court sits.
ZONE = ZoneInfo("America/Los_Angeles")
MOST_ENTRIES = 1000
NUMBER = re.compile(r"#entry-(\d{1,5})$")
MINUTE = re.compile(r"#minute-entry-(\d{1,12})$")
DOCUMENT = re.compile(r"/docs?1/(\d{6,20})")

Fields = dict[str, str]


def read(body: bytes, docket: ObservedDocket) -> Reading:
    """Read the feed of this docket. Raises FeedUnreadable where it is none."""
    rows = _rows(text_of(body))
    entries: list[ObservedEntry] = []
    problems: list[str] = []
    for place, fields in enumerate(rows, start=1):
        try:
            entries.append(_entry(fields, docket))
        except ValueError as error:
            problems.append(f"Entry {place} ({fields.get('title', '')[:80]}): {error}.")
    return Reading(entries=entries, problems=problems, items=len(rows))


def _entry(fields: Fields, docket: ObservedDocket) -> ObservedEntry:
    """Read one entry; raises ValueError with what is missing."""
    address, text = fields.get("link", ""), " ".join(fields.get("summary", "").split())
    number, minute = NUMBER.search(address), MINUTE.search(address)
    if number is None and minute is None:
        raise ValueError("its address names no entry")
    if not text:
        raise ValueError("it has no words")
    document = DOCUMENT.search(fields.get("enclosure", ""))
    return ObservedEntry(
        docket_number=docket.docket_number,
        filed_on=_moment(fields.get("published") or fields.get("updated", "")).astimezone(ZONE).date(),
        pacer_case_id=docket.pacer_case_id,
        entry_number=int(number[1]) if number else None,
        document_id=main_document(document[1]) if document else "",
        text=text,
        url=address if address.startswith("https://") and len(address) <= 500 else "",
        guid=f"courtlistener:{minute[1]}" if minute else "",
        source=Source.COURTLISTENER_FEED,
    )


def _moment(written: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        raise ValueError(f"the date “{written[:60]}” cannot be read") from None
    if moment.tzinfo is None:
        raise ValueError(f"the date “{written[:60]}” names no time zone")
    return moment


def _rows(text: str) -> list[Fields]:
    """Give the fields of every entry, its link and its enclosure among them."""
    rows: list[Fields] = []
    path: list[str] = []
    words: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not path and name != "feed":
            raise FeedUnreadable(f"CourtListener sent <{name[:40]}> instead of a feed.")
        path.append(name)
        words.clear()
        if path == ["feed", "entry"]:
            if len(rows) >= MOST_ENTRIES:
                raise FeedUnreadable(f"The feed has more than {MOST_ENTRIES:,} entries.")
            rows.append({})
        elif path == ["feed", "entry", "link"]:
            kind = "enclosure" if attributes.get("rel") == "enclosure" else "link"
            rows[-1].setdefault(kind, attributes.get("href", ""))

    def end(name: str) -> None:
        if len(path) == 3 and path[:2] == ["feed", "entry"] and name != "link":
            rows[-1][name] = "".join(words)
        path.pop()
        words.clear()

    try:
        parse(text, sender="CourtListener", start=start, end=end, words=words.append)
    except expat.ExpatError as error:
        raise FeedUnreadable(f"The feed is broken: {expat.errors.messages[error.code]}.") from None
    return rows

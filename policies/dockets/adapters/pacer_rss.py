"""PACER's RSS feeds: district, bankruptcy and appellate courts, one feed per court."""

import hashlib
import html
import re
from dataclasses import dataclass, replace
from datetime import datetime

from policies.dockets import numbers
from policies.dockets.adapters import pacer_dates, wording
from policies.dockets.adapters.contract import MADE_NAME, ObservedEntry, Reading, Source
from policies.dockets.adapters.items import Item
from policies.dockets.adapters.repeated_items import Memory, read_items

# Raise it with every change of what is read, so that `reprocess_feeds` takes back what was read before.
VERSION = 2

CASE_ID = re.compile(r"DktRpt\.pl\?(\d{1,15})")
MOST_PROBLEMS = 100
SEQUENCE_IN_GUID = re.compile(r"DktRpt\.pl\?\d+[&-](\d{1,9})$")


@dataclass(frozen=True, slots=True)
class Unread:
    """An item that could not be read, and why."""

    title: str
    why: str


def read(body: bytes, *, memory: Memory[ObservedEntry | Unread] | None = None) -> Reading:
    """
    Read a feed. Raises FeedUnreadable where the whole is no feed.

    A court that files several events in one entry shows one item for each;
    they come back as one entry with several labels, in the order of the feed.
    Items that a memory knows are not read again; the reading is the same.
    """
    document, items = read_items(body, _item, memory=memory)
    problems = list(document.problems)
    entries: dict[tuple[str, str], ObservedEntry] = {}
    for number, entry in enumerate(items, start=1):
        if isinstance(entry, Unread):
            problems.append(f"Item {number} ({entry.title}): {entry.why}.")
            continue
        key = (entry.pacer_case_id or entry.docket_number, entry.guid)
        known = entries.get(key)
        entries[key] = _together(known, entry) if known else entry
    build_date = _build_date(document.channel.get("lastBuildDate", ""), problems)
    return Reading(
        entries=list(entries.values()),
        problems=_told(problems),
        build_date=build_date,
        scope=document.channel.get("description", "")[:500],
        items=len(items) + len(document.problems),
    )


def _item(item: Item) -> ObservedEntry | Unread:
    try:
        return _entry(item)
    except ValueError as error:
        return Unread(item.get("title", "").strip()[:80], str(error))


def _entry(item: Item) -> ObservedEntry:
    """Read one item; raises ValueError with what is missing or wrong."""
    docket_number, caption, readable = _title(item.get("title", ""))
    link = item.get("link", "").strip()
    guid = item.get("guid", "").strip()
    case = CASE_ID.search(link) or CASE_ID.search(guid)
    if not readable and case is None:
        raise ValueError("it has neither a docket number nor a case id")
    said = wording.read(item.get("description", ""), caption=caption)
    if not said.labels and said.entry_number is None and not said.document_id:
        raise ValueError("it says nothing about an entry")
    filed_at = pacer_dates.utc(item.get("pubDate", "").strip())
    sequence = SEQUENCE_IN_GUID.search(guid)
    return ObservedEntry(
        docket_number=docket_number,
        filed_at=filed_at,
        pacer_case_id=case[1] if case else None,
        caption=caption,
        entry_number=said.entry_number,
        document_id=said.document_id,
        sequence=int(sequence[1]) if sequence else said.sequence,
        labels=said.labels,
        text=said.rest,
        url=said.url or link,
        guid=_own_guid(guid, link, filed_at, said.entry_number),
        source=Source.PACER_FEED,
    )


def _title(title: str) -> tuple[str, str, bool]:
    """Split a title into docket number and caption, and tell whether the number is one."""
    words = " ".join((html.unescape(title) if "&" in title else title).split())
    first, _, caption = words.partition(" ")
    number = numbers.read(first)
    return (number.core, caption, True) if number else (first, caption, False)


def _own_guid(guid: str, link: str, filed_at: datetime, entry_number: int | None) -> str:
    """
    Give a name that is this entry's alone.

    E.D.N.Y. puts the case into its guids. There case, second and number
    name the entry; its labels do not, because a feed's far end may show only
    some of the events of an entry, which would then appear twice.
    """
    if guid and guid != link:
        return guid
    digest = hashlib.sha256(f"{link}|{filed_at.isoformat()}|{entry_number}".encode()).hexdigest()
    return f"{MADE_NAME}{digest[:40]}"


def _together(known: ObservedEntry, more: ObservedEntry) -> ObservedEntry:
    """Join two items of one entry."""
    return replace(
        known,
        labels=tuple(sorted(known.labels + more.labels)),
        entry_number=known.entry_number if known.entry_number is not None else more.entry_number,
        document_id=known.document_id or more.document_id,
        sequence=known.sequence if known.sequence is not None else more.sequence,
        text=known.text or more.text,
    )


def _told(problems: list[str]) -> list[str]:
    """Name the first problems and count the rest."""
    more = len(problems) - MOST_PROBLEMS
    return [*problems[:MOST_PROBLEMS], f"{more} more items could not be read."] if more > 0 else problems


def _build_date(written: str, problems: list[str]) -> datetime | None:
    if not written:
        return None
    try:
        return pacer_dates.utc(written)
    except ValueError as error:
        problems.append(f"The feed's own date: {error}.")
        return None

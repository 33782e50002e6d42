"""
What makes a docket entry itself.

The number within the docket names an entry; where it has none, its document;
where it has none of these either, PACER's sequence number, then the source's
own name for it; and where a source has no names, the court's day and the wording.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.models import DocketEntry


def identity_of(
    *,
    entry_number: int | None,
    document_id: str,
    sequence: int | None,
    guid: str,
    filed_on: date,
    labels: Iterable[str],
) -> str:
    """Give the key under which the database keeps an entry once per docket."""
    if entry_number is not None:
        return f"number:{entry_number}"
    if document_id:
        return f"document:{document_id}"
    if sequence is not None:
        return f"sequence:{sequence}"
    if guid:
        return f"item:{_short(guid)}"
    return f"day:{filed_on.isoformat()}:{_short('|'.join(sorted(map(str.casefold, labels))))}"


def court_day(observed: ObservedEntry, zone: ZoneInfo) -> date:
    """Give the day on which the entry was filed where the court sits."""
    return observed.day(zone)


def match(observed: ObservedEntry, filed_on: date, known: Iterable[DocketEntry]) -> DocketEntry | None:
    """
    Find the entry of the docket that the observation shows, among those known.

    Two minute orders of one day with the same label stay two as long as the
    source names them differently.
    """
    entries = list(known)
    if observed.entry_number is not None:
        for entry in entries:
            if entry.entry_number == observed.entry_number:
                return entry
    open_to = [entry for entry in entries if _numbers_agree(entry, observed)]
    for entry in open_to:
        if observed.sequence is not None and entry.sequence == observed.sequence:
            return entry
    for entry in open_to:
        if observed.guid and entry.guid == observed.guid:
            return entry
    for entry in open_to:
        if observed.document_id and entry.document_id == observed.document_id:
            return entry
    for entry in open_to:
        if _same_day_and_wording(entry, observed, filed_on):
            return entry
    return None


def _numbers_agree(entry: DocketEntry, observed: ObservedEntry) -> bool:
    return entry.entry_number is None or observed.entry_number is None


def _same_day_and_wording(entry: DocketEntry, observed: ObservedEntry, filed_on: date) -> bool:
    """
    Compare by day and label, for minute orders alone.

    Every source shows an entry's number and document where it has them, so an
    entry with either is never the one that is shown without.
    """
    if entry.filed_on != filed_on or (entry.guid and observed.guid):
        return False
    if entry.sequence is not None and observed.sequence is not None:
        return False
    if entry.entry_number is not None or observed.entry_number is not None:
        return False
    if entry.document_id or observed.document_id:
        return False
    mine, theirs = _folded(entry.labels), _folded(observed.labels)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _folded(labels: Iterable[str]) -> set[str]:
    return {label.casefold() for label in labels}


def _short(words: str) -> str:
    return words if len(words) <= 80 else hashlib.sha256(words.encode()).hexdigest()

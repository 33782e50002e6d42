"""CourtListener's records (REST v4, and docket alerts, which carry the same): dockets and their entries."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from policies.dockets import court_names, numbers
from policies.dockets.adapters.contract import FeedUnreadable, ObservedDocket, ObservedEntry, Source
from policies.dockets.adapters.document_ids import main_document
from policies.dockets.court_addresses import COURTLISTENER, NAMED_IN_RECAP

LARGEST_RECORD = 8 * 1024 * 1024
MOST_RECORDS = 10_000
LONGEST_TEXT = 200_000
LONGEST_LABEL = 1000
LONGEST_ADDRESS = 500
LARGEST_NUMBER = 2**31 - 1
MAIN_DOCUMENT = 1
DOCKET_ALERT = 1
# Where a court of appeals has no entry numbers, CourtListener shows the court's own serial of the entry.
LARGEST_ENTRY_NUMBER = 99_999

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KnownDocket:
    """A docket as CourtListener keeps it."""

    courtlistener_id: int
    docket: ObservedDocket


@dataclass(frozen=True, slots=True)
class RecordPage:
    """One page of records: those of the kind asked for, where the next page is, and what was unreadable."""

    records: list[Record]
    next_address: str = ""
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Alert:
    """What one message of CourtListener brings, entry records sorted by docket."""

    event_type: int | None
    records: dict[int, list[Record]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def page_of(body: bytes) -> RecordPage:
    """Read a list of the REST interface. Raises FeedUnreadable where it is none."""
    said = _object(body)
    results = said.get("results")
    if not isinstance(results, list):
        raise FeedUnreadable(f"CourtListener sent no list: {_sample(body)}")
    records, problems = _records(results)
    return RecordPage(records, _text(said, "next"), problems)


def record_of(body: bytes) -> Record:
    """Read one record of the REST interface. Raises FeedUnreadable where it is none."""
    return _object(body)


def alert_of(body: bytes) -> Alert:
    """Read a message. Raises FeedUnreadable where it is none; a record that names no docket is a problem."""
    said = _object(body)
    webhook, payload = said.get("webhook"), said.get("payload")
    event_type = _number(webhook, "event_type") if isinstance(webhook, dict) else None
    results = payload.get("results") if isinstance(payload, dict) else None
    if event_type is None or (event_type == DOCKET_ALERT and not isinstance(results, list)):
        raise FeedUnreadable("The message has no “webhook.event_type”, or no “payload.results”.")
    if event_type != DOCKET_ALERT:
        return Alert(event_type)
    records, problems = _records(results if isinstance(results, list) else [])
    sorted_by_docket: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        docket = docket_id_of(record)
        if docket is None:
            problems.append(f"Record {_number(record, 'id')}: it names no docket.")
        else:
            sorted_by_docket[docket].append(record)
    return Alert(event_type, dict(sorted_by_docket), problems)


def docket_of(record: Record) -> KnownDocket:
    """Read a docket. Raises ValueError where court, number or id are missing."""
    identifier = _number(record, "id")
    court = _text(record, "court_id") or _last_part(record.get("court"))
    number = numbers.read(_text(record, "docket_number"))
    if identifier is None or not court or number is None:
        raise ValueError(f"the docket {identifier} lacks court or number")
    return KnownDocket(
        identifier,
        ObservedDocket(
            docket_number=number.core,
            court=court,
            pacer_case_id=_text(record, "pacer_case_id")[:20] or None,
            caption=_text(record, "case_name")[:500],
            judge=_text(record, "assigned_to_str")[:200],
            filed_on=_day(record, "date_filed"),
        ),
    )


def docket_id_of(record: Record) -> int | None:
    """Give the docket of an entry, named by number or by address."""
    docket = record.get("docket")
    if isinstance(docket, str):
        last = _last_part(docket)
        return int(last) if last.isascii() and last.isdigit() and len(last) < 12 else None
    return _number(record, "docket")


def named_in_recap(records: Iterable[Record]) -> tuple[str, str]:
    """Give the court and PACER's case id that the files of entries are named by; empty where none is."""
    for record in records:
        for document in _documents(record):
            found = NAMED_IN_RECAP.search(_text(document, "filepath_local") or _text(document, "filepath_ia"))
            if found and found[1] in court_names.courts():
                return found[1], found[2]
    return "", ""


def entries_of(
    records: Iterable[Record], docket: ObservedDocket, *, source: Source
) -> tuple[list[ObservedEntry], list[str]]:
    """Read the entries of one docket; a broken one is reported and costs no other."""
    entries: list[ObservedEntry] = []
    problems: list[str] = []
    for record in records:
        try:
            entries.append(_entry(record, docket, source))
        except ValueError as error:
            problems.append(f"Entry {_number(record, 'id')}: {error}.")
    return entries, problems


def modified_at(record: Record) -> datetime | None:
    """Give when CourtListener last changed a record, UTC; its year 1750 means unknown."""
    written = _text(record, "date_modified")
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC) if aware.year > 1789 else None


def _entry(record: Record, docket: ObservedDocket, source: Source) -> ObservedEntry:
    """Read one entry; raises ValueError with what is missing."""
    filed_on = _day(record, "date_filed")
    if filed_on is None:
        raise ValueError("it has no date of filing")
    documents = _documents(record)
    main = next((row for row in documents if row.get("document_type") == MAIN_DOCUMENT), {})
    text = _text(record, "description")[:LONGEST_TEXT]
    label = " ".join(_text(main, "description").split())[:LONGEST_LABEL]
    if not text and not label:
        raise ValueError("it has no words")
    identifier, number = _number(record, "id"), _number(record, "entry_number")
    serial = number if number is not None and number > LARGEST_ENTRY_NUMBER else None
    sequence = _number(record, "pacer_sequence_number")
    return ObservedEntry(
        docket_number=docket.docket_number,
        filed_at=_filed_at(record, filed_on, docket.court),
        filed_on=filed_on,
        pacer_case_id=docket.pacer_case_id,
        caption=docket.caption,
        entry_number=None if serial is not None else number,
        document_id=_document_id(main),
        sequence=sequence if sequence is not None else serial,
        labels=(label,) if label else (),
        text=text,
        url=_address(main),
        guid=f"courtlistener:{identifier}" if identifier is not None else "",
        source=source,
        as_of=modified_at(record),
    )


def _filed_at(record: Record, filed_on: date, court: str) -> datetime | None:
    """Join day and time of filing, both in the court's zone."""
    written = _text(record, "time_filed")
    known = court_names.courts().get(court)
    if not written or known is None:
        return None
    try:
        clock = time.fromisoformat(written)
    except ValueError:
        return None
    return datetime.combine(filed_on, clock.replace(tzinfo=None), ZoneInfo(known.time_zone)).astimezone(UTC)


def _documents(record: Record) -> list[Record]:
    documents = record.get("recap_documents")
    return [row for row in documents if isinstance(row, dict)] if isinstance(documents, list) else []


def _document_id(main: Record) -> str:
    """Give PACER's id with the fourth digit that feeds and pages show."""
    written = _text(main, "pacer_doc_id")
    if not (written.isascii() and written.isdigit() and 5 < len(written) <= 20):
        return ""
    return main_document(written)


def _address(main: Record) -> str:
    path = _text(main, "absolute_url")
    return f"{COURTLISTENER}{path}" if path.startswith("/") and len(path) < LONGEST_ADDRESS - 40 else ""


def _records(results: list[Any]) -> tuple[list[Record], list[str]]:
    """Keep what is a record; raises FeedUnreadable for a flood."""
    if len(results) > MOST_RECORDS:
        raise FeedUnreadable(f"CourtListener sent more than {MOST_RECORDS:,} records at once.")
    problems = [
        f"Record {place} is none." for place, row in enumerate(results, 1) if not isinstance(row, dict)
    ]
    return [row for row in results if isinstance(row, dict)], problems


def _object(body: bytes) -> Record:
    if len(body) > LARGEST_RECORD:
        raise FeedUnreadable(f"This is larger than {LARGEST_RECORD // 1024 // 1024} MB.")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise FeedUnreadable(f"This is no JSON: {str(error)[:200]}.") from None
    if not isinstance(said, dict):
        raise FeedUnreadable("This is JSON, but no record.")
    return said


def _text(record: Record, name: str) -> str:
    """Give a text without characters the database refuses; numbers where texts belong are taken as such."""
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**18 else ""
    return (
        value.replace("\x00", "").encode("utf-8", "replace").decode().strip()
        if isinstance(value, str)
        else ""
    )


def _number(record: Record, name: str) -> int | None:
    value = record.get(name)
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 11:
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= LARGEST_NUMBER else None


def _day(record: Record, name: str) -> date | None:
    try:
        return date.fromisoformat(_text(record, name)[:10])
    except ValueError:
        return None


def _last_part(address: object) -> str:
    return address.rstrip("/").rpartition("/")[2] if isinstance(address, str) else ""


def _sample(body: bytes) -> str:
    return " ".join(body[:200].decode("utf-8", "replace").split())

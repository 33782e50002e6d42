"""The Supreme Court's docket as JSON: days and full texts, no numbers."""

import hashlib
import json
from collections import Counter
from datetime import date, datetime
from typing import Any

from policies.dockets import numbers
from policies.dockets.adapters.contract import (
    MADE_NAME,
    FeedUnreadable,
    ObservedDocket,
    ObservedEntry,
    PageReading,
    Source,
)

MOST_ENTRIES = 20_000


def read(record: dict[str, Any]) -> PageReading:
    """Read the record. Raises FeedUnreadable where it names no docket."""
    number = numbers.read(_text(record, "CaseNumber").replace("-A", "A"))
    if number is None:
        raise FeedUnreadable("The record names no docket of the Supreme Court.")
    docket = ObservedDocket(
        docket_number=number.core,
        court="scotus",
        caption=_caption(record)[:500],
        filed_on=_optional_day(_text(record, "DocketedDate"), "%B %d, %Y"),
    )
    entries: list[ObservedEntry] = []
    problems: list[str] = []
    seen: Counter[tuple[date, str]] = Counter()
    proceedings = record.get("ProceedingsandOrder")
    for place, line in enumerate(
        (proceedings if isinstance(proceedings, list) else [])[:MOST_ENTRIES], start=1
    ):
        try:
            entry = _entry(line, docket, seen)
        except ValueError as error:
            problems.append(f"Line {place}: {error}.")
            continue
        entries.append(entry)
    return PageReading(Source.SUPREME_COURT, docket, entries, problems)


def recognises(record: object) -> bool:
    """Tell whether the record is such a docket."""
    return isinstance(record, dict) and {"CaseNumber", "ProceedingsandOrder"} <= set(record)


def parsed(text: str) -> object:
    """Give what JSON says; None where it is none, too deep or too wild a number."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _entry(line: object, docket: ObservedDocket, seen: Counter[tuple[date, str]]) -> ObservedEntry:
    """Read one line; raises ValueError with what is wrong. Equal lines of a day are told by their order."""
    if not isinstance(line, dict):
        raise ValueError("it is no record")
    text = " ".join(_text(line, "Text").split())
    filed_on = _day(_text(line, "Date"), "%b %d %Y")
    if not text:
        raise ValueError("it has no text")
    seen[filed_on, text] += 1
    made = hashlib.sha256(f"{filed_on}|{text}|{seen[filed_on, text]}".encode()).hexdigest()
    links = line.get("Links")
    first = links[0] if isinstance(links, list) and links and isinstance(links[0], dict) else {}
    url = _text(first, "DocumentUrl")
    return ObservedEntry(
        docket_number=docket.docket_number,
        filed_on=filed_on,
        caption=docket.caption,
        text=text,
        url=url if url.startswith("https://") and len(url) <= 500 else "",
        guid=f"{MADE_NAME}{made[:40]}",
        source=Source.SUPREME_COURT,
    )


def _caption(record: dict[str, Any]) -> str:
    sides = [_text(record, side).split(", Petitioner")[0] for side in ("PetitionerTitle", "RespondentTitle")]
    return " v. ".join(filter(None, sides))


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    return value.strip() if isinstance(value, str) else ""


def _day(written: str, form: str) -> date:
    try:
        return datetime.strptime(written, form).date()  # noqa: DTZ007 (the court gives days, not moments)
    except ValueError:
        raise ValueError(f"the date “{written[:60]}” cannot be read") from None


def _optional_day(written: str, form: str) -> date | None:
    return _day(written, form) if written else None

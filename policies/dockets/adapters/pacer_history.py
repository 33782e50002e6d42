"""PACER's history/documents report of a district court: number, dates, short label, one row per event."""

import re
from datetime import date

from lxml import html

from policies.dockets import numbers
from policies.dockets.adapters import pacer_links
from policies.dockets.adapters.contract import (
    FeedUnreadable,
    ObservedDocket,
    ObservedEntry,
    PageReading,
    Source,
)
from policies.dockets.adapters.markup import lines, rows, words
from policies.dockets.adapters.pacer_dates import day_of
from policies.dockets.court_names import courts

COURT_IN_TITLE = re.compile(r"District Court:\s*([a-z0-9]{3,5})\b", re.IGNORECASE)
DATED = re.compile(r"^(Date filed|Date of last filing|Date terminated):\s*(\d\d/\d\d/\d{4})", re.IGNORECASE)
DATES = re.compile(r"(Filed & Entered|Filed|Entered|Terminated):\s*(\d\d/\d\d/\d{4})", re.IGNORECASE)


def recognises(root: html.HtmlElement) -> bool:
    """Tell whether the page is such a report."""
    return _table(root) is not None


def read(root: html.HtmlElement) -> PageReading:
    """Read the report. Raises FeedUnreadable where its heading names no docket."""
    docket = _docket(root)
    table = _table(root)
    entries: list[ObservedEntry] = []
    problems: list[str] = []
    for place, cells in enumerate(rows(table) if table is not None else (), start=1):
        if len(cells) < 3 or cells[0].tag == "th":
            continue
        try:
            entries.append(_entry(cells, docket))
        except ValueError as error:
            problems.append(f"Row {place} ({words(cells[-1])[:80]}): {error}.")
    return PageReading(Source.PACER_HISTORY, docket, entries, problems)


def _table(root: html.HtmlElement) -> html.HtmlElement | None:
    for table in root.iter("table"):
        first = next(rows(table), [])
        if [words(cell).casefold() for cell in first] == ["doc. no.", "dates", "description"]:
            return table
    return None


def _docket(root: html.HtmlElement) -> ObservedDocket:
    for heading in root.iter("center"):
        shown = lines(heading)
        first, _, caption = (shown[0] if shown else "").partition(" ")
        number = numbers.read(first)
        if number is None:
            continue
        dates = {found[1].casefold(): day_of(found[2]) for line in shown if (found := DATED.match(line))}
        presiding = next((line for line in shown if line.endswith(", presiding")), "")
        case_id = pacer_links.case_id_in_scripts(root) or pacer_links.case_and_sequence(root)[0]
        title = COURT_IN_TITLE.search(root.findtext(".//title") or "")
        court = title[1].lower() if title and title[1].lower() in courts() else ""
        return ObservedDocket(
            docket_number=number.core,
            court=court or pacer_links.court_of_links(root),
            pacer_case_id=case_id or None,
            caption=caption.strip()[:500],
            judge=presiding.removesuffix(", presiding")[:200],
            filed_on=dates.get("date filed"),
        )
    raise FeedUnreadable("The report's heading names no docket.")


def _entry(cells: list[html.HtmlElement], docket: ObservedDocket) -> ObservedEntry:
    """Read one row; raises ValueError with what is missing."""
    label = words(cells[2])
    if not label:
        raise ValueError("it has no description")
    link = next(iter(cells[0].iter("a")), None)
    _, opened = pacer_links.case_and_sequence(cells[0])
    _, shown = pacer_links.case_and_sequence(cells[2])
    document = pacer_links.document_of(link) if link is not None else ""
    return ObservedEntry(
        docket_number=docket.docket_number,
        filed_on=_filed_on(cells[1]),
        pacer_case_id=docket.pacer_case_id,
        caption=docket.caption,
        entry_number=pacer_links.number_shown(words(cells[0])),
        document_id=document,
        sequence=shown if shown is not None else opened,
        labels=(label,),
        url=pacer_links.address(link) if link is not None else "",
        source=Source.PACER_HISTORY,
    )


def _filed_on(cell: html.HtmlElement) -> date:
    """Read `Filed & Entered: 10/13/2017`, or `Filed:` where that differs from `Entered:`."""
    dates = {found[1].casefold(): found[2] for found in DATES.finditer(words(cell))}
    written = dates.get("filed & entered") or dates.get("filed") or dates.get("entered")
    if written is None:
        raise ValueError("it has no date of filing")
    return day_of(written)

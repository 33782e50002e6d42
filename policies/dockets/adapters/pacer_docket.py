"""PACER's docket report of a district or bankruptcy court: full texts, one row per entry."""

import re

from lxml import html

from policies.dockets import court_names, numbers
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
from policies.dockets.adapters.pacer_rows import entry_of

HEADINGS = ["date filed", "#", "docket text"]
CASE_NUMBER = re.compile(r"\bCASE\s*#:?\s*(\S{5,40})", re.IGNORECASE)
ASSIGNED = re.compile(r"^Assigned to:\s*(.{2,200})$", re.IGNORECASE)
FILED = re.compile(r"^Date Filed:\s*(\d\d/\d\d/\d{4})", re.IGNORECASE)
DATE = re.compile(r"\d\d/\d\d/\d{4}$")


def recognises(root: html.HtmlElement) -> bool:
    """Tell whether the page is such a report."""
    return bool(_tables(root))


def read(root: html.HtmlElement) -> PageReading:
    """Read the report. Raises FeedUnreadable where its heading names no docket."""
    case_id = ""
    found: list[tuple[int, list[html.HtmlElement]]] = []
    for table in _tables(root):
        found += [(place, cells) for place, cells in enumerate(rows(table), start=1) if _is_entry(cells)]
    for _, cells in found:
        case_id = case_id or pacer_links.case_and_sequence(cells[-2])[0]
    docket = _docket(root, case_id)
    entries: list[ObservedEntry] = []
    problems: list[str] = []
    for place, cells in found:
        try:
            _, sequence = pacer_links.case_and_sequence(cells[-2])
            entries.append(entry_of(cells[-3:], docket, sequence=sequence, source=Source.PACER_DOCKET))
        except ValueError as error:
            problems.append(f"Row {place} ({words(cells[-1])[:80]}): {error}.")
    return PageReading(Source.PACER_DOCKET, docket, entries, problems)


def _tables(root: html.HtmlElement) -> list[html.HtmlElement]:
    """Give the tables of entries; a long docket has several, each with its headings."""
    found = []
    for table in root.iter("table"):
        first = [words(cell).casefold() for cell in next(rows(table), [])]
        if first[-3:] == HEADINGS:
            found.append(table)
    return found


def _is_entry(cells: list[html.HtmlElement]) -> bool:
    return len(cells) >= 3 and DATE.match(words(cells[-3])) is not None


def _docket(root: html.HtmlElement, case_id: str) -> ObservedDocket:
    for heading in root.iter("h3"):
        title = words(heading)
        case = CASE_NUMBER.search(title)
        number = numbers.read(case[1]) if case else None
        if number is None:
            continue
        beside = heading.getnext()
        about = [line for cell in _cells(beside) for line in lines(cell)]
        said = [line for line in about if not ASSIGNED.match(line)]
        judge = next((found[1] for line in about if (found := ASSIGNED.match(line))), "")
        filed = next((found[1] for line in about if (found := FILED.match(line))), "")
        return ObservedDocket(
            docket_number=number.core,
            court=pacer_links.court_of_links(root) or next(iter(court_names.mentioned(title)), ""),
            pacer_case_id=case_id or None,
            caption=said[0][:500] if said and ":" not in said[0] else "",
            judge=judge[:200],
            filed_on=day_of(filed) if filed else None,
        )
    raise FeedUnreadable("The report's heading names no docket.")


def _cells(beside: html.HtmlElement | None) -> list[html.HtmlElement]:
    return list(beside.iter("td")) if beside is not None and beside.tag == "table" else []

"""PACER's docket of a court of appeals: full texts, with or without numbers."""

import re

from lxml import html

from policies.dockets import court_names, numbers, references
from policies.dockets.adapters import pacer_links
from policies.dockets.adapters.contract import (
    FeedUnreadable,
    ObservedDocket,
    ObservedEntry,
    PageReading,
    Source,
)
from policies.dockets.adapters.markup import rows, words
from policies.dockets.adapters.pacer_dates import day_of
from policies.dockets.adapters.pacer_rows import entry_of

NUMBER = re.compile(r"Court of Appeals Docket #:\s*(\S{3,20})", re.IGNORECASE)
DOCKETED = re.compile(r"Docketed:\s*(\d\d/\d\d/\d{4})", re.IGNORECASE)
TITLE = re.compile(r"United States Court of Appeals for [\w ]{4,60}Circuit", re.IGNORECASE)
DATE = re.compile(r"\d\d/\d\d/\d{4}$")
ORIGIN = re.compile(
    r"ecf\.([a-z0-9]{3,5})\.uscourts\.gov/cgi-bin/DktRpt\.pl\?caseNumber=([^&\"]{5,40})", re.I
)


def recognises(root: html.HtmlElement) -> bool:
    """Tell whether the page is such a docket."""
    return NUMBER.search(words(root)) is not None


def read(root: html.HtmlElement) -> PageReading:
    """Read the docket. Raises FeedUnreadable where it names no court or number of appeal."""
    docket = _docket(root)
    entries: list[ObservedEntry] = []
    problems: list[str] = []
    for table in root.iter("table"):
        for place, cells in enumerate(rows(table), start=1):
            if not _is_entry(cells):
                continue
            try:
                entries.append(
                    entry_of(cells, docket, sequence=_ticked(cells[1]), source=Source.PACER_APPEAL)
                )
            except ValueError as error:
                problems.append(f"Row {place} ({words(cells[-1])[:80]}): {error}.")
    return PageReading(Source.PACER_APPEAL, docket, entries, problems)


def _is_entry(cells: list[html.HtmlElement]) -> bool:
    return len(cells) == 3 and DATE.match(words(cells[0])) is not None and not DATE.match(words(cells[2]))


def _docket(root: html.HtmlElement) -> ObservedDocket:
    shown = words(root)
    written = NUMBER.search(shown)
    number = numbers.read(written[1]) if written else None
    if number is None:
        raise FeedUnreadable("The page names no number of an appeal.")
    title = TITLE.search(shown)
    named = court_names.mentioned(title[0].replace(" for the ", " for ")) if title else []
    filed = DOCKETED.search(shown)
    origin_court, origin_number = _origin(root)
    return ObservedDocket(
        docket_number=number.core,
        court=pacer_links.court_of_links(root) or next(iter(named), ""),
        caption=_caption(root)[:500],
        filed_on=day_of(filed[1]) if filed else None,
        originating_court=origin_court,
        originating_number=origin_number,
    )


def _caption(root: html.HtmlElement) -> str:
    """Give the row of the case's own box that has no field's name in bold."""
    for cell in root.iter("td"):
        if NUMBER.match(words(cell)) and next(cell.iter("table"), None) is None:
            box = next(cell.iterancestors("table"), cell)
            plain = (row[0] for row in rows(box) if row and next(row[0].iter("b"), None) is None)
            return next(filter(None, map(words, plain)), "")
    return ""


def _origin(root: html.HtmlElement) -> tuple[str, str]:
    for link in root.iter("a"):
        found = ORIGIN.search(link.get("href") or "")
        if found and found[1].lower() in court_names.courts():
            number = numbers.read(references.plain(found[2]))
            return found[1].lower(), number.core if number else ""
    return "", ""


def _ticked(cell: html.HtmlElement) -> int | None:
    """Give the court's own number of the entry, which a box to tick carries."""
    for box in cell.iter("input"):
        value = box.get("value") or ""
        if value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
    return None

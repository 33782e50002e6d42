"""The rows of a file of measures: which columns there are, and what may stand in each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from policies.publication.vocabulary import Instrument

SEPARATOR = ";"
FIRST_YEAR = 1900

COLUMNS: Mapping[str, str] = {
    "reference": "Of a measure that is in the tracker, such as US-2020-0007; empty for a new one.",
    "title": "At most 300 characters.",
    "jurisdiction": "Code of a jurisdiction in the registry, such as US, EU or US-CA.",
    "instrument": f"One of {', '.join(Instrument.values)}; empty: undetermined.",
    "year": "Year of the first report, part of the reference; empty: year of the first date given.",
    "issued_on": "Day it was signed, adopted or made, as 2020-08-06; becomes an event.",
    "published_on": "Day it was printed in the official journal, as 2020-08-11; becomes an event.",
    "official_citation": "Such as 85 FR 48637; at most 100 characters.",
    "official_document": "Number in the official journal, such as 2020-17699; tells rows apart.",
    "official_url": "Address of the official text; the two events cite it.",
    "official_journal": "Who publishes the official text, such as Federal Register; needed with the address.",
    "summary": "What it is, in two or three sentences.",
    "concern": "Why officials want it.",
    "note": "What readers should know about it.",
    "bodies": f"Slugs of the issuing bodies in the registry, with {SEPARATOR} between them.",
    "topics": f"Slugs of policy areas and sectors in the registry, with {SEPARATOR} between them.",
}
_DAYS = ("issued_on", "published_on")
NEEDED = ("title", "jurisdiction")
TEXTS = ("official_citation", "official_document", "official_url", "summary", "concern", "note")


class RowRefused(Exception):
    """A row cannot be imported; `problems` has sentences by column, each saying what is allowed."""

    def __init__(self, problems: Mapping[str, list[str]]) -> None:
        super().__init__(" ".join(f"{column}: {' '.join(said)}" for column, said in problems.items()))
        self.problems = dict(problems)


class Precedence(Enum):
    """What stands when file and measure differ: the file's words, or those an editor already has."""

    FILE = "file"
    DESK = "desk"


@dataclass(frozen=True)
class MeasureRow:
    """One row as it was read; an empty text or missing day says nothing about the measure."""

    title: str
    jurisdiction: str
    reference: str = ""
    instrument: str = ""
    year: int | None = None
    issued_on: dt.date | None = None
    published_on: dt.date | None = None
    official_citation: str = ""
    official_document: str = ""
    official_url: str = ""
    official_journal: str = ""
    summary: str = ""
    concern: str = ""
    note: str = ""
    bodies: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    precedence: Precedence = field(default=Precedence.FILE)

    @property
    def first_year(self) -> int | None:
        """Give the year that a new reference carries."""
        days = [day for day in (self.issued_on, self.published_on) if day]
        return self.year or (min(days).year if days else None)


def read_row(cells: Mapping[str, object], *, precedence: Precedence = Precedence.FILE) -> MeasureRow:
    """Read the cells of a row by column. Raises RowRefused with everything that is wrong with it."""
    reading = _Reading(cells)
    row = MeasureRow(
        title=reading.text("title"),
        jurisdiction=reading.text("jurisdiction").upper(),
        reference=reading.text("reference").upper(),
        instrument=reading.instrument(),
        year=reading.year(),
        issued_on=reading.day("issued_on"),
        published_on=reading.day("published_on"),
        official_journal=reading.text("official_journal"),
        bodies=reading.several("bodies"),
        topics=reading.several("topics"),
        precedence=precedence,
        **{name: reading.text(name) for name in TEXTS},
    )
    reading.check(row)
    return row


class _Reading:
    def __init__(self, cells: Mapping[str, object]) -> None:
        self._cells = cells
        self._problems: dict[str, list[str]] = {}

    def text(self, name: str) -> str:
        value = self._cells.get(name)
        text = "" if value is None else str(value).strip()
        if "\0" in text:
            self._say(name, "a text without the character NUL.")
        return text

    def instrument(self) -> str:
        text = self.text("instrument").lower()
        if text and text not in Instrument.values:
            self._say("instrument", f"“{text}” is none of {', '.join(Instrument.values)}.")
        return text

    def day(self, name: str) -> dt.date | None:
        text = self.text(name)
        try:
            day = dt.date.fromisoformat(text) if text else None
        except ValueError:
            self._say(name, f"“{text}” is no day; write it as 2020-08-06.")
            return None
        if day and day > dt.datetime.now(dt.UTC).date():
            self._say(name, f"{day} has not come; log what is expected on the measure's own form.")
        return day

    def year(self) -> int | None:
        text = self.text("year")
        latest = dt.datetime.now(dt.UTC).year
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= latest):
            self._say("year", f"“{text}” is no year from {FIRST_YEAR} to {latest}.")
            return None
        return int(text)

    def several(self, name: str) -> tuple[str, ...]:
        value = self._cells.get(name)
        parts = value if isinstance(value, list) else str(value or "").split(SEPARATOR)
        return tuple(dict.fromkeys(text for part in parts if (text := str(part).strip())))

    def check(self, row: MeasureRow) -> None:
        for name in NEEDED:
            if not getattr(row, name):
                self._say(name, f"needed. {COLUMNS[name]}")
        if not row.reference and not row.official_document:
            self._say(
                "official_document",
                "needed where no reference is given, so that the row is recognised when it comes again.",
            )
        if not row.reference and row.first_year is None and not self._problems.keys() & {"year", *_DAYS}:
            self._say("year", "needed where no date is given.")
        if row.official_url and not row.official_journal:
            self._say("official_journal", f"needed with an address. {COLUMNS['official_journal']}")
        if self._problems:
            raise RowRefused(self._problems)

    def _say(self, name: str, what: str) -> None:
        self._problems.setdefault(name, []).append(what)

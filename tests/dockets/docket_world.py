"""A docket as it truly is, and what each source shows of it, for property tests."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from policies.dockets.adapters.contract import ObservedEntry, Source

FIRST = date(2020, 9, 21)
LABELS = ("Order", "Order on Motion for TRO", "Minute Entry", "Notice (Other)")
CASE = ObservedEntry("1:20-cv-02658", filed_on=FIRST, pacer_case_id="555001", caption="ALPHA v. BETA")


@dataclass(frozen=True)
class Filed:
    """One line of the docket; minute orders have neither number nor document."""

    sequence: int
    day: int
    label: str
    number: int | None
    documented: bool

    @property
    def date(self) -> date:
        return FIRST + timedelta(days=self.day)

    @property
    def document(self) -> str:
        return f"0450{self.sequence:08d}" if self.documented else ""

    @property
    def text(self) -> str:
        return f"{self.label.upper()} granting {self.sequence} Motion. (Entered: {self.date})"


@st.composite
def dockets(draw) -> list[Filed]:
    """Draw a docket of up to eight lines, several of a day and of a wording."""
    lines, number, day = [], 0, 0
    for sequence in range(3, 3 + draw(st.integers(1, 8))):
        day += draw(st.integers(0, 1))
        numbered = draw(st.booleans())
        number += numbered
        lines.append(
            Filed(
                sequence=sequence,
                day=day,
                label=draw(st.sampled_from(LABELS)),
                number=number if numbered else None,
                documented=numbered and draw(st.booleans()),
            )
        )
    return lines


def in_feed(line: Filed) -> ObservedEntry:
    """Show the number by the document's link alone, and PACER's sequence always."""
    return replace(
        CASE,
        filed_on=None,
        filed_at=datetime(2020, 9, 21, 15, line.sequence, tzinfo=UTC) + timedelta(days=line.day),
        entry_number=line.number if line.documented else None,
        document_id=line.document,
        sequence=line.sequence,
        labels=(line.label,),
        guid=f"https://ecf.dcd.uscourts.gov/cgi-bin/DktRpt.pl?555001&{line.sequence}",
        url="https://ecf.dcd.uscourts.gov/",
        source=Source.PACER_FEED,
    )


def at_courtlistener(line: Filed) -> ObservedEntry:
    """Show number, sequence and full text, and the day alone."""
    return replace(
        CASE,
        filed_on=line.date,
        entry_number=line.number,
        document_id=line.document,
        sequence=line.sequence,
        text=line.text,
        guid=f"courtlistener:{9000 + line.sequence}",
        source=Source.COURTLISTENER_API,
        as_of=datetime(2020, 10, 1, tzinfo=UTC),
    )


def on_history_page(line: Filed) -> ObservedEntry:
    """Show the short label with number and sequence."""
    return replace(
        CASE,
        filed_on=line.date,
        entry_number=line.number,
        sequence=line.sequence,
        labels=(line.label,),
        source=Source.PACER_HISTORY,
    )


def on_docket_page(line: Filed) -> ObservedEntry:
    """Show number and full text; a minute order has nothing but its words there."""
    return replace(
        CASE,
        filed_on=line.date,
        entry_number=line.number,
        document_id=line.document,
        text=line.text,
        source=Source.PACER_DOCKET,
        as_of=datetime(2020, 10, 2, tzinfo=UTC),
    )


VIEWS = (in_feed, at_courtlistener, on_history_page, on_docket_page)
NAMING = (in_feed, at_courtlistener, on_history_page)

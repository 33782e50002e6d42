"""A row of PACER's dockets, in whichever court: the day, the number, and what was filed."""

from lxml import html

from policies.dockets.adapters import pacer_links
from policies.dockets.adapters.contract import ObservedDocket, ObservedEntry, Source
from policies.dockets.adapters.markup import words
from policies.dockets.adapters.pacer_dates import day_of


def entry_of(
    cells: list[html.HtmlElement], docket: ObservedDocket, *, sequence: int | None, source: Source
) -> ObservedEntry:
    """Read the cells of day, number and text; raises ValueError with what is missing."""
    filed, numbered, told = cells
    text = words(told)
    if not text:
        raise ValueError("it has no text")
    link = next(iter(numbered.iter("a")), None)
    return ObservedEntry(
        docket_number=docket.docket_number,
        filed_on=day_of(words(filed)),
        pacer_case_id=docket.pacer_case_id,
        caption=docket.caption,
        entry_number=pacer_links.number_shown(words(numbered)),
        document_id=pacer_links.document_of(link) if link is not None else "",
        sequence=sequence,
        text=text,
        url=pacer_links.address(link) if link is not None else "",
        source=source,
    )

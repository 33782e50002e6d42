"""The event an editor is offered for a docket entry, guessed from the label's words and no more.

A court's feed gives the label of what was filed and never its outcome: an "Order on Motion for
Preliminary Injunction" may grant or refuse it. So only labels that are themselves the act propose
that act; every other one proposes a court act without effect, and the editor says what it was.
"""

import datetime as dt
import re
from dataclasses import dataclass

from policies.dockets.models import DocketEntry
from policies.publication.vocabulary import COURT_KINDS, EventKind

# The whole label has to match: words around it, such as "Motion for", say something else.
_ACTS: tuple[tuple[str, EventKind], ...] = (
    (r"(amended )?complaint|petition for review", EventKind.CHALLENGED),
    (r"(order granting )?temporary restraining order|tro", EventKind.ENJOINED_TRO),
    (r"(order granting )?preliminary injunction", EventKind.ENJOINED_PRELIMINARY),
    (r"(order granting )?permanent injunction", EventKind.ENJOINED_PERMANENT),
    (r"order dissolving (preliminary )?injunction|order lifting (the )?stay", EventKind.BLOCK_LIFTED),
    (r"(notice of )?settlement( agreement)?", EventKind.SETTLEMENT),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _ACTS)

# What a docket entry can be logged as; anything else is typed in the measure's own form.
CHOICES = tuple(
    kind for kind in EventKind if kind in COURT_KINDS | {EventKind.CHALLENGED, EventKind.SETTLEMENT}
)


@dataclass(frozen=True)
class Proposal:
    """A proposed event; the summary is a start, to be rewritten by the editor."""

    kind: EventKind
    happened_on: dt.date
    summary: str
    certain: bool


def proposal(entry: DocketEntry) -> Proposal:
    """Give the event proposed for an entry, on the court's own day."""
    kind = guess(entry.labels or [entry.label])
    docket = entry.docket
    case = docket.caption or docket.docket_number
    label = entry.label or entry.text[:200] or "an entry without a label"
    summary = f"{docket.court.citation or docket.court.name}, {case}: {label}."
    return Proposal(kind, entry.filed_on, summary, kind != EventKind.COURT_OTHER)


def guess(labels: list[str]) -> EventKind:
    """Give the kind that a label names outright, or a court act whose outcome is to be confirmed."""
    found = {
        kind
        for label in labels
        for pattern, kind in _COMPILED
        if pattern.fullmatch(label.strip().rstrip(".!"))
    }
    return found.pop() if len(found) == 1 else EventKind.COURT_OTHER

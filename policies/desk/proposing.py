"""The event an editor is offered for a docket entry: from what was read of it, and no more.

A label such as "Order on Motion for Preliminary Injunction" may grant or refuse it. Where the words
do not state the decision, a court act without effect is proposed, and the editor says what it was.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from policies.dockets.entry_reading import Act, Confidence, Outcome, Subject
from policies.dockets.entry_reading.terms import until_day
from policies.dockets.models import DocketEntry
from policies.measures.models import Event, Litigation
from policies.publication.vocabulary import COURT_KINDS, EventKind

_DECISIONS = frozenset({Act.RULING, Act.JUDGMENT})
_GRANTED = frozenset({Outcome.GRANTED, Outcome.GRANTED_IN_PART})
_KIND_OF = {
    Subject.TRO: EventKind.ENJOINED_TRO,
    Subject.PRELIMINARY_INJUNCTION: EventKind.ENJOINED_PRELIMINARY,
    Subject.PERMANENT_INJUNCTION: EventKind.ENJOINED_PERMANENT,
    Subject.DISSOLUTION: EventKind.BLOCK_LIFTED,
}
# A stay of the measure itself, not of the case and not of an injunction.
_STAYS_A_MEASURE = re.compile(r"effective date|\b705\b", re.IGNORECASE)
_ONLY_CHANGED = re.compile(r"modif|clarif|narrow|amend", re.IGNORECASE)
BLOCKS = frozenset(
    {
        EventKind.ENJOINED_TRO,
        EventKind.ENJOINED_PRELIMINARY,
        EventKind.ENJOINED_PERMANENT,
        EventKind.STAYED_BY_COURT,
    }
)

# What changes the legal effect, so that it has to say of which provisions.
REACHING = BLOCKS | {EventKind.BLOCK_LIFTED, EventKind.VACATED}
# Decisions after which everything stands as before: a court act without effect, when said outright.
_NOTHING_CHANGED = frozenset({Outcome.DENIED, Outcome.MOOT})

# What a docket entry can be logged as; anything else is typed in the measure's own form.
CHOICES = tuple(
    kind for kind in EventKind if kind in COURT_KINDS | {EventKind.CHALLENGED, EventKind.SETTLEMENT}
)


@dataclass(frozen=True)
class Proposal:
    """A proposed event; the summary is a start, to be rewritten by the editor.

    What is not certain is named in `open`, for the editor to settle. `whole` are the measures (by id)
    that it concerns as a whole; a measure neither there nor among the provisions has its reach open.
    """

    kind: EventKind
    happened_on: dt.date
    summary: str
    certain: bool
    until: dt.date | None = None
    scope: str = ""
    provisions: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()
    open: tuple[str, ...] = field(default=())


def proposal(entry: DocketEntry, *, cases: Iterable[Litigation], earlier: Iterable[Event]) -> Proposal:
    """Give the event proposed for an entry, on the court's own day.

    `cases` tie the docket to measures; `earlier` are the events of these measures that the docket
    brought, the oldest first; those after the entry's own day count for nothing. Scope and provisions
    are theirs where the order goes on from them, else those that the case is about; none are proposed
    where the words do not state the decision.
    """
    kind = guess(entry)
    earlier = [event for event in earlier if event.happened_on and event.happened_on <= entry.filed_on]
    last = _last_block(earlier) if kind in BLOCKS | {EventKind.BLOCK_LIFTED} else []
    block = [event for event in last if _goes_on(entry, kind, event)]
    split = entry.outcome == Outcome.GRANTED_IN_PART
    certain = _certain(entry, kind)
    reach_open = split or len(block) < len(last)
    known: list[Event] | list[Litigation] = [] if reach_open or not certain else block or list(cases)
    scopes = {event.scope for event in block}
    until = until_day(entry.text) if kind == EventKind.ENJOINED_TRO else None
    docket = entry.docket
    label = entry.label or entry.text[:200] or "an entry without a label"
    court = docket.court.citation or docket.court.name
    return Proposal(
        kind,
        entry.filed_on,
        f"{court}, {docket.caption or docket.docket_number}: {label}.",
        certain=certain,
        until=until if until and until > entry.filed_on else None,
        scope=scopes.pop() if len(scopes) == 1 and not split else "",
        provisions=frozenset(part.pk for told in known for part in told.provisions.all()),
        whole=frozenset(told.measure_id for told in known if not told.provisions.all()),
        open=_open(entry, kind, until=until, reach_open=reach_open),
    )


def guess(entry: DocketEntry) -> EventKind:
    """Give the kind of event the words of an entry state, or a court act whose outcome is to be confirmed."""
    if entry.act == Act.COMPLAINT or (entry.act == Act.PETITION and entry.subject == Subject.REVIEW):
        return EventKind.CHALLENGED
    if entry.act == Act.SETTLEMENT:
        return EventKind.SETTLEMENT
    if entry.act not in _DECISIONS:
        return EventKind.COURT_OTHER
    return _ruled(entry)


def may_document(entry: DocketEntry, event: Event, *, proposed: EventKind) -> bool:
    """Tell whether an entry seems to be of a logged event of its day: of its kind, or a decision as it is."""
    return event.kind == proposed or (entry.act in _DECISIONS and event.kind in COURT_KINDS)


def _certain(entry: DocketEntry, kind: EventKind) -> bool:
    """Tell whether the words state the proposed event outright."""
    if entry.confidence != Confidence.CERTAIN or entry.outcome == Outcome.GRANTED_IN_PART:
        return False
    return kind != EventKind.COURT_OTHER or entry.outcome in _NOTHING_CHANGED


def _ruled(entry: DocketEntry) -> EventKind:
    said = " ".join(words["words"] for words in entry.basis)
    if entry.subject == Subject.TRO and entry.outcome == Outcome.EXTENDED:
        return EventKind.ENJOINED_TRO
    if entry.subject == Subject.VACATUR and entry.outcome in {Outcome.VACATED, *_GRANTED}:
        return EventKind.VACATED
    if entry.outcome not in _GRANTED:
        return EventKind.COURT_OTHER
    if entry.subject == Subject.STAY and _STAYS_A_MEASURE.search(entry.text or said):
        return EventKind.STAYED_BY_COURT
    if entry.subject == Subject.DISSOLUTION and _ONLY_CHANGED.search(said):
        return EventKind.COURT_OTHER
    return _KIND_OF.get(Subject(entry.subject), EventKind.COURT_OTHER)


def _last_block(earlier: Iterable[Event]) -> list[Event]:
    """Give the latest block of each measure."""
    last = {event.measure_id: event for event in earlier if event.kind in BLOCKS}
    return list(last.values())


def _goes_on(entry: DocketEntry, kind: EventKind, block: Event) -> bool:
    """
    Tell whether an order reaches as far as the last block did.

    It does where it extends or lifts that block, puts a stronger one in its place, or is that block
    itself, logged before the entry arrived. A second order of the same kind answers another motion.
    """
    return entry.outcome == Outcome.EXTENDED or block.kind != kind or block.happened_on == entry.filed_on


def _open(entry: DocketEntry, kind: EventKind, *, until: dt.date | None, reach_open: bool) -> tuple[str, ...]:
    """Name what the words leave open."""
    found = []
    if entry.outcome == Outcome.UNKNOWN or entry.confidence == Confidence.OPEN:
        found.append("the outcome")
    elif entry.confidence == Confidence.LIKELY:
        found.append("the outcome (likely, not said outright)")
    if reach_open:
        found.append("which provisions")
    if kind == EventKind.ENJOINED_TRO and until is None:
        found.append("until when")
    return tuple(found)

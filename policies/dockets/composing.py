"""What an entry is, given every sight of it."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from policies.dockets.adapters.contract import Source
from policies.dockets.identity import FEEDS, Entry, is_confirmed, key
from policies.dockets.models import Sight

LONGEST_LABEL = 1000
# Whose full text is read first; feeds have little more than labels.
RANK = {
    Source.PACER_DOCKET: 5,
    Source.PACER_APPEAL: 5,
    Source.SUPREME_COURT: 5,
    Source.COURTLISTENER_API: 4,
    Source.COURTLISTENER_ALERT: 4,
    Source.PACER_HISTORY: 3,
    Source.COURTLISTENER_FEED: 2,
}
# Clerks put these first; further on in a text they speak of another entry.
STRUCK = re.compile(
    r"[\W_]*(?:court )?(?:deleted (?:incorrect|document|entry)|"
    r"(?:entered|filed|docketed) in error|(?:incorrect|erroneous) entry deleted|"
    r"(?:docket )?entry (?:stricken|deleted|removed)|stricken\b)",
    re.IGNORECASE,
)


def compose(entry: Entry) -> dict[str, Any]:
    """
    Give the fields of the row; the same sights give the same fields, whatever their order.

    Sights of an unconfirmed page say something only where there are no others.
    """
    confirmed = [sight for sight in entry if is_confirmed(sight)]
    entry = confirmed or entry
    ordered = sorted(entry, key=_preference)
    labels = _all_labels(sight.labels for sight in ordered)
    text = _text(ordered)
    timed = [sight.filed_at for sight in ordered if sight.filed_at is not None]
    linked = [sight for sight in ordered if sight.url and sight.document_id]
    links = [*linked, *(sight for sight in ordered if sight.url)]
    return {
        "identity": key(entry),
        "entry_number": min((s.entry_number for s in ordered if s.entry_number is not None), default=None),
        "document_id": next((sight.document_id for sight in ordered if sight.document_id), ""),
        "sequence": min((s.sequence for s in ordered if s.sequence is not None), default=None),
        "guid": next((sight.guid for sight in ordered if sight.guid), ""),
        "filed_at": min(timed, default=None),
        "filed_on": min(sight.filed_on for sight in ordered),
        "labels": labels,
        "label": _readable(labels),
        "text": text,
        "url": links[0].url if links else "",
        "sources": sorted({sight.source for sight in ordered if sight.source}),
        "unconfirmed": not confirmed,
        "struck": any(STRUCK.match(words) for words in (text, *labels)),
    }


def _preference(sight: Sight) -> tuple[object, ...]:
    """Put feeds first, whose links and times are the court's own, then the oldest."""
    moment = sight.filed_at.timestamp() if sight.filed_at else 0.0
    return (sight.source not in FEEDS, sight.filed_on, moment, sight.digest)


def _text(sights: Iterable[Sight]) -> str:
    """Choose the text of the best source, there the latest, and of equally old ones the longest."""
    written = [sight for sight in sights if sight.text]
    if not written:
        return ""
    return max(written, key=lambda s: (RANK.get(s.source, 1), s.as_of, len(s.text), s.text)).text  # type: ignore[call-overload]


def _all_labels(shown: Iterable[Iterable[str]]) -> list[str]:
    """Join the sights of one entry; the same event filed five times over counts five."""
    most: Counter[str] = Counter()
    for labels in shown:
        most |= Counter(labels)
    return sorted(most.elements())


def _readable(labels: list[str]) -> str:
    counted = Counter(labels)
    shown = "; ".join(label if many == 1 else f"{label} (×{many})" for label, many in counted.items())
    return shown[:LONGEST_LABEL]

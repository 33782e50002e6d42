"""Sights: what a source shows, stored once for every wording."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.identity import FEEDS
from policies.dockets.models import Docket, Sight

LONGEST_LABEL = 1000
READERS = {Source.PACER_FEED: pacer_rss.VERSION}
LONGEST_DOCUMENT = 20
LONGEST_GUID = 300
LONGEST_URL = 500


def sights_of(
    docket: Docket, shown: Iterable[ObservedEntry], zone: ZoneInfo, seen_at: datetime
) -> list[Sight]:
    """Give the unsaved sights of the observations of one body, each content once."""
    return [
        sight_of(docket, name, observed, zone, seen_at) for name, observed in by_digest(shown, zone).items()
    ]


def by_digest(shown: Iterable[ObservedEntry], zone: ZoneInfo) -> dict[str, ObservedEntry]:
    """
    Name the contents of the observations of one docket in one body, each content once.

    Where a page shows two lines with the same words and no names, they are two
    sights: the place among its likes is part of the content.
    """
    contents: dict[str, ObservedEntry] = {}
    alike: Counter[str] = Counter()
    for observed in shown:
        name = digest(observed, zone)
        if not is_named(observed):
            alike[name] += 1
            if alike[name] > 1:
                name = digest(observed, zone, place=alike[name])
        contents[name] = observed
    return contents


def sight_of(docket: Docket, name: str, observed: ObservedEntry, zone: ZoneInfo, seen_at: datetime) -> Sight:
    """Give the unsaved sight of an observation whose content has this name."""
    return Sight(
        docket=docket,
        digest=name,
        source=observed.source,
        reader=READERS.get(observed.source, 1),  # type: ignore[call-overload]
        entry_number=observed.entry_number,
        document_id=observed.document_id[:LONGEST_DOCUMENT],
        sequence=observed.sequence,
        guid=observed.guid[:LONGEST_GUID],
        filed_at=observed.filed_at,
        filed_on=observed.day(zone),
        labels=_labels(observed),
        text=observed.text,
        url=observed.url[:LONGEST_URL],
        as_of=observed.as_of or seen_at,
        first_seen_at=seen_at,
    )


def digest(observed: ObservedEntry, zone: ZoneInfo, *, place: int = 1) -> str:
    """Give the name of the content; the link is left out, because courts move their servers."""
    # Courts' feeds show an item for hours. Texts would fill the memory; what is a source's name and no
    # `Source` is equal to it, and has another digest.
    if observed.source is Source.PACER_FEED and not observed.text:
        return _feed_digest(observed, zone, place)
    return _digest(observed, zone, place)


def _digest(observed: ObservedEntry, zone: ZoneInfo, place: int) -> str:
    parts = (
        observed.source,
        observed.entry_number,
        observed.document_id[:LONGEST_DOCUMENT],
        observed.sequence,
        observed.guid[:LONGEST_GUID],
        observed.filed_at.timestamp() if observed.filed_at else observed.day(zone).isoformat(),
        _labels(observed),
        observed.text,
        place,
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


_feed_digest = lru_cache(maxsize=2**15)(_digest)


def is_named(observed: ObservedEntry) -> bool:
    """Tell whether anything but day and wording names the entry."""
    return bool(
        observed.entry_number is not None
        or observed.document_id
        or observed.sequence is not None
        or observed.guid
    )


def counts_anew(again: ObservedEntry, *, as_of: datetime, known_as_of: datetime) -> bool:
    """
    Tell whether content seen again, as old as `as_of`, takes over the age of the sight known of it.

    A text from elsewhere is as new as the last time it was shown, so that a
    wording that was taken back counts again. A feed shows the same item for
    hours; it is as old as it was at first.
    """
    if again.source in FEEDS:
        return as_of < known_as_of
    return bool(again.text) and as_of > known_as_of


def _labels(observed: ObservedEntry) -> list[str]:
    return sorted(label[:LONGEST_LABEL] for label in observed.labels)

"""Sights: stored once for every wording, and found again with all that may show the same entry."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.identity import FEEDS
from policies.dockets.models import Docket, Sight

LONGEST_LABEL = 1000
READERS = {Source.PACER_FEED: pacer_rss.VERSION}
LONGEST_GUID = 300
LONGEST_URL = 500


def sights_of(
    docket: Docket, shown: Iterable[ObservedEntry], zone: ZoneInfo, seen_at: datetime
) -> list[Sight]:
    """
    Give the unsaved sights of the observations of one body, each content once.

    Where a page shows two lines with the same words and no names, they are two
    sights: the place among its likes is part of the content.
    """
    sights: dict[str, Sight] = {}
    alike: Counter[str] = Counter()
    for observed in shown:
        sight = Sight(
            docket=docket,
            source=observed.source,
            reader=READERS.get(observed.source, 1),  # type: ignore[call-overload]
            entry_number=observed.entry_number,
            document_id=observed.document_id[:20],
            sequence=observed.sequence,
            guid=observed.guid[:LONGEST_GUID],
            filed_at=observed.filed_at,
            filed_on=observed.day(zone),
            labels=sorted(label[:LONGEST_LABEL] for label in observed.labels),
            text=observed.text,
            url=observed.url[:LONGEST_URL],
            as_of=observed.as_of or seen_at,
            first_seen_at=seen_at,
        )
        sight.digest = digest(sight)
        if not is_named(sight):
            alike[sight.digest] += 1
            if alike[sight.digest] > 1:
                sight.digest = digest(sight, place=alike[sight.digest])
        sights[sight.digest] = sight
    return list(sights.values())


def digest(sight: Sight, *, place: int = 1) -> str:
    """Give the name of the content; the link is left out, because courts move their servers."""
    parts = (
        sight.source,
        sight.entry_number,
        sight.document_id,
        sight.sequence,
        sight.guid,
        sight.filed_at.timestamp() if sight.filed_at else sight.filed_on.isoformat(),
        sight.labels,
        sight.text,
        place,
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def is_named(sight: Sight) -> bool:
    """Tell whether anything but day and wording names the entry."""
    return bool(
        sight.entry_number is not None or sight.document_id or sight.sequence is not None or sight.guid
    )


def counts_anew(again: Sight, *, known_as_of: datetime) -> bool:
    """
    Tell whether content seen again takes over the age of this sight.

    A text from elsewhere is as new as the last time it was shown, so that a
    wording that was taken back counts again. A feed shows the same item for
    hours; it is as old as it was at first.
    """
    if again.source in FEEDS:
        return again.as_of < known_as_of
    return bool(again.text) and again.as_of > known_as_of


class _Keys:
    """By what else sights of the same entry may be found, in one docket."""

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.documents: set[str] = set()
        self.sequences: set[int] = set()
        self.guids: set[str] = set()
        self.days: set[date] = set()

    def add(self, sight: Sight) -> None:
        self.days.add(sight.filed_on)
        if sight.entry_number is not None:
            self.numbers.add(sight.entry_number)
        if sight.document_id:
            self.documents.add(sight.document_id)
        if sight.sequence is not None:
            self.sequences.add(sight.sequence)
        if sight.guid:
            self.guids.add(sight.guid)

    def __len__(self) -> int:
        named = len(self.numbers) + len(self.documents) + len(self.sequences) + len(self.guids)
        return named + len(self.days)

    def where(self) -> Q:
        return (
            Q(entry_number__in=self.numbers)
            | Q(document_id__in=self.documents)
            | Q(sequence__in=self.sequences)
            | Q(guid__in=self.guids)
            | Q(filed_on__in=self.days)
        )


def neighbourhood(docket: Docket, fresh: Iterable[Sight]) -> list[Sight]:
    """Give the stored sights that could change what the fresh ones show, found until no more turn up."""
    keys = _Keys()
    for sight in fresh:
        keys.add(sight)
    found: dict[int, Sight] = {}
    before = -1
    while before != len(keys):
        before = len(keys)
        found = {sight.pk: sight for sight in Sight.objects.filter(keys.where(), docket=docket)}
        for sight in found.values():
            keys.add(sight)
    return list(found.values())

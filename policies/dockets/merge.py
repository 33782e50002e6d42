"""Put observed entries into their dockets, once each, and tell editors what is new."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from policies.dockets import numbers
from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.identity import court_day, identity_of, match
from policies.dockets.models import Court, Docket, DocketEntry, Notice, NoticeKind, NoticeState

LONGEST_LABEL = 1000
LONGEST_GUID = 300
LONGEST_URL = 500


class Change(Enum):
    """What an observation added to a known entry; only words are told to editors."""

    NOTHING = auto()
    NAMES = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Merged:
    """What a body changed: observations of watched dockets, entries first seen, entries reworded."""

    watched: int = 0
    new: int = 0
    updated: int = 0


@transaction.atomic
def merge(court: Court, observations: Iterable[ObservedEntry], *, now: datetime) -> Merged:
    """
    Store the observations of watched dockets and the notices they cause.

    Observations of other dockets are left aside. Joins an outer transaction;
    dockets are locked in order of their key, so that two workers never wait
    for each other in a circle. Repeating it changes nothing.
    """
    dockets = list(Docket.objects.watched().of_court(court).order_by("pk").select_for_update())
    found = _by_docket(dockets, observations, court.zone)
    fresh: list[DocketEntry] = []
    changed: dict[int, tuple[DocketEntry, Change]] = {}
    for docket, shown in found:
        known = list(_candidates(docket, shown, court))
        for observed in shown:
            filed_on = court_day(observed, court.zone)
            entry = match(observed, filed_on, known)
            if entry is None:
                entry = DocketEntry(docket=docket, filed_on=filed_on, first_seen_at=now, changed_at=now)
                known.append(entry)
                fresh.append(entry)
            change = _absorb(entry, observed, known)
            if entry.pk and change is not Change.NOTHING:
                words = changed.get(entry.pk, (entry, change))[1] is Change.WORDS
                changed[entry.pk] = (entry, Change.WORDS if words else change)
    reworded = _save(fresh, list(changed.values()), now)
    watched = sum(len(shown) for _, shown in found)
    return Merged(watched=watched, new=len(fresh), updated=reworded)


def _by_docket(
    dockets: list[Docket], observations: Iterable[ObservedEntry], zone: ZoneInfo
) -> list[tuple[Docket, list[ObservedEntry]]]:
    """Sort observations into the watched dockets, oldest first, and learn case ids and numbers."""
    by_case_id = {docket.pacer_case_id: docket for docket in dockets if docket.pacer_case_id}
    by_number = {docket.docket_number: docket for docket in dockets if not docket.pacer_case_id}
    found: dict[int, list[ObservedEntry]] = defaultdict(list)
    for observed in sorted(observations, key=lambda entry: (entry.moment(zone), entry.sequence or 0)):
        docket = by_case_id.get(observed.pacer_case_id) if observed.pacer_case_id else None
        if docket is None:
            docket = by_number.get(observed.docket_number)
            if docket is not None and observed.pacer_case_id:
                by_number.pop(observed.docket_number)
                by_case_id[observed.pacer_case_id] = docket
        if docket is not None:
            found[docket.pk].append(observed)
            _learn(docket, observed)
    return [(docket, found[docket.pk]) for docket in dockets if docket.pk in found]


def _learn(docket: Docket, observed: ObservedEntry) -> None:
    """Take over a case id, a changed number, and a caption where the docket has none."""
    before = (docket.pacer_case_id, docket.docket_number, docket.caption)
    docket.pacer_case_id = docket.pacer_case_id or observed.pacer_case_id
    docket.caption = docket.caption or observed.caption[:500]
    if docket.pacer_case_id and numbers.read(observed.docket_number):
        docket.docket_number = observed.docket_number
    if before != (docket.pacer_case_id, docket.docket_number, docket.caption):
        docket.save(update_fields=["pacer_case_id", "docket_number", "caption"])


def _candidates(docket: Docket, shown: list[ObservedEntry], court: Court) -> Iterable[DocketEntry]:
    """Fetch the entries of the docket that any of the observations could be."""
    return DocketEntry.objects.of_docket(docket).filter(
        Q(entry_number__in=[entry.entry_number for entry in shown if entry.entry_number is not None])
        | Q(document_id__in=[entry.document_id for entry in shown if entry.document_id])
        | Q(sequence__in=[entry.sequence for entry in shown if entry.sequence is not None])
        | Q(guid__in=[entry.guid for entry in shown if entry.guid])
        | Q(filed_on__in={court_day(entry, court.zone) for entry in shown})
    )


def _absorb(entry: DocketEntry, observed: ObservedEntry, known: Iterable[DocketEntry]) -> Change:
    """
    Add to the entry what the observation knows more, and say what that changed.

    A number, document or guid that another entry of the docket already bears
    stays with that entry.
    """
    others = [other for other in known if other is not entry]
    names = _names(entry)
    words = (entry.label, entry.text)
    if observed.document_id and not entry.document_id:
        entry.url = observed.url[:LONGEST_URL]
        if all(other.document_id != observed.document_id for other in others):
            entry.document_id = observed.document_id
    entry.url = entry.url or observed.url[:LONGEST_URL]
    if entry.entry_number is None and all(other.entry_number != observed.entry_number for other in others):
        entry.entry_number = observed.entry_number
    if entry.sequence is None and all(other.sequence != observed.sequence for other in others):
        entry.sequence = observed.sequence
    if observed.source and observed.source not in entry.sources:
        entry.sources = sorted([*entry.sources, observed.source])
    guid = observed.guid[:LONGEST_GUID]
    if not entry.guid and all(other.guid != guid for other in others):
        entry.guid = guid
    entry.filed_at = entry.filed_at or observed.filed_at
    entry.labels = _all_labels(entry.labels, observed.labels)
    entry.label = _readable(entry.labels)
    entry.text = observed.text or entry.text
    entry.identity = identity_of(
        entry_number=entry.entry_number,
        document_id=entry.document_id,
        sequence=entry.sequence,
        guid=entry.guid,
        filed_on=entry.filed_on,
        labels=entry.labels,
    )
    if words != (entry.label, entry.text):
        return Change.WORDS
    return Change.NOTHING if names == _names(entry) else Change.NAMES


def _names(entry: DocketEntry) -> tuple[object, ...]:
    """Give all that an observation may add without changing the wording."""
    return (
        entry.entry_number,
        entry.document_id,
        entry.sequence,
        entry.guid,
        entry.url,
        entry.filed_at,
        tuple(entry.sources),
    )


def _all_labels(known: Iterable[str], shown: Iterable[str]) -> list[str]:
    """Join two sights of one entry; the same event filed five times over counts five."""
    most = Counter(known) | Counter(label[:LONGEST_LABEL] for label in shown)
    return sorted(most.elements())


def _readable(labels: list[str]) -> str:
    counted = Counter(labels)
    shown = "; ".join(label if many == 1 else f"{label} (×{many})" for label, many in counted.items())
    return shown[:LONGEST_LABEL]


def _save(fresh: list[DocketEntry], changed: list[tuple[DocketEntry, Change]], now: datetime) -> int:
    """Write entries and their notices; give the number of entries whose words changed."""
    DocketEntry.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["docket", "identity"], update_fields=["identity"]
    )
    for entry, _ in changed:
        entry.changed_at = now
        entry.save()
    reworded = [entry for entry, change in changed if change is Change.WORDS]
    open_already = Notice.objects.filter(entry__in=reworded, state=NoticeState.OPEN)
    told = set(open_already.values_list("entry_id", flat=True)) if reworded else set()
    untold = [entry for entry in reworded if entry.pk not in told]
    notices = [Notice(entry=entry, kind=NoticeKind.NEW, created_at=now) for entry in fresh]
    notices += [Notice(entry=entry, kind=NoticeKind.UPDATED, created_at=now) for entry in untold]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(reworded)

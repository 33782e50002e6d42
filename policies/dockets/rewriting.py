"""Write the entries that a docket's sights show: new ones, changed ones, and those that proved to be one."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from policies.dockets import case_proposals, folding, notices_told, statements
from policies.dockets.composing import compose
from policies.dockets.entry_readings import READ_FROM, set_reading
from policies.dockets.identity import Entry, entries_of
from policies.dockets.models import Docket, DocketEntry, Notice, NoticeKind, NoticeState, Sight
from policies.dockets.neighbours import neighbourhoods

WORDS = frozenset({"label", "text"})


@dataclass(slots=True)
class Rewritten:
    """
    The rows first seen, worded anew and folded into another, and the sights that changed their row.

    `reread` are rows that were there and may read differently; `before` has
    the words of a reworded row as they stood.
    """

    new: list[DocketEntry] = field(default_factory=list)
    reworded: list[DocketEntry] = field(default_factory=list)
    reread: list[DocketEntry] = field(default_factory=list)
    folded: list[DocketEntry] = field(default_factory=list)
    moved: list[Sight] = field(default_factory=list)
    before: dict[int, str] = field(default_factory=dict)


def rewrite(stirred: Sequence[tuple[Docket, list[Sight]]], *, now: datetime) -> Rewritten:
    """
    Bring the entries of locked dockets in line with their sights, and store those of them that are new.

    `stirred` are, docket by docket, the sights that are new or count differently
    than before. Joins the caller's transaction. Notices are written for new
    entries, and for changed words unless one is open already.
    """
    done = Rewritten()
    if not stirred:
        return done
    known = neighbourhoods(sight for _, sights in stirred for sight in sights)
    entries = {docket.pk: _disturbed(known.get(docket.pk, []), sights) for docket, sights in stirred}
    named = {sight.entry_id for each in entries.values() for entry in each for sight in entry} - {None}
    rows = DocketEntry.objects.in_bulk(named) if named else {}
    for docket, _ in stirred:
        _rewrite_docket(docket, entries[docket.pk], rows, done, now)
    done.new.sort(key=_place)
    statements.insert(done.new)
    statements.insert([sight for _, sights in stirred for sight in sights if sight.pk is None])
    for sight in done.moved:
        Sight.objects.filter(pk=sight.pk).update(entry=sight.entry)
    _tell(done, now)
    for docket, _ in stirred:
        told = [row for row in (*done.new, *done.reworded) if row.docket_id == docket.pk]
        case_proposals.propose_appeals(docket, told, now=now)
    return done


def _disturbed(known: list[Sight], stirred: list[Sight]) -> list[Entry]:
    """
    Give the entries of a docket that a stirred sight may have changed.

    The others are rows whose sights are the same as before; the same sights
    make the same row, so that nothing need be read or written of them.
    """
    fresh = [sight for sight in stirred if sight.pk is None]
    counting_anew = {sight.pk for sight in stirred}
    entries = entries_of([*known, *fresh])
    shown_by = Counter(row for entry in entries for row in {sight.entry_id for sight in entry})
    return [
        entry
        for entry in entries
        if any(sight.pk is None or sight.pk in counting_anew for sight in entry)
        or len({sight.entry_id for sight in entry}) > 1
        or shown_by[entry[0].entry_id] > 1
    ]


def _rewrite_docket(
    docket: Docket, entries: list[Entry], rows: dict[int, DocketEntry], done: Rewritten, now: datetime
) -> None:
    for entry, held in zip(entries, _held(entries, rows), strict=True):
        row, *others = held or [DocketEntry(first_seen_at=min(s.first_seen_at for s in entry))]
        row.docket = docket
        _write(row, entry, done, now)
        for other in others:
            folding.fold(other, into=row, now=now)
            done.folded.append(other)
        for sight in entry:
            if sight.pk is not None and sight.entry_id != row.pk:
                done.moved.append(sight)
            sight.entry = row


def _held(entries: list[Entry], rows: dict[int, DocketEntry]) -> list[list[DocketEntry]]:
    """
    Give the rows that each entry is written to, the oldest first.

    A row whose sights prove to be two entries stays with the one that bears
    its number, else with the one it was made for.
    """
    claims: dict[int, list[tuple[bool, int, int]]] = defaultdict(list)
    for place, entry in enumerate(entries):
        numbers = {sight.entry_number for sight in entry} - {None}
        for sight in entry:
            if sight.pk is not None:
                row = rows[sight.entry_id]
                claims[row.pk].append((row.entry_number not in numbers, sight.pk, place))
    held: list[list[DocketEntry]] = [[] for _ in entries]
    for pk in sorted(claims):
        _, _, place = min(claims[pk])
        held[place].append(rows[pk])
    return held


def _write(row: DocketEntry, entry: Entry, done: Rewritten, now: datetime) -> None:
    """Set what the sights say, save a row that changed, and note how."""
    fields = compose(entry)
    changed = {name for name, value in fields.items() if getattr(row, name) != value}
    before = row.text or row.label
    for name in changed:
        setattr(row, name, fields[name])
    if changed.intersection(READ_FROM):
        set_reading(row)
    if row._state.adding:
        row.changed_at = now
        done.new.append(row)
    elif changed:
        row.changed_at = now
        row.save()
        # What another source shows as well may have been muted as a loaded docket's past, and is news now.
        if changed.intersection(READ_FROM | {"sources"}):
            done.reread.append(row)
        if changed.intersection(WORDS):
            done.reworded.append(row)
            done.before[row.pk] = before


def _place(row: DocketEntry) -> tuple[object, ...]:
    """Order new rows as the court filed them; lists show rows of one day in the order of their keys."""
    time = row.filed_at.timestamp() if row.filed_at else 0.0
    return (row.filed_on, time, row.sequence or 0, row.entry_number or 0, row.identity)


def _tell(done: Rewritten, now: datetime) -> None:
    """Write the notices of new entries, and of changed words that no open notice leads to.

    An open notice that a rule muted leads nobody anywhere: it is given back where the words say more.
    """
    open_already = Notice.objects.filter(entry__in=done.reworded, state=NoticeState.OPEN)
    told = set(open_already.values_list("entry_id", flat=True)) if done.reworded else set()
    untold = [row for row in done.reworded if row.pk not in told]
    notices = [Notice(entry=row, kind=NoticeKind.NEW, created_at=now) for row in done.new]
    notices += [
        Notice(entry=row, kind=NoticeKind.UPDATED, created_at=now, words_before=done.before[row.pk])
        for row in untold
    ]
    notices_told.tell_of_no_noise(done.reread, now=now)
    notices_told.tell(notices, now=now)

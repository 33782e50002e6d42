"""Which docket an observation belongs to, and under which numbers and captions the court has shown it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from policies.dockets import numbers, statements
from policies.dockets.adapters.contract import ObservedDocket, ObservedEntry
from policies.dockets.models import Docket, DocketName, NameKind

LONGEST_CAPTION = 500
Shown = list[tuple[Docket, list[ObservedEntry]]]


def by_docket(
    dockets: list[Docket],
    observations: Iterable[ObservedEntry],
    names: Iterable[DocketName],
    zone: ZoneInfo,
) -> Shown:
    """
    Sort observations into the dockets, oldest first.

    PACER's case id decides; a docket that has none yet takes the id of the
    first that bears its number. Where a source has no case ids, the number
    decides, also one that the docket had before, unless it is that of two.
    """
    by_case_id = {docket.pacer_case_id: docket for docket in dockets if docket.pacer_case_id}
    unidentified = {docket.docket_number: docket for docket in dockets if not docket.pacer_case_id}
    by_number = _by_number(dockets, names)
    found: dict[int, list[ObservedEntry]] = defaultdict(list)
    for observed in sorted(observations, key=lambda shown: _place(shown, zone)):
        if not observed.pacer_case_id:
            docket = by_number.get(observed.docket_number)
        elif observed.pacer_case_id in by_case_id:
            docket = by_case_id[observed.pacer_case_id]
        else:
            docket = unidentified.pop(observed.docket_number, None)
            if docket is not None:
                docket.pacer_case_id = observed.pacer_case_id
                by_case_id[observed.pacer_case_id] = docket
        if docket is not None:
            found[docket.pk].append(observed)
    return [(docket, found[docket.pk]) for docket in dockets if docket.pk in found]


def shown_as(docket: Docket) -> tuple[str | None, str, str]:
    """Give what a court may change of a docket."""
    return (docket.pacer_case_id, docket.docket_number, docket.caption)


def learn(
    docket: Docket, shown: list[ObservedEntry], names: list[DocketName], *, seen_at: datetime
) -> list[DocketName]:
    """
    Record in `names` under which number and caption the docket was shown last, and use the latest.

    A caption that an editor typed stays. Nothing is written; give the names to `save`.
    """
    told = []
    latest = {
        NameKind.NUMBER: next(
            (o.docket_number for o in reversed(shown) if numbers.read(o.docket_number)), ""
        ),
        NameKind.CAPTION: next((o.caption for o in reversed(shown) if o.caption), ""),
    }
    for kind, written in latest.items():
        if written:
            told.append(_shown_again(docket, names, kind, written[:LONGEST_CAPTION], seen_at))
    in_use = {name.kind: name.value for name in sorted(names, key=lambda n: (n.last_shown_at, n.value))}
    if docket.pacer_case_id and NameKind.NUMBER in in_use:
        docket.docket_number = in_use[NameKind.NUMBER][:40]
    captions = {name.value for name in names if name.kind == NameKind.CAPTION}
    if not docket.caption or docket.caption in captions:
        docket.caption = in_use.get(NameKind.CAPTION, docket.caption)
    return told


def record(docket: Docket, shown: ObservedDocket, *, seen_at: datetime) -> None:
    """
    Note what CourtListener, or a saved page that two persons vouch for, says of a docket itself.

    Its number is left to the entries, which bear it.
    """
    written = {
        NameKind.CAPTION: shown.caption[:LONGEST_CAPTION],
        NameKind.JUDGE: shown.judge,
        NameKind.FILED_ON: shown.filed_on.isoformat() if shown.filed_on else "",
    }
    known = of_dockets([docket.pk])[docket.pk]
    told = []
    for kind, value in written.items():
        if value:
            told.append(_shown_again(docket, known, kind, value, seen_at))
    save(told, seen_at=seen_at)


def of_dockets(dockets: Iterable[int]) -> dict[int, list[DocketName]]:
    """Give the names of the dockets with these keys."""
    names: dict[int, list[DocketName]] = defaultdict(list)
    for name in statements.objects(
        DocketName, "SELECT {columns} FROM dockets_docketname WHERE docket_id = ANY(%s)", [list(dockets)]
    ):
        names[name.docket_id].append(name)
    return names


def save(shown: Iterable[DocketName], *, seen_at: datetime) -> None:
    """Write the names of locked dockets that a body shows, new and shown again, in one statement for each."""
    names = list(shown)
    statements.insert([name for name in names if name.pk is None])
    again = [name.pk for name in names if name.pk is not None]
    if again:
        statements.write(
            "UPDATE dockets_docketname SET first_shown_at = LEAST(first_shown_at, %s),"
            " last_shown_at = GREATEST(last_shown_at, %s) WHERE id = ANY(%s)",
            [seen_at, seen_at, again],
        )


def _shown_again(
    docket: Docket, names: list[DocketName], kind: NameKind, value: str, seen_at: datetime
) -> DocketName:
    """Give the name with this value, one of `names` from now on, as shown at a moment."""
    name = next((name for name in names if (name.kind, name.value) == (kind, value)), None)
    if name is None:
        name = DocketName(
            docket=docket, kind=kind, value=value, first_shown_at=seen_at, last_shown_at=seen_at
        )
        names.append(name)
    name.last_shown_at = max(name.last_shown_at, seen_at)
    return name


def _by_number(dockets: list[Docket], names: Iterable[DocketName]) -> dict[str, Docket]:
    """Give the docket of each number; those in use before those of old."""
    found: dict[str, list[Docket]] = defaultdict(list)
    for docket in dockets:
        found[docket.docket_number].append(docket)
    by_id = {docket.pk: docket for docket in dockets}
    former: dict[str, list[Docket]] = defaultdict(list)
    for name in names:
        if name.kind == NameKind.NUMBER and name.value not in found:
            former[name.value].append(by_id[name.docket_id])
    return {number: same[0] for number, same in (former | found).items() if len(same) == 1}


def _place(observed: ObservedEntry, zone: ZoneInfo) -> tuple[object, ...]:
    return (observed.moment(zone), observed.sequence or 0, observed.docket_number, observed.caption)

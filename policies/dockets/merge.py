"""Put observed entries into their dockets, once each, and tell editors what is new."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from policies.dockets import case_proposals, docket_names, sights, statements
from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.docket_names import shown_as
from policies.dockets.identity import FEEDS
from policies.dockets.models import Court, Docket, DocketName, PastedPage, Sight
from policies.dockets.rewriting import rewrite


@dataclass(frozen=True, slots=True)
class Merged:
    """What a body changed: observations of watched dockets, entries first seen, reworded, and made one."""

    watched: int = 0
    new: int = 0
    updated: int = 0
    folded: int = 0


@transaction.atomic(savepoint=False)
def merge(
    court: Court,
    observations: Sequence[ObservedEntry],
    *,
    now: datetime,
    seen_at: datetime | None = None,
    page: PastedPage | None = None,
) -> Merged:
    """
    Store the observations of watched dockets and the notices they cause.

    `seen_at` is when the body was received, if that is not now; `page` the saved
    page it comes from while only one person vouches for it. Observations
    of other dockets are left aside. Joins an outer transaction; dockets are
    locked in order of their key, so that two workers never wait for each other
    in a circle. Repeating it changes nothing, and neither the order of the
    bodies nor their number matters to the rows that come of them.
    """
    moment = seen_at or now
    dockets = _locked(court)
    before = {docket.pk: shown_as(docket) for docket in dockets}
    names = docket_names.of_dockets(before)
    every_name = [name for known in names.values() for name in known]
    found = docket_names.by_docket(dockets, observations, every_name, court.zone)
    told: list[DocketName] = []
    # One person's page changes neither the name nor the number under which a court shows a docket.
    for docket, shown in () if page else found:
        told += docket_names.learn(docket, shown, names[docket.pk], seen_at=moment)
        if before[docket.pk] != shown_as(docket):
            docket.save(update_fields=["pacer_case_id", "docket_number", "caption"])
    docket_names.save(told, seen_at=moment)
    case_proposals.propose_named(court, observations, now=now)
    done = rewrite(_unseen(court, found, moment, page), now=now)
    return Merged(
        watched=sum(len(shown) for _, shown in found),
        new=len(done.new),
        updated=len(done.reworded),
        folded=len(done.folded),
    )


def _locked(court: Court) -> list[Docket]:
    """Lock the watched dockets of a court, and give them."""
    dockets = statements.objects(
        Docket,
        "SELECT {columns} FROM dockets_docket WHERE court_id = %s AND watched ORDER BY id FOR UPDATE",
        [court.pk],
    )
    for docket in dockets:
        docket.court = court
    return dockets


def _unseen(
    court: Court, found: docket_names.Shown, seen_at: datetime, page: PastedPage | None
) -> list[tuple[Docket, list[Sight]]]:
    """Give, docket by docket, the sights that are not stored yet, or count as newer or surer than before."""
    shown = {docket.pk: sights.by_digest(seen, court.zone) for docket, seen in found}
    unsettled = _unsettled(shown, seen_at)
    surer = {} if page else _vouched_for([old[0] for old in unsettled.values() if old and old[2]])
    unseen = []
    for docket, _ in found:
        fresh = []
        for digest, observed in shown[docket.pk].items():
            if (docket.pk, digest) not in unsettled:
                continue
            old = unsettled[docket.pk, digest]
            as_of = observed.as_of or seen_at
            if old is None:
                sight = sights.sight_of(docket, digest, observed, court.zone, seen_at)
                sight.page = page
                fresh.append(sight)
                continue
            pk, known_as_of, waits = old
            # A page that waits says nothing anew of what is vouched for.
            if (waits or page is None) and sights.counts_anew(observed, as_of=as_of, known_as_of=known_as_of):
                Sight.objects.filter(pk=pk).update(as_of=as_of)
                fresh.append(Sight.objects.get(pk=pk))
            elif pk in surer:
                fresh.append(surer[pk])
        if fresh:
            unseen.append((docket, fresh))
    return unseen


def _vouched_for(waiting: list[int]) -> dict[int, Sight]:
    """Take the page off sights that waited for a second person, and give them by key."""
    if not waiting:
        return {}
    Sight.objects.filter(pk__in=waiting).update(page=None)
    return Sight.objects.in_bulk(waiting)


def _unsettled(
    shown: Mapping[int, Mapping[str, ObservedEntry]], seen_at: datetime
) -> dict[tuple[int, str], tuple[int, datetime, bool] | None]:
    """
    Give what may change anything, by docket and digest: None where it is not stored, else what is known.

    Known are its key, its age, and whether only an unconfirmed page shows it.

    Every item of every visit passes here. What a feed showed before this body
    stays as old as it was, and is left out.
    """
    asked = [(docket, digest) for docket, each in shown.items() for digest in each]
    if not asked:
        return {}
    oldest = min(observed.as_of or seen_at for each in shown.values() for observed in each.values())
    found = statements.rows(
        "SELECT asked.docket, asked.digest, sight.id, sight.as_of, sight.page_id IS NOT NULL"
        " FROM unnest(%s::bigint[], string_to_array(%s, ' ')) AS asked (docket, digest)"
        " LEFT JOIN dockets_sight sight ON sight.docket_id = asked.docket AND sight.digest = asked.digest"
        " WHERE sight.id IS NULL OR NOT (sight.source = ANY(%s) AND sight.as_of <= %s)",
        [
            [docket for docket, _ in asked],
            " ".join(digest for _, digest in asked),
            [str(feed) for feed in FEEDS],
            oldest,
        ],
    )
    return {
        (docket, digest): (pk, as_of, waits) if pk else None for docket, digest, pk, as_of, waits in found
    }

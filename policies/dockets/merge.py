"""Put observed entries into their dockets, once each, and tell editors what is new."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from policies.dockets import case_proposals, docket_names, sights
from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.docket_names import shown_as
from policies.dockets.models import Court, Docket, DocketName, Sight
from policies.dockets.rewriting import rewrite


@dataclass(frozen=True, slots=True)
class Merged:
    """What a body changed: observations of watched dockets, entries first seen, reworded, and made one."""

    watched: int = 0
    new: int = 0
    updated: int = 0
    folded: int = 0


@transaction.atomic
def merge(
    court: Court,
    observations: Sequence[ObservedEntry],
    *,
    now: datetime,
    seen_at: datetime | None = None,
) -> Merged:
    """
    Store the observations of watched dockets and the notices they cause.

    `seen_at` is when the body was received, if that is not now. Observations
    of other dockets are left aside. Joins an outer transaction; dockets are
    locked in order of their key, so that two workers never wait for each other
    in a circle. Repeating it changes nothing, and neither the order of the
    bodies nor their number matters to the rows that come of them.
    """
    moment = seen_at or now
    dockets = list(Docket.objects.watched().of_court(court).order_by("pk").select_for_update())
    for docket in dockets:
        docket.court = court
    before = {docket.pk: shown_as(docket) for docket in dockets}
    names = defaultdict(list)
    for name in DocketName.objects.filter(docket__in=before):
        names[name.docket_id].append(name)
    every_name = [name for known in names.values() for name in known]
    found = docket_names.by_docket(dockets, observations, every_name, court.zone)
    for docket, shown in found:
        docket_names.learn(docket, shown, names[docket.pk], seen_at=moment)
        if before[docket.pk] != shown_as(docket):
            docket.save(update_fields=["pacer_case_id", "docket_number", "caption"])
    docket_names.save([name for docket, _ in found for name in names[docket.pk]])
    case_proposals.propose_named(court, observations, now=now)
    done = [rewrite(docket, fresh, now=now) for docket, fresh in _unseen(court, found, moment)]
    return Merged(
        watched=sum(len(shown) for _, shown in found),
        new=sum(len(part.new) for part in done),
        updated=sum(len(part.reworded) for part in done),
        folded=sum(len(part.folded) for part in done),
    )


def _unseen(court: Court, found: docket_names.Shown, seen_at: datetime) -> list[tuple[Docket, list[Sight]]]:
    """Give, docket by docket, the sights that are not stored yet or count as newer than they did."""
    shown = {docket.pk: sights.sights_of(docket, seen, court.zone, seen_at) for docket, seen in found}
    digests = {sight.digest for each in shown.values() for sight in each}
    stored = Sight.objects.filter(docket__in=shown, digest__in=digests)
    # Plain rows: making an object of every known sight would cost more than all else here.
    known = {
        (docket, digest): (pk, as_of)
        for pk, docket, digest, as_of in stored.values_list("pk", "docket_id", "digest", "as_of")
    }
    unseen = []
    for docket, _ in found:
        fresh = []
        for sight in shown[docket.pk]:
            old = known.get((docket.pk, sight.digest))
            if old is None:
                fresh.append(sight)
            elif sights.counts_anew(sight, known_as_of=old[1]):
                Sight.objects.filter(pk=old[0]).update(as_of=sight.as_of)
                fresh.append(Sight.objects.get(pk=old[0]))
        if fresh:
            unseen.append((docket, fresh))
    return unseen

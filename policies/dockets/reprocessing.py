"""Read archived bodies again with today's parser, and take back what older parsers made of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from policies.dockets import folding, sights
from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable, ObservedEntry, Source
from policies.dockets.docket_names import by_docket
from policies.dockets.merge import Merged, merge
from policies.dockets.models import Court, Docket, DocketEntry, DocketName, FeedBody, Sight
from policies.dockets.rewriting import rewrite


@dataclass(slots=True)
class Reprocessed:
    """What reading a court's archive again changed; `dropped` are sights today's parser does not confirm."""

    bodies: int = 0
    unreadable: int = 0
    new: int = 0
    updated: int = 0
    folded: int = 0
    dropped: int = 0


def reprocess(court: Court, *, since: datetime, now: datetime) -> Reprocessed:
    """
    Read every body of the court received since a moment, in UTC, oldest first.

    Each body is merged in a transaction of its own, as at its visit; doing it
    twice changes nothing. Then the sights that an older version of the parser
    took from these bodies, and today's does not, are dropped, and their
    entries computed anew; a row that has none left is folded into the one
    that today's parser makes of the same item.
    """
    done = Reprocessed()
    confirmed: dict[int, set[str]] = defaultdict(set)
    names: dict[int, set[str]] = defaultdict(set)
    bodies = FeedBody.objects.filter(court=court, received_at__gte=since).order_by("received_at", "pk")
    for body in bodies.iterator(chunk_size=20):
        done.bodies += 1
        try:
            merged = _merged(court, body, confirmed, names, now)
        except FeedUnreadable:
            done.unreadable += 1
            continue
        done.new += merged.new
        done.updated += merged.updated
        done.folded += merged.folded
    for docket in Docket.objects.filter(pk__in=confirmed).order_by("pk"):
        done.dropped += _drop(docket, confirmed[docket.pk], names[docket.pk], since, now)
    return done


@transaction.atomic
def _merged(
    court: Court,
    body: FeedBody,
    confirmed: dict[int, set[str]],
    names: dict[int, set[str]],
    now: datetime,
) -> Merged:
    reading = pacer_rss.read(body.body)
    merged = merge(court, reading.entries, now=now, seen_at=body.received_at)
    for sight in _shown(court, reading.entries, body.received_at):
        confirmed[sight.docket_id].add(sight.digest)
        names[sight.docket_id].add(sight.guid)
    return merged


def _shown(court: Court, observed: Iterable[ObservedEntry], seen_at: datetime) -> Iterator[Sight]:
    dockets = list(Docket.objects.watched().of_court(court).order_by("pk"))
    known = DocketName.objects.filter(docket__in=dockets)
    for docket, shown in by_docket(dockets, observed, known, court.zone):
        yield from sights.sights_of(docket, shown, court.zone, seen_at)


@transaction.atomic
def _drop(docket: Docket, confirmed: set[str], names: set[str], since: datetime, now: datetime) -> int:
    """Delete the docket's outdated sights and compute their entries anew; give how many went."""
    locked = Docket.objects.select_for_update(of=("self",)).select_related("court").get(pk=docket.pk)
    taken = Sight.objects.filter(docket=locked, source=Source.PACER_FEED)
    taken.filter(digest__in=confirmed).update(reader=pacer_rss.VERSION)
    outdated = list(
        taken.filter(reader__lt=pacer_rss.VERSION, first_seen_at__gte=since, guid__in=names)
        .exclude(digest__in=confirmed)
        .select_related("entry")
    )
    Sight.objects.filter(pk__in=[sight.pk for sight in outdated]).delete()
    left = list(Sight.objects.filter(entry__in={sight.entry_id for sight in outdated}))
    if left:
        rewrite([(locked, left)], now=now)
    for sight in outdated:
        if not sight.entry.sights.exists() and sight.entry.folded_into_id is None:
            better = taken.filter(guid=sight.guid, digest__in=confirmed).select_related("entry").first()
            if better is not None:
                folding.fold(sight.entry, into=better.entry, now=now)
                sight.entry.refresh_from_db(from_queryset=DocketEntry.with_folded.all())
    return len(outdated)

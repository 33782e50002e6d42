"""Messages CourtListener sends: kept first, read later, each event once."""

import zlib
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from policies.dockets.adapters import courtlistener
from policies.dockets.adapters.contract import FeedUnreadable, ObservedDocket, Source
from policies.dockets.adapters.courtlistener import Alert, Record
from policies.dockets.clock import database_now
from policies.dockets.merge import merge
from policies.dockets.models import Delivery, DeliveryState, Docket

LARGEST = courtlistener.LARGEST_RECORD
MOST_A_MINUTE = 120
MOST_AT_ONCE = 200
# A docket watched later takes up what came about it in this time.
REMEMBERED = timedelta(days=60)
MOST_PROBLEMS = 20


def too_many(now: datetime) -> bool:
    """Tell whether more messages came within a minute than the sender would send."""
    return Delivery.objects.filter(received_at__gt=now - timedelta(minutes=1)).count() >= MOST_A_MINUTE


def keep(*, key: str, body: bytes, now: datetime) -> Delivery | None:
    """
    Keep a message as it came, before anything in it is read; None where its event was kept before.

    Two copies that arrive at the same instant are told apart by the database.
    """
    try:
        with transaction.atomic():
            return Delivery.objects.create(
                key=key, received_at=now, size=len(body), compressed=zlib.compress(body)
            )
    except IntegrityError:
        return None


def read_waiting() -> int:
    """Read messages that no task has read, the oldest first; give how many there were."""
    waiting = Delivery.objects.filter(state=DeliveryState.WAITING).order_by("received_at")
    keys = list(waiting.values_list("pk", flat=True)[:MOST_AT_ONCE])
    for key in keys:
        read(key)
    return len(keys)


@transaction.atomic
def read(delivery_id: int) -> Delivery | None:
    """
    Read a message and merge what it brings; None where it was read already, or is being read.

    The message's state and the rows it causes are written together.
    """
    waiting = Delivery.objects.filter(pk=delivery_id, state=DeliveryState.WAITING)
    delivery = waiting.select_for_update(skip_locked=True).first()
    if delivery is None:
        return None
    delivery.read_at = database_now()
    try:
        alert = courtlistener.alert_of(delivery.body)
    except FeedUnreadable as unreadable:
        return _done(delivery, DeliveryState.FAILED, [str(unreadable)], problems=1)
    if alert.event_type != courtlistener.DOCKET_ALERT:
        return _done(delivery, DeliveryState.IGNORED, [f"Events of type {alert.event_type} are not read."])
    return _merged(delivery, alert)


def read_again() -> tuple[int, int]:
    """Read once more what was not read cleanly, for a mended reader; give how many, and how many now are."""
    unclean = Delivery.objects.filter(problems__gt=0).exclude(compressed=None).order_by("received_at")
    keys = list(unclean.values_list("pk", flat=True))
    for key in keys:
        # One by one: whoever is killed here leaves the rest as it was, and this one to beat.
        unclean.filter(pk=key).exclude(state=DeliveryState.WAITING).update(state=DeliveryState.WAITING)
        read(key)
    return len(keys), Delivery.objects.filter(pk__in=keys, problems=0).count()


def wait_again(*, courtlistener_id: int | None = None) -> int:
    """Have messages of unknown dockets read once more, because one has become known; give how many."""
    recent = Delivery.objects.filter(state=DeliveryState.UNKNOWN, received_at__gt=database_now() - REMEMBERED)
    if courtlistener_id is not None:
        recent = recent.filter(dockets__contains=[courtlistener_id])
    return recent.update(state=DeliveryState.WAITING)


def _merged(delivery: Delivery, alert: Alert) -> Delivery:
    delivery.dockets = sorted(alert.records)
    problems = list(alert.problems)
    unknown: list[int] = []
    # In order of their keys, as merging locks them, so that two messages never wait in a circle.
    known = {identifier: _docket(identifier, records) for identifier, records in alert.records.items()}
    for identifier, docket in sorted(
        known.items(), key=lambda item: (item[1].court_id, item[1].pk) if item[1] else (0, 0)
    ):
        if docket is None:
            unknown.append(identifier)
            continue
        shown = ObservedDocket(
            docket.docket_number, court=docket.court.slug, pacer_case_id=docket.pacer_case_id
        )
        entries, broken = courtlistener.entries_of(
            alert.records[identifier], shown, source=Source.COURTLISTENER_ALERT
        )
        problems += broken
        merged = merge(docket.court, entries, now=database_now(), seen_at=delivery.received_at)
        _learn(docket, identifier)
        delivery.new += merged.new
        delivery.updated += merged.updated
    told = problems[:MOST_PROBLEMS]
    if unknown:
        told.append(f"Dockets that are not watched: {', '.join(map(str, sorted(unknown)[:20]))}.")
    state = DeliveryState.UNKNOWN if unknown else DeliveryState.READ
    return _done(delivery, state, told, problems=len(problems))


def _docket(identifier: int, records: list[Record]) -> Docket | None:
    """Find the watched docket, by CourtListener's number or by what its files are named after."""
    watched = Docket.objects.watched().select_related("court")
    docket = watched.filter(courtlistener_id=identifier).first()
    if docket is not None:
        return docket
    court, case_id = courtlistener.named_in_recap(records)
    return watched.filter(court__slug=court, pacer_case_id=case_id, courtlistener_id=None).first()


def _learn(docket: Docket, identifier: int) -> None:
    """Keep CourtListener's number of a locked docket, unless another bears it."""
    if not Docket.objects.filter(courtlistener_id=identifier).exists():
        Docket.objects.filter(pk=docket.pk).update(courtlistener_id=identifier)


def _done(delivery: Delivery, state: DeliveryState, told: list[str], *, problems: int = 0) -> Delivery:
    delivery.state, delivery.reason, delivery.problems = state, "\n".join(told), problems
    delivery.save()
    return delivery

"""Spend a free account's few requests, counted in the database for all workers together."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from policies.dockets.clock import database_now
from policies.dockets.models import Allowance, SpentRequest

INTERFACE = "courtlistener-rest"
FEEDS = "courtlistener-feeds"
LONGEST_PAUSE = timedelta(days=1)


class Exhausted(Exception):
    """No request may be made before `until`; the text says why."""

    def __init__(self, until: datetime, reason: str = "CourtListener's allowance is spent") -> None:
        super().__init__(f"{reason} until {until:%Y-%m-%d %H:%M:%S} UTC.")
        self.until = until


def limits() -> tuple[tuple[timedelta, int], ...]:
    """Give how many requests may be made within which time, shortest first."""
    return (
        (timedelta(minutes=1), settings.COURTLISTENER_PER_MINUTE),
        (timedelta(hours=1), settings.COURTLISTENER_PER_HOUR),
        (timedelta(days=1), settings.COURTLISTENER_PER_DAY),
    )


def spend(name: str = INTERFACE) -> None:
    """
    Count one request that is about to be made.

    The allowance's row is locked meanwhile, so that two workers never spend
    the same one. Raises Exhausted.
    """
    Allowance.objects.bulk_create([Allowance(name=name)], ignore_conflicts=True)
    with transaction.atomic():
        allowance = Allowance.objects.select_for_update().get(name=name)
        now = database_now()
        until = _free_at(allowance, now)
        if until > now:
            raise Exhausted(until)
        longest = max(span for span, _ in limits())
        SpentRequest.objects.filter(allowance=allowance, spent_at__lte=now - longest).delete()
        SpentRequest.objects.create(allowance=allowance, spent_at=now)


def pause(until: datetime, name: str = INTERFACE) -> None:
    """Leave the interface alone until then, a day at most; a shorter pause never ends a longer one."""
    with transaction.atomic():
        Allowance.objects.bulk_create([Allowance(name=name)], ignore_conflicts=True)
        allowance = Allowance.objects.select_for_update().get(name=name)
        bounded = min(until, database_now() + LONGEST_PAUSE)
        allowance.paused_until = max(filter(None, (allowance.paused_until, bounded)))
        allowance.save(update_fields=["paused_until"])


def _free_at(allowance: Allowance, now: datetime) -> datetime:
    """Give the first moment at which every limit allows one more request."""
    until = max(now, allowance.paused_until or now)
    for span, most in limits():
        within = SpentRequest.objects.filter(allowance=allowance, spent_at__gt=now - span)
        latest = within.order_by("-spent_at").values_list("spent_at", flat=True)[
            max(most, 1) - 1 : max(most, 1)
        ]
        for oldest in latest:
            until = max(until, oldest + span)
    return until

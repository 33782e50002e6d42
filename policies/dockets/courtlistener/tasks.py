"""What the worker does with CourtListener."""

from celery import shared_task

from policies.dockets import retention
from policies.dockets.clock import database_now
from policies.dockets.courtlistener import backfill, deliveries
from policies.dockets.courtlistener.allowance import Exhausted

MOST_PAGES = 50


@shared_task(ignore_result=True)
def dispatch() -> int:
    """Enrol dockets newly watched and read what is due; give how many pages."""
    backfill.enrol(now=database_now())
    return read_what_is_due()


@shared_task(ignore_result=True)
def read_delivery(delivery_id: int) -> None:
    """Read one message that has come; one that was read already is left alone."""
    deliveries.read(delivery_id)


@shared_task(ignore_result=True)
def read_waiting_deliveries() -> int:
    """Read the messages whose task was lost with the broker; give how many were waiting."""
    return deliveries.read_waiting()


@shared_task(ignore_result=True)
def thin_deliveries() -> tuple[int, int]:
    """Let go what old messages hold, and very old messages; give how many of each."""
    return retention.thin_deliveries(database_now())


def read_what_is_due() -> int:
    """Read page after page until nothing is due or the allowance is spent; give how many were read."""
    read = 0
    while read < MOST_PAGES:
        claim = backfill.claim_next(now=database_now())
        if claim is None:
            break
        try:
            backfill.read_page(claim)
        except Exhausted:
            break
        read += 1
    return read

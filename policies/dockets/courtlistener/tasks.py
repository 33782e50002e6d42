"""What the worker does with CourtListener."""

from celery import shared_task
from django.utils import timezone

from policies.dockets.courtlistener import backfill
from policies.dockets.courtlistener.allowance import Exhausted

MOST_PAGES = 50


@shared_task(ignore_result=True)
def dispatch() -> int:
    """Enrol dockets newly watched and read what is due; give how many pages."""
    backfill.enrol(now=timezone.now())
    return read_what_is_due()


def read_what_is_due() -> int:
    """Read page after page until nothing is due or the allowance is spent; give how many were read."""
    read = 0
    while read < MOST_PAGES:
        claim = backfill.claim_next(now=timezone.now())
        if claim is None:
            break
        try:
            backfill.read_page(claim)
        except Exhausted:
            break
        read += 1
    return read

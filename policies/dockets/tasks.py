"""What the worker does: look which courts are due, and visit each."""

import uuid

from celery import shared_task
from django.utils import timezone

from policies.dockets import alert_mail, leases, pasted_pages, polling, rereading, retention
from policies.dockets.clock import database_now


@shared_task(ignore_result=True)
def dispatch() -> int:
    """Claim the due courts and send one visit each; give how many."""
    claims = leases.claim_due(database_now())
    for claim in claims:
        poll_court.delay(claim.court_id, str(claim.token))
    return len(claims)


@shared_task(ignore_result=True)
def poll_court(court_id: int, token: str) -> None:
    """Visit one court under a claim; a message that comes twice or too late does nothing."""
    claim = leases.Claim(court_id, uuid.UUID(token))
    polling.visit(claim, now=database_now())


@shared_task(ignore_result=True)
def reread() -> int:
    """Read again what older rules have read, some at a time; give how many."""
    return rereading.reread_some()


@shared_task(ignore_result=True)
def mail_alerts() -> int:
    """Mail the alerts that are due, one message for each person; give how many messages."""
    return alert_mail.mail_due(now=timezone.now())


@shared_task(ignore_result=True)
def thin_polls() -> int:
    """Delete old visits that found nothing; give how many."""
    return retention.thin(database_now())


@shared_task(ignore_result=True)
def forget_abandoned_pages() -> int:
    """Delete court pages that an editor looked at and did not add; give how many."""
    return pasted_pages.forget_abandoned(now=timezone.now())

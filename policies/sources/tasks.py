"""What the worker does: look which links are due, visit each, forget what was pasted and never stored."""

import uuid

from celery import shared_task
from django.utils import timezone

from policies.sources import checking, intake


@shared_task(ignore_result=True)
def dispatch() -> int:
    """Claim the due links and send one visit each; give how many."""
    claims = checking.claim_due(timezone.now())
    for claim in claims:
        check_link.delay(claim.link_id, str(claim.token))
    return len(claims)


@shared_task(ignore_result=True)
def check_link(link_id: int, token: str) -> None:
    """Visit one link under a claim; a message that comes twice or too late does nothing."""
    checking.check(checking.Claim(link_id, uuid.UUID(token)), now=timezone.now())


@shared_task(ignore_result=True)
def forget_abandoned() -> int:
    """Delete what was pasted and never stored."""
    return intake.forget_abandoned(timezone.now())

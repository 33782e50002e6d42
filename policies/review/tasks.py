"""Celery tasks of the review: release what is due."""

import structlog
from celery import shared_task
from django.utils import timezone

from policies.review import workflow
from policies.review.models import Submission

logger = structlog.get_logger(__name__)


@shared_task
def release_due() -> int:
    """Release every scheduled submission whose moment has come, each in a transaction of its own.

    What is refused, because the log or what is published by now forbids it, goes back to approved, and
    those concerned are told why.
    """
    released = 0
    for pk in list(Submission.objects.due(timezone.now()).values_list("pk", flat=True)):
        try:
            if workflow.release_scheduled(pk, now=timezone.now()):
                released += 1
        except workflow.Refused as refused:
            logger.error("scheduled_release_refused", submission=pk, reason=str(refused))
            workflow.give_back_scheduled(pk, reason=str(refused))
    return released

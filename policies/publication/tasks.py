"""Background work of the read model."""

from celery import shared_task

from . import moments, readmodel


@shared_task(acks_late=True)
def advance() -> int:
    """Move the stages, effects and next dates that today's calendar changes; again does nothing."""
    return readmodel.advance(moments.today())

"""Background work of the working copies."""

from celery import shared_task

from policies.measures import effects


@shared_task(acks_late=True)
def settle_effects() -> int:
    """Settle what other programs changed; again does nothing."""
    return effects.settle_all()

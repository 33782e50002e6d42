"""Background work of the working copies."""

from celery import shared_task

from policies.measures import effects, tracked_names


@shared_task(acks_late=True)
def settle_effects() -> int:
    """Settle what other programs changed; again does nothing."""
    return effects.settle_all()


@shared_task(acks_late=True, ignore_result=True)
def hand_in_names() -> None:
    """Hand the names of tracked entities to the court watch; again changes nothing."""
    tracked_names.hand_in()

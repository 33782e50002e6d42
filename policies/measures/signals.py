"""A row saved by itself, in the shell say, leaves its measure settled, too."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver

from policies.measures import effects
from policies.measures.models import Event, Measure, Provision


@receiver([post_save, post_delete], sender=Event)
@receiver([post_save, post_delete], sender=Provision)
@receiver(post_save, sender=Measure)
def settle_after_a_row(instance: Model, origin: object = None, raw: bool = False, **_: Any) -> None:
    """Settle the measure, unless it is being deleted or a fixture is being loaded."""
    if raw or isinstance(origin, Measure):
        return
    effects.settle_row(instance.pk if isinstance(instance, Measure) else instance.measure_id)  # type: ignore[attr-defined]


@receiver(m2m_changed, sender=Event.provisions.through)
def settle_after_a_tie(instance: Event | Provision, action: str, **_: Any) -> None:
    """Settle the measure once the provisions that an event concerns have changed."""
    if action.startswith("post_"):
        effects.settle_row(instance.measure_id)

"""The measures around an entity: aimed at it, or at whom it is tied to within some steps."""

from collections.abc import Collection
from dataclasses import dataclass

from policies.measures.models import Measure
from policies.registry.models import Entity

MOST_MEASURES = 200


@dataclass(frozen=True)
class Around:
    """Entities by the fewest steps that lead to them, and the measures aimed at any of them."""

    entities: list[tuple[Entity, int]]
    measures: list[tuple[Measure, str]]
    more: bool


def around(entity: Entity, *, kinds: Collection[str], depth: int) -> Around:
    """Give what lies within so many ties of these kinds; a circle of ties is walked once.

    Raises ValueError on an unknown kind or a depth outside the registry's bounds.
    """
    steps: dict[int, int] = {}
    for distance in range(depth + 1):
        found = Entity.objects.related_to(entity, kinds=kinds, depth=distance).values_list("pk", flat=True)
        fresh = set(found) - steps.keys()
        if not fresh:
            break
        steps |= dict.fromkeys(fresh, distance)
    entities = Entity.objects.select_related("country").in_bulk(steps)
    aimed = (
        Measure.objects.filter(targets__entity__in=steps)
        .distinct()
        .prefetch_related("targets__entity")
        .order_by("-pk")[: MOST_MEASURES + 1]
    )
    measures = list(aimed)
    return Around(
        entities=sorted(
            ((entities[pk], distance) for pk, distance in steps.items()),
            key=lambda pair: (pair[1], pair[0].name),
        ),
        measures=[
            (measure, ", ".join(str(t.entity) for t in measure.targets.all() if t.entity_id in steps))
            for measure in measures[:MOST_MEASURES]
        ],
        more=len(measures) > MOST_MEASURES,
    )

"""The names of what is tracked, handed to the court watch, which knows no registry."""

from policies.dockets import case_proposals
from policies.measures.models import Target
from policies.registry.models import Entity

# A shorter name ("X", "Ant") stands in too many captions to mean anything.
SHORTEST = 4


def tracked_names() -> dict[str, str]:
    """Give every name and alias of the entities that measures are aimed at, with what it stands for."""
    entities = Entity.objects.filter(pk__in=Target.objects.values("entity")).order_by("name")
    names: dict[str, str] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            spelled = " ".join(name.split())
            if len(spelled) >= SHORTEST:
                names.setdefault(spelled, entity.name)
    return names


def hand_in() -> None:
    """Let the watch look for these names and no others."""
    case_proposals.hand_in_names(tracked_names())

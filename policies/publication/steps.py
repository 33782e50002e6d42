"""How far the targets of a measure reach: the entity itself, those one tie away, two, three.

Beside its number as a target, whatever the distance, a related entity has one for the fewest steps that
lead to it. A selection within two steps asks for those of none, one and two.
"""

from collections.abc import Iterator

from .reading import Document

FACET = "target"
DEEPEST = 3
STEPPED = tuple(f"{FACET}_{steps}" for steps in range(DEEPEST + 1))
ANY = "all"
# The values of the parameter `related`, and what each says.
REACH = {
    ANY: "at any distance",
    "0": "none, only itself",
    "1": "one step away",
    "2": "up to two steps",
    "3": "up to three steps",
}


def within(steps: int) -> tuple[str, ...]:
    """Name the numbers that say an entity is reached within so many steps."""
    return STEPPED[: steps + 1]


def distances(document: Document) -> Iterator[tuple[str, str]]:
    """Give the name for the distance and the slug of every entity that is reached within three steps.

    A document released before distances were kept knows the targets and those tied to them directly.
    """
    nearest: dict[str, int] = {}
    for target in document["targets"]:
        entity = target["entity"]
        rings = entity.get("related_by_steps") or [[relation["slug"] for relation in entity["relations"]]]
        for steps, ring in enumerate([[entity["slug"]], *rings[:DEEPEST]]):
            for slug in ring:
                nearest[slug] = min(steps, nearest.get(slug, steps))
    return ((STEPPED[steps], slug) for slug, steps in nearest.items())

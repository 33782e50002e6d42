"""The questions put to the list: what readers ask, from the whole list to rare combinations.

Values are drawn with the frequency they have in the collection, so most questions are about frequent
values, which match the most editions and take the longest.
"""

import random
from urllib.parse import urlencode

from policies.publication.models import FacetValue

from .generation import SEED, Collection

FACETS = (
    "stage",
    "effect",
    "evidence",
    "instrument",
    "jurisdiction",
    "body",
    "authority",
    "target",
    "sector",
)
SHARES = {
    "whole list": 10,
    "one facet value": 20,
    "two values of one facet": 8,
    "two facets": 14,
    "three facets": 10,
    "not one value": 5,
    "one word": 10,
    "two words": 8,
    "word and facet": 8,
    "as we knew it on, with a facet": 4,
    "in effect on, with a facet": 3,
}


def questions(number: int) -> list[tuple[str, str]]:
    """Give (kind, query string) pairs, the same ones every time."""
    chance = random.Random(SEED + 1)  # noqa: S311 - nothing secret
    words = Collection().words
    values = {
        facet: list(FacetValue.objects.filter(facet=facet, count__gt=0).values_list("value", "count"))
        for facet in FACETS
    }

    def value(facet: str) -> tuple[str, str]:
        names, weights = zip(*values[facet], strict=True)
        return facet, chance.choices(names, weights)[0]

    def facets(count: int) -> list[tuple[str, str]]:
        return [value(facet) for facet in chance.sample(FACETS, count)]

    def asked(kind: str) -> list[tuple[str, str]]:
        day = f"20{chance.randint(21, 25)}-0{chance.randint(1, 9)}-15"
        facet = chance.choice(FACETS)
        return {
            "whole list": lambda: [],
            "one facet value": lambda: facets(1),
            "two values of one facet": lambda: [value(facet), value(facet)],
            "two facets": lambda: facets(2),
            "three facets": lambda: facets(3),
            "not one value": lambda: [(f"not_{name}", text) for name, text in facets(1)],
            "one word": lambda: [("q", words.text(1))],
            "two words": lambda: [("q", words.text(2))],
            "word and facet": lambda: [("q", words.text(1)), *facets(1)],
            "as we knew it on, with a facet": lambda: [("known_at", day), *facets(1)],
            "in effect on, with a facet": lambda: [("in_effect_on", day), *facets(1)],
        }[kind]()

    kinds = chance.choices(list(SHARES), list(SHARES.values()), k=number)
    return [(kind, urlencode(asked(kind))) for kind in kinds]

"""The jurisdictions, policy areas and sectors that every installation begins with.

Editors add rows and reword names; planting again brings back what is missing and changes nothing else.
"""

from collections.abc import Iterator

import pycountry
from django.db import models
from django.utils.text import slugify

# Bodies above the countries have no ISO 3166 code of a country; these codes are reserved for them.
SUPRANATIONAL = {"EU": "European Union", "UN": "United Nations"}

POLICY_AREAS = (
    "International trade",
    "Competition",
    "Content moderation",
    "Data governance",
    "Industrial policy",
    "Public procurement",
    "Licensing",
    "Taxation",
    "Foreign investment",
    "Labour",
    "Intellectual property",
    "Consumer protection",
    "Technical standards",
    "Financial sanctions",
    "Export controls",
    "Capital markets",
    "Immigration",
    "Other",
)
SECTORS = (
    "Digital payments",
    "Messaging",
    "User-generated content",
    "E-commerce",
    "App stores",
    "Software",
    "Cloud",
    "Semiconductors",
    "Telecom",
    "Network hardware",
    "AI",
    "Streaming",
    "Search",
    "Advertising",
    "Crypto-assets",
    "Connected vehicles",
    "Drones",
    "Consumer goods",
    "Cross-cutting",
)


def plant(jurisdiction: type[models.Model], topic: type[models.Model]) -> None:
    """Make the rows that are missing; the models come from the caller, because a migration has its own."""
    jurisdiction._default_manager.bulk_create(
        [
            *(jurisdiction(code=code, name=name, kind="country") for code, name in countries()),
            *(jurisdiction(code=c, name=name, kind="supranational") for c, name in SUPRANATIONAL.items()),
        ],
        ignore_conflicts=True,
    )
    topic._default_manager.bulk_create(
        [
            *(topic(kind="policy_area", slug=slugify(name), name=name) for name in POLICY_AREAS),
            *(topic(kind="sector", slug=slugify(name), name=name) for name in SECTORS),
        ],
        ignore_conflicts=True,
    )


def countries() -> Iterator[tuple[str, str]]:
    """Give ISO 3166-1 alpha-2 codes, each with its common name where the standard's is unwieldy."""
    for country in pycountry.countries:
        yield country.alpha_2, getattr(country, "common_name", country.name)

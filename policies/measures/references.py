"""Permanent references: jurisdiction, year of the first report, running number."""

from django.db import connection
from django.utils.text import slugify

from policies.measures.models import Measure

_SLUG_LENGTH = 70


def next_reference(*, jurisdiction: str, year: int) -> str:
    """Give the next reference, such as US-2020-0007; a number given is never given again."""
    prefix = f"{jurisdiction}-{year}"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO measures_referenceseries AS series (prefix, last_number) VALUES (%s, 1)
            ON CONFLICT (prefix) DO UPDATE SET last_number = series.last_number + 1
            RETURNING last_number
            """,
            [prefix],
        )
        (number,) = cursor.fetchone() or (1,)
    return f"{prefix}-{number:04d}"


def free_slug(title: str, *, reference: str) -> str:
    """Give an address part made from a title, told apart by the reference where it is taken."""
    slug = slugify(title)[:_SLUG_LENGTH].strip("-") or reference.lower()
    if Measure.objects.filter(slug=slug).exists():
        return f"{slug}-{reference.lower()}"[:80]
    return slug

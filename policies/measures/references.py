"""Permanent references: jurisdiction, year of the first report, running number."""

from collections.abc import Mapping

from django.db import connection
from django.utils.text import slugify

from policies.measures.models import Measure

_SLUG_LENGTH = 70
_FIELD_LENGTH = 80


def next_reference(*, jurisdiction: str, year: int) -> str:
    """Give the next reference, such as US-2020-0007; a number given is never given again."""
    return next_references(jurisdiction=jurisdiction, year=year, count=1)[0]


def next_references(*, jurisdiction: str, year: int, count: int) -> list[str]:
    """Give as many references in a row, in one statement."""
    prefix = f"{jurisdiction}-{year}"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO measures_referenceseries AS series (prefix, last_number) VALUES (%s, %s)
            ON CONFLICT (prefix) DO UPDATE SET last_number = series.last_number + excluded.last_number
            RETURNING last_number
            """,
            [prefix, count],
        )
        (last,) = cursor.fetchone() or (count,)
    return [f"{prefix}-{number:04d}" for number in range(last - count + 1, last + 1)]


def free_slug(title: str, *, reference: str) -> str:
    """Give an address part made from a title, told apart by the reference where it is taken."""
    return free_slugs({reference: title})[reference]


def free_slugs(titles: Mapping[str, str]) -> dict[str, str]:
    """Give an address part for each title by its reference; two that read alike are told apart."""
    plain = {
        reference: slugify(title)[:_SLUG_LENGTH].strip("-") or reference.lower()
        for reference, title in titles.items()
    }
    taken = set(Measure.objects.filter(slug__in=plain.values()).values_list("slug", flat=True))
    slugs: dict[str, str] = {}
    for reference, slug in plain.items():
        room = _FIELD_LENGTH - len(reference) - 1
        slugs[reference] = f"{slug[:room]}-{reference.lower()}" if slug in taken else slug
        taken.add(slug)
    return slugs

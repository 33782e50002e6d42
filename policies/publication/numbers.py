"""The numbers of facet values: what `Edition.facets` is made of."""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import connection

from .facts import Value
from .models import Edition, FacetValue

Key = tuple[str, str]


def number(values: Iterable[Value]) -> dict[Key, int]:
    """Give every value its number, new ones included, and keep labels as they were last written.

    A value without names, known only by its slug, never replaces a label.
    """
    latest: dict[Key, Value] = {}
    for value in values:
        key = (value.facet, value.value)
        if value.names or key not in latest:
            latest[key] = value
    known = {
        (row.facet, row.value): row
        for row in FacetValue.objects.filter(
            facet__in={facet for facet, _ in latest}, value__in={value for _, value in latest}
        )
    }
    changed = []
    for key, value in latest.items():
        row = known.get(key)
        if row and value.names and (row.label, row.names) != (value.label, value.names):
            row.label, row.names = value.label, value.names
            changed.append(row)
    FacetValue.objects.bulk_update(changed, ["label", "names"])
    missing = sorted(value for key, value in latest.items() if key not in known)
    for row in FacetValue.objects.bulk_create(FacetValue(**value._asdict()) for value in missing):
        known[(row.facet, row.value)] = row
    return {key: known[key].pk for key in latest}


def pack(numbers: Iterable[int]) -> bytes:
    """Write the numbers as four bytes each, which counting reads without parsing."""
    return array("i", numbers).tobytes()


def adjust(changes: Mapping[int, int]) -> None:
    """Add the changes to the ready-made counts of current editions."""
    moved = Counter({key: change for key, change in changes.items() if change})
    if not moved:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE publication_facetvalue AS value SET count = value.count + change.amount
            FROM unnest(%s::bigint[], %s::int[]) AS change (id, amount) WHERE value.id = change.id
            """,
            [list(moved), list(moved.values())],
        )


def of_measures(measures: Collection[UUID]) -> set[int]:
    """Give the numbers that any edition of the measures has."""
    if not measures:
        return set()
    facets = Edition.objects.filter(measure_id__in=measures).values_list("facets", flat=True)
    return {number for numbers in facets for number in numbers}


def forget_unused(numbers: Collection[int]) -> None:
    """Delete those of the values that no edition has any more, so that lists of what is allowed name none.

    Stages and effects stay: they are words of the vocabulary, which the calendar needs at hand.
    """
    if numbers:
        with connection.cursor() as cursor:
            cursor.execute(
                """
                DELETE FROM publication_facetvalue AS value
                WHERE id = ANY(%s) AND facet NOT IN ('stage', 'effect') AND NOT EXISTS (
                    SELECT FROM publication_edition WHERE facets @> ARRAY[value.id::int]
                )
                """,
                [list(numbers)],
            )

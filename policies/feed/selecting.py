"""The site's selection of measures, read strictly, with its refusals as problems of the feed."""

from collections.abc import Iterator, Sequence

import django_filters
from django.http import QueryDict
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from policies.feed.openapi import JsonSchema
from policies.feed.problems import InvalidParameter, ParameterError
from policies.publication.filters import (
    DayFilter,
    EditionFilter,
    FacetFilter,
    MomentFilter,
    WordFilter,
)
from policies.publication.models import FacetValue
from policies.publication.paging import BadCursor, Page
from policies.publication.parameters import FacetField, WordField
from policies.publication.selection import Selection

OWN = ("cursor", "limit")
NAMED = 100


def selection(query: QueryDict, *, own: Sequence[str] = OWN) -> Selection:
    """Give what the query selects; raises InvalidParameter for what is unknown, empty or given twice.

    `own` are the parameters of the address itself, which are no filters.
    """
    chosen = Selection.from_query(query, ignoring=tuple(own))
    errors = [
        ParameterError(name, " ".join(messages), _allowed(chosen, name, own))
        for name, messages in chosen.errors.items()
    ]
    errors += _careless(query, chosen)
    if errors:
        raise InvalidParameter(errors)
    return chosen


def page(chosen: Selection, *, cursor: str | None, size: int) -> Page:
    """Give one page of the selection; raises InvalidParameter."""
    try:
        return chosen.page(cursor, size)
    except BadCursor as error:
        raise InvalidParameter([ParameterError("cursor", str(error))]) from error


def _careless(query: QueryDict, chosen: Selection) -> Iterator[ParameterError]:
    """Find what a form forgives and a program should not send."""
    for name, values in query.lists():
        if not all(value.strip() for value in values):
            yield ParameterError(name, "Give a value or leave the parameter out.")
        elif len(values) > 1 and not isinstance(chosen.form.fields.get(name), FacetField):
            yield ParameterError(name, "This parameter may be given once.")


def _allowed(chosen: Selection, name: str, own: Sequence[str]) -> list[str]:
    field = chosen.form.fields.get(name)
    if field is None:
        return sorted([*chosen.form.fields, *own])
    if isinstance(field, WordField):
        return _words(EditionFilter.base_filters[name])
    if not isinstance(field, FacetField):
        return []
    if field.axis.words is not None:
        return list(field.axis.words)
    values = FacetValue.objects.filter(facet=field.axis.name).order_by("-count", "value")
    return list(values.values_list("value", flat=True)[:NAMED])


def _words(entry: django_filters.Filter) -> list[str]:
    return [word for word, _ in entry.extra["choices"]]


def _described(name: str, entry: django_filters.Filter) -> OpenApiParameter:
    label = str(entry.label)
    if isinstance(entry, FacetFilter):
        words = entry.extra["axis"].words
        one: JsonSchema = {"type": "string"} if words is None else {"type": "string", "enum": list(words)}
        schema = {"type": "array", "items": one}
        return OpenApiParameter(name, schema, description=f"{label}; may be repeated.", explode=True)
    if isinstance(entry, WordFilter):
        return OpenApiParameter(name, str, description=label, enum=_words(entry))
    if isinstance(entry, DayFilter):
        return OpenApiParameter(name, OpenApiTypes.DATE, description=label)
    if isinstance(entry, MomentFilter):
        return OpenApiParameter(name, str, description=f"{label}; a day means its end in UTC.")
    return OpenApiParameter(name, str, description=label)


PARAMETERS = [_described(name, entry) for name, entry in EditionFilter.base_filters.items()]

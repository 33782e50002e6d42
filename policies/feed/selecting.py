"""The site's selection of measures, with its refusals as problems of the feed."""

from typing import Any

from django.forms import Field
from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter

from policies.feed.problems import InvalidParameter, ParameterError
from policies.publication.filters import EditionFilter
from policies.publication.paging import BadCursor, Page
from policies.publication.selection import Selection

OWN = ("cursor", "limit")


def selection(query: QueryDict) -> Selection:
    """Give what the query selects; raises InvalidParameter for unknown parameters and values."""
    chosen = Selection.from_query(query, ignoring=OWN)
    if chosen.errors:
        raise InvalidParameter(
            [
                ParameterError(name, " ".join(messages), _allowed(chosen, name))
                for name, messages in chosen.errors.items()
            ]
        )
    return chosen


def page(chosen: Selection, *, cursor: str | None, size: int) -> Page:
    """Give one page of the selection; raises InvalidParameter for a cursor that was not given by the feed."""
    try:
        return chosen.page(cursor=cursor, size=size)
    except BadCursor as error:
        raise InvalidParameter([ParameterError("cursor", str(error))]) from error


def _allowed(chosen: Selection, name: str) -> list[str]:
    field = chosen.form.fields.get(name)
    if field is None:
        return sorted([*chosen.form.fields, *OWN])
    return _values(field)


def _values(field: Field) -> list[str]:
    choices: Any = getattr(field, "choices", ())
    return [str(value) for value, _ in choices if value]

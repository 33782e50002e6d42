"""Pages of queues that grow: newest first, by number, at the same cost at any depth."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

Shown = TypeVar("Shown", bound=Model)
SIZE = 25


@dataclass(frozen=True)
class Page(Generic[Shown]):
    """Some rows, and the number before which the next page begins; None at the end."""

    rows: list[Shown]
    next_before: int | None


def newest_first(queryset: "QuerySet[Shown]", *, before: str | None, size: int = SIZE) -> Page[Shown]:
    """Give one page, newest row first; `before` is the number the page before ended with. Raises Http404."""
    ordered = queryset.order_by("-pk")
    if before:
        if not before.isdecimal():
            raise Http404("before: a number of the page before.")
        ordered = ordered.filter(pk__lt=int(before))
    rows = list(ordered[: size + 1])
    more = len(rows) > size
    return Page(rows[:size], rows[size - 1].pk if more else None)

"""Pages of queues that grow: newest first, by number, at the same cost at any depth."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404

from policies.dockets.models import Notice
from policies.dockets.querysets import NoticeQuerySet

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


@dataclass(frozen=True)
class Weighed(Generic[Shown]):
    """Some rows, and the place after which the next page begins; None at the end."""

    rows: list[Shown]
    next_after: str | None


def weightiest_first(queryset: "NoticeQuerySet", *, after: str | None, size: int = SIZE) -> "Weighed[Notice]":
    """Give one page, the weightiest row first; `after` is `weight-number` of the last row. Raises Http404."""
    ordered = queryset.weightiest_first()
    if after:
        weight, dash, number = after.partition("-")
        if not (dash and weight.isdecimal() and number.isdecimal()):
            raise Http404("after: weight and number of the page before, such as 75-120.")
        ordered = ordered.after_place(weight=int(weight), pk=int(number))
    rows = list(ordered[: size + 1])
    last = rows[size - 1] if len(rows) > size else None
    return Weighed(rows[:size], f"{last.weight}-{last.pk}" if last else None)

"""Who changed a person's account and roles, as the database's triggers recorded it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db.models import QuerySet

from policies.review.rules import display_name

_FIELDS = ("username", "first_name", "last_name", "email", "is_active", "is_staff", "is_superuser")
_TIES = {"insert": "given", "delete": "taken away", "update": "exchanged"}


@dataclass(frozen=True)
class AccountChange:
    """What was done to an account, by whom (empty: outside the desk), when (UTC)."""

    what: str
    who: str
    at: dt.datetime


def changes_of(person: User) -> list[AccountChange]:
    """Give the changes of a person's account, roles and permissions, newest first."""
    accounts = list(_history("PersonChange").filter(pgh_obj=person.pk))
    found = [(row, _account(before, row)) for before, row in pairwise([None, *accounts]) if row]
    found += _ties("PersonGroupChange", person, "Role", Group)
    found += _ties("PersonPermissionChange", person, "Permission", Permission)
    users = User.objects.in_bulk({user for row, _ in found if (user := _user(row))})
    found.sort(key=lambda pair: (pair[0].pgh_created_at, pair[0].pgh_id), reverse=True)
    return [
        AccountChange(
            what, display_name(users[user]) if (user := _user(row)) in users else "", row.pgh_created_at
        )
        for row, what in found
    ]


def _history(model: str) -> QuerySet[Any]:
    rows = apps.get_model("review", model).objects
    return rows.select_related("pgh_context").order_by("pgh_id")


def _ties(history: str, person: User, word: str, to: type[Group | Permission]) -> Iterator[tuple[Any, str]]:
    rows = list(_history(history).filter(user=person.pk))
    numbers = [getattr(row, f"{to._meta.model_name}_id") for row in rows]
    names = dict(to._default_manager.filter(pk__in=numbers).values_list("pk", "name"))
    for row, number in zip(rows, numbers, strict=True):
        yield row, f"{word} {_TIES[row.pgh_label]}: {names.get(number, f'number {number}')}"


def _account(before: Any, row: Any) -> str:
    if row.pgh_label == "insert" or before is None:
        return "Account made"
    if row.pgh_label == "delete":
        return "Account deleted"
    if row.pgh_label == "password":
        return "Password changed"
    changed = [
        f"{name.replace('_', ' ')}: {getattr(before, name)} → {getattr(row, name)}"
        for name in _FIELDS
        if getattr(before, name) != getattr(row, name)
    ]
    return "; ".join(changed) or "Account changed"


def _user(row: Any) -> int | None:
    named = row.pgh_context.metadata.get("user") if row.pgh_context else None
    return int(named) if named else None

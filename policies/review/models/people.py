"""History of people, roles and permissions, on tables that Django made.

Each proxy puts the triggers on its table. A password is never copied: that it changed is recorded,
under the label `password`. Signing in is no change.
"""

import pghistory
import pgtrigger
from django.contrib.auth.models import Group, User

_WITHOUT = ["password", "last_login"]


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.UpdateEvent("password", condition=pgtrigger.AnyChange("password")),
    pghistory.DeleteEvent(),
    exclude=_WITHOUT,
    model_name="PersonChange",
)
class Person(User):
    """Somebody with an account."""

    class Meta:
        proxy = True


@pghistory.track(model_name="RoleGroupChange")
class RoleGroup(Group):
    """A group that carries a role."""

    class Meta:
        proxy = True


@pghistory.track(obj_field=None, model_name="PersonGroupChange")
class PersonGroup(User.groups.through):  # type: ignore[name-defined]
    """A role of a person."""

    class Meta:
        proxy = True


@pghistory.track(obj_field=None, model_name="PersonPermissionChange")
class PersonPermission(User.user_permissions.through):  # type: ignore[name-defined]
    """A permission of a person."""

    class Meta:
        proxy = True


@pghistory.track(obj_field=None, model_name="GroupPermissionChange")
class GroupPermission(Group.permissions.through):  # type: ignore[name-defined]
    """A permission of a group."""

    class Meta:
        proxy = True

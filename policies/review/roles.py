"""Who may do what: three roles on the desk, each including the one before."""

from enum import IntEnum

from django.contrib.auth.models import AnonymousUser, User


class Role(IntEnum):
    """A role on the desk; a higher one includes the lower ones."""

    NONE = 0
    EDITOR = 1
    REVIEWER = 2
    CHIEF_EDITOR = 3


GROUPS = {"editor": Role.EDITOR, "reviewer": Role.REVIEWER, "chief editor": Role.CHIEF_EDITOR}
ANALYST_GROUP = "analyst"


def role_of(user: User | AnonymousUser) -> Role:
    """Give the highest role of a user; an inactive user has none."""
    if not user.is_active or not isinstance(user, User):
        return Role.NONE
    if user.is_superuser:
        return Role.CHIEF_EDITOR
    names = user.groups.values_list("name", flat=True)
    return max((GROUPS[name] for name in names if name in GROUPS), default=Role.NONE)


def role_on_desk(user: User | AnonymousUser) -> Role:
    """Give the highest role of a user who may enter the desk; only staff may."""
    return role_of(user) if user.is_staff else Role.NONE


def is_on_desk(user: User | AnonymousUser) -> bool:
    """Tell whether a user may see what only the desk knows."""
    return role_on_desk(user) >= Role.EDITOR


def has_role(user: User | AnonymousUser, role: Role) -> bool:
    """Tell whether a user has a role or a higher one."""
    return role_of(user) >= role

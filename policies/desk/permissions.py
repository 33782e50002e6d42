"""What a role may do with the rows of a model, asked in one place for every form of the desk."""

from typing import ClassVar

from django.db.models import Model
from django.http import HttpRequest

from policies.review.roles import Role, role_on_desk


def role_here(request: HttpRequest) -> Role:
    """Give the role of the person asking, read once for each request; only staff have one."""
    known: Role | None = getattr(request, "_role_on_desk", None)
    if known is None:
        known = role_on_desk(request.user)
        request._role_on_desk = known  # type: ignore[attr-defined]
    return known


def leads(request: HttpRequest) -> bool:
    """Tell whether this is a chief editor, who manages registry and users."""
    return role_here(request) >= Role.CHIEF_EDITOR


class ByRole:
    """Answer the admin's questions about permission by role; None means nobody."""

    viewed_by: ClassVar[Role | None] = Role.EDITOR
    added_by: ClassVar[Role | None] = Role.EDITOR
    changed_by: ClassVar[Role | None] = Role.EDITOR
    deleted_by: ClassVar[Role | None] = Role.EDITOR

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Tell whether the model is listed for this person."""
        return _reaches(request, self.viewed_by)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether this person may read the rows."""
        return _reaches(request, self.viewed_by)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether this person may add a row."""
        return _reaches(request, self.added_by)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether this person may change a row."""
        return _reaches(request, self.changed_by)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Tell whether this person may delete a row."""
        return _reaches(request, self.deleted_by)


class ReadOnly(ByRole):
    """Rows that no form of the desk writes."""

    added_by = None
    changed_by = None
    deleted_by = None


def _reaches(request: HttpRequest, needed: Role | None) -> bool:
    return needed is not None and role_here(request) >= needed

"""People and their roles; passwords of partners do not exist, they have keys."""

from typing import Any

from django import forms
from django.contrib.admin import register
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import User
from django.db.models import ManyToManyField
from django.http import HttpRequest, HttpResponse
from unfold.admin import ModelAdmin
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm

from policies.desk.permissions import ByRole
from policies.desk.site import site
from policies.review.people_history import changes_of
from policies.review.roles import Role


@register(User, site=site)
class UserAdmin(ByRole, DjangoUserAdmin, ModelAdmin):
    """People are made inactive, never deleted: their name stands in the history."""

    viewed_by = Role.CHIEF_EDITOR
    added_by = Role.CHIEF_EDITOR
    changed_by = Role.CHIEF_EDITOR
    deleted_by = None
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = AdminPasswordChangeForm
    actions = None
    change_form_outer_after_template = "desk/people/changes.html"
    list_display = ("username", "first_name", "last_name", "email", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        ("Role", {"fields": ("is_active", "is_staff", "groups")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "password1", "password2", "is_staff", "groups")}),)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show below the form what was changed, when and by whom."""
        person = kwargs.get("obj")
        if person is not None:
            context["account_changes"] = changes_of(person)
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep a chief editor from the accounts of those who run the system."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        """Show the roles as boxes to tick."""
        if db_field.name == "groups":
            return db_field.formfield(widget=forms.CheckboxSelectMultiple, required=False, label="Roles")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

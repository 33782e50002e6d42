"""What every form of the desk has in common."""

from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import TextField
from django.forms import BaseInlineFormSet, ModelForm
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from unfold.admin import ModelAdmin, StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from policies.desk.forms.constraints import ConstraintsAtFields
from policies.desk.forms.pickers import Picker, RowSelect, RowsSelect
from policies.desk.permissions import ByRole, ReadOnly
from policies.review.roles import Role

_SHORT_TEXTS = {TextField: {"widget": UnfoldAdminTextareaWidget({"rows": 2})}}


class Pickers:
    """Fields for related rows that a keyboard reaches, with one link to make a new row."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the field of a model's field."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = Picker.around(field.widget)
        return field

    def formfield_for_foreignkey(self: Any, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the field for one related row."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_manytomany(self: Any, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Give the field for several related rows."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", RowsSelect(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]


class RowAdmin(ByRole, Pickers, ModelAdmin):
    """A form of one kind of row; rows are deleted one by one, after a look at what hangs on them."""

    form: type[ModelForm] = ConstraintsAtFields
    actions = None
    list_per_page = 50
    show_full_result_count = False
    warn_unsaved_form = True


class KeptRowAdmin(ReadOnly, ModelAdmin):
    """A list of rows that are only read here."""

    actions = None
    list_per_page = 50
    show_full_result_count = False


class RegistryAdmin(RowAdmin):
    """A kind of row that measures refer to: every editor adds one, a chief editor keeps them in order."""

    changed_by = Role.CHIEF_EDITOR
    deleted_by = Role.CHIEF_EDITOR


class Rows(BaseInlineFormSet):
    """The rows of one kind of one object, with one empty row for all who ask for it."""

    @cached_property
    def empty_form(self) -> Any:
        """Give the row that new rows are copies of."""
        return super().empty_form

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """Let every row know the very object it belongs to, with what was loaded on it."""
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if form.instance.pk and getattr(form.instance, f"{self.fk.name}_id") == self.instance.pk:
            setattr(form.instance, self.fk.name, self.instance)
        return form


class StackedRows(ByRole, Pickers, StackedInline):
    """Parts of a row, one under the other."""

    form = ConstraintsAtFields
    formset: type[BaseInlineFormSet] = Rows
    formfield_overrides = _SHORT_TEXTS
    extra = 0
    show_change_link = False


class TabularRows(ByRole, Pickers, TabularInline):
    """Parts of a row, as lines of a table."""

    form = ConstraintsAtFields
    formset: type[BaseInlineFormSet] = Rows
    formfield_overrides = _SHORT_TEXTS
    extra = 0
    show_change_link = False

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Name each field for those who hear the page: the heading of a column is no label."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and field.label:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", capfirst(str(field.label)))
        return field

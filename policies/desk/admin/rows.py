"""What every form of the desk has in common."""

from copy import deepcopy
from typing import Any

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import TextField
from django.forms import BaseInlineFormSet, Field, ModelForm
from django.http import HttpRequest
from django.utils.text import capfirst
from unfold.admin import ModelAdmin, StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from policies.desk.forms.constraints import ConstraintsAtFields, RowForm
from policies.desk.forms.pickers import Picker, RowSelect, RowsSelect
from policies.desk.forms.rows import Rows
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

    def _build_nested_formsets(self, *args: Any) -> None:
        """Build nothing: no row of the desk holds rows of its own."""

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Give each kind of rows what was posted, not a copy of all of it."""
        whose = {"instance": obj, "prefix": prefix, "queryset": inline.get_queryset(request)}
        if request.method != "POST":
            return whose
        return {
            **whose,
            "data": request.POST,
            "files": request.FILES,
            "save_as_new": "_saveasnew" in request.POST,
        }


class KeptRowAdmin(ReadOnly, ModelAdmin):
    """A list of rows that are only read here."""

    actions = None
    list_per_page = 50
    show_full_result_count = False


class RegistryAdmin(RowAdmin):
    """A kind of row that measures refer to: every editor adds one, a chief editor keeps them in order."""

    changed_by = Role.CHIEF_EDITOR
    deleted_by = Role.CHIEF_EDITOR


class SharedFields(dict[str, Field]):
    """Fields that all rows of one kind on a page show and read, instead of a copy for each row."""

    def __deepcopy__(self, memo: Any) -> dict[str, Field]:
        return dict(self)


class ShareFields:
    """Rows whose fields are made once for a page."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Give the rows of a kind; their fields are this page's own."""
        formset = super().get_formset(request, obj, **kwargs)  # type: ignore[misc]
        formset.form.base_fields = SharedFields(deepcopy(formset.form.base_fields))
        formset.form.written = {}
        return formset


class StackedRows(ShareFields, ByRole, Pickers, StackedInline):
    """Parts of a row, one under the other."""

    form = RowForm
    formset: type[BaseInlineFormSet] = Rows
    formfield_overrides = _SHORT_TEXTS
    extra = 0
    show_change_link = False


class TabularRows(ShareFields, ByRole, Pickers, TabularInline):
    """Parts of a row, as lines of a table."""

    form = RowForm
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

"""The rows of one kind on a form."""

from typing import Any

from django.forms import BaseInlineFormSet
from django.utils.functional import cached_property

GONE = "Somebody deleted this row meanwhile: delete it here too, and add it anew if it is still needed."


class Rows(BaseInlineFormSet):
    """The rows of one kind of one object, with one empty row for all who ask for it."""

    @cached_property
    def empty_form(self) -> Any:
        """Give the row that new rows are copies of."""
        return super().empty_form

    def get_queryset(self) -> Any:
        """Give the rows that were loaded with the object they belong to, or ask for them.

        What was posted is shown again row by row, whatever others added or deleted meanwhile.
        """
        if self.is_bound and "forms" in vars(self):
            return [form.instance for form in self.initial_forms]
        shown: Any = self.queryset
        name = self.fk.remote_field.get_accessor_name()
        if name in getattr(self.instance, "_prefetched_objects_cache", {}) and not shown.query.is_empty():
            return getattr(self.instance, name).all()
        return super().get_queryset()

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        """Let every row know the very object it belongs to, with what was loaded on it."""
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if form.instance.pk and getattr(form.instance, f"{self.fk.name}_id") == self.instance.pk:
            setattr(form.instance, self.fk.name, self.instance)
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        """Say in words that a row is gone."""
        super().add_fields(form, index)
        form.fields[form.instance._meta.pk.name].error_messages["invalid_choice"] = GONE

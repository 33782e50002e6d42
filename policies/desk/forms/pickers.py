"""Fields that pick a row by typing."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db.models import ForeignKey, Model
from django.utils.safestring import SafeString, mark_safe

from policies.desk.addresses import address_of
from policies.desk.rendering import escaped
from policies.desk.site import site


class KnowsRows:
    """A picker that shows the rows it was told of without asking the database for each field."""

    known: Mapping[str, Model] = MappingProxyType({})

    def get_url(self: Any) -> str:
        """Give the address that finds rows, which all pickers ask."""
        return address_of(self.url_name % self.admin_site.name)

    def optgroups(self: Any, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """Give the chosen rows as options."""
        chosen = [str(key) for key in value if str(key)]
        if not all(key in self.known for key in chosen):
            groups: list[Any] = super().optgroups(name, value, attrs)  # type: ignore[misc]
            return groups
        empty = [] if self.is_required or self.allow_multiple_selected else [("", "")]
        label = self.choices.field.label_from_instance
        choices = empty + [(key, label(self.known[key])) for key in chosen]
        options = [
            self.create_option(name, key, text, chosen, number) for number, (key, text) in enumerate(choices)
        ]
        return [(None, options, 0)]


class RowSelect(KnowsRows, AutocompleteSelect):  # type: ignore[misc]
    """A field for one row."""


class RowsSelect(KnowsRows, AutocompleteSelectMultiple):  # type: ignore[misc]
    """A field for any number of rows."""


class Picker(RelatedFieldWidgetWrapper):
    """A field for related rows that a keyboard reaches, with one link to the form of a new row."""

    @classmethod
    def around(cls, wrapper: RelatedFieldWidgetWrapper) -> "Picker":
        """Give the same field with this one's looks."""
        return cls(wrapper.widget, wrapper.rel, wrapper.admin_site, can_add_related=wrapper.can_add_related)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Give the field and its link."""
        select = self.widget.render(name, value, attrs, renderer)
        model = self.rel.model._meta
        name, kind = escaped(name), escaped(model.verbose_name)
        link = ""
        if self.can_add_related and not self.is_hidden:
            name_of_form = f"{self.admin_site.name}:{model.app_label}_{model.model_name}_add"
            address = address_of(name_of_form)
            query = f"_to_field={self.rel.get_related_field().name}&amp;_popup=1"
            link = (
                '<a class="desk-picker__new related-widget-wrapper-link add-related" data-popup="yes"'
                f' id="add_id_{name}" href="{address}?{query}">'
                f'New<span class="sr-only"> {kind}</span></a>'
            )
        return mark_safe(  # noqa: S308 - every value in it was escaped
            f'<div class="desk-picker related-widget-wrapper" data-id="related-widget-wrapper-{name}"'
            f' data-model-ref="{kind}">{select}{link}</div>'
        )


def picker(like: ForeignKey, *, label: str, help_text: str = "") -> forms.ModelChoiceField:
    """Give an optional field that finds what a foreign key could hold, and can make it in place."""
    return forms.ModelChoiceField(
        like.remote_field.model._default_manager.all(),
        label=label,
        help_text=help_text,
        required=False,
        widget=Picker(RowSelect(like, site), like.remote_field, site, can_add_related=True),
    )


def tell_pickers(form: forms.ModelForm) -> None:
    """Let the pickers of a form show what was loaded with its row."""
    loaded = form.instance._state.fields_cache
    lists = getattr(form.instance, "_prefetched_objects_cache", {})
    for name, field in form.fields.items():
        select = getattr(field.widget, "widget", None)
        if isinstance(select, KnowsRows):
            row = loaded.get(name)
            rows = [row] if row else lists.get(name, ())
            vars(select).setdefault("known", {}).update((str(one.pk), one) for one in rows)

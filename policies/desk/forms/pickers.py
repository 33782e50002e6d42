"""Fields that pick a row by typing, for forms that are more than one model."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import ForeignKey

from policies.desk.site import site

TEMPLATE = "desk/widgets/picker.html"


def picker(like: ForeignKey, *, label: str, help_text: str = "") -> forms.ModelChoiceField:
    """Give an optional field that finds what a foreign key could hold, and can make it in place."""
    widget = RelatedFieldWidgetWrapper(
        AutocompleteSelect(like, site),
        like.remote_field,
        site,
        can_add_related=True,
    )
    widget.template_name = TEMPLATE
    return forms.ModelChoiceField(
        like.remote_field.model._default_manager.all(),
        label=label,
        help_text=help_text,
        required=False,
        widget=widget,
    )

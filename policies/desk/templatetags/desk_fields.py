"""Write the groups of fields and the rows of the desk's forms."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from policies.desk.fieldsets import ON_THE_PAGE, fieldset
from policies.desk.row_frames import stacked, tabular

register = template.Library()


@register.simple_tag
def fields_of(group: Any) -> SafeString:
    """Write a group of fields that stands on the page itself."""
    return mark_safe(fieldset(group, looks=ON_THE_PAGE))  # noqa: S308 - every value in it was escaped


@register.simple_tag
def stacked_rows(rows: Any) -> SafeString:
    """Write rows one under the other."""
    return mark_safe(stacked(rows))  # noqa: S308 - every value in it was escaped


@register.simple_tag
def tabular_rows(rows: Any) -> SafeString:
    """Write rows as lines of a table."""
    return mark_safe(tabular(rows))  # noqa: S308 - every value in it was escaped

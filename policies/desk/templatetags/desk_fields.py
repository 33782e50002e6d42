"""Write the fields of a form side by side: the form of a measure has hundreds, too many for templates."""

import secrets
from typing import Any

from django import template
from django.contrib.admin.helpers import Fieldline
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from policies.desk.rendering import escaped

register = template.Library()

_FIELD = (
    "field-line flex flex-col grow group group/line px-3 py-2.5 border-b border-base-200 border-dashed"
    " min-h-[59px] group-[.last]/row:border-b-0 lg:border-l lg:flex-row lg:items-center"
    " dark:border-base-800 lg:first:border-l-0"
)
_BESIDE = "lg:min-w-56 lg:w-56 lg:h-[38px] lg:flex lg:items-center lg:self-start lg:leading-[38px] lg:*:m-0"
_LABEL = "block font-semibold mb-2 text-font-important-light text-sm dark:text-font-important-dark"
_SWITCH_LABEL = "font-semibold ml-2 text-sm text-font-important-light dark:text-font-important-dark"
_STAR = '<span class="text-red-600 dark:text-red-500">*</span>'
_HELP = "leading-relaxed mt-2 text-xs"
# Stands for the prefix of a row; nobody who types can know it.
_ANY_ROW = secrets.token_hex(16)
_WRONG = "mt-2 text-red-600 text-xs dark:text-red-500"


@register.simple_tag
def field_line(line: Fieldline) -> SafeString:
    """Write the fields that stand on one line, each with its label, its help and what is wrong with it."""
    fields: list[Any] = list(line)
    written = [_readonly(one) if one.is_readonly else _field(one.field, one.is_checkbox) for one in fields]
    return mark_safe("".join(written))  # noqa: S308 - every value in it was escaped


def _field(field: BoundField, is_checkbox: bool) -> str:
    """Write a field; rows that share their fields also share what is written of one with the same value."""
    form = field.form
    shared: dict[Any, list[str]] | None = getattr(form, "written", None)
    if shared is None or form.errors.get(field.name):
        return _written(field, is_checkbox)
    value = field.value()
    key = field.field, tuple(value) if isinstance(value, list) else value
    parts = shared.get(key)
    if parts is None:
        pattern = BoundField(form, field.field, field.name)
        pattern.html_name = f"{_ANY_ROW}-{field.name}"
        pattern.value = lambda: value  # type: ignore[method-assign]
        parts = shared[key] = _written(pattern, is_checkbox).split(_ANY_ROW)
    return str(form.prefix).join(parts)


def _written(field: BoundField, is_checkbox: bool) -> str:
    errors, required = field.errors.as_ul(), field.field.required
    kind, after = (" required", _STAR) if required else ("", "")
    looks = _SWITCH_LABEL if is_checkbox else _LABEL
    label = f'<label class="{looks}{kind}" for="{field.id_for_label}">{escaped(field.label)}{after}</label>'
    said = _help(field.help_text) + (f'<div class="{_WRONG}">{errors}</div>' if errors else "")
    if is_checkbox:
        inside = f'<div class="flex flex-row">{field}<div class="flex flex-col">{label}{said}</div></div>'
    else:
        inside = f'<div class="{_BESIDE}">{label}</div><div class="grow relative">{field}{said}</div>'
    wrong = " errors" if errors else ""
    return f'<div class="{_FIELD} field-{field.name}{wrong}">{inside}</div>'


def _readonly(row: Any) -> str:
    field = row.field
    contents = row.contents()
    shown = "-" if contents in {"", "None"} else contents
    return (
        f'<div class="{_FIELD} field-{field["name"]}"><div class="{_BESIDE}">{row.label_tag()}</div>'
        f'<div class="grow relative"><div class="readonly break-words max-w-2xl">{shown}</div>'
        f"{_help(field['help_text'])}</div></div>"
    )


def _help(text: object) -> str:
    # Help texts are the code's own and may hold markup, as in Django's admin.
    return f'<div class="{_HELP}">{text}</div>' if text else ""

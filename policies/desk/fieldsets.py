"""Write the fields of a form: that of a measure has hundreds, too many for templates.

The markup is unfold's. Rows of one kind share their fields, and what is written of one field with one value
is written once for all of them.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import flatten
from django.forms import BoundField
from django.utils.text import capfirst
from unfold.widgets import UnfoldAdminSelectWidget

from policies.desk.rendering import escaped

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
_WRONG = "mt-2 text-red-600 text-xs dark:text-red-500"
# Stands for the prefix of a row; nobody who types can know it.
_ANY_ROW = secrets.token_hex(16)
_NOTHING_CHOSEN = secrets.token_hex(16)


@dataclass(frozen=True)
class Looks:
    """How a group of fields looks: its own attributes, its heading, its lines."""

    attributes: str
    heading: str
    lines: str


ON_THE_PAGE = Looks(
    attributes=""" x-show="activeTab == 'general'\"""",
    heading="bg-base-100 flex flex-row font-semibold h-[38px] gap-1 items-center mb-4 px-3 rounded-default"
    " text-important dark:bg-white/[.02]",
    lines="form-rows aligned border border-base-200 rounded-default shadow-xs dark:border-base-800",
)
IN_A_ROW = Looks(
    attributes="",
    heading="border-b border-base-200 border-t border-dashed font-semibold text-font-important-light px-3"
    " py-4.5 dark:text-font-important-dark dark:border-base-800",
    lines="form-rows aligned",
)


def fieldset(group: Any, *, looks: Looks) -> str:
    """Write a group of fields; one that is folded away stands open where something in it is wrong."""
    folded = "collapse" in group.classes and not set(group.form.errors).intersection(flatten(group.fields))
    heading = ""
    if group.name:
        hand = " cursor-pointer" if folded else ""
        heading = f'<h2 class="{looks.heading}{hand}">{escaped(capfirst(str(group.name)))}</h2>'
    lines = list(group)
    last = len(lines) - 1
    written = "".join(_line(line, last=number == last) for number, line in enumerate(lines))
    inside = f'<div class="{looks.lines}">{written}</div>'
    inside = f"<details><summary>{heading}</summary>{inside}</details>" if folded else heading + inside
    return f'<fieldset class="module relative {group.classes}"{looks.attributes}>{inside}</fieldset>\n'


def hidden_number(field: BoundField) -> str:
    """Write a number of a row, of itself or of what it belongs to, which nobody types."""
    value = field.value()
    known = "" if value is None else f' value="{escaped(value)}"'
    return f'<input type="hidden" name="{field.html_name}"{known} id="{field.auto_id}">'


def in_a_table(one: Any, *, looks: str) -> str:
    """Write a field with what is wrong with it, as a cell below the heading that is its label."""
    if one.is_readonly:
        name, label, wrong, inside = one.field["name"], one.field["label"], "", _shown(one)
    else:
        name, label, wrong = one.field.name, one.field.label, " errors" if one.field.errors else ""
        inside = _shared(one.field, _cell)
    return (
        f'<td class="{looks} field-{name}{wrong}" data-label="{escaped(label)}">'
        f'<div class="flex flex-row gap-3 items-center">{inside}</div></td>'
    )


def _cell(field: BoundField) -> str:
    wrong = f'<div class="{_WRONG}">{" ".join(map(escaped, field.errors))}</div>' if field.errors else ""
    return f'<div class="flex flex-col grow">{field}{wrong}</div>'


def _line(line: Any, *, last: bool) -> str:
    number = len(line.fields)
    beside = f" grid lg:grid-cols-{number}" if number > 1 else ""
    kind = beside + ("" if line.has_visible_field else " hidden") + (" last" if last else "")
    return f'<div class="form-row field-row group/row{kind}">{_fields(line)}</div>\n'


def _fields(line: Iterable[Any]) -> str:
    return "".join(
        _readonly(one) if one.is_readonly else _shared(one.field, _switch if one.is_checkbox else _field)
        for one in line
    )


def _shared(field: BoundField, write: Any) -> str:
    """Write a field as it was written for another row, where that has the same value and nothing is wrong."""
    form = field.form
    shared: dict[Any, list[str]] | None = getattr(form, "written", None)
    if shared is None or form.errors.get(field.name):
        return str(write(field))
    value = field.value()
    chosen = type(field.field.widget) is UnfoldAdminSelectWidget
    shown = _NOTHING_CHOSEN if chosen else value
    key = field.field, write, tuple(shown) if isinstance(shown, list) else shown
    parts = shared.get(key)
    if parts is None:
        pattern = BoundField(form, field.field, field.name)
        pattern.html_name = f"{_ANY_ROW}-{field.name}"
        pattern.value = lambda: shown  # type: ignore[method-assign]
        parts = shared[key] = str(write(pattern)).split(_ANY_ROW)
    written = str(form.prefix).join(parts)
    return _with_choice(written, "" if value is None else value) if chosen else written


def _with_choice(written: str, value: object) -> str:
    option = f'<option value="{escaped(value)}"'
    return written.replace(f"{option}>", f"{option} selected>", 1)


def _field(field: BoundField) -> str:
    label = f'<div class="{_BESIDE}">{_label(field, _LABEL)}</div>'
    return _framed(field, f'{label}<div class="grow relative">{field}{_said(field)}</div>')


def _switch(field: BoundField) -> str:
    beside = f'<div class="flex flex-col">{_label(field, _SWITCH_LABEL)}{_said(field)}</div>'
    return _framed(field, f'<div class="flex flex-row">{field}{beside}</div>')


def _framed(field: BoundField, inside: str) -> str:
    wrong = " errors" if field.errors else ""
    return f'<div class="{_FIELD} field-{field.name}{wrong}">{inside}</div>'


def _label(field: BoundField, looks: str) -> str:
    kind, after = (" required", _STAR) if field.field.required else ("", "")
    return f'<label class="{looks}{kind}" for="{field.id_for_label}">{escaped(field.label)}{after}</label>'


def _said(field: BoundField) -> str:
    wrong = f'<div class="{_WRONG}">{field.errors.as_ul()}</div>' if field.errors else ""
    return _help(field.help_text) + wrong


def _readonly(row: Any) -> str:
    field = row.field
    return (
        f'<div class="{_FIELD} field-{field["name"]}"><div class="{_BESIDE}">{row.label_tag()}</div>'
        f'<div class="grow relative">{_shown(row)}{_help(field["help_text"])}</div></div>'
    )


def _shown(row: Any) -> str:
    contents = row.contents()
    shown = "-" if contents in {"", "None"} else contents
    return f'<div class="readonly break-words max-w-2xl">{shown}</div>'


def _help(text: object) -> str:
    # Help texts are the code's own and may hold markup, as in Django's admin.
    return f'<div class="{_HELP}">{text}</div>' if text else ""

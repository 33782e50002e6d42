"""Write the groups of fields and the rows of the desk's forms."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext
from unfold.templatetags.unfold import add_css_class

from policies.desk.fieldsets import IN_A_ROW, ON_THE_PAGE, field_alone, fieldset
from policies.desk.rendering import escaped

register = template.Library()

_ROW = "form-group has-[.delete:checked]:[&>.form-delete]:block relative group/parent"
_FRAME = "form-row border-b border-base-200 dark:border-base-800 group-[.last]/parent:border-b-0"
_TITLE = (
    "group/title border-base-200 flex font-semibold items-center px-3 py-2 text-sm border-b"
    " dark:border-base-800"
)
_NAME = "flex items-center font-semibold mr-auto text-font-important-light dark:text-font-important-dark"
_BIN = (
    "cursor-pointer flex h-[38px] w-[38px] items-center justify-center rounded-default select-none"
    " transition-colors hover:bg-base-50 dark:hover:bg-base-800"
)
_BIN_ICON = '<span class="material-symbols-outlined md-18 text-red-600 dark:text-red-500">delete</span>'
_DELETED = (
    "absolute backdrop-blur-xs border-b border-base shadow-inner flex items-center justify-center gap-1.5"
    " top-0 left-0 w-full h-full bg-white/50 dark:bg-base-900/80 dark:border-base-800 z-50"
)
_UNDO = "cursor-pointer font-medium flex gap-1 items-center text-red-600 dark:text-red-500"
_WRONG = "errornote px-3 py-2.5 leading-[18px] bg-red-100 text-red-700 dark:bg-red-500/20 dark:text-red-400"


@register.simple_tag
def fields_of(group: Any) -> SafeString:
    """Write a group of fields that stands on the page itself."""
    return _joined([fieldset(group, looks=ON_THE_PAGE)])


@register.simple_tag
def stacked_rows(rows: Any) -> SafeString:
    """Write the rows of a kind, one under the other, and the pattern of a new one where one can be added."""
    all_rows = list(rows)
    if not rows.has_add_permission:
        return _joined(_row(row, "", number, rows) for number, row in enumerate(all_rows, start=1))
    *shown, pattern = all_rows
    kinds = [""] * (len(shown) - 1) + [" last"] * bool(shown)
    written = [
        _row(row, kind, number, rows) for number, (row, kind) in enumerate(zip(shown, kinds, strict=True), 1)
    ]
    return _joined([*written, _row(pattern, " empty-form", len(all_rows), rows)])


def _joined(written: Iterable[str]) -> SafeString:
    return mark_safe("\n".join(written))  # noqa: S308 - every value in it was escaped


def _row(row: Any, kind: str, number: int, rows: Any) -> str:
    """Write a row: its title and bin, what is wrong with it as a whole, its groups of fields, its numbers."""
    wrong = row.form.non_field_errors()
    said = f'<div class="{_WRONG}">{wrong}</div>' if wrong else ""
    groups = "".join(fieldset(group, looks=IN_A_ROW) for group in row)
    numbers = [row.pk_field()] * bool(row.needs_explicit_pk_field()) + [row.fk_field()]
    hidden = "".join(field_alone(one.field) for one in numbers)
    origin = "original" if row.original else "template"
    bin_, undo = _deleting(row) if rows.has_delete_permission else ("", "")
    return (
        f'<div class="{_ROW} {origin}{kind}"><div class="{_FRAME}">'
        f'<h3 class="{_TITLE}">{_title(row, number, rows)}{bin_}</h3>{said}{groups}</div>{undo}{hidden}</div>'
    )


def _title(row: Any, number: int, rows: Any) -> str:
    title = escaped(row.original or capfirst(str(rows.opts.verbose_name)))
    counted = "" if row.original else f': #<span class="stacked-counter">{number}</span>'
    return f'<span class="{_NAME}"><strong class="font-semibold select-none">{title}{counted}</strong></span>'


def _deleting(row: Any) -> tuple[str, str]:
    """Give the bin of a row and what covers the row once it lies there; a new row only has the bin."""
    if not row.original:
        return f'<div class="-my-1 -mr-1.5"><div class="{_BIN} delete-template">{_BIN_ICON}</div></div>', ""
    box = add_css_class(row.deletion_field().field, "delete")
    inside = f'{_BIN_ICON}<div class="hidden">{box}</div>'
    undo = (
        f'<div class="hidden form-delete"><div class="{_DELETED}">'
        f"<span>{gettext('This item will be deleted.')}</span>"
        f' <label for="{box.id_for_label}" class="{_UNDO}">{gettext("Click to cancel")}'
        ' <span class="material-symbols-outlined">undo</span></label></div></div>'
    )
    return f'<div class="-my-1 -mr-1.5"><label class="{_BIN}">{inside}</label></div>', undo

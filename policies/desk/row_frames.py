"""Write the rows of a form as unfold shows them: one under the other, or as lines of a table.

Nesting, dragging and paging, which the desk has nowhere, are left out.
"""

from collections.abc import Callable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext
from unfold.templatetags.unfold import add_css_class

from policies.desk.fieldsets import IN_A_ROW, fieldset, hidden_number, in_a_table
from policies.desk.rendering import escaped

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
_CELL = (
    "align-middle min-h-[62.5px] border-b max-md:border-b border-base-200 dark:border-base-800"
    " lg:group-[.last]/parent:border-b-0 group field-tabular flex items-center before:capitalize"
    " before:font-semibold before:content-[attr(data-label)] before:text-font-important-light"
    " dark:before:text-font-important-dark before:mr-auto before:font-text before:pr-4 lg:before:hidden"
    " font-normal px-3 lg:first:pl-3 lg:last:pr-3 lg:px-1.5 text-left lg:table-cell"
)
_BIN_CELL = (
    "delete pl-3 pr-1.5 lg:pl-0 border-b lg:border-t border-base-200 dark:border-base-800"
    " lg:group-[.last]/parent:border-b-0 lg:border-t-0 min-h-[62.5px] text-left text-red-600 flex"
    " items-center before:capitalize before:font-semibold before:content-[attr(data-label)] before:mr-auto"
    " before:text-font-important-light before:pr-4 lg:before:hidden font-normal px-3 text-sm lg:align-top"
    " lg:table-cell lg:w-px dark:before:text-font-important-dark"
)
_TITLE_LINE = (
    "border-b border-base-200 dark:border-base-800 bg-base-50 dark:bg-white/[.02] lg:bg-transparent"
    " lg:border-0 dark:lg:bg-transparent!"
)
_TITLE_CELL = "group/title flex font-medium items-center px-3 text-xs py-2 lg:pb-0 lg:pt-2"
_LINE = "form-row has-[.delete:checked]:[&+.form-delete]:table-row"


def stacked(rows: Any) -> str:
    """Write rows one under the other."""
    return _each(rows, _stacked_row)


def tabular(rows: Any) -> str:
    """Write rows as lines of a table."""
    return _each(rows, _tabular_row)


def _each(rows: Any, write: Callable[[Any, str, int, Any], str]) -> str:
    """Write the rows of a kind, and the pattern of a new one where one can be added."""
    all_rows = list(rows)
    if not rows.has_add_permission:
        return "\n".join(write(row, "", number, rows) for number, row in enumerate(all_rows, start=1))
    *shown, pattern = all_rows
    kinds = [""] * (len(shown) - 1) + [" last"] * bool(shown)
    written = [
        write(row, kind, number, rows) for number, (row, kind) in enumerate(zip(shown, kinds, strict=True), 1)
    ]
    return "\n".join([*written, write(pattern, " empty-form", len(all_rows), rows)])


def _stacked_row(row: Any, kind: str, number: int, rows: Any) -> str:
    """Write a row: its title and bin, what is wrong with it as a whole, its groups of fields, its numbers."""
    groups = "".join(fieldset(group, looks=IN_A_ROW) for group in row)
    title = _title(row) or escaped(capfirst(str(rows.opts.verbose_name)))
    counted = "" if row.original else f': #<span class="stacked-counter">{number}</span>'
    bin_, undo = _deleting(row) if rows.has_delete_permission else ("", "")
    bin_ = bin_ and f'<div class="-my-1 -mr-1.5">{bin_}</div>'
    undo = undo and f'<div class="hidden form-delete">{undo}</div>'
    return (
        f'<div class="{_ROW} {_origin(row)}{kind}"><div class="{_FRAME}"><h3 class="{_TITLE}">'
        f'<span class="{_NAME}"><strong class="font-semibold select-none">{title}{counted}</strong></span>'
        f"{bin_}</h3>{_wrong(row)}{groups}</div>{undo}{_numbers(row)}</div>"
    )


def _tabular_row(row: Any, kind: str, _number: int, rows: Any) -> str:
    """Write a row: what is wrong with it as a whole, its title, its fields and its bin."""
    fields = [field for group in row for line in group for field in line]
    space = " p-3 lg:py-3" if row.original else " py-3"
    cells = [in_a_table(one, looks=_CELL + space) for one in fields]
    undo, title = "", ""
    if rows.has_delete_permission:
        bin_, undo = _deleting(row)
        cells.append(f'<td class="{_BIN_CELL}{space}" data-label="{gettext("Remove")}">{bin_}</td>')
    width = len(cells) + 1
    if row.original:
        undo = f'<tr class="hidden form-delete"><td colspan="100%">{undo}</td></tr>'
        name = f'<p class="{_TITLE_CELL}"><span>{_title(row)}</span></p>'
        title = f'<tr class="{_TITLE_LINE}"><td colspan="{width}">{name}{_numbers(row)}</td></tr>'
    wrong = _wrong(row) and f'<tr class="row-form-errors"><td colspan="{width}">{_wrong(row)}</td></tr>'
    return (
        f'<tbody class="form-group relative group/parent {_origin(row)}{kind}">{wrong}{title}'
        f'<tr class="{_LINE}">{"".join(cells)}</tr>{undo}</tbody>'
    )


def _origin(row: Any) -> str:
    return "original" if row.original else "template"


def _title(row: Any) -> str:
    """Name a row that was saved; one that is gone has no name."""
    if not row.original:
        return ""
    return escaped(row.original) if row.original.pk else "Deleted"


def _wrong(row: Any) -> str:
    """Say what is wrong with a row as a whole, or that it is gone, which is an error of its hidden number."""
    gone = row.form.errors.get(row.original._meta.pk.name) if row.original else None
    wrong = f"{row.form.non_field_errors()}{gone or ''}"
    return f'<div class="{_WRONG}">{wrong}</div>' if wrong else ""


def _numbers(row: Any) -> str:
    numbers = [row.pk_field()] * bool(row.needs_explicit_pk_field()) + [row.fk_field()]
    return "".join(hidden_number(one.field) for one in numbers)


def _deleting(row: Any) -> tuple[str, str]:
    """Give the bin of a row and what covers the row once it lies there; a new row only has the bin."""
    if not row.original:
        return f'<div class="{_BIN} delete-template">{_BIN_ICON}</div>', ""
    box = add_css_class(row.deletion_field().field, "delete")
    undo = (
        f'<div class="{_DELETED}"><span>{gettext("This item will be deleted.")}</span>'
        f' <label for="{box.id_for_label}" class="{_UNDO}">{gettext("Click to cancel")}'
        ' <span class="material-symbols-outlined">undo</span></label></div>'
    )
    return f'<label class="{_BIN}">{_BIN_ICON}<div class="hidden">{box}</div></label>', undo

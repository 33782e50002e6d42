"""Try out and carry out an import, row by row as django-import-export shows it."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.results import Result, RowResult
from tablib import Dataset

from policies.measures.bulk import Imported, ImportRefused, Outcome, import_drafts
from policies.measures.bulk_rows import COLUMNS, MeasureRow, RowRefused, read_row
from policies.measures.effects import left_marked
from policies.measures.federal_register import enter_issuer, is_index, read_order
from policies.measures.models import Measure

SHOWN = ("Measure", "Title", "What changes")
_TYPES = {
    Outcome.NEW: RowResult.IMPORT_TYPE_NEW,
    Outcome.CHANGED: RowResult.IMPORT_TYPE_UPDATE,
    Outcome.UNCHANGED: RowResult.IMPORT_TYPE_SKIP,
}


class MeasureResource(Resource):
    """The table of a file; what it says is written by the verb `import_drafts`, all of it or nothing.

    The library opens one transaction around an import and rolls it back after a preview.
    """

    class Meta:
        model = Measure
        instance_loader_class = BaseInstanceLoader
        # Skipped rows are shown too.
        report_skipped = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.fields = {name: Field(column_name=name) for name in COLUMNS}
        self._problems: dict[int, Mapping[str, list[str]]] = {}
        self._imported: list[Imported] = []

    @classmethod
    def get_display_name(cls) -> str:
        """Give what the form calls it."""
        return "Measures"

    def get_user_visible_fields(self) -> list[Field]:
        """Give the columns that a file may have."""
        return list(self.fields.values())

    def get_diff_headers(self) -> list[str]:
        """Give the headings of the preview."""
        return list(SHOWN)

    def import_data(self, dataset: Dataset, dry_run: bool = False, **kwargs: Any) -> Result:
        """Import, or only try it out: then nothing stays that an effect could be kept for."""
        with left_marked() if dry_run else nullcontext():
            result: Result = super().import_data(dataset, dry_run=dry_run, **kwargs)
        return result

    def before_import(self, dataset: Dataset, **kwargs: Any) -> None:
        """Write all rows, or keep what is wrong with each."""
        index = is_index(frozenset(dataset.headers))
        rows: list[MeasureRow] = []
        for number, cells in enumerate(dataset.dict):
            try:
                rows.append(read_order(cells) if index else read_row(cells))
            except RowRefused as refused:
                self._problems[number] = refused.problems
        if self._problems:
            return
        if index:
            enter_issuer()
        try:
            self._imported = import_drafts(rows)
        except ImportRefused as refused:
            self._problems = dict(refused.problems)

    def import_row(
        self, row: Mapping[str, Any], instance_loader: Any, *, row_number: int, **kwargs: Any
    ) -> RowResult:
        """Give what became of a row, numbered from 1."""
        result: RowResult = self.get_row_result_class()()
        result.row_values = dict(row)
        problems = self._problems.get(row_number - 1)
        if problems:
            result.import_type = RowResult.IMPORT_TYPE_INVALID
            result.validation_error = ValidationError(dict(problems))
        elif not self._imported:
            result.import_type = RowResult.IMPORT_TYPE_SKIP
        else:
            self._show(result, self._imported[row_number - 1])
        return result

    def _show(self, result: RowResult, imported: Imported) -> None:
        measure = imported.measure
        result.import_type = _TYPES[imported.outcome]
        result.instance, result.object_id, result.object_repr = measure, measure.pk, str(measure)
        result.diff = [measure.reference, measure.title, ", ".join(imported.changes)]


def said(result: Result) -> list[str]:
    """Give the problems of an import as sentences, each naming its row and column."""
    lines = [str(error.error) for error in result.base_errors]
    for row in result.invalid_rows:
        for column, texts in row.field_specific_errors.items():
            lines += [f"Row {row.number}, {column}: {text}" for text in texts]
    return lines

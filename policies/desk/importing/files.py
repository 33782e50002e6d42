"""Files of measures: CSV and JSON Lines, read into one table."""

import json
from collections.abc import Sequence
from typing import Any

from import_export.formats.base_formats import CSV, Format
from tablib import Dataset
from tablib.exceptions import TablibException

from policies.measures.bulk_rows import COLUMNS, NEEDED
from policies.measures.federal_register import is_index

MOST_ROWS = 10_000


class NotReadable(Exception):
    """The file as a whole cannot be imported; the text says why and what is allowed."""


class MeasuresCsv(CSV):
    """Comma-separated values, UTF-8, with the names of the columns in the first row."""

    def create_dataset(self, in_stream: Any, **kwargs: Any) -> Dataset:
        """Read the file. Raises NotReadable."""
        try:
            dataset = super().create_dataset(in_stream, **kwargs)
        except UnicodeDecodeError as wrong:
            raise NotReadable("The file is not in UTF-8; save it as “CSV UTF-8”.") from wrong
        except TablibException as wrong:
            raise NotReadable("A row has more cells than the first row, which names the columns.") from wrong
        return checked(dataset)


class MeasuresJsonLines(Format):
    """One JSON object on each line, UTF-8; its keys are the columns."""

    def __init__(self, encoding: str = "utf-8-sig") -> None:
        self.encoding = encoding

    def get_title(self) -> str:
        """Give the name shown to choose from; the end of a file's name finds it."""
        return "jsonl"

    def create_dataset(self, in_stream: bytes) -> Dataset:
        """Read the file. Raises NotReadable."""
        try:
            lines = in_stream.decode(self.encoding).split("\n")
        except UnicodeDecodeError as wrong:
            raise NotReadable("The file is not in UTF-8.") from wrong
        records = [_record(line, number) for number, line in enumerate(lines, 1) if line.strip()]
        columns = list(dict.fromkeys(name for record in records for name in record))
        rows = [[record.get(name) for name in columns] for record in records]
        return checked(Dataset(*rows, headers=columns))

    def can_import(self) -> bool:
        """Tell the form that this can be chosen."""
        return True


def checked(dataset: Dataset) -> Dataset:
    """Give the table if every column is known, or raise NotReadable."""
    columns: Sequence[str] = dataset.headers or []
    if not len(dataset):
        raise NotReadable("The file has no rows.")
    if len(dataset) > MOST_ROWS:
        raise NotReadable(f"The file has {len(dataset)} rows; {MOST_ROWS} at once are the most.")
    if is_index(frozenset(columns)):
        return dataset
    unknown = [str(name) for name in columns if name not in COLUMNS]
    if unknown:
        raise NotReadable(f"No column is called {', '.join(unknown)}; there are {', '.join(COLUMNS)}.")
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise NotReadable(f"The column {' and '.join(missing)} is missing.")
    return dataset


def _record(line: str, number: int) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as wrong:
        raise NotReadable(f"Line {number} is no JSON: {wrong}.") from wrong
    if not isinstance(record, dict):
        raise NotReadable(f'Line {number} is no JSON object, such as {{"title": "…"}}.')
    return record

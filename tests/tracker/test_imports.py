"""The shape of the code: who imports whom, where, and how long files get."""

import ast
from pathlib import Path

from django.conf import settings
from importlinter.cli import lint_imports

ROOT = Path(settings.BASE_DIR)
ATTICS = {"utils", "common", "core", "helpers", "services"}
LONGEST_FILE = 400


def sources(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def test_every_app_imports_only_what_its_row_of_the_plan_names():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_imports_stand_at_the_top_of_a_file():
    inside = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources("policies", "tracker")
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert inside == set()


def test_nothing_is_named_for_an_attic():
    named = [path for path in sources("policies", "tracker", "tests") if ATTICS & {path.stem, *path.parts}]
    assert named == []


def test_no_file_is_longer_than_a_person_reads_at_once():
    lengths = {path: len(path.read_text().splitlines()) for path in sources("policies", "tracker", "tests")}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}

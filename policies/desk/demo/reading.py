"""Read the files of the demonstration; whatever does not fit is named with its file and place."""

import datetime as dt
import tomllib
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from policies.desk.demo.shapes import (
    DemoArticle,
    DemoAuthority,
    DemoBody,
    DemoCase,
    DemoChange,
    DemoCite,
    DemoClaim,
    DemoEntity,
    DemoEvent,
    DemoMeasure,
    DemoOption,
    DemoPlace,
    DemoRecord,
    DemoStep,
    DemoTarget,
)

FOLDER = Path(__file__).parent / "record"
PARTS: dict[str, type] = {
    "event": DemoEvent,
    "option": DemoOption,
    "target": DemoTarget,
    "claim": DemoClaim,
    "measure": DemoMeasure,
}
Shape = TypeVar("Shape")
Table = dict[str, Any]


class RecordInvalid(Exception):
    """The files of the demonstration hold something that cannot be; each line names one place."""


def read(folder: Path = FOLDER) -> DemoRecord:
    """Give the whole demonstration. Raises RecordInvalid."""
    problems: list[str] = []
    record = DemoRecord(
        bodies=_keyed(DemoBody, folder, "bodies", problems),
        authorities=_keyed(DemoAuthority, folder, "authorities", problems),
        entities=_keyed(DemoEntity, folder, "entities", problems),
        articles=_keyed(DemoArticle, folder, "articles*", problems),
        cases=_keyed(DemoCase, folder, "cases", problems),
        steps=tuple(_steps(folder, problems)),
    )
    if problems:
        raise RecordInvalid("\n".join(problems))
    return record


def shaped(shape: type[Shape], table: Any, *, where: str) -> Shape:
    """Make one shape from a table. Raises RecordInvalid, which names the field and what is allowed."""
    if not isinstance(table, dict):
        raise RecordInvalid(f"{where}: expected a table, found {table!r}.")
    if shape is DemoChange:
        return typing.cast(Shape, _change(table, where=where))
    hints = typing.get_type_hints(shape)
    unknown = sorted(table.keys() - hints.keys())
    if unknown:
        raise RecordInvalid(f"{where}: unknown {', '.join(unknown)}; known are {', '.join(sorted(hints))}.")
    missing = [f.name for f in fields(shape) if f.default is MISSING and f.name not in table]  # type: ignore[arg-type]
    if missing:
        raise RecordInvalid(f"{where}: {', '.join(missing)} is missing.")
    values = {name: _value(hints[name], value, f"{where}: {name}") for name, value in table.items()}
    return shape(**values)


def _change(table: Table, *, where: str) -> DemoChange:
    named = [part for part in PARTS if part in table]
    if len(named) != 1:
        raise RecordInvalid(f"{where}: name exactly one of {', '.join(PARTS)}.")
    part = named[0]
    hints = typing.get_type_hints(PARTS[part])
    given = {name: value for name, value in table.items() if name != part}
    unknown = sorted(given.keys() - hints.keys())
    if unknown:
        raise RecordInvalid(f"{where}: unknown {', '.join(unknown)}; known are {', '.join(sorted(hints))}.")
    values = {name: _value(hints[name], value, f"{where}: {name}") for name, value in given.items()}
    return DemoChange(part=part, key=table[part], cites=values.pop("cites", ()), fields=values)


def _value(kind: Any, value: Any, where: str) -> Any:
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return _alternative(typing.get_args(kind), value, where)
    if typing.get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise RecordInvalid(f"{where}: expected a list, found {value!r}.")
        inner = typing.get_args(kind)[0]
        return tuple(_value(inner, entry, f"{where} {n}") for n, entry in enumerate(value, start=1))
    if is_dataclass(kind):
        return shaped(typing.cast(type, kind), value, where=where)
    if isinstance(kind, type) and issubclass(kind, Enum):
        if value not in kind.values:  # type: ignore[attr-defined]
            raise RecordInvalid(f"{where}: {value!r} is none of {', '.join(kind.values)}.")  # type: ignore[attr-defined]
        return kind(value)
    if type(value) is not kind:
        raise RecordInvalid(f"{where}: expected {kind.__name__}, found {value!r}.")
    return value


def _alternative(kinds: tuple[Any, ...], value: Any, where: str) -> Any:
    """Read a value of `X | None`, or a citation that is a table or the key of an article."""
    if kinds == (DemoCite, str):
        return value if isinstance(value, str) else shaped(DemoCite, value, where=where)
    return _value(next(kind for kind in kinds if kind is not types.NoneType), value, where)


def _tables(folder: Path, pattern: str, word: str, problems: list[str]) -> Iterator[tuple[Path, int, Table]]:
    for path in sorted(folder.glob(f"{pattern}.toml")):
        try:
            content = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as error:
            problems.append(f"{path.name}: {error}.")
            continue
        if content.keys() != {word}:
            problems.append(f"{path.name}: expected [[{word}]] only, found {', '.join(content)}.")
        for number, table in enumerate(content.get(word, []), start=1):
            yield path, number, table


def _told(make: Callable[[], Shape], problems: list[str]) -> Shape | None:
    try:
        return make()
    except RecordInvalid as invalid:
        problems.append(str(invalid))
        return None


def _keyed(shape: type[Shape], folder: Path, pattern: str, problems: list[str]) -> dict[str, Shape]:
    found: dict[str, Shape] = {}
    for path, number, table in _tables(folder, pattern, pattern.rstrip("*"), problems):
        where = f"{path.name}, {table.get('key', number)}"
        made = _told(lambda t=table, w=where: shaped(shape, t, where=w), problems)  # type: ignore[misc]
        if made is None:
            continue
        if table["key"] in found:
            problems.append(f"{where}: the key is taken.")
        found[table["key"]] = made
    return found


def _steps(folder: Path, problems: list[str]) -> list[tuple[DemoPlace, DemoStep]]:
    """Give the steps of all measures, the released ones by moment, then the others."""
    steps = []
    for path, number, table in _tables(folder, "measures/*", "steps", problems):
        where = f"{path.name}, step {number}"
        made = _told(lambda t=table, w=where: shaped(DemoStep, t, where=w), problems)  # type: ignore[misc]
        if made is not None:
            steps.append((DemoPlace(measure=path.stem, number=number), made))
    last = dt.datetime.max.replace(tzinfo=dt.UTC)
    return sorted(steps, key=lambda pair: (pair[1].at or last, pair[0].measure, pair[0].number))

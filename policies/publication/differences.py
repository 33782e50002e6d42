"""The difference between two documents, field by field and row by row, in words."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .difference_words import COMPUTED, HEADED, SECTIONS, USUAL, Names, in_order, in_words, label_of, title_of

Json = Mapping[str, Any]
Key = tuple[Any, ...]

# Told in another way: the label of a kind by the kind, a citation's parties by its words.
_UNTOLD = frozenset({"id", "schema", "kind_label", "when"})
_UNUSUAL = object()
# Shorter texts, such as dates, and texts less alike are told as a whole: words picked out confuse.
SENTENCE = 8
ALIKE = 0.4
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Change(StrEnum):
    """What happened to a section, a row, a field or a piece of text."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Piece:
    """A run of words that was added, removed or kept."""

    change: Change
    text: str


@dataclass(frozen=True)
class Field:
    """One field of a row, before and after, both in words."""

    key: str
    label: str
    change: Change
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        """Give the text with its insertions and deletions, word by word."""
        return _pieces(self.before, self.after)


@dataclass(frozen=True)
class Row:
    """One row of a list with its fields and the rows that belong to it; `key` tells it from the others."""

    place: str
    key: Key
    label: str
    change: Change
    fields: list[Field]
    rows: list["Row"] = field(default_factory=list)
    before: Json | None = None
    after: Json | None = None

    @property
    def told(self) -> list[Field]:
        """Give the fields that differ; of an unchanged row, all of them."""
        if self.change == Change.UNCHANGED:
            return self.fields
        return [part for part in self.fields if part.change != Change.UNCHANGED]

    @property
    def untold(self) -> list[Field]:
        """Give the fields of a changed row that are as they were."""
        return (
            [] if self.change == Change.UNCHANGED else [part for part in self.fields if part not in self.told]
        )


@dataclass(frozen=True)
class Section:
    """One part of a document; a computed one follows from events and citations."""

    key: str
    label: str
    computed: bool
    rows: list[Row]

    @property
    def change(self) -> Change:
        """Tell whether anything in it differs."""
        return _joint([row.change for row in self.rows])

    def count(self, change: Change) -> int:
        """Count the rows with this change."""
        return sum(row.change == change for row in self.rows)


def differences(before: Json | None, after: Json) -> list[Section]:
    """Give every part of two documents with what was added, removed, changed and left as it was.

    Rows are matched by what names them (id, slug, reference), never by their place. Without a
    document before, everything is added.
    """
    names = Names(before, after)
    old = before or {}
    plain = [
        key for key in _keys(old, after) if key not in SECTIONS and key not in COMPUTED and key not in _UNTOLD
    ]
    whole = None if before is None else {key: old[key] for key in plain if key in old}
    record = _row("", (), whole, {key: after[key] for key in plain if key in after}, names)
    sections = [Section("record", "The measure", False, [record])]
    for key, label in SECTIONS.items():
        rows = _section_rows(key, old.get(key), after.get(key), names)
        if rows:
            sections.append(Section(key, label, key in COMPUTED, rows))
    return sections


def _section_rows(key: str, before: Any, after: Any, names: Names) -> list[Row]:
    if isinstance(before, Mapping) or isinstance(after, Mapping):
        return [_row(key, (), before, after, names)]
    return _rows(key, before or [], after or [], names)


def _rows(place: str, before: Sequence[Any], after: Sequence[Any], names: Names) -> list[Row]:
    old, new = _keyed(place, before), _keyed(place, after)
    return [_row(place, key, old.get(key), new.get(key), names) for key in _merged(list(old), list(new))]


def _row(place: str, key: Key, before: Json | None, after: Json | None, names: Names) -> Row:
    fields: list[Field] = []
    rows: list[Row] = []
    for name in _keys(before or {}, after or {}):
        if name in _UNTOLD:
            continue
        old, new = (before or {}).get(name), (after or {}).get(name)
        if _is_list_of_rows(old) or _is_list_of_rows(new):
            rows += _rows(name, old or [], new or [], names)
        elif name in ("entity", "attribution", "evidence", "origin"):
            part = _row(name, (), old, new, names)
            fields += part.fields
            rows += part.rows
        else:
            fields += _field(place, name, old, new, names, alone=before is None or after is None)
    if before is None:
        change = Change.ADDED
    elif after is None:
        change = Change.REMOVED
    else:
        change = _joint([*(part.change for part in fields), *(row.change for row in rows)])
    label = title_of(place, after or before or {}, names) if place and key else ""
    return Row(place, key, label, change, fields, rows, before, after)


def _field(place: str, name: str, before: Any, after: Any, names: Names, *, alone: bool) -> Iterable[Field]:
    """Give a field unless it is empty on both sides, or goes without saying in a row that stands alone."""
    if alone and (name in HEADED.get(place, ()) or USUAL.get(name, _UNUSUAL) in (before, after)):
        return
    old, new = in_words(place, name, before, names), in_words(place, name, after, names)
    if not old and not new:
        return
    if old == new and before != after:
        old, new = f"{old} ({before})", f"{new} ({after})"
    if old == new:
        change = Change.UNCHANGED
    elif not old:
        change = Change.ADDED
    else:
        change = Change.CHANGED if new else Change.REMOVED
    yield Field(name, label_of(name), change, old, new)


def _joint(changes: Iterable[Change]) -> Change:
    return Change.CHANGED if any(change != Change.UNCHANGED for change in changes) else Change.UNCHANGED


def _is_list_of_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _keyed(place: str, rows: Iterable[Json]) -> dict[Key, Json]:
    """Name every row; rows with one name are told apart by their order."""
    keyed: dict[Key, Json] = {}
    for row in rows:
        key = _name_of(place, row)
        while key in keyed:
            key = (*key, "again")
        keyed[key] = row
    return keyed


def _name_of(place: str, row: Json) -> Key:
    """Give what names a row for good: its number, else what it is about."""
    if place == "sources":
        return (row["origin"]["id"],)
    if place == "relations" and "measure" in row:
        return (row["kind"], row["direction"], row["measure"]["reference"])
    if "from" in row:
        return (row.get("stage") or row.get("effect") or row.get("state"), row["from"], row.get("scope"))
    for name in ("id", "event", "slug"):
        if name in row:
            return (row[name], row.get("role") or row.get("kind")) if name == "slug" else (row[name],)
    return tuple(str(value) for name, value in row.items() if name != "check")


def _keys(before: Json, after: Json) -> list[str]:
    return in_order(_merged(list(before), list(after)))


def _merged(before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    """Give the names of after, those that are gone standing where they stood."""
    merged = list(after)
    present = set(after)
    previous = None
    for name in before:
        if name not in present:
            merged.insert(merged.index(previous) + 1 if previous is not None else 0, name)
        previous = name
    return merged


def _pieces(before: str, after: str) -> list[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if min(len(old), len(new)) < SENTENCE or matcher.ratio() < ALIKE:
        whole = [Piece(Change.REMOVED, before), Piece(Change.ADDED, after)]
        return [piece for piece in whole if piece.text]
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.UNCHANGED, "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece(Change.REMOVED, "".join(old[a:b])))
        if d > c:
            pieces.append(Piece(Change.ADDED, "".join(new[c:d])))
    return pieces

"""Stored sights that may show the same entries as new ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from policies.dockets import statements
from policies.dockets.models import Sight

# By what sights of the same entry may be found, in one docket, and what the column holds.
KEYS = {
    "entry_number": "integer",
    "document_id": "text",
    "sequence": "integer",
    "guid": "text",
    "filed_on": "date",
}
NOT_EMPTY = {"text": " AND sight.{name} <> ''"}
# An index serves each of the joins; those of names leave out sights without one.
FOUND_BY = {
    name: (
        f"SELECT sight.id FROM unnest(%s::bigint[], %s::{kind}[]) AS asked (docket, value)"  # noqa: S608
        f" JOIN dockets_sight sight ON sight.docket_id = asked.docket AND sight.{name} = asked.value"
        f"{NOT_EMPTY.get(kind, '').format(name=name)}"
    )
    for name, kind in KEYS.items()
}
Key = tuple[int, Any]
Keys = dict[str, set[Key]]


def neighbourhoods(fresh: Iterable[Sight]) -> dict[int, list[Sight]]:
    """
    Give, by docket, the stored sights that could change what the fresh ones show.

    What is found is asked for its own neighbours, until no more turn up; all
    dockets are asked about at once.
    """
    found: dict[int, Sight] = {}
    asked: Keys = {name: set() for name in KEYS}
    more = _keys(fresh)
    while any(more.values()):
        for name, keys in more.items():
            asked[name] |= keys
        turned_up = {sight.pk: sight for sight in _bearing(more, besides=found)}
        found |= turned_up
        more = {name: keys - asked[name] for name, keys in _keys(turned_up.values()).items()}
    of_docket: dict[int, list[Sight]] = {}
    for sight in found.values():
        of_docket.setdefault(sight.docket_id, []).append(sight)
    return of_docket


def _keys(sights: Iterable[Sight]) -> Keys:
    """Give the keys that the sights have; the number 0 is one, an empty name is none."""
    keys: Keys = {name: set() for name in KEYS}
    for sight in sights:
        for name, known in keys.items():
            value = getattr(sight, name)
            if value is not None and value != "":
                known.add((sight.docket_id, value))
    return keys


def _bearing(wanted: Keys, *, besides: Mapping[int, Sight]) -> Iterable[Sight]:
    """Give the stored sights that have one of these keys, but for those known already."""
    parts, parameters = [], []
    for name, keys in wanted.items():
        if keys:
            parts.append(FOUND_BY[name])
            parameters += [[docket for docket, _ in keys], [value for _, value in keys]]
    return statements.objects(
        Sight,
        f"SELECT {{columns}} FROM dockets_sight WHERE id IN ({' UNION '.join(parts)})"  # noqa: S608
        " AND id <> ALL(%s)",
        [*parameters, list(besides)],
    )

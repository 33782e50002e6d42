"""Opaque cursors: the key of a row, its number, and the direction to go from there."""

import base64
import binascii
import json
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from . import moments


class BadCursor(ValueError):
    """The cursor is not one that this list gave; the text says so."""

    def __init__(self) -> None:
        super().__init__("The cursor is not one that this list gave in this order. Start again without it.")


class Position(NamedTuple):
    """The sort key of a row and its number in the log."""

    key: Any
    sequence: int


def write(position: Position, ordering: str, *, backwards: bool = False) -> str:
    """Write a position as a cursor of a list in this order."""
    key = position.key
    if isinstance(key, datetime):
        key = moments.written(key)
    elif isinstance(key, date):
        key = key.isoformat()
    direction = "p" if backwards else "n"
    text = json.dumps([direction, ordering, key, position.sequence], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read(cursor: str, ordering: str, key_type: type) -> tuple[Position, bool]:
    """Give the position, and whether the cursor goes backwards from it; raise BadCursor."""
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        direction, given, key, sequence = json.loads(text)
        if (
            given != ordering
            or direction not in {"n", "p"}
            or type(sequence) is not int
            or not 0 < sequence < 2**63
        ):
            raise BadCursor
        return Position(_key(key_type, key), sequence), direction == "p"
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise BadCursor from error


def _key(key_type: type, key: Any) -> Any:
    if key_type is datetime:
        return datetime.strptime(key, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    if key_type is date:
        return date.fromisoformat(key)
    if key_type is float and type(key) is float:
        return key
    if key_type is str and isinstance(key, str) and "\x00" not in key:
        return key
    raise BadCursor

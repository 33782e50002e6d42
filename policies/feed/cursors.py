"""Cursors of the docket listings: the sort key of the last row, opaque to the reader."""

import base64
import binascii
import json
from collections.abc import Callable
from typing import Any

from policies.feed.problems import InvalidParameter, ParameterError


def written(*key: object) -> str:
    """Write a sort key as a cursor."""
    return base64.urlsafe_b64encode(json.dumps(key, default=str).encode()).decode().rstrip("=")


def read(text: str, *kinds: Callable[[Any], Any]) -> tuple[Any, ...]:
    """Give the sort key, each part read by its kind; raises InvalidParameter for anything else."""
    try:
        parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return tuple(kind(part) for kind, part in zip(kinds, parts, strict=True))
    except (ValueError, TypeError, OverflowError, RecursionError, binascii.Error) as error:
        fault = ParameterError("cursor", "This is no cursor of this listing; begin without one.")
        raise InvalidParameter([fault]) from error

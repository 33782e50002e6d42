"""Read single query parameters, refusing what is not allowed by name."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from drf_spectacular.utils import OpenApiParameter

from policies.feed.problems import InvalidParameter, ParameterError

LOG_PAGE = 1000
LIST_PAGE = 200
HIGHEST = 2**63 - 1
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KNOWN_AT_FORM = "Give an ISO 8601 moment such as 2020-10-01T12:00:00Z, or a day, which means its end in UTC."


def whole_number(parameters: Mapping[str, Any], name: str, *, default: int, lowest: int, highest: int) -> int:
    """Give a parameter as a number between two bounds, both allowed; raises InvalidParameter."""
    text = parameters.get(name)
    if text is None:
        return default
    if text.isascii() and text.isdigit() and len(text) <= 19 and lowest <= int(text) <= highest:
        return int(text)
    bounds = f"from {lowest}" if highest == HIGHEST else f"from {lowest} to {highest}"
    raise InvalidParameter([ParameterError(name, f"Give a whole number {bounds}.", (bounds,))])


def after(parameters: Mapping[str, Any]) -> int:
    """Give the place in the log after which to go on; 0 is the beginning."""
    return whole_number(parameters, "after", default=0, lowest=0, highest=HIGHEST)


def limit(parameters: Mapping[str, Any]) -> int:
    """Give how many records a page may have."""
    return whole_number(parameters, "limit", default=100, lowest=1, highest=LOG_PAGE)


def list_limit(parameters: Mapping[str, Any]) -> int:
    """Give how many measures a page of the list may have."""
    return whole_number(parameters, "limit", default=25, lowest=1, highest=LIST_PAGE)


def known_at(parameters: Mapping[str, Any]) -> datetime | None:
    """Give the moment whose state of knowledge is asked for; None is now. Raises InvalidParameter."""
    text = parameters.get("known_at")
    if text is None:
        return None
    try:
        return moment(text)
    except ValueError as error:
        raise InvalidParameter([ParameterError("known_at", KNOWN_AT_FORM)]) from error


def moment(text: str) -> datetime:
    """Read an ISO moment, or a day, which stands for its last moment in UTC; raises ValueError."""
    if DAY.fullmatch(text):
        return datetime.combine(date.fromisoformat(text), time.max, tzinfo=UTC)
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=UTC)


AFTER = OpenApiParameter(
    "after",
    {"type": "integer", "minimum": 0, "default": 0},
    description="Give what follows this sequence number; 0 begins at the beginning.",
)
LIMIT = OpenApiParameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": LOG_PAGE, "default": 100},
    description="How many records a page may have.",
)
LIST_LIMIT = OpenApiParameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": LIST_PAGE, "default": 25},
    description="How many measures a page may have.",
)
CURSOR = OpenApiParameter("cursor", str, description="Where to go on; part of `next` and `previous`.")
KNOWN_AT = OpenApiParameter("known_at", str, description=f"As known at this moment. {KNOWN_AT_FORM}")
REFERENCE = OpenApiParameter(
    "measure", str, location="path", description="The permanent reference, such as `US-2020-0007`."
)
DOCKET = OpenApiParameter("docket", int, location="path", description="The `id` of a watched docket.")

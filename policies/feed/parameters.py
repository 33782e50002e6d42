"""Read single query parameters, refusing what is not allowed by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from drf_spectacular.utils import OpenApiParameter

from policies.feed.problems import InvalidParameter, ParameterError
from policies.publication.parameters import MomentField

MOST = 1000
HIGHEST = 2**63 - 1


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
    return whole_number(parameters, "limit", default=100, lowest=1, highest=MOST)


def known_at(parameters: Mapping[str, Any]) -> datetime | None:
    """Give the moment whose state of knowledge is asked for; None is now. Raises InvalidParameter."""
    text = parameters.get("known_at")
    if text is None:
        return None
    try:
        return cast("datetime", MomentField().clean(text))
    except ValidationError as error:
        raise InvalidParameter([ParameterError("known_at", " ".join(error.messages))]) from error


AFTER = OpenApiParameter(
    "after",
    {"type": "integer", "minimum": 0, "default": 0},
    description="Give what follows this sequence number; 0 begins at the beginning.",
)
LIMIT = OpenApiParameter(
    "limit",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": 100},
    description="How many records a page may have.",
)
CURSOR = OpenApiParameter("cursor", str, description="Where to go on; part of `next` and `previous`.")
KNOWN_AT = OpenApiParameter(
    "known_at", str, description="As it was known at this moment, or at the end of this day in UTC."
)
REFERENCE = OpenApiParameter(
    "measure", str, location="path", description="The permanent reference, such as `US-2020-0007`."
)
DOCKET = OpenApiParameter("docket", int, location="path", description="The `id` of a docket in `dockets/`.")

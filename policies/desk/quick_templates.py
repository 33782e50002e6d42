"""The engine of the few templates that a page repeats many times: a tenth of the time of Django's."""

import datetime as dt
from functools import cache
from typing import Any

from django.db.models import Model
from django.template import defaultfilters
from jinja2 import Environment, StrictUndefined

from policies.desk.addresses import address_at


def environment(**options: Any) -> Environment:
    """Give an engine with the filters of Django's that these templates use; a misspelt name is an error."""
    engine = Environment(**(options | {"undefined": StrictUndefined}))  # noqa: S701 - Django's backend escapes
    engine.globals["address_at"] = address_at
    engine.filters |= {
        "capfirst": defaultfilters.capfirst,
        "day": _day,
        "display": _display,
        "truncatewords": defaultfilters.truncatewords,
    }
    return engine


def _day(value: dt.date) -> str:
    """Write a day such as 3 Feb 2026; of a moment, the day in its own zone."""
    return f"{value.day} {value:%b %Y}"


def _display(row: Model, field: str) -> str:
    """Give what a row's choice is called, as `get_…_display` does by looking through all choices."""
    return str(_labels(type(row), field)[getattr(row, field)])


@cache
def _labels(model: type[Model], field: str) -> dict[str, str]:
    return dict(model._meta.get_field(field).flatchoices)  # type: ignore[union-attr]  # choices of a column

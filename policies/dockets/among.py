"""Compare a column with a list in one parameter; hundreds of them cost more to write than to look up."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, Model, Value


def among(model: type[Model], column: str, values: Iterable[Any]) -> Func:
    """Give the condition that a column of the model holds one of the values."""
    field: Any = model._meta.get_field(column)
    return Func(
        F(column),
        Value(list(values), output_field=ArrayField(getattr(field, "target_field", field))),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )

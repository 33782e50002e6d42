"""Say which constraints a row would break before it is saved: one query answers for all its checks.

Django asks about each check by itself, in a savepoint, and writes the SQL anew each time; a whole case has
two hundred.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import (
    BaseConstraint,
    BooleanField,
    CheckConstraint,
    Expression,
    Model,
)
from django.db.models.functions import Coalesce
from django.db.models.sql import Query


class _Value(Expression):
    """What a row will hold in a field, left open while the SQL of a check is written."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Give the place of the value."""
        place = getattr(self.field, "get_placeholder", None)
        return place(None, compiler, connection) if place else "%s", [self]

    def of(self, row: Model) -> Any:
        """Give what this row holds, as the database takes it."""
        return self.field.get_db_prep_value(getattr(row, self.field.attname), connection)


@dataclass(frozen=True)
class _Check:
    constraint: CheckConstraint
    sql: str
    params: tuple[Any, ...]

    def reads(self, fields: Collection[str]) -> bool:
        return any(isinstance(one, _Value) and one.field.name in fields for one in self.params)

    def params_of(self, row: Model) -> list[Any]:
        return [one.of(row) if isinstance(one, _Value) else one for one in self.params]


def violations(
    row: Model, *, of: type[Model], constraints: Collection[BaseConstraint], exclude: Collection[str]
) -> Iterator[tuple[str, list[str]]]:
    """Give name and words of each constraint of a model that a row breaks; those of excluded fields rest."""
    broken = _broken_checks(row, of, exclude)
    for constraint in constraints:
        if isinstance(constraint, CheckConstraint):
            if constraint.name in broken:
                yield constraint.name, [str(constraint.get_violation_error_message())]
            continue
        try:
            constraint.validate(of, row, exclude=set(exclude))
        except ValidationError as violated:
            yield constraint.name, violated.messages


def _broken_checks(row: Model, model: type[Model], exclude: Collection[str]) -> set[str]:
    checks = [check for check in _checks_of(model) if not check.reads(exclude)]
    if not checks:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(check.sql for check in checks)}",  # noqa: S608 - written by Django
            [param for check in checks for param in check.params_of(row)],
        )
        kept = cursor.fetchone()
    return {check.constraint.name for check, holds in zip(checks, kept, strict=True) if not holds}


@cache
def _checks_of(model: type[Model]) -> tuple[_Check, ...]:
    query = Query(None)
    for field in model._meta.local_concrete_fields:
        query.add_annotation(_Value(output_field=field), field.name, select=False)
    compiler = query.get_compiler(connection=connection)
    written = []
    for constraint in model._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            # A check that is neither true nor false holds, as in the database.
            holds = Coalesce(constraint.condition, True, output_field=BooleanField())
            sql, params = compiler.compile(holds.resolve_expression(query))
            written.append(_Check(constraint, sql, tuple(params)))
    return tuple(written)

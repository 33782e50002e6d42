"""Column types and lookups of PostgreSQL that Django does not bring along."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range


class DateMultirangeField(models.Field):
    """Several stretches of days: lower bounds inclusive, upper bounds exclusive, None is open."""

    def db_type(self, connection: Any) -> str:
        """Name the PostgreSQL type."""
        return "datemultirange"


class FacetsField(ArrayField):
    """The numbers of all facet values of an edition, an intarray."""

    def deconstruct(self) -> Any:
        """Describe the field for migrations."""
        name, _, args, kwargs = super().deconstruct()
        return name, "policies.publication.fields.FacetsField", args, kwargs


@DateMultirangeField.register_lookup
class CoversDay(models.Lookup):
    """The stretches include the day."""

    lookup_name = "covers"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Render `column @> day`."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} @> %s::date", [*parameters, self.rhs]


@DateMultirangeField.register_lookup
class TouchesDays(models.Lookup):
    """The stretches share a day with the range (first, last), both inclusive; None is open."""

    lookup_name = "touches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Render `column && daterange(first, last)`."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} && daterange(%s::date, %s::date, '[]')", [*parameters, *self.rhs]


@FacetsField.register_lookup
class MatchesFacets(models.Lookup):
    """The array satisfies an intarray query such as `(3|7)&!12`."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Render `column @@ query`."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} @@ %s::query_int", [*parameters, self.rhs]


def days(stretches: list[tuple[date | None, date | None]]) -> Multirange[date]:
    """Build a multirange from (from, to) pairs; overlapping pairs are joined as the database would."""
    joined: list[tuple[date, date]] = []
    for start, end in sorted((start or date.min, end or date.max) for start, end in stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        elif start < end:
            joined.append((start, end))
    return Multirange(
        [
            Range(None if start == date.min else start, None if end == date.max else end, "[)")
            for start, end in joined
        ]
    )

"""Reads of the log and of the read model, in the words of the newsroom."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from .models import Edition, FacetValue, NamedDocket, Release  # noqa: F401

Dockets = TypeVar("Dockets", bound=models.QuerySet[Any])


class ReleaseQuerySet(models.QuerySet["Release"]):
    """Releases in the order of the log."""

    def of_measure(self, measure_id: object) -> Self:
        """Give the releases of one measure, oldest first."""
        return self.filter(measure_id=measure_id).order_by("sequence")

    def newest_first(self) -> Self:
        """Give the releases, last one first."""
        return self.order_by("-sequence")


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions: what was published, and when it was what we knew."""

    def current(self) -> Self:
        """Give the newest edition of every measure that can be read; retracted measures are left out."""
        return self.filter(current=True)

    def newest(self) -> Self:
        """Give the newest edition of every measure, tombstones included."""
        return self.filter(known__upper_inf=True)

    def known_at(self, moment: datetime) -> Self:
        """Give the editions that were the known version at a moment, tombstones included."""
        return self.filter(known__contains=moment)

    def readable(self) -> Self:
        """Leave out tombstones and editions whose content was withheld by a retraction."""
        return self.filter(readable=True)

    def in_effect_on(self, day: date) -> Self:
        """Give the editions that say a provision was operating on that day, enforced or not."""
        return self.filter(in_effect__covers=day)

    def of_reference(self, reference: str) -> Self:
        """Give the editions of one measure, newest first."""
        return self.filter(reference=reference).order_by("-version")


class NamedDocketQuerySet(models.QuerySet["NamedDocket"]):
    """Dockets as readable editions name them."""

    def released(self, dockets: Dockets) -> Dockets:
        """Give, of a query of dockets, those that are public: a release that can be read names them."""
        return dockets.filter(self.naming())

    def naming(self) -> Q:
        """Give the condition, for a query of dockets, that a release that can be read names a docket.

        By its number in the feed; where a document gives none, by court and docket number.
        """
        by_number_alone = self.filter(
            docket=None, court=OuterRef("court__slug"), docket_number=OuterRef("docket_number")
        )
        return Q(Exists(self.filter(docket=OuterRef("pk")))) | Q(Exists(by_number_alone))

    def newest_of(self, dockets: Collection[int]) -> "dict[int, NamedDocket]":
        """Give how the newest release that has a docket's number in the feed names it, by that number."""
        named = self.filter(docket__in=dockets).order_by("docket", "-edition").distinct("docket")
        return {row.docket: row for row in named if row.docket is not None}


class FacetValueQuerySet(models.QuerySet["FacetValue"]):
    """Values of facets."""

    def labels(self, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Give (value, label) by number; one array of numbers is read faster than as many parameters."""
        if not numbers:
            return {}
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, value, label FROM publication_facetvalue WHERE id = ANY(%s)", [list(numbers)]
            )
            return {number: (value, label) for number, value, label in cursor.fetchall()}

    def named(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str, int, str]]:
        """Give (facet, value, number, label) of the values among these pairs of facet and value."""
        if not pairs:
            return []
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT facet, value, id, label FROM publication_facetvalue "
                "JOIN unnest(%s::text[], %s::text[]) AS wanted (facet, value) USING (facet, value)",
                [[facet for facet, _ in pairs], [value for _, value in pairs]],
            )
            return cursor.fetchall()

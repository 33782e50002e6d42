"""Questions asked of the working copies."""

import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.search import TrigramSimilarity
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

if TYPE_CHECKING:
    from policies.measures.models import Measure

# The share of common trigrams from which PostgreSQL calls two texts similar.
SIMILAR = 0.3
# Above this share of common trigrams two titles look the same to a reader.
VERY_SIMILAR = 0.6


class EffectQuerySet(models.QuerySet[Any]):
    def settled(self) -> Self:
        """Leave out the measures whose facts have changed since; their effect is still to be computed."""
        due = apps.get_model("measures", "EffectDue").objects.filter(pk=OuterRef("measure"))
        return self.filter(~Exists(due))

    def on(self, day: dt.date) -> Self:
        """Give what held on a day."""
        return self.settled().filter(held__contains=day)


class MeasureQuerySet(models.QuerySet["Measure"]):
    def locked(self, pk: int) -> "Measure":
        """Give the measure under a row lock, so that edits and decisions of it come one by one."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def with_effect_on(self, day: dt.date) -> Self:
        """Add `effect`, that of the whole measure on a day; None while it is still to be computed."""
        held = apps.get_model("measures", "MeasureEffect").objects.on(day)
        return self.annotate(effect=Subquery(held.filter(measure=OuterRef("pk")).values("effect")[:1]))

    def titled_like(self, title: str, *, at_least: float = SIMILAR) -> Self:
        """Give the measures with a similar title, nearest first; `at_least` is the share of trigrams."""
        return (
            self.filter(title__trigram_similar=title)
            .annotate(likeness=TrigramSimilarity("title", title))
            .filter(Q(likeness__gte=at_least))
            .order_by("-likeness", "-pk")
        )

    def like(self, title: str, *, targets: Collection[int], limit: int) -> list["Measure"]:
        """Give measures with a similar title, then those aimed at the same entities (ids), in two queries."""
        found: dict[int, Measure] = (
            {measure.pk: measure for measure in self.titled_like(title)[:limit]} if title.strip() else {}
        )
        if targets:
            same = self.filter(targets__entity__in=targets).order_by("-pk").distinct()[:limit]
            found |= {measure.pk: measure for measure in same if measure.pk not in found}
        return list(found.values())[:limit]

"""The legal effect of the working copies as rows: computed, never typed, never part of the history.

Only `effects.settle` writes them. None of their keys is a constraint of the database, because what is
computed must not keep anybody from changing or deleting what it was computed from.
"""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from policies.dockets.models import Docket
from policies.measures.models.measure import Measure
from policies.measures.models.parts import Provision
from policies.measures.querysets import EffectQuerySet
from policies.publication.vocabulary import Effect, EffectState


class EffectPeriod(models.Model):
    """A state of one provision in one scope, from a day (inclusive) to a day (exclusive).

    Without a provision it is that of a measure that has none; an empty scope is nationwide.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, db_constraint=False, related_name="effect_periods")
    provision = models.ForeignKey(Provision, models.CASCADE, db_constraint=False, null=True, related_name="+")
    scope = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=30, choices=EffectState)
    held = DateRangeField()
    events = ArrayField(models.BigIntegerField())
    docket = models.ForeignKey(Docket, models.CASCADE, db_constraint=False, null=True, related_name="+")

    objects = EffectQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["measure", "provision", "scope", "held"]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="effect_one_state_at_a_time",
                expressions=[
                    ("measure", RangeOperators.EQUAL),
                    (Coalesce(F("provision"), 0), RangeOperators.EQUAL),
                    ("scope", RangeOperators.EQUAL),
                    ("held", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(condition=Q(held__isempty=False), name="effect_period_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.held}"


class MeasureEffect(models.Model):
    """What the effects of its provisions add up to for a measure, from a day to a day (exclusive)."""

    measure = models.ForeignKey(Measure, models.CASCADE, db_constraint=False, related_name="effects")
    effect = models.CharField(max_length=30, choices=Effect)
    held = DateRangeField()
    events = ArrayField(models.BigIntegerField())

    objects = EffectQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["measure", "held"]
        constraints: ClassVar = [
            ExclusionConstraint(
                name="measure_effect_one_at_a_time",
                expressions=[("measure", RangeOperators.EQUAL), ("held", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(condition=Q(held__isempty=False), name="measure_effect_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.effect} {self.held}"


class EffectDue(models.Model):
    """A measure whose facts have changed since its effect was computed; triggers write this."""

    measure = models.OneToOneField(
        Measure, models.CASCADE, db_constraint=False, primary_key=True, related_name="effect_due"
    )
    marked_in = models.BigIntegerField(db_index=True, help_text="The transaction that changed the facts.")

    def __str__(self) -> str:
        return f"effect of measure {self.pk} is due"

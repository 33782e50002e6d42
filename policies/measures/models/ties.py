"""What ties a measure to court cases and to other measures."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from policies.dockets.models import Docket
from policies.measures.models.measure import Measure
from policies.measures.models.parts import Provision
from policies.publication.vocabulary import LitigationRelation, RelationKind


@pghistory.track()
class Litigation(models.Model):
    """A docket that concerns the measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="litigation")
    docket = models.ForeignKey(Docket, models.PROTECT, related_name="+")
    relation = models.CharField(
        max_length=20, choices=LitigationRelation, default=LitigationRelation.CHALLENGES
    )
    provisions = models.ManyToManyField(
        Provision, blank=True, related_name="+", help_text="Empty: the whole measure."
    )

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name_plural = "litigation"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "docket", "relation"], name="litigation_once")
        ]

    def __str__(self) -> str:
        return f"{self.docket} {self.get_relation_display()} {self.measure.reference}"


@pghistory.track()
class Relation(models.Model):
    """A tie to another measure; reads "this measure revokes that measure"."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20, choices=RelationKind)
    other = models.ForeignKey(Measure, models.PROTECT, related_name="related_from")
    in_part = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "kind", "other"], name="relation_once"),
            models.CheckConstraint(
                condition=~Q(measure=F("other")),
                name="relation_between_two",
                violation_error_message="Other: a measure cannot be related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure.reference} {self.get_kind_display()} {self.other.reference}"

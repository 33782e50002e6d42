"""The measure itself and the bodies behind it."""

import uuid
from typing import ClassVar

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from policies.measures.models.effect_marks import FORGET_THE_EFFECT, MARK_A_NEW_MEASURE
from policies.measures.querysets import MeasureQuerySet
from policies.publication.vocabulary import BodyRole, Instrument
from policies.registry.models import Authority, Body, Jurisdiction, Topic


@pghistory.track()
class Measure(models.Model):
    """A government action proposed or taken; what stands here is the working copy, never public."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(
        max_length=20,
        unique=True,
        editable=False,
        help_text="Permanent: jurisdiction, year of first report, running number.",
    )
    slug = models.SlugField(max_length=80, unique=True, help_text="Readable part of the address.")
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True, help_text="What it is, in two or three sentences.")
    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=30, choices=Instrument, default=Instrument.UNDETERMINED)
    official_citation = models.CharField(
        max_length=100, blank=True, help_text="For example 85 FR 48637; empty if it was never printed."
    )
    official_document = models.CharField(
        max_length=60, blank=True, help_text="Number in the official journal, for example 2020-17699."
    )
    official_url = models.URLField("official text", max_length=1000, blank=True)
    concern = models.TextField(blank=True, help_text="Why officials want it.")
    note = models.TextField("public note", blank=True, help_text="What readers should know about it.")
    topics = models.ManyToManyField(Topic, blank=True, related_name="+")
    authorities = models.ManyToManyField(
        Authority, blank=True, related_name="measures", verbose_name="legal basis"
    )

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        triggers: ClassVar = [MARK_A_NEW_MEASURE, FORGET_THE_EFFECT]
        indexes: ClassVar = [
            GinIndex(fields=["title"], name="measure_title_trigrams", opclasses=["gin_trgm_ops"])
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="measure_has_title"),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^[A-Z0-9-]+-\d{4}-\d{4,}$"), name="measure_reference_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


@pghistory.track()
class MeasureBody(models.Model):
    """A body that issues or carries out the measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="bodies")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=BodyRole, default=BodyRole.ISSUING)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name_plural = "bodies"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "body", "role"], name="measure_body_once")
        ]

    def __str__(self) -> str:
        return f"{self.body} ({self.get_role_display()})"


class ReferenceSeries(models.Model):
    """The last running number given under a prefix such as US-2020; numbers are never given twice."""

    prefix = models.CharField(max_length=20, primary_key=True)
    last_number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.prefix}: {self.last_number}"

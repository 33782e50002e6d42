"""Articles and documents, and the origins their news goes back to."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import Q

from policies.sources.querysets import ArticleQuerySet


@pghistory.track()
class Publisher(models.Model):
    """An outlet, court, firm or agency that publishes articles or documents."""

    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Origin(models.Model):
    """Where a story was first told; reprints and rewrites of it share one origin."""

    label = models.CharField(max_length=200, help_text="For example: Bloomberg, 7 October 2020.")

    class Meta:
        ordering: ClassVar = ["label", "id"]

    def __str__(self) -> str:
        return self.label


@pghistory.track()
class Article(models.Model):
    """A linked news story or document."""

    class Kind(models.TextChoices):
        PRESS = "press", "Press"
        OFFICIAL_JOURNAL = "official_journal", "Official journal"
        COURT_DOCUMENT = "court_document", "Court document"
        OFFICIAL_OTHER = "official_other", "Other official page"
        LAW_FIRM = "law_firm", "Law firm"
        ENCYCLOPEDIA = "encyclopedia", "Encyclopedia"
        DATASET = "dataset", "Data set"

    class OriginBasis(models.TextChoices):
        UNSTATED = "unstated", "Not stated"
        OWN = "own", "A story of its own"
        PROPOSED = "proposed", "Proposed by the desk, confirmed by an editor"
        EDITOR = "editor", "Chosen by an editor"

    class Precision(models.TextChoices):
        DAY = "day", "Day"
        MONTH = "month", "Month"
        YEAR = "year", "Year"

    url = models.URLField("address", max_length=1000, unique=True)
    title = models.CharField(max_length=500)
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="articles")
    origin = models.ForeignKey(
        Origin,
        models.PROTECT,
        related_name="articles",
        help_text="Reprints and rewrites of one story share an origin.",
    )
    origin_basis = models.CharField(
        "origin rests on", max_length=10, choices=OriginBasis, default=OriginBasis.UNSTATED
    )
    origin_reason = models.CharField(
        "reason for the origin",
        max_length=300,
        blank=True,
        help_text="Why it is this origin; needed when you choose or change it.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PRESS)
    byline = models.CharField(max_length=300, blank=True)
    published_on = models.DateField(null=True, blank=True)
    published_precision = models.CharField(
        "date known to the", max_length=10, choices=Precision, default=Precision.DAY
    )
    language = models.CharField(max_length=12, blank=True, help_text="BCP 47, for example en or zh-Hans.")
    archived_url = models.URLField("archived copy", max_length=1000, blank=True)
    text = models.TextField(blank=True, help_text="For editors only; never published.")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(origin_basis__in=["proposed", "editor"]) | ~Q(origin_reason=""),
                name="article_origin_has_reason",
                violation_error_message="Say why it is this origin.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.publisher})"

"""The log of releases and the read model made from it."""

import json
import uuid
from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateTimeRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from . import moments, reading
from .fields import DateMultirangeField, FacetsField
from .querysets import EditionQuerySet, FacetValueQuerySet, NamedDocketQuerySet, ReleaseQuerySet
from .vocabulary import Effect, EvidenceLevel, Instrument, ReleaseKind, Stage

NOT_EQUAL = "<>"


class Release(models.Model):
    """One published, immutable version of a measure; only `log.append` writes it.

    Triggers of migration 0002 refuse UPDATE, DELETE and TRUNCATE, and every row that does not
    follow the last one. They are plain SQL because those of django-pgtrigger have an off switch.
    """

    sequence = models.BigIntegerField(primary_key=True)
    measure_id = models.UUIDField(default=uuid.uuid4)
    reference = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ReleaseKind.choices)
    schema = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    authors = ArrayField(models.TextField())
    approver = models.TextField()
    flagged = models.BooleanField(default=False, help_text="Released without a second person's approval.")
    demonstration = models.BooleanField(default=False)
    released_at = models.DateTimeField()
    document = models.TextField()
    document_digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["measure_id", "version"], name="release_version_once"),
            models.CheckConstraint(condition=Q(sequence__gte=1), name="release_sequence_from_one"),
            ExclusionConstraint(
                name="release_reference_belongs_to_one_measure",
                expressions=[("reference", RangeOperators.EQUAL), ("measure_id", NOT_EQUAL)],
            ),
            ExclusionConstraint(
                name="release_measure_keeps_its_reference",
                expressions=[("measure_id", RangeOperators.EQUAL), ("reference", NOT_EQUAL)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}: {self.reference} version {self.version} ({self.kind})"

    def head(self) -> dict[str, object]:
        """Give every field but the document and the digest: what the digest covers."""
        return {
            "approver": self.approver,
            "authors": self.authors,
            "demonstration": self.demonstration,
            "document_digest": self.document_digest,
            "flagged": self.flagged,
            "kind": str(self.kind),
            "measure_id": str(self.measure_id),
            "note": self.note,
            "previous_digest": self.previous_digest,
            "reference": self.reference,
            "released_at": moments.written(self.released_at),
            "schema": self.schema,
            "sequence": self.sequence,
            "version": self.version,
        }


class Edition(models.Model):
    """The read model: one row per release, ready to be listed, filtered and sent.

    Stage and effect are those of today for the current edition, and those of the last day on which
    an earlier edition was what we knew. `rebuild_editions` makes every row anew from the log.
    """

    sequence = models.BigIntegerField(primary_key=True)
    measure_id = models.UUIDField()
    reference = models.CharField(max_length=40)
    slug = models.CharField(max_length=200)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ReleaseKind.choices)
    schema = models.CharField(max_length=20)
    title = models.TextField()
    known = DateTimeRangeField(help_text="From its release to the next release of the measure.")
    current = models.BooleanField()
    readable = models.BooleanField()
    stage = models.CharField(max_length=20, blank=True, choices=Stage.choices)
    effect = models.CharField(max_length=20, blank=True, choices=Effect.choices)
    evidence = models.CharField(max_length=30, blank=True, choices=EvidenceLevel.choices)
    disputed = models.BooleanField(default=False)
    instrument = models.CharField(max_length=30, blank=True, choices=Instrument.choices)
    jurisdiction = models.CharField(max_length=20, blank=True)
    latest_event_on = models.DateField(null=True)
    next_on = models.DateField(null=True, help_text="The next expected date.")
    next_change_on = models.DateField(
        null=True, help_text="When the calendar alone changes stage, effect or next date."
    )
    latest_event_order = models.DateField(help_text="latest_event_on, or the earliest day there is.")
    next_order = models.DateField(help_text="next_on, or the last day there is.")
    title_order = models.CharField(max_length=200)
    released_at = models.DateTimeField()
    document_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    facets = FacetsField(models.IntegerField())
    happened = DateMultirangeField()
    reported = DateMultirangeField()
    in_effect = DateMultirangeField()
    head = models.TextField(help_text="The release without its document: JSON without the closing brace.")
    document = models.TextField(null=True, help_text="Null when a retraction withheld it.")

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["sequence"]
        constraints = [
            ExclusionConstraint(
                name="edition_one_known_at_a_time",
                expressions=[("measure_id", RangeOperators.EQUAL), ("known", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="edition_slug_belongs_to_one_measure",
                expressions=[("slug", RangeOperators.EQUAL), ("measure_id", NOT_EQUAL)],
            ),
            models.UniqueConstraint(
                fields=["measure_id"], condition=Q(current=True), name="edition_one_current"
            ),
            models.UniqueConstraint(fields=["reference", "version"], name="edition_version_once"),
        ]
        indexes = [
            GinIndex(OpClass("facets", "gin__int_ops"), name="edition_facets"),
            GistIndex(fields=["known"], name="edition_known"),
            models.Index(
                fields=["latest_event_order", "sequence"], condition=Q(current=True), name="edition_by_event"
            ),
            models.Index(
                fields=["released_at", "sequence"], condition=Q(current=True), name="edition_by_release"
            ),
            models.Index(
                fields=["next_order", "sequence"], condition=Q(current=True), name="edition_by_next"
            ),
            models.Index(
                fields=["title_order", "sequence"], condition=Q(current=True), name="edition_by_title"
            ),
            models.Index(fields=["next_change_on"], condition=Q(current=True), name="edition_due"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} version {self.version}"

    @cached_property
    def body(self) -> dict[str, Any]:
        """The parsed document; empty when it is withheld."""
        return json.loads(self.document) if self.document else {}

    @property
    def is_tombstone(self) -> bool:
        """Whether this is what stays of a retracted measure."""
        return self.kind == ReleaseKind.RETRACTED

    @property
    def label(self) -> str:
        """The public label as of today; empty when there is no content to read."""
        return self.label_on(moments.today())

    def label_on(self, day: date) -> str:
        """Give the public label of a day; empty when there is no content to read."""
        return reading.label_on(self.body, day) if self.readable else ""


class EditionIndex(models.Model):
    """What a selection narrows, counts and ranks readable editions by: a narrow row, quick to scan.

    An edition has one row for each stretch of time in which it was known and the calendar changed
    neither its stage nor its effect nor its next date, so that every filter is exact on any past day.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="phases")
    current = models.BooleanField()
    known = DateTimeRangeField()
    next_on = models.DateField(null=True)
    in_effect = DateMultirangeField()
    facets = FacetsField(models.IntegerField())
    packed_facets = models.BinaryField(help_text="The same numbers, four bytes each, for counting.")
    heading = SearchVectorField(help_text="Title (A) and targets (B), by which matches are ranked.")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="edition_index_one_phase_at_a_time",
                expressions=[("edition", RangeOperators.EQUAL), ("known", RangeOperators.OVERLAPS)],
            ),
        ]
        indexes = [
            GinIndex(OpClass("facets", "gin__int_ops"), name="edition_index_facets"),
            GinIndex(fields=["heading"], name="edition_index_heading"),
        ]

    def __str__(self) -> str:
        return f"index of {self.edition_id}"


class IndexChange(models.Model):
    """A change of the index, by which a process learns what to read again of what it holds in memory.

    Triggers of migration 0003 write it with every change, under the log's lock, so that the numbers
    are committed in their order; they keep the last thousand.
    """

    token = models.UUIDField(db_default=RandomUUID(), help_text="Tells histories with equal numbers apart.")
    editions = ArrayField(models.BigIntegerField(), null=True, help_text="Null: all of them.")

    def __str__(self) -> str:
        return f"change {self.pk} of the index"


class EditionSearch(models.Model):
    """All words of a readable edition: title A, summary and names B, events C."""

    edition = models.OneToOneField(Edition, models.CASCADE, primary_key=True, related_name="search")
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["vector"], name="edition_search_vector")]

    def __str__(self) -> str:
        return f"words of {self.pk}"


class NamedDocket(models.Model):
    """A court's docket that a readable edition names, as its document froze it: what makes a docket public.

    Triggers of migration 0006 write it with the edition, and take it away when a retraction withholds
    the document.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="named_dockets")
    docket = models.BigIntegerField(null=True, help_text="Its number in the feed, where the document has it.")
    court = models.CharField(max_length=200)
    docket_number = models.TextField()
    caption = models.TextField(blank=True)
    judge = models.TextField(blank=True)
    filed_on = models.DateField(null=True)

    objects = NamedDocketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "court", "docket_number", "docket"],
                nulls_distinct=False,
                name="named_docket_once",
            ),
        ]
        indexes = [
            models.Index(fields=["docket", "-edition"], name="named_docket_newest"),
            models.Index(fields=["court", "docket_number"], name="named_docket_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.docket_number} ({self.court})"


class FacetValue(models.Model):
    """One value of a facet; its number stands for it in `Edition.facets`."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=200)
    label = models.TextField()
    names = models.TextField(help_text="Label and aliases, lower case, for typing errors in a search.")
    count = models.IntegerField(default=0, help_text="How many current editions have it.")

    objects = FacetValueQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facet_value_once")]
        indexes = [GistIndex(OpClass("names", "gist_trgm_ops"), name="facet_value_names")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"

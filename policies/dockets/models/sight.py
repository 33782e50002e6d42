"""What a source showed of an entry, kept word for word beside what was made of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from policies.dockets.models.docket import Docket, DocketEntry
from policies.dockets.models.page import PastedPage


class Sight(models.Model):
    """
    One entry as one source showed it, once for every wording.

    Entries are computed from these rows alone (`policies.dockets.identity`,
    `policies.dockets.composing`), so that the order in which they came does
    not matter. `digest` names the content; `reader` is the version of the
    adapter that read it.
    """

    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="sights")
    entry = models.ForeignKey(DocketEntry, on_delete=models.PROTECT, related_name="sights")
    digest = models.CharField(max_length=40)
    source = models.CharField(max_length=30, blank=True)
    page = models.ForeignKey(
        PastedPage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sights",
        help_text="The saved page that alone shows it, until a second person has confirmed it",
    )
    reader = models.PositiveSmallIntegerField(default=1)
    entry_number = models.PositiveIntegerField(null=True, blank=True)
    document_id = models.CharField(max_length=20, blank=True)
    sequence = models.PositiveIntegerField(null=True, blank=True)
    guid = models.CharField(max_length=300, blank=True)
    filed_at = models.DateTimeField(null=True, blank=True)
    filed_on = models.DateField()
    labels = ArrayField(models.CharField(max_length=1000), default=list, blank=True)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    as_of = models.DateTimeField(
        help_text="How old the wording is, UTC: the source's own word, else when read"
    )
    first_seen_at = models.DateTimeField()

    class Meta:
        ordering = ["docket", "id"]
        constraints = [models.UniqueConstraint(name="sight_once", fields=["docket", "digest"])]
        indexes = [
            models.Index(name="sight_by_number", fields=["docket", "entry_number"]),
            models.Index(name="sight_by_day", fields=["docket", "filed_on"]),
            models.Index(
                name="sight_by_sequence", fields=["docket", "sequence"], condition=Q(sequence__isnull=False)
            ),
            models.Index(
                name="sight_by_document", fields=["docket", "document_id"], condition=~Q(document_id="")
            ),
            models.Index(name="sight_by_guid", fields=["docket", "guid"], condition=~Q(guid="")),
            models.Index(name="sight_unconfirmed", fields=["entry"], condition=Q(page__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.filed_on}: {'; '.join(self.labels) or self.text[:80]}"


class NameKind(models.TextChoices):
    NUMBER = "number", "Number"
    CAPTION = "caption", "Caption"
    JUDGE = "judge", "Judge"
    FILED_ON = "filed", "Day of filing"


class DocketName(models.Model):
    """
    What a court or CourtListener has shown of a docket itself, never what an editor typed.

    Of numbers and captions the one shown last is in use. A day is written YYYY-MM-DD.
    """

    docket = models.ForeignKey(Docket, on_delete=models.CASCADE, related_name="names")
    kind = models.CharField(max_length=7, choices=NameKind.choices)
    value = models.CharField(max_length=500)
    first_shown_at = models.DateTimeField()
    last_shown_at = models.DateTimeField()

    class Meta:
        ordering = ["docket", "kind", "last_shown_at"]
        constraints = [
            models.UniqueConstraint(name="docket_name_once", fields=["docket", "kind", "value"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"

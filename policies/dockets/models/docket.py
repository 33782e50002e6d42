"""A court case file and its lines."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from policies.dockets.adapters.contract import BY_HAND, WHOLE_DOCKETS
from policies.dockets.models.court import Court
from policies.dockets.models.notice_triggers import WEIGH_NOTICES
from policies.dockets.models.reading import ReadEntry
from policies.dockets.querysets import DocketEntryQuerySet, DocketQuerySet, LiveEntries


class Docket(models.Model):
    """
    One case file of one court.

    PACER's case id names it for good; number and caption may change. District
    courts have the id in every feed item, courts of appeals have none.
    """

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="dockets")
    pacer_case_id = models.CharField(max_length=20, null=True, blank=True)
    docket_number = models.CharField(max_length=40)
    caption = models.CharField(max_length=500, blank=True)
    judge = models.CharField(max_length=200, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    appeal_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appeals",
        help_text="The docket of the court below whose decision is reviewed here",
    )
    courtlistener_id = models.BigIntegerField(
        "CourtListener's number",
        null=True,
        blank=True,
        unique=True,
        help_text="Of its page on this docket",
    )
    watched = models.BooleanField(default=False)
    watched_since = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When it was last begun to watch it, UTC"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DocketQuerySet.as_manager()

    class Meta:
        ordering = ["court", "docket_number"]
        constraints = [
            models.UniqueConstraint(name="docket_case_id_once", fields=["court", "pacer_case_id"]),
            models.UniqueConstraint(
                name="docket_number_once_without_case_id",
                fields=["court", "docket_number"],
                condition=Q(pacer_case_id=None),
            ),
            models.CheckConstraint(name="docket_case_id_not_empty", condition=~Q(pacer_case_id="")),
            models.CheckConstraint(name="docket_number_not_empty", condition=~Q(docket_number="")),
            models.CheckConstraint(name="docket_is_no_appeal_from_itself", condition=~Q(appeal_from=F("id"))),
        ]
        indexes = [models.Index(name="docket_by_number", fields=["docket_number", "court"])]

    def __str__(self) -> str:
        return f"{self.docket_number} ({self.court.citation})"


class DocketEntry(ReadEntry):
    """
    One line of a docket, however often and from wherever it was seen.

    `labels` are the short wordings of the events the court filed together,
    `label` is the same for reading, `text` the full wording where a source
    gives it. `identity` says what makes the line itself, see
    `policies.dockets.identity`. `objects` leaves out rows that were folded
    into another; they are kept for whatever still names them.
    """

    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="entries")
    identity = models.CharField(max_length=100)
    entry_number = models.PositiveIntegerField(null=True, blank=True)
    document_id = models.CharField(max_length=20, blank=True)
    sequence = models.PositiveIntegerField(
        null=True, blank=True, help_text="PACER's own number of the line, the same in every source"
    )
    guid = models.CharField(max_length=300, blank=True, help_text="The source's own name for the item")
    filed_at = models.DateTimeField(null=True, blank=True, help_text="UTC, where the source gives a time")
    filed_on = models.DateField(help_text="The day in the court's own time zone")
    labels = ArrayField(models.CharField(max_length=1000), default=list, blank=True)
    label = models.CharField(max_length=1000, blank=True)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    struck = models.BooleanField(default=False, help_text="The court says that it took the entry back")
    missing_since = models.DateTimeField(
        null=True, blank=True, help_text="Since when the court's feed leaves it out, UTC; it is kept here"
    )
    folded_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="folded",
        help_text="The row of the same entry, where two rows proved to be one",
    )
    folded_at = models.DateTimeField(null=True, blank=True)
    sources = ArrayField(
        models.CharField(max_length=30), default=list, blank=True, help_text="Where the line was seen"
    )
    unconfirmed = models.BooleanField(
        default=False,
        editable=False,
        help_text="Only a page that one person saved shows it, which nobody else confirmed; not public",
    )
    first_seen_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects: ClassVar[DocketEntryQuerySet] = LiveEntries()
    with_folded: ClassVar[DocketEntryQuerySet] = DocketEntryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "docket entries"
        triggers = [WEIGH_NOTICES]
        ordering = ["-filed_on", "-id"]
        constraints = [
            # Deferred, because entries exchange names when a new sight tells them apart.
            models.UniqueConstraint(
                name="entry_once", fields=["docket", "identity"], deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                name="entry_number_once",
                fields=["docket", "entry_number"],
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                name="entry_fold_whole",
                condition=Q(folded_into=None, folded_at=None)
                | Q(folded_into__isnull=False, folded_at__isnull=False),
            ),
            models.CheckConstraint(name="entry_identity_not_empty", condition=~Q(identity="")),
        ]
        indexes = [
            models.Index(name="entry_page", fields=["docket", "-filed_on", "-id"]),
            models.Index(name="entry_by_document", fields=["docket", "document_id"]),
            models.Index(name="entry_by_day", fields=["-filed_on", "-id"]),
            models.Index(name="entry_by_rules", fields=["rules_version", "id"]),
        ]

    def __str__(self) -> str:
        number = f"No. {self.entry_number}, " if self.entry_number is not None else ""
        return f"{number}{self.label or self.text[:80]} ({self.filed_on})"

    @property
    def is_handed_in(self) -> bool:
        """Tell whether only pages that editors saved show this entry, and nothing that the watch read."""
        return bool(self.sources) and BY_HAND.issuperset(self.sources)

    @property
    def precedes_watch(self) -> bool:
        """Tell whether it was filed before the docket was watched, and came with the whole docket."""
        since = self.docket.watched_since
        if since is None or not self.sources or not WHOLE_DOCKETS.issuperset(self.sources):
            return False
        return self.filed_on < since.astimezone(self.docket.court.zone).date()

    @property
    def standing(self) -> str:
        """Say what became of an entry that the court took back or shows no more; else empty."""
        if self.struck:
            return "Taken back by the court"
        if self.missing_since:
            return "No longer in the court’s feed"
        return ""

"""What the watch tells editors, and what they decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from policies.dockets.entry_reading.weighing import UNREAD
from policies.dockets.models.docket import Docket, DocketEntry
from policies.dockets.models.notice_triggers import CARRY_WEIGHT_AND_DOCKET
from policies.dockets.querysets import NoticeQuerySet


class NoticeKind(models.TextChoices):
    NEW = "new", "New entry"
    UPDATED = "updated", "Wording arrived or changed"


class NoticeState(models.TextChoices):
    OPEN = "open", "To be decided"
    CONFIRMED = "confirmed", "Confirmed"
    DISMISSED = "dismissed", "Dismissed"


class Notice(models.Model):
    """
    An entry waiting for an editor, written in the transaction that wrote the entry.

    `docket` and `weight` are the entry's own, carried here by trigger, so that
    the inbox is one walk along one index.
    """

    entry = models.ForeignKey(DocketEntry, on_delete=models.PROTECT, related_name="notices")
    docket = models.ForeignKey(Docket, on_delete=models.PROTECT, related_name="notices", editable=False)
    weight = models.PositiveSmallIntegerField(default=UNREAD, editable=False)
    words_before = models.TextField(
        blank=True, editable=False, help_text="What the entry said before, where its wording changed"
    )
    muted_by = models.ForeignKey(
        "MuteRule", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    kind = models.CharField(max_length=8, choices=NoticeKind.choices)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.OPEN)
    created_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(name="notice_new_once", fields=["entry"], condition=Q(kind="new")),
            models.UniqueConstraint(
                name="notice_update_open_once", fields=["entry"], condition=Q(kind="updated", state="open")
            ),
            models.CheckConstraint(
                name="notice_decision_whole",
                condition=Q(state="open", decided_by=None, decided_at=None, reason="")
                | (~Q(state="open") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="notice_dismissal_has_reason", condition=~Q(state="dismissed", reason="")
            ),
        ]
        triggers = [CARRY_WEIGHT_AND_DOCKET]
        indexes = [
            models.Index(name="notice_inbox", fields=["-created_at", "-id"], condition=Q(state="open")),
            models.Index(
                name="notice_by_weight",
                fields=["-weight", "-id"],
                condition=Q(state="open", muted_by=None),
            ),
            models.Index(
                name="notice_of_docket",
                fields=["docket", "-weight", "-id"],
                condition=Q(state="open", muted_by=None),
            ),
            models.Index(name="notice_of_entry", fields=["entry"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.entry}"

    @property
    def is_open(self) -> bool:
        return self.state == NoticeState.OPEN

"""What the watch tells editors, and what they decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from policies.dockets.models.docket import DocketEntry
from policies.dockets.querysets import NoticeQuerySet


class NoticeKind(models.TextChoices):
    NEW = "new", "New entry"
    UPDATED = "updated", "Wording arrived or changed"


class NoticeState(models.TextChoices):
    OPEN = "open", "To be decided"
    CONFIRMED = "confirmed", "Confirmed"
    DISMISSED = "dismissed", "Dismissed"


class Notice(models.Model):
    """An entry waiting for an editor, written in the transaction that wrote the entry."""

    entry = models.ForeignKey(DocketEntry, on_delete=models.PROTECT, related_name="notices")
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
        indexes = [
            models.Index(name="notice_inbox", fields=["-created_at", "-id"], condition=Q(state="open")),
            models.Index(name="notice_of_entry", fields=["entry"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.entry}"

    @property
    def is_open(self) -> bool:
        return self.state == NoticeState.OPEN

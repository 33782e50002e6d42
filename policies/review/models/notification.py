"""What somebody was told about a submission."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from policies.review.models.submission import Submission
from policies.review.querysets import NotificationQuerySet


class Notification(models.Model):
    """One line in the desk of one user."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="notifications")
    text = models.CharField(max_length=500)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["recipient", "read_at", "-id"], name="notification_inbox")]

    def __str__(self) -> str:
        return self.text

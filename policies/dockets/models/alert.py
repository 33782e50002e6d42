"""Who follows a docket, what they are told, and what is noise."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from policies.dockets.entry_reading.words import Act
from policies.dockets.models.docket import Docket
from policies.dockets.models.loading import Loading
from policies.dockets.models.notice import Notice
from policies.dockets.models.proposal import CaseProposal


class AlertPace(models.TextChoices):
    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "Once a day"


class Follow(models.Model):
    """A person who wants to be told what is filed in a docket."""

    docket = models.ForeignKey(Docket, on_delete=models.CASCADE, related_name="follows")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    pace = models.CharField(max_length=8, choices=AlertPace, default=AlertPace.AT_ONCE)
    since = models.DateTimeField(help_text="Told from here on, UTC")

    class Meta:
        ordering: ClassVar = ["docket", "user"]
        constraints: ClassVar = [models.UniqueConstraint(name="follow_once", fields=["docket", "user"])]

    def __str__(self) -> str:
        return f"{self.user} follows {self.docket}"


class NameFollow(models.Model):
    """A person who wants to be told of new cases whose caption names what is tracked."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="name_follows")
    stands_for = models.CharField(
        max_length=300,
        blank=True,
        help_text="What is named, as the watch knows it; empty: whatever is tracked",
    )
    pace = models.CharField(max_length=8, choices=AlertPace, default=AlertPace.AT_ONCE)
    since = models.DateTimeField(help_text="Told from here on, UTC")

    class Meta:
        ordering: ClassVar = ["stands_for", "user"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="name_follow_once", fields=["user", "stands_for"])
        ]

    def __str__(self) -> str:
        return f"{self.user} follows new cases that name {self.stands_for or 'what is tracked'}"


class Alert(models.Model):
    """
    One thing to tell one person, written in the transaction that wrote what it is of.

    It is of a notice, of a proposed case, or of older entries that were loaded together. `why` is said
    as it was when the alert was written, whatever the person follows later.
    """

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, null=True, blank=True, related_name="alerts")
    proposal = models.ForeignKey(
        CaseProposal, on_delete=models.CASCADE, null=True, blank=True, related_name="alerts"
    )
    loading = models.ForeignKey(
        Loading, on_delete=models.CASCADE, null=True, blank=True, related_name="alerts"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="docket_alerts")
    pace = models.CharField(max_length=8, choices=AlertPace)
    why = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    due_at = models.DateTimeField(help_text="When it is mailed, UTC; a digest waits for its hour")
    begun_at = models.DateTimeField(null=True, blank=True, help_text="When a worker took it up to mail it")
    mailed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="alert_once", fields=["notice", "user"]),
            models.UniqueConstraint(name="alert_of_proposal_once", fields=["proposal", "user"]),
            models.UniqueConstraint(name="alert_of_loading_once", fields=["loading", "user"]),
            models.CheckConstraint(
                name="alert_of_one_thing",
                condition=Q(notice__isnull=False, proposal=None, loading=None)
                | Q(notice=None, proposal__isnull=False, loading=None)
                | Q(notice=None, proposal=None, loading__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="alert_due", fields=["due_at", "id"], condition=Q(mailed_at=None)),
            models.Index(name="alert_unread", fields=["user", "-id"], condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.notice or self.proposal or self.loading}"


class MuteRule(models.Model):
    """
    What is noise: entries of this form, or whose words begin so. A court's act is never muted.

    The entry stays in the docket and its notice stays open, out of the inbox.
    """

    act = models.CharField(
        "form", max_length=20, choices=Act, blank=True, help_text="Empty: whatever the form."
    )
    words = models.CharField(
        "begins with",
        max_length=200,
        blank=True,
        help_text="How the label or the text begins; empty: however.",
    )
    before_watch = models.BooleanField(
        "only what was filed before the docket was watched",
        default=False,
        help_text="Of whole dockets that were loaded; what a court did is not muted there either.",
    )
    enabled = models.BooleanField(default=True)
    reason = models.CharField(max_length=200, help_text="Why nobody needs to look at it.")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="mute_rule_says_what",
                condition=~Q(act="", words="", before_watch=False),
                violation_error_message="Form: choose one, say how the words begin, or mute what is older.",
            ),
            models.UniqueConstraint(
                name="mute_rule_once",
                fields=["act", "words", "before_watch"],
                violation_error_message="Begins with: there is such a rule already.",
            ),
        ]

    def __str__(self) -> str:
        form = str(Act(self.act).label) if self.act else "Whatever"
        beginning = f" beginning “{self.words}”" if self.words else ""
        return f"{form}{beginning}{', filed before the docket was watched' if self.before_watch else ''}"

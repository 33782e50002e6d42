"""What is asked of CourtListener: how much of its allowance is spent, and how far each docket is read."""

from django.db import models
from django.db.models import Q

from policies.dockets.models.docket import Docket


class Allowance(models.Model):
    """An interface that grants so many requests; its row is the lock under which they are spent."""

    name = models.CharField(max_length=40, unique=True)
    paused_until = models.DateTimeField(null=True, blank=True, help_text="Asks for no more until then")

    def __str__(self) -> str:
        return self.name


class SpentRequest(models.Model):
    """One request, counted before it is made."""

    allowance = models.ForeignKey(Allowance, on_delete=models.CASCADE, related_name="spent")
    spent_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="spent_lately", fields=["allowance", "-spent_at"])]

    def __str__(self) -> str:
        return f"{self.allowance} {self.spent_at:%Y-%m-%d %H:%M:%S}"


class Backfill(models.Model):
    """
    How far a docket is read at CourtListener, kept page by page, so that a killed worker loses one page.

    `next_address` is the page to read next, empty between two rounds. A round
    asks for what was modified after `complete_until`; `newest_modified` is the
    latest it has seen so far.
    """

    docket = models.OneToOneField(Docket, on_delete=models.CASCADE, related_name="backfill")
    next_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    next_address = models.TextField(blank=True)
    complete_until = models.DateTimeField(null=True, blank=True)
    newest_modified = models.DateTimeField(null=True, blank=True)
    pages = models.PositiveIntegerField(default=0, help_text="Pages read so far")
    failures = models.PositiveIntegerField(default=0, help_text="Failed requests since the last good one")
    last_error = models.TextField(blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    problems = models.JSONField(default=list, blank=True, help_text="What could not be read, and why")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="backfill_lease_whole",
                condition=Q(lease_until=None, lease_token=None)
                | Q(lease_until__isnull=False, lease_token__isnull=False),
            ),
        ]
        indexes = [models.Index(name="backfill_due", fields=["next_at", "id"])]

    def __str__(self) -> str:
        return f"{self.docket} at CourtListener"

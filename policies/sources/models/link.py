"""Whether the link of an article still leads there."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from policies.sources.models.article import Article
from policies.sources.querysets import LinkQuerySet


class Link(models.Model):
    """The health of one article's address; not part of the record, so no history is kept of it."""

    class State(models.TextChoices):
        UNCHECKED = "unchecked", "Not checked yet"
        ALIVE = "alive", "Alive"
        CLOSED = "closed", "Closed to programs"
        FAILING = "failing", "Failing"
        DEAD = "dead", "Dead"

    article = models.OneToOneField(Article, models.CASCADE, related_name="link")
    address = models.CharField(max_length=1000, help_text="The address that was checked.")
    host = models.CharField(max_length=253, help_text="Visited once in a while only.")
    state = models.CharField(max_length=10, choices=State, default=State.UNCHECKED)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="In a row.")
    failing_since = models.DateTimeField(null=True, blank=True)
    next_check_at = models.DateTimeField(db_index=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=["failing", "dead"], failing_since__isnull=False, failures__gt=0)
                | Q(state__in=["unchecked", "alive", "closed"], failing_since__isnull=True, failures=0),
                name="link_fails_since_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(lease_until__isnull=True, lease_token__isnull=True)
                | Q(lease_until__isnull=False, lease_token__isnull=False),
                name="link_lease_has_token",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["host", "checked_at"], name="link_host_checked")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.address}"

    @property
    def dead_since(self) -> datetime | None:
        """Give the first failure of those that never stopped, if the link is dead."""
        return self.failing_since if self.state == self.State.DEAD else None

"""Every visit to a court's feed, and the bytes it brought."""

import zlib

from django.db import models

from policies.dockets.models.court import Court


class PollOutcome(models.TextChoices):
    CHANGED = "changed", "Read"
    UNCHANGED = "unchanged", "Unchanged since the last visit"
    FAILED = "failed", "Failed"
    ABANDONED = "abandoned", "Begun by a worker that stopped"


class FeedBody(models.Model):
    """A feed as the court served it, compressed, so that it can be read again by better rules."""

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="bodies")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the uncompressed bytes")
    size = models.PositiveIntegerField(help_text="Bytes before compression")
    compressed = models.BinaryField()
    received_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "feed bodies"
        constraints = [models.UniqueConstraint(name="body_once", fields=["court", "digest"])]

    def __str__(self) -> str:
        return f"{self.court.slug} {self.received_at:%Y-%m-%d %H:%M}"

    @property
    def body(self) -> bytes:
        """The bytes as received."""
        return zlib.decompress(bytes(self.compressed))


class Poll(models.Model):
    """One visit to a court's feed and what came of it."""

    court = models.ForeignKey(Court, on_delete=models.CASCADE, related_name="polls")
    token = models.UUIDField(unique=True, help_text="The lease under which it ran")
    started_at = models.DateTimeField(null=True, blank=True, help_text="Unknown where the worker stopped")
    finished_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=PollOutcome.choices)
    error = models.TextField(blank=True)
    http_status = models.PositiveSmallIntegerField(null=True, blank=True)
    body = models.ForeignKey(FeedBody, on_delete=models.PROTECT, null=True, blank=True, related_name="polls")
    build_date = models.DateTimeField(null=True, blank=True, help_text="When the court built the feed, UTC")
    items = models.PositiveIntegerField(default=0, help_text="Items read in the feed")
    watched = models.PositiveIntegerField(default=0, help_text="Items of watched dockets among them")
    new = models.PositiveIntegerField(default=0, help_text="Entries seen for the first time")
    updated = models.PositiveIntegerField(default=0, help_text="Entries whose wording arrived or changed")
    problems = models.JSONField(default=list, blank=True, help_text="Items that could not be read, and why")
    gap_from = models.DateTimeField(null=True, blank=True)
    gap_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-finished_at", "-id"]
        indexes = [
            models.Index(name="poll_of_court", fields=["court", "-finished_at"]),
            models.Index(name="poll_latest", fields=["-finished_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.court.slug} {self.finished_at:%Y-%m-%d %H:%M} {self.outcome}"

    @property
    def has_gap(self) -> bool:
        """True if items may have come and gone between this visit and the one before."""
        return self.gap_from is not None

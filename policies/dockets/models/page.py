"""Docket pages that editors hand in, kept as they came."""

import zlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from policies.dockets.models.docket import Docket
from policies.dockets.querysets import PastedPageQuerySet


class PastedPage(models.Model):
    """A page saved from a court's site: shown first, merged by a second press, then kept as the archive."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    size = models.PositiveIntegerField(help_text="Bytes before compression")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the uncompressed bytes")
    compressed = models.BinaryField()
    docket = models.ForeignKey(
        Docket, on_delete=models.PROTECT, null=True, blank=True, related_name="pasted_pages"
    )
    merged_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The second person, who made it public",
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    new = models.PositiveIntegerField(default=0, help_text="Entries seen for the first time")
    updated = models.PositiveIntegerField(default=0, help_text="Entries whose wording arrived or changed")

    objects = PastedPageQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="pasted_page_merge_whole",
                condition=Q(merged_at=None) | Q(docket__isnull=False),
            ),
            models.CheckConstraint(
                name="pasted_page_confirmed_by_another",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_by__isnull=False, confirmed_at__isnull=False, merged_at__isnull=False)
                    & ~Q(confirmed_by=F("by"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d %H:%M} by {self.by}"

    @property
    def body(self) -> bytes:
        """The bytes as handed in."""
        return zlib.decompress(bytes(self.compressed))

"""Messages from CourtListener, kept as they came before anybody reads them."""

import zlib

from django.contrib.postgres.fields import ArrayField
from django.db import models


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "To be read"
    READ = "read", "Read"
    UNKNOWN = "unknown", "Of a docket that is not watched"
    IGNORED = "ignored", "Of a kind that is not read"
    FAILED = "failed", "Cannot be read"


class Delivery(models.Model):
    """One message; its `key` is the sender's name for the event, the same whenever it is sent again."""

    key = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField()
    size = models.PositiveIntegerField(help_text="Bytes before compression")
    compressed = models.BinaryField(null=True, help_text="None once the bytes were let go")
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    read_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was not read, or not whole")
    problems = models.PositiveIntegerField(
        default=0, help_text="What could not be read of it; its bytes are kept until all is"
    )
    dockets = ArrayField(
        models.BigIntegerField(), default=list, blank=True, help_text="CourtListener's numbers of its dockets"
    )
    new = models.PositiveIntegerField(default=0, help_text="Entries seen for the first time")
    updated = models.PositiveIntegerField(default=0, help_text="Entries whose wording arrived or changed")

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.CheckConstraint(name="delivery_key_not_empty", condition=~models.Q(key="")),
            models.CheckConstraint(
                name="delivery_to_be_read_has_bytes",
                condition=~models.Q(state="waiting") | models.Q(compressed__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="delivery_lately", fields=["-received_at", "-id"]),
            models.Index(
                name="delivery_waiting", fields=["received_at"], condition=models.Q(state="waiting")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d %H:%M} {self.get_state_display()}"

    @property
    def body(self) -> bytes:
        """The bytes as received. Raises LookupError where they were let go."""
        if self.compressed is None:
            raise LookupError(f"The bytes of {self} were let go.")
        return zlib.decompress(bytes(self.compressed))

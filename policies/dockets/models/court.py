"""A court and the state of watching it."""

from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils import timezone

from policies.dockets.querysets import CourtQuerySet


class CourtKind(models.TextChoices):
    DISTRICT = "district", "District court"
    TRADE = "trade", "Court of International Trade"
    APPELLATE = "appellate", "Court of appeals"
    SUPREME = "supreme", "Supreme Court"
    BANKRUPTCY = "bankruptcy", "Bankruptcy court"


class Pace(models.TextChoices):
    BUSY = "busy", "Busy: files all through its working day"
    QUIET = "quiet", "Quiet: may rightly be silent for half a day"


class Court(models.Model):
    """A federal court, named by the identifier PACER uses for it (`dcd`, `cand`, `ca9`)."""

    slug = models.SlugField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    citation = models.CharField(max_length=40, help_text="As cited in law reviews, such as “N.D. Cal.”")
    kind = models.CharField(max_length=12, choices=CourtKind.choices)
    time_zone = models.CharField(max_length=40, help_text="Where the court sits, such as “America/New_York”")
    feed_url = models.URLField(max_length=300, blank=True, help_text="Empty where the court has no feed")
    pace = models.CharField(max_length=5, choices=Pace.choices, default=Pace.QUIET)
    enabled = models.BooleanField(default=False, help_text="Polled while a docket of this court is watched")

    poll_every = models.PositiveIntegerField(default=300, help_text="Seconds between two polls")
    next_poll_at = models.DateTimeField(default=timezone.now)
    failures = models.PositiveIntegerField(default=0, help_text="Failed polls since the last good one")
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_token = models.UUIDField(null=True, blank=True)
    lease_begun_at = models.DateTimeField(null=True, blank=True, help_text="When a worker took it up")

    body_digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the last body read")
    newest_item_at = models.DateTimeField(null=True, blank=True, help_text="Latest item ever seen, UTC")
    built_at = models.DateTimeField(null=True, blank=True, help_text="When the court built that body, UTC")
    last_changed_at = models.DateTimeField(null=True, blank=True, help_text="When the body last changed")
    last_news_at = models.DateTimeField(null=True, blank=True, help_text="When a newer item was last seen")
    failing_since = models.DateTimeField(null=True, blank=True)
    last_polled_at = models.DateTimeField(null=True, blank=True)
    last_success_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    feed_scope = models.CharField(max_length=500, blank=True, help_text="What the feed says it contains")

    objects = CourtQuerySet.as_manager()

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="court_lease_whole",
                condition=Q(lease_until=None, lease_token=None, lease_begun_at=None)
                | Q(lease_until__isnull=False, lease_token__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="court_due", fields=["next_poll_at", "id"], condition=Q(enabled=True)),
        ]

    def __str__(self) -> str:
        return self.citation or self.slug

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which this court's days begin and end."""
        return ZoneInfo(self.time_zone)

"""Who may pull more than an anonymous reader: the keys handed to partners."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q


class Scope(models.TextChoices):
    """What a key may do."""

    READ = "read", "Read everything published"
    WEBHOOKS = "webhooks", "Manage its owner's webhook subscriptions"


def read_only() -> list[str]:
    """Give the scopes of a key that asks for none."""
    return [Scope.READ.value]


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    """Keys in the words of their life cycle."""

    def usable(self) -> Self:
        """Give the keys that have not been revoked."""
        return self.filter(revoked_at__isnull=True)


class ApiKey(models.Model):
    """A partner's key; its secret is shown once, when it is issued, and kept only as a hash."""

    name = models.CharField(max_length=120, help_text="Who uses the key, and for what.")
    contact = models.CharField(max_length=254, blank=True, help_text="Whom to write to about the key.")
    prefix = models.CharField(max_length=12, editable=False, help_text="The first characters of the secret.")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope.choices), default=read_only)
    requests_per_minute = models.PositiveIntegerField(default=600, validators=[MinValueValidator(1)])
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, editable=False, help_text="To the minute.")
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects = ApiKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "API key"
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="api_key_digest_is_sha256", condition=Q(digest__regex=r"^[0-9a-f]{64}$")
            ),
            models.CheckConstraint(
                name="api_key_has_known_scopes",
                condition=Q(scopes__contained_by=Scope.values, scopes__len__gt=0),
            ),
            models.CheckConstraint(name="api_key_rate_is_positive", condition=Q(requests_per_minute__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def is_revoked(self) -> bool:
        """Say whether the key has stopped working."""
        return self.revoked_at is not None

    def allows(self, scope: Scope) -> bool:
        """Say whether the key was given that scope."""
        return scope.value in self.scopes

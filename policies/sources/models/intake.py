"""What an editor pasted, until the article is stored."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class Intake(models.Model):
    """A pasted address or text and what was read from it; it fills the form and is then deleted."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    pasted = models.TextField()
    address = models.CharField(max_length=1000, blank=True)
    found: "models.JSONField[dict[str, Any], dict[str, Any]]" = models.JSONField(default=dict)
    said = models.CharField(max_length=500, blank=True, help_text="What could not be read, in a sentence.")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return self.address or self.pasted[:80]

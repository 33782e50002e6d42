"""A web server that several workers visit, one request at a time."""

from django.db import models


class Host(models.Model):
    """
    Whose turn it is at a server, and from when on it may be asked again.

    Courts have servers of their own; CourtListener answers for all of them.
    """

    name = models.CharField(max_length=255, unique=True, help_text="Host and port")
    token = models.UUIDField(null=True, blank=True, help_text="Who is at it")
    taken_until = models.DateTimeField(help_text="When a visit that never ended counts as over, UTC")
    free_at = models.DateTimeField(help_text="Before this nobody asks, UTC")

    def __str__(self) -> str:
        return self.name

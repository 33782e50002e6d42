"""Entries of a docket's past that were loaded in one go."""

from typing import ClassVar

from django.db import models

from policies.dockets.models.docket import Docket


class Loading(models.Model):
    """
    Entries filed before their docket was watched, told together.

    It gathers what comes until nothing has come for a while, because CourtListener gives a docket page by
    page. Each entry has its own notice; what is gathered here is only what followers are told.
    """

    docket = models.ForeignKey(Docket, on_delete=models.CASCADE, related_name="loadings")
    began_at = models.DateTimeField()
    closes_at = models.DateTimeField(help_text="When it is told, UTC, if nothing more comes until then")
    entries = models.PositiveIntegerField(default=0, help_text="Loaded, or worded anew")
    court_acts = models.PositiveIntegerField(
        default=0, help_text="Of them, what a court did or may have done"
    )

    class Meta:
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(name="loading_of_docket", fields=["docket", "-closes_at"])]

    def __str__(self) -> str:
        return f"{self.entries} older entries of {self.docket}"

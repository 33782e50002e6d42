"""Cases that the watch thinks somebody should watch, and the names it looks for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from policies.dockets.models.court import Court
from policies.dockets.models.docket import Docket, DocketEntry


class ProposalState(models.TextChoices):
    OPEN = "open", "To be decided"
    WATCHED = "watched", "Watched"
    DISMISSED = "dismissed", "Dismissed"


class CaseProposal(models.Model):
    """
    A case to watch: its caption bears a tracked name, or it is the appeal of a watched case.

    The number of an appeal may follow later than its notice; until then it is empty.
    """

    court = models.ForeignKey(Court, on_delete=models.PROTECT, related_name="+")
    docket_number = models.CharField(max_length=40, blank=True)
    pacer_case_id = models.CharField(max_length=20, blank=True)
    caption = models.CharField(max_length=500, blank=True)
    why = models.CharField(max_length=300, help_text="What brought it up, in words")
    appeal_from = models.ForeignKey(Docket, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    found_in = models.ForeignKey(
        DocketEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    docket = models.ForeignKey(Docket, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="proposal_case_once", fields=["court", "docket_number"], condition=~Q(docket_number="")
            ),
            models.UniqueConstraint(
                name="proposal_entry_once", fields=["found_in"], condition=Q(found_in__isnull=False)
            ),
            models.CheckConstraint(
                name="proposal_decision_whole",
                condition=Q(state="open", decided_by=None, decided_at=None, reason="")
                | (~Q(state="open") & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="proposal_open", fields=["-id"], condition=Q(state="open")),
        ]

    def __str__(self) -> str:
        return f"{self.docket_number or 'number to follow'} ({self.court})"


class WatchedName(models.Model):
    """A name looked for in captions, handed in by whoever knows what is tracked."""

    name = models.CharField(max_length=300, unique=True)
    stands_for = models.CharField(max_length=300, help_text="What the name is of, for people")

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

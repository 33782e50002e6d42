"""What was read of an entry, kept beside its words."""

from django.db import models

from policies.dockets.entry_reading.weighing import UNREAD
from policies.dockets.entry_reading.words import Act, Actor, Confidence, Outcome, Subject


class ReadEntry(models.Model):
    """
    The columns of a reading.

    They follow from the words by the rules of `policies.dockets.entry_reading`; nobody types them.
    An entry that no rules have read yet counts as unknown and surfaces.
    """

    actor = models.CharField(max_length=15, choices=Actor, default=Actor.UNKNOWN, editable=False)
    act = models.CharField(max_length=20, choices=Act, default=Act.OTHER, editable=False)
    subject = models.CharField(
        max_length=30, choices=Subject, default=Subject.NONE, blank=True, editable=False
    )
    outcome = models.CharField(
        max_length=20, choices=Outcome, default=Outcome.UNKNOWN, blank=True, editable=False
    )
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.OPEN, editable=False)
    basis = models.JSONField(
        default=list, blank=True, editable=False, help_text="The words that the reading rests on"
    )
    rules_version = models.PositiveSmallIntegerField(default=0, editable=False)
    weight = models.PositiveSmallIntegerField(
        default=UNREAD, editable=False, help_text="How much it matters to a measure, 0 to 100"
    )

    class Meta:
        abstract = True

"""The tie from a statement to its source."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from policies.dockets.models import DocketEntry
from policies.measures.models.measure import Measure
from policies.measures.models.parts import Claim, Event, Option, Provision, Target
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Entity
from policies.sources.models import Article

STATEMENTS = ("event", "option", "target", "provision", "claim")


def exactly_one(*names: str) -> Q:
    """Give the condition that one of these columns is filled and the others are empty."""
    condition = Q()
    for name in names:
        condition |= Q(**{f"{other}__isnull": other != name for other in names})
    return condition


@pghistory.track()
class Citation(models.Model):
    """Who says a statement, and where it can be read.

    There is no field for the identity of a confidential source, on purpose; nor one that tells the people
    of one story apart, because what each of them said can give them away.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="citations")
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="citations")
    option = models.ForeignKey(Option, models.CASCADE, null=True, blank=True, related_name="citations")
    target = models.ForeignKey(Target, models.CASCADE, null=True, blank=True, related_name="citations")
    provision = models.ForeignKey(Provision, models.CASCADE, null=True, blank=True, related_name="citations")
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="citations")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="+")
    docket_entry = models.ForeignKey(DocketEntry, models.PROTECT, null=True, blank=True, related_name="+")
    attribution = models.CharField(max_length=30, choices=AttributionKind, default=AttributionKind.REPORTING)
    count = models.PositiveSmallIntegerField(
        "how many people", null=True, blank=True, help_text="Of the anonymous sources, if the article says."
    )
    out_of = models.PositiveSmallIntegerField(
        "out of",
        null=True,
        blank=True,
        help_text="If only some of them said it: 3 for one of the three people. Which one is kept nowhere.",
    )
    descriptor = models.CharField(
        max_length=200, blank=True, help_text="For example: people familiar with the matter."
    )
    speaker = models.ForeignKey(
        Entity, models.PROTECT, null=True, blank=True, related_name="+", help_text="Who says so on record."
    )
    speaker_name = models.CharField(max_length=200, blank=True, help_text="A named person, or a body.")
    speaker_title = models.CharField(max_length=200, blank=True)
    paraphrase = models.TextField(blank=True)
    quote = models.CharField(max_length=300, blank=True, help_text="Short; 300 characters at most.")
    contradicts = models.BooleanField(default=False, help_text="Contradicts the statement on record.")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=exactly_one(*STATEMENTS),
                name="citation_of_one_statement",
                violation_error_message="Choose one statement: event, option, target, provision or claim.",
            ),
            models.CheckConstraint(
                condition=exactly_one("article", "docket_entry"),
                name="citation_of_one_source",
                violation_error_message="Choose exactly one source: an article or a docket entry.",
            ),
            models.CheckConstraint(
                condition=~Q(attribution="anonymous")
                | Q(speaker__isnull=True, speaker_name="", speaker_title=""),
                name="citation_anonymous_has_no_name",
                violation_error_message="Speaker: an anonymous source must not be named.",
            ),
            models.CheckConstraint(
                condition=Q(out_of__isnull=True)
                | Q(attribution="anonymous", count__isnull=False, out_of__gt=F("count")),
                name="citation_some_out_of_more",
                violation_error_message="Out of: only for unnamed people, above the number of those who said "
                "it; empty if all of them did.",
            ),
            models.CheckConstraint(
                condition=~Q(attribution__in=["on_record", "statement"])
                | Q(speaker__isnull=False)
                | ~Q(speaker_name=""),
                name="citation_on_record_names_speaker",
                violation_error_message="Speaker: say who is on record.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_attribution_display()}: {self.article or self.docket_entry}"

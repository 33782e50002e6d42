"""The parts of a measure: options, targets, provisions, events and claims."""

from typing import ClassVar

import pghistory
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from policies.dockets.models import Docket
from policies.measures.models.clocks import COUNT_THE_DAY, HOLD_AS_LONG, MOVE_WHAT_IS_COUNTED
from policies.measures.models.effect_marks import FACTS, marks
from policies.measures.models.measure import Measure
from policies.publication.vocabulary import (
    CheckState,
    CountUnit,
    EventKind,
    Instrument,
    Precision,
    RollsTo,
    Standing,
    TargetRole,
)
from policies.registry.models import Authority, Body, Entity


@pghistory.track()
class Option(models.Model):
    """One candidate way to carry the measure out."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="options")
    label = models.CharField(max_length=200)
    instrument = models.CharField(max_length=30, choices=Instrument, default=Instrument.UNDETERMINED)
    authorities = models.ManyToManyField(Authority, blank=True, related_name="+")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="implementing body"
    )
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.CONSIDERED)
    litigation_risk = models.TextField(blank=True, help_text="How it might fare in court, and who says so.")
    note = models.TextField(blank=True)
    resulted_in = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="+", help_text="Only if taken."
    )
    check_state = models.CharField("check", max_length=10, choices=CheckState, default=CheckState.VERIFIED)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "label"], name="option_label_once"),
            models.CheckConstraint(
                condition=Q(resulted_in__isnull=True) | Q(standing="taken"),
                name="option_result_needs_taken",
                violation_error_message="Resulted in: only an option whose standing is Taken has a result.",
            ),
        ]

    def __str__(self) -> str:
        return self.label


@pghistory.track()
class Target(models.Model):
    """An entity the measure is aimed at or affects."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="targets")
    entity = models.ForeignKey(Entity, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=TargetRole, default=TargetRole.TARGET)
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "entity"], name="target_once"),
        ]

    def __str__(self) -> str:
        return str(self.entity)


@pghistory.track()
class Provision(models.Model):
    """A separately effective part of the measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="provisions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["number"]
        triggers: ClassVar = marks("measure_id", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "number"],
                name="provision_number_once",
                violation_error_message="Number: this measure already has a provision with this number.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.label}"


@pghistory.track()
class Event(models.Model):
    """Something dated that happened, or is expected to happen, to the measure."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=30, choices=EventKind)
    summary = models.TextField(help_text="One sentence, in our own words.")
    happened_on = models.DateField(
        null=True, blank=True, help_text="For a month, a year or a range: its first day."
    )
    precision = models.CharField("date known to the", max_length=10, choices=Precision, default=Precision.DAY)
    happened_until = models.DateField("last day of range", null=True, blank=True)
    at_time = models.TimeField("time of day", null=True, blank=True)
    time_zone = models.CharField(
        max_length=40, blank=True, help_text="Zone of the time of day, for example America/New_York."
    )
    reported_on = models.DateField(null=True, blank=True, help_text="If it was reported on a later day.")
    expected = models.BooleanField(default=False, help_text="Not yet happened: a vote, a deadline.")
    until = models.DateField(
        null=True, blank=True, help_text="First day it no longer holds, for a pause or a postponement."
    )
    lasts = models.PositiveSmallIntegerField(
        "holds for",
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text="For example 120 days; the day it no longer holds then computes itself.",
    )
    lasts_unit = models.CharField("unit", max_length=10, choices=CountUnit, default=CountUnit.DAYS)
    counted_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="counted",
        help_text="The event from whose day this one's day is counted; the day then computes itself.",
    )
    count = models.PositiveSmallIntegerField("after", null=True, blank=True, help_text="For example 45.")
    count_unit = models.CharField("unit", max_length=10, choices=CountUnit, default=CountUnit.DAYS)
    rolls_to = models.CharField(
        "if nobody works then",
        max_length=20,
        choices=RollsTo,
        blank=True,
        help_text="Where the counted day goes when it falls on a weekend or holiday; empty: it stays.",
    )
    provisions = models.ManyToManyField(
        Provision, blank=True, related_name="events", help_text="Empty: the whole measure."
    )
    option = models.ForeignKey(Option, models.SET_NULL, null=True, blank=True, related_name="events")
    docket = models.ForeignKey(
        Docket, models.PROTECT, null=True, blank=True, related_name="+", help_text="The case of a court act."
    )
    by = models.ForeignKey(
        Measure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The measure that did it, for example the order that revoked this one.",
    )
    scope = models.CharField(max_length=100, blank=True, help_text="Of a court order; empty: nationwide.")
    check_state = models.CharField("check", max_length=10, choices=CheckState, default=CheckState.VERIFIED)
    note = models.TextField(blank=True, help_text="What is not settled about this event.")

    class Meta:
        ordering: ClassVar = [F("happened_on").asc(nulls_last=True), "id"]
        triggers: ClassVar = [COUNT_THE_DAY, HOLD_AS_LONG, MOVE_WHAT_IS_COUNTED, *marks(*FACTS)]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(counted_from__isnull=True, count__isnull=True)
                | Q(counted_from__isnull=False, count__isnull=False),
                name="event_clock_is_whole",
                violation_error_message="After: a counted day needs both the event it is counted from "
                "and a number.",
            ),
            models.CheckConstraint(
                condition=Q(rolls_to="") | Q(rolls_to__in=RollsTo.values, counted_from__isnull=False),
                name="event_rolls_when_counted",
                violation_error_message="If nobody works then: only a counted day rolls on; say what it "
                "is counted from, or leave this empty.",
            ),
            models.CheckConstraint(
                condition=Q(lasts__isnull=True) | Q(lasts__gt=0, happened_on__isnull=False),
                name="event_lasts_from_a_day",
                violation_error_message="Holds for: give a number above 0, and the day it began.",
            ),
            models.CheckConstraint(
                condition=Q(precision="unknown", happened_on__isnull=True)
                | (~Q(precision="unknown") & Q(happened_on__isnull=False)),
                name="event_date_matches_precision",
                violation_error_message="Happened on: give a date, or set its precision to Unknown.",
            ),
            models.CheckConstraint(
                condition=Q(
                    precision="range", happened_until__isnull=False, happened_until__gt=F("happened_on")
                )
                | (~Q(precision="range") & Q(happened_until__isnull=True)),
                name="event_range_has_two_days",
                violation_error_message="Last day of range: needed for a range, after its first day; "
                "empty otherwise.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("happened_on")),
                name="event_until_after_start",
                violation_error_message="Until: must lie after the day it happened.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="overtaken") | Q(by__isnull=False),
                name="event_overtaken_names_measure",
                violation_error_message="By: an overtaken measure must name the measure that came first.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="vacated") | Q(docket__isnull=False),
                name="event_vacated_names_docket",
                violation_error_message="Docket: only a court vacates a measure; name the case.",
            ),
            models.CheckConstraint(
                condition=Q(at_time__isnull=True) | ~Q(time_zone=""),
                name="event_time_has_zone",
                violation_error_message="Time zone: needed where a time of day is given.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.summary[:60]}"


@pghistory.track()
class Claim(models.Model):
    """A statement about the measure that is not an event."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="claims")
    text = models.TextField(help_text="One sentence, in our own words.")

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.text[:80]

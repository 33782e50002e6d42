"""A frozen document on its way from an editor to the log."""

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from policies.measures.models import Measure
from policies.publication.models import Release
from policies.publication.vocabulary import ReleaseKind
from policies.review.querysets import SubmissionQuerySet

HEX_DIGEST = r"^[0-9a-f]{64}$"


class State(models.TextChoices):
    """How far a submission has come."""

    IN_REVIEW = "in_review", "In review"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"
    APPROVED = "approved", "Approved"
    SCHEDULED = "scheduled", "Scheduled"
    RELEASED = "released", "Released"
    DISCARDED = "discarded", "Discarded"


OPEN_STATES = (State.IN_REVIEW, State.CHANGES_REQUESTED, State.APPROVED, State.SCHEDULED)


class Submission(models.Model):
    """One measure, frozen for review.

    `document` is what the reviewer sees and what is released, byte for byte; `digest` names it.
    `mark` is the point of the working copy's history at which it was frozen, `contributors` the
    users who changed anything between the last release and now.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="submissions")
    kind = models.CharField(max_length=12, choices=ReleaseKind)
    state = models.CharField(max_length=20, choices=State, default=State.IN_REVIEW)
    document = models.TextField()
    digest = models.CharField(max_length=64)
    mark = models.JSONField(default=dict)
    contributors = ArrayField(models.BigIntegerField(), default=list)
    public_note = models.TextField(blank=True, help_text="Corrections: what was wrong, what is right now.")
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions")
    submitted_at = models.DateTimeField()
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="claimed_submissions"
    )
    due_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_digest = models.CharField(max_length=64, blank=True)
    scheduled_for = models.DateTimeField(null=True, blank=True)
    forced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    forced_reason = models.TextField(blank=True)
    retrospective_closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    release = models.OneToOneField(
        Release, models.PROTECT, null=True, blank=True, related_name="submission", db_constraint=False
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-submitted_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure"], condition=Q(state__in=OPEN_STATES), name="one_open_submission_per_measure"
            ),
            models.CheckConstraint(condition=Q(digest__regex=HEX_DIGEST), name="submission_digest_form"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "scheduled"])
                | Q(approved_by__isnull=False, approved_digest=F("digest")),
                name="approval_names_the_digest",
            ),
            models.CheckConstraint(
                condition=~Q(state="released")
                | Q(approved_by__isnull=False, approved_digest=F("digest"))
                | (Q(forced_by__isnull=False) & ~Q(forced_reason="")),
                name="release_is_approved_or_forced",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | (~Q(approved_by=F("submitted_by")) & ~Q(contributors__contains=[F("approved_by")])),
                name="approver_is_no_contributor",
            ),
            models.CheckConstraint(
                condition=Q(retrospective_closed_by__isnull=True)
                | (
                    ~Q(retrospective_closed_by=F("forced_by"))
                    & ~Q(retrospective_closed_by=F("submitted_by"))
                    & ~Q(contributors__contains=[F("retrospective_closed_by")])
                ),
                name="retrospective_is_closed_by_another",
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled") | Q(scheduled_for__isnull=False),
                name="scheduled_names_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(release__isnull=False), name="released_names_its_release"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "scheduled_for"], name="submission_due")]

    def __str__(self) -> str:
        return f"{self.measure.reference} ({self.get_state_display()})"

    @property
    def is_open(self) -> bool:
        """Tell whether it can still be decided."""
        return self.state in OPEN_STATES

    @property
    def needs_retrospective(self) -> bool:
        """Tell whether it was released without a second person and nobody has looked since."""
        return self.forced_by_id is not None and self.retrospective_closed_by_id is None


class Step(models.Model):
    """One thing done to a submission, kept for good."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=30)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.verb} by {self.by or 'the schedule'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once; a step is never rewritten."""
        if self.pk is not None:
            raise ValueError("a step of a submission is never rewritten")
        super().save(*args, **kwargs)

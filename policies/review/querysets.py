"""Questions asked of submissions and notifications."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from policies.measures.models import Measure
    from policies.review.models import Notification, Submission  # noqa: F401


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def locked(self, pk: int) -> "Submission":
        """Give the submission under a row lock, its measure locked first, so that decisions queue up."""
        return self.select_related("measure").select_for_update().get(pk=pk)

    def undecided(self) -> Self:
        """Give what a reviewer can still decide or schedule."""
        return self.filter(state__in=["in_review", "changes_requested", "approved", "scheduled"])

    def waiting_for(self, user: "User") -> Self:
        """Give what this reviewer may decide: in review or approved, and none of their own work."""
        return (
            self.filter(state__in=["in_review", "approved"])
            .exclude(submitted_by=user)
            .exclude(contributors__contains=[user.pk])
        )

    def returned_to(self, user: "User") -> Self:
        """Give what came back to this editor."""
        return self.filter(state="changes_requested").filter(
            models.Q(submitted_by=user) | models.Q(contributors__contains=[user.pk])
        )

    def due(self, now: dt.datetime) -> Self:
        """Give what was scheduled for a moment that has come."""
        return self.filter(state="scheduled", scheduled_for__lte=now).order_by("scheduled_for", "id")

    def awaiting_retrospective(self) -> Self:
        """Give what was released without a second person and has not been looked at since."""
        return self.filter(forced_by__isnull=False, retrospective_closed_by__isnull=True)

    def last_released(self, measure: "Measure") -> "Submission | None":
        """Give the submission behind the last release of a measure."""
        return self.filter(measure=measure, state="released").order_by("-release_id").first()


class NotificationQuerySet(models.QuerySet["Notification"]):
    def unread(self, user: "User") -> Self:
        """Give what this user was told and has not read."""
        return self.filter(recipient=user, read_at__isnull=True)

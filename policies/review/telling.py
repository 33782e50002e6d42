"""Tell those concerned by a submission, and nobody else."""

from django.contrib.auth.models import User
from django.db import models

from policies.review import clock
from policies.review.models import Notification, Submission
from policies.review.roles import GROUPS, Role


def tell_reviewers(submission: Submission, text: str) -> None:
    """Tell the reviewer who claimed it, or else everyone who may decide on it."""
    if submission.reviewer_id:
        _tell(submission, text, User.objects.filter(pk=submission.reviewer_id))
        return
    deciding = [name for name, role in GROUPS.items() if role >= Role.REVIEWER]
    reviewers = User.objects.filter(is_active=True, groups__name__in=deciding)
    _tell(submission, text, reviewers.exclude(pk__in=submission.contributors).distinct())


def tell_contributors(submission: Submission, text: str, *, besides: User | None) -> None:
    """Tell the submitter and everyone whose work is in it, besides the one who acts."""
    concerned = {submission.submitted_by_id, *submission.contributors}
    if besides is not None:
        concerned -= {besides.pk}
    _tell(submission, text, User.objects.filter(pk__in=concerned, is_active=True))


def _tell(submission: Submission, text: str, recipients: models.QuerySet[User]) -> None:
    Notification.objects.bulk_create(
        Notification(recipient=recipient, submission=submission, text=text[:500], created_at=clock.now())
        for recipient in recipients
    )

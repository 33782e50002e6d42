"""Submissions, what was done to them, and who was told."""

from policies.review.models.notification import Notification
from policies.review.models.submission import Step, Submission

__all__ = ["Notification", "Step", "Submission"]

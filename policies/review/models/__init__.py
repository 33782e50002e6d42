"""Submissions, what was done to them, who was told, and the history of people and roles."""

from policies.review.models.notification import Notification
from policies.review.models.people import GroupPermission, Person, PersonGroup, PersonPermission, RoleGroup
from policies.review.models.submission import Step, Submission

__all__ = [
    "GroupPermission",
    "Notification",
    "Person",
    "PersonGroup",
    "PersonPermission",
    "RoleGroup",
    "Step",
    "Submission",
]

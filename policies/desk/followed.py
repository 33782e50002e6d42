"""The dockets a person follows, what they were told, and the cases proposed to be watched."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

from policies.dockets.alert_mail import TOLD_OF
from policies.dockets.models import Alert, CaseProposal, Follow, NameFollow, ProposalState, WatchedName


def open_proposals() -> QuerySet[CaseProposal]:
    """Give the cases that somebody should decide to watch or not, the latest first."""
    found = CaseProposal.objects.filter(state=ProposalState.OPEN)
    return found.select_related("court", "appeal_from__court").order_by("-pk")


def follows_of(user: User) -> QuerySet[Follow]:
    """Give the dockets this user follows."""
    return Follow.objects.filter(user=user).select_related("docket__court").order_by("docket__caption", "pk")


def unread_alerts(user: User) -> QuerySet[Alert]:
    """Give what this user was told and has not marked read, the latest first."""
    return Alert.objects.filter(user=user, read_at=None).select_related(*TOLD_OF).order_by("-pk")


def names_followed(user: User) -> QuerySet[NameFollow]:
    """Give what this user wants to be told of when a new case names it."""
    return NameFollow.objects.filter(user=user)


def names_to_follow() -> list[str]:
    """Give what can be followed so: everything that the watch looks for in captions."""
    names = WatchedName.objects.order_by("stands_for").values_list("stands_for", flat=True)
    return list(names.distinct())

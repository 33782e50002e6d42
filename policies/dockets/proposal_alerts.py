"""Follow what new cases name, and queue what is told of proposed cases."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone

from policies.dockets import alerting
from policies.dockets.models import Alert, AlertPace, CaseProposal, Follow, NameFollow


def follow_name(stands_for: str, *, user: User, pace: AlertPace) -> NameFollow:
    """Tell this user of new cases that name this, or anything tracked where it is empty, at this pace."""
    followed, _ = NameFollow.objects.update_or_create(
        stands_for=stands_for,
        user=user,
        defaults={"pace": pace},
        create_defaults={"pace": pace, "since": timezone.now()},
    )
    return followed


def unfollow_name(stands_for: str, *, user: User) -> None:
    """Tell this user no more of new cases that name this."""
    NameFollow.objects.filter(stands_for=stands_for, user=user).delete()


def queue(proposals: Iterable[CaseProposal], *, named: Mapping[int, str], now: datetime) -> None:
    """
    Write one alert of each proposed case for who follows the case below it, or what its caption names.

    `named` says by the proposal's key what that is. Joins the caller's transaction; a case and a person
    meet once, which the database keeps.
    """
    proposals = list(proposals)
    if not proposals:
        return
    below = {proposal.appeal_from_id for proposal in proposals} - {None}
    of_docket = Follow.objects.filter(docket__in=below, user__is_active=True)
    of_name = NameFollow.objects.filter(stands_for__in={"", *named.values()}, user__is_active=True)
    # Whoever follows both everything and this name is told of this name.
    follows: list[Follow | NameFollow] = [
        *of_docket.select_related("docket__court"),
        *of_name.order_by("-stands_for"),
    ]
    Alert.objects.bulk_create(
        [
            alerting.alert(followed, proposal=proposal, why=_why_proposed(followed, name), now=now)
            for proposal in proposals
            for name in [named.get(proposal.pk, "")]
            for followed in follows
            if _concerns(followed, proposal, name)
        ],
        ignore_conflicts=True,
    )


def _concerns(followed: Follow | NameFollow, proposal: CaseProposal, named: str) -> bool:
    if isinstance(followed, Follow):
        return followed.docket_id == proposal.appeal_from_id
    return bool(named) and followed.stands_for in {"", named}


def _why_proposed(followed: Follow | NameFollow, named: str) -> str:
    if isinstance(followed, Follow):
        return f"You follow {followed.docket}, and an appeal from it is proposed to be watched."
    everything = "" if followed.stands_for else ", as of everything that is tracked"
    return f"You follow new cases that name {named[:200]}{everything}".rstrip(".") + "."

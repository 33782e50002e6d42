"""Follow a docket, and queue what its followers are told."""

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone

from policies.dockets import statements
from policies.dockets.models import (
    Alert,
    AlertPace,
    CaseProposal,
    Docket,
    Follow,
    Loading,
    NameFollow,
    Notice,
    NoticeKind,
)

# The hour of the daily digest, UTC: before the newsrooms of Europe and after the courts of the Pacific.
HOUR_OF_DIGEST = time(6, 0)
LONGEST_WHY = 300


def follow(docket: Docket, *, user: User, pace: AlertPace) -> Follow:
    """Tell this user of what is filed in the docket from now on, at this pace."""
    followed, _ = Follow.objects.update_or_create(
        docket=docket,
        user=user,
        defaults={"pace": pace},
        create_defaults={"pace": pace, "since": timezone.now()},
    )
    return followed


def unfollow(docket: Docket, *, user: User) -> None:
    """Tell this user no more; what is queued already is still told."""
    Follow.objects.filter(docket=docket, user=user).delete()


def queue(notices: list[Notice], *, now: datetime) -> None:
    """
    Write one alert for each follower of each notice's docket, in the caller's transaction.

    A notice and a person meet once, which the database keeps; so a poll that is repeated after a
    worker was killed queues nothing twice.
    """
    if not notices:
        return
    followers = defaultdict(list)
    dockets = {notice.entry.docket_id: notice.entry.docket for notice in notices}
    for followed in statements.objects(
        Follow,
        "SELECT {columns} FROM dockets_follow JOIN auth_user ON auth_user.id = user_id"
        " WHERE docket_id = ANY(%s) AND is_active ORDER BY user_id",
        [list(dockets)],
    ):
        followed.docket = dockets[followed.docket_id]
        followers[followed.docket_id].append(followed)
    if not followers:
        return
    # Notices that were there already got no key when they were written; those given back have theirs.
    given_back = Q(pk__in=[notice.pk for notice in notices if notice.pk])
    stored = Notice.objects.open().filter(
        Q(created_at=now) | given_back,
        entry__in=[notice.entry_id for notice in notices if notice.entry.docket_id in followers],
    )
    Alert.objects.bulk_create(
        [
            alert(followed, notice=notice, why=_why(followed, notice), now=now)
            for notice in stored.select_related("entry").order_by("pk")
            for followed in followers[notice.docket_id]
        ],
        ignore_conflicts=True,
    )


def queue_loading(loading: Loading, *, now: datetime) -> None:
    """Write one alert for each follower of older entries that are being loaded, due when no more come."""
    why = f"You follow {loading.docket}, and its past was loaded."
    Alert.objects.bulk_create(
        [
            alert(followed, loading=loading, why=why, now=now, begins=loading.closes_at)
            for followed in Follow.objects.filter(docket=loading.docket, user__is_active=True)
        ],
        update_conflicts=True,
        unique_fields=["loading", "user"],
        update_fields=["due_at"],
    )


def _why(followed: Follow, notice: Notice) -> str:
    if notice.kind == NoticeKind.NEW:
        what = "something was filed"
    elif notice.entry.missing_since:
        what = "the court’s feed left an entry out"
    else:
        what = "the wording of an entry changed"
    return f"You follow {followed.docket}, and {what}."


def alert(
    followed: Follow | NameFollow,
    *,
    why: str,
    now: datetime,
    begins: datetime | None = None,
    **of: Notice | CaseProposal | Loading,
) -> Alert:
    """Give an unsaved alert of one thing to a follower, mailed at their pace, counted from `begins`, UTC."""
    return Alert(
        user_id=followed.user_id,
        pace=followed.pace,
        why=why[:LONGEST_WHY],
        created_at=now,
        due_at=due(followed.pace, begins or now),
        **of,
    )


def due(pace: str, now: datetime) -> datetime:
    """Give when something is mailed at this pace, UTC."""
    if pace == AlertPace.AT_ONCE:
        return now
    today = datetime.combine(now.astimezone(UTC).date(), HOUR_OF_DIGEST, tzinfo=UTC)
    return today if now < today else today + timedelta(days=1)

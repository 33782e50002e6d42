"""What an editor decides about a notice."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from policies.dockets.models import Notice, NoticeState


class TriageRefused(Exception):
    """The notice cannot be decided; the text says why."""


@transaction.atomic
def confirm(notice: Notice, *, user: AbstractBaseUser, reason: str = "") -> Notice:
    """Record that the entry was taken up, in the transaction that writes the event. Raises TriageRefused."""
    return _decide(notice, NoticeState.CONFIRMED, user, reason)


@transaction.atomic
def dismiss(notice: Notice, *, user: AbstractBaseUser, reason: str) -> Notice:
    """Record that the entry needs no event, and why. Raises TriageRefused without a reason."""
    if not reason.strip():
        raise TriageRefused("Say why this entry needs no event.")
    return _decide(notice, NoticeState.DISMISSED, user, reason)


def _decide(notice: Notice, state: NoticeState, user: AbstractBaseUser, reason: str) -> Notice:
    locked = Notice.objects.select_for_update(of=("self",)).select_related("decided_by").get(pk=notice.pk)
    if not locked.is_open:
        raise TriageRefused(
            f"{locked.decided_by} has already decided this notice: {locked.get_state_display()}."
        )
    locked.state = state
    locked.decided_by = user  # type: ignore[assignment]
    locked.decided_at = timezone.now()
    locked.reason = reason.strip()
    locked.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    return locked

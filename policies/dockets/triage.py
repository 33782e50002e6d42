"""What an editor decides about a notice."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from policies.dockets.models import DocketEntry, Notice, NoticeState


class TriageRefused(Exception):
    """The notice cannot be decided; the text says why."""


CHANGED = "The entry changed while you were looking at it. Read what it says now, then decide once more."


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
    """Close a notice whose entry still says what the caller read.

    While a notice is open, words that arrive cause no other; so closing it unseen would lose them. The
    entry is locked before the notice, as merging does: whoever comes second meets what the first did.
    Citing the entry has locked its key already, which this lock leaves to others who cite it.
    """
    entry = DocketEntry.with_folded.select_for_update(of=("self",), no_key=True).get(pk=notice.entry_id)
    locked = Notice.objects.select_for_update(of=("self",)).select_related("decided_by").get(pk=notice.pk)
    if not locked.is_open:
        raise TriageRefused(
            f"{locked.decided_by} has already decided this notice: {locked.get_state_display()}."
        )
    if locked.entry_id != entry.pk or entry.changed_at != notice.entry.changed_at:
        raise TriageRefused(CHANGED)
    locked.state = state
    locked.decided_by = user  # type: ignore[assignment]
    locked.decided_at = timezone.now()
    locked.reason = reason.strip()
    locked.save(update_fields=["state", "decided_by", "decided_at", "reason"])
    return locked

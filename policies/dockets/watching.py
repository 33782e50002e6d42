"""Begin and end to watch a docket."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from policies.dockets import numbers
from policies.dockets.courtlistener import deliveries
from policies.dockets.models import Court, Docket


class WatchRefused(Exception):
    """The docket cannot be watched; the text says why and what would do."""


@transaction.atomic
def watch(
    court: Court,
    *,
    docket_number: str,
    caption: str = "",
    judge: str = "",
    filed_on: date | None = None,
    pacer_case_id: str | None = None,
    courtlistener_id: int | None = None,
) -> Docket:
    """
    Watch the docket of this number, making it where it is new, and poll its court.

    The court's last body is read again at the next poll, because it may
    already hold entries of this docket; a court that is polled already keeps
    its turn. What is known of the docket is only
    added to, never overwritten. Raises WatchRefused.
    """
    number = numbers.read(docket_number)
    if number is None:
        raise WatchRefused(
            f"“{docket_number}” is no docket number. Write it as 1:20-cv-02658, "
            "or as 20-1444 for a court of appeals."
        )
    court = Court.objects.select_for_update().get(pk=court.pk)
    docket = _existing(court, number.core, pacer_case_id) or Docket(court=court, docket_number=number.core)
    docket.pacer_case_id = docket.pacer_case_id or pacer_case_id
    docket.caption = docket.caption or caption
    docket.judge = docket.judge or judge
    docket.filed_on = docket.filed_on or filed_on
    docket.courtlistener_id = docket.courtlistener_id or _free(courtlistener_id, docket)
    if not docket.watched:
        docket.watched, docket.watched_since = True, timezone.now()
    docket.save()
    deliveries.wait_again()
    court.body_digest = ""
    # A visit out of turn would show on the public page that something new is watched there.
    if not court.enabled:
        court.enabled, court.next_poll_at = True, timezone.now()
    court.save(update_fields=["enabled", "body_digest", "next_poll_at"])
    return docket


def _free(courtlistener_id: int | None, docket: Docket) -> int | None:
    """Refuse a number of CourtListener's that another docket bears."""
    other = Docket.objects.filter(courtlistener_id=courtlistener_id).exclude(pk=docket.pk)
    if courtlistener_id is not None and (bearer := other.select_related("court").first()):
        raise WatchRefused(f"CourtListener's docket {courtlistener_id} is {bearer} here.")
    return courtlistener_id


@transaction.atomic
def unwatch(docket: Docket) -> Docket:
    """Stop keeping new entries of the docket; a court with none left to watch is not polled any more."""
    court = Court.objects.select_for_update().get(pk=docket.court_id)
    docket.watched = False
    docket.save(update_fields=["watched"])
    if not Docket.objects.watched().of_court(court).exists():
        court.enabled = False
        court.save(update_fields=["enabled"])
    return docket


def _existing(court: Court, docket_number: str, pacer_case_id: str | None) -> Docket | None:
    dockets = Docket.objects.of_court(court).select_for_update()
    if pacer_case_id:
        by_case_id = dockets.filter(pacer_case_id=pacer_case_id).first()
        if by_case_id:
            return by_case_id
        return dockets.filter(docket_number=docket_number, pacer_case_id=None).first()
    same_number = dockets.filter(docket_number=docket_number).order_by("pk")
    return same_number.first()

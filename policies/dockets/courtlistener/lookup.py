"""Find out which docket is which at CourtListener."""

from django.db import transaction

from policies.dockets import docket_names
from policies.dockets.adapters import courtlistener
from policies.dockets.adapters.courtlistener import KnownDocket
from policies.dockets.clock import database_now
from policies.dockets.courtlistener import deliveries, interface
from policies.dockets.models import Docket
from policies.dockets.references import Candidate

AT_THE_DESK = 8.0


class NotFound(Exception):
    """CourtListener has no such docket, or several; the text says which."""


def find(docket: Docket) -> KnownDocket:
    """
    Give CourtListener's record of a docket, by PACER's case id where it is known, else by number.

    Raises NotFound where there is none or more than one, and what `interface.ask` raises.
    """
    named = (
        {"pacer_case_id": docket.pacer_case_id}
        if docket.pacer_case_id
        else {"docket_number": docket.docket_number}
    )
    address = interface.address_of("dockets/", court=docket.court.slug, **named)
    found: list[KnownDocket] = []
    for record in courtlistener.page_of(interface.ask(address)).records:
        try:
            known = courtlistener.docket_of(record)
        except ValueError:
            continue
        same_number = docket.pacer_case_id or known.docket.docket_number == docket.docket_number
        if known.docket.court == docket.court.slug and same_number:
            found.append(known)
    if not found:
        raise NotFound(f"CourtListener has no docket {docket.docket_number} of {docket.court}.")
    if len(found) > 1:
        named_ids = ", ".join(str(known.courtlistener_id) for known in found[:10])
        raise NotFound(
            f"CourtListener has several dockets {docket.docket_number} of {docket.court}: {named_ids}."
        )
    return found[0]


@transaction.atomic
def learn(docket: Docket, known: KnownDocket) -> Docket:
    """Keep CourtListener's number of a docket and what the docket lacked. Raises NotFound if it is taken."""
    locked = Docket.objects.select_for_update().get(pk=docket.pk)
    other = Docket.objects.filter(courtlistener_id=known.courtlistener_id).exclude(pk=locked.pk).first()
    if other is not None:
        raise NotFound(f"CourtListener's docket {known.courtlistener_id} is {other} here already.")
    shown = known.docket
    theirs = Docket.objects.filter(court_id=locked.court_id, pacer_case_id=shown.pacer_case_id)
    if not locked.pacer_case_id and not theirs.exists():
        locked.pacer_case_id = shown.pacer_case_id
    locked.courtlistener_id = known.courtlistener_id
    locked.caption = locked.caption or shown.caption
    locked.judge = locked.judge or shown.judge
    locked.filed_on = locked.filed_on or shown.filed_on
    locked.save(update_fields=["pacer_case_id", "courtlistener_id", "caption", "judge", "filed_on"])
    docket_names.record(locked, shown, seen_at=database_now())
    deliveries.wait_again(courtlistener_id=known.courtlistener_id)
    return locked


def complete(candidate: Candidate) -> Candidate:
    """
    Give what CourtListener knows of a docket that a pasted address names by number alone.

    Raises NotFound, and what `interface.ask` raises; waits for eight seconds at most.
    """
    if candidate.courtlistener_id is not None:
        path, query = f"dockets/{candidate.courtlistener_id}/", {}
    elif candidate.court and candidate.pacer_case_id:
        path, query = "dockets/", {"court": candidate.court, "pacer_case_id": candidate.pacer_case_id}
    else:
        raise NotFound("CourtListener can be asked for a docket of its own, or for one of a PACER case.")
    body = interface.ask(interface.address_of(path, **query), total_seconds=AT_THE_DESK)
    records = courtlistener.page_of(body).records if query else [courtlistener.record_of(body)]
    if len(records) != 1:
        raise NotFound(f"CourtListener has {len(records)} such dockets.")
    try:
        known = courtlistener.docket_of(records[0])
    except ValueError as error:
        raise NotFound(f"CourtListener's answer is not understood: {error}.") from None
    return Candidate(
        court=known.docket.court,
        number=known.docket.docket_number,
        pacer_case_id=known.docket.pacer_case_id or "",
        courtlistener_id=known.courtlistener_id,
    )

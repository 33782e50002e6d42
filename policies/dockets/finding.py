"""Find the dockets of the database that a pasted reference means."""

from collections.abc import Iterable

from django.db.models import Q

from policies.dockets import references
from policies.dockets.models import Docket
from policies.dockets.querysets import DocketQuerySet
from policies.dockets.references import Candidate

MOST = 25


def known(candidates: Iterable[Candidate]) -> DocketQuerySet:
    """Give the dockets that any of the candidates may be; a candidate that names only a court is none."""
    condition = Q(pk=None)
    for candidate in candidates:
        condition |= _condition(candidate)
    return Docket.objects.filter(condition).select_related("court").order_by("-watched", "court__slug", "pk")


def as_candidates(dockets: Iterable[Docket]) -> list[Candidate]:
    """Give dockets in the form in which they are offered."""
    return [
        Candidate(
            court=docket.court.slug,
            number=docket.docket_number,
            pacer_case_id=docket.pacer_case_id or "",
            courtlistener_id=docket.courtlistener_id,
        )
        for docket in dockets
    ]


def _condition(candidate: Candidate) -> Q:
    at = Q(court__slug=candidate.court) if candidate.court else Q()
    if candidate.courtlistener_id is not None and not candidate.number:
        return Q(courtlistener_id=candidate.courtlistener_id)
    if candidate.pacer_case_id and candidate.court and not candidate.number:
        return at & Q(pacer_case_id=candidate.pacer_case_id)
    if not candidate.number:
        return Q(pk=None)
    if references.needs_office(candidate.number):
        return at & Q(docket_number__endswith=f":{candidate.number}")
    return at & Q(docket_number=candidate.number)

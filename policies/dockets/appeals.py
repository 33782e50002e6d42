"""The way of a dispute through the courts: which docket reviews the decision of which."""

from django.db import transaction

from policies.dockets.models import CourtKind, Docket

# A court reviews only courts below it, so no docket can be above itself.
HEIGHT = {
    CourtKind.BANKRUPTCY: 0,
    CourtKind.DISTRICT: 1,
    CourtKind.TRADE: 1,
    CourtKind.APPELLATE: 2,
    CourtKind.SUPREME: 3,
}


class AppealRefused(Exception):
    """The dockets cannot be tied; the text says why."""


@transaction.atomic
def tie_appeal(docket: Docket, *, below: Docket | None) -> Docket:
    """Record whose decision a docket reviews; None takes the tie away. Raises AppealRefused."""
    docket = Docket.objects.select_for_update(of=("self",)).select_related("court").get(pk=docket.pk)
    if reason := refusal(docket, below):
        raise AppealRefused(reason)
    docket.appeal_from = below
    docket.save(update_fields=["appeal_from"])
    return docket


def refusal(docket: Docket, below: Docket | None) -> str:
    """Say why a docket cannot review another; empty where it can."""
    if below is None or _height(below) < _height(docket):
        return ""
    return (
        f"{docket.court} does not review {below}. Choose a docket of a court below it: courts of "
        "appeals review district courts, the Supreme Court reviews both."
    )


def _height(docket: Docket) -> int:
    return HEIGHT[CourtKind(docket.court.kind)]

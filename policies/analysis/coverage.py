"""Which courts and dockets are watched, when each was last checked, and what may be missing."""

from dataclasses import dataclass, field

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from policies.analysis.public_page import public_page
from policies.dockets.health import state_of
from policies.dockets.models import Court, Docket, Poll

GAPS_SHOWN = 3
LIVE = Q(entries__folded_into=None, entries__unconfirmed=False)


@dataclass
class Watch:
    """One court, its watched dockets, and the gaps seen in its feed."""

    court: Court
    dockets: list[Docket] = field(default_factory=list)
    gaps: list[Poll] = field(default_factory=list)

    @property
    def state(self) -> str:
        """Name the state: watched, silent, failing, late, waiting, no_feed or off."""
        return state_of(self.court, timezone.now()).name.lower()


@public_page
def coverage(request: HttpRequest) -> HttpResponse:
    """Show every court that has a watched docket, in two queries."""
    watches: dict[int, Watch] = {}
    dockets = (
        Docket.objects.watched()
        .select_related("court")
        .annotate(entry_count=Count("entries", filter=LIVE), latest_on=Max("entries__filed_on", filter=LIVE))
        .order_by("court__name", "docket_number")
    )
    for docket in dockets:
        watches.setdefault(docket.court_id, Watch(docket.court)).dockets.append(docket)
    gaps = Poll.objects.filter(court__in=watches, gap_from__isnull=False).order_by("-finished_at")
    for poll in gaps[:200]:
        shown = watches[poll.court_id].gaps
        if len(shown) < GAPS_SHOWN:
            shown.append(poll)
    return render(request, "analysis/coverage.html", {"watches": list(watches.values())})

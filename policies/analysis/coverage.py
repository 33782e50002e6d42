"""Which public dockets are watched in which courts, when each was last checked, and what may be missing."""

from dataclasses import dataclass, field

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from policies.analysis.public_page import public_page
from policies.dockets.health import state_of
from policies.dockets.models import Court, Docket, Poll
from policies.dockets.public_face import Face, faces
from policies.publication.models import NamedDocket

GAPS_SHOWN = 3
LIVE = Q(entries__folded_into=None, entries__unconfirmed=False)


@dataclass
class Watch:
    """One court, its dockets that are watched and public, and the gaps seen in its feed."""

    court: Court
    dockets: list[tuple[Docket, Face]] = field(default_factory=list)
    gaps: list[Poll] = field(default_factory=list)

    @property
    def state(self) -> str:
        """Name the state: watched, silent, failing, late, waiting, no_feed or off."""
        return state_of(self.court, timezone.now()).name.lower()


@public_page
def coverage(request: HttpRequest) -> HttpResponse:
    """Show every court with a watched docket that a release names, in four queries.

    Of a court where other dockets are watched alone, nothing is said: that would tell of a story before
    it is printed. Nobody sees more here; the desk has a page of its own.
    """
    watches: dict[int, Watch] = {}
    dockets = (
        NamedDocket.objects.released(Docket.objects.watched())
        .select_related("court")
        .annotate(entry_count=Count("entries", filter=LIVE), latest_on=Max("entries__filed_on", filter=LIVE))
        .order_by("court__name", "docket_number")
    )
    public = faces(dockets, frozen=NamedDocket.objects.newest_of([docket.pk for docket in dockets]))
    for docket in dockets:
        watches.setdefault(docket.court_id, Watch(docket.court)).dockets.append((docket, public[docket.pk]))
    gaps = Poll.objects.filter(court__in=watches, gap_from__isnull=False).order_by("-finished_at")
    for poll in gaps[:200]:
        shown = watches[poll.court_id].gaps
        if len(shown) < GAPS_SHOWN:
            shown.append(poll)
    return render(request, "analysis/coverage.html", {"watches": list(watches.values())})

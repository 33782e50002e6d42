"""Begin to watch a docket: one field for whatever names it, then a choice where that is not enough."""

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from policies.desk.views.frame import page
from policies.dockets import finding
from policies.dockets.adapters.contract import FeedUnreadable
from policies.dockets.courtlistener import interface, lookup
from policies.dockets.courtlistener.allowance import Exhausted
from policies.dockets.fetch import FetchFailed
from policies.dockets.finding import Offer, Option
from policies.dockets.models import Court, CourtKind, Docket
from policies.dockets.references import NotUnderstood
from policies.dockets.watching import WatchRefused, watch

NOT_LOOKED_UP = (Exhausted, FetchFailed, FeedUnreadable, lookup.NotFound, interface.NoToken)


def ask(request: HttpRequest, **more: Any) -> HttpResponse:
    """Show the one field; `more` is what was typed, what it may mean and why it was refused."""
    offer: Offer | None = more.get("offer")
    context = {
        "query": request.GET.urlencode(),
        "by_hand": f"{reverse('desk:dockets_docket_add')}?{urlencode({**request.GET.dict(), 'by_hand': 1})}",
        "is_popup": IS_POPUP_VAR in request.GET,
        "courts": _courts(offer) if offer else [],
        "can_look_up": bool(offer) and interface.has_token(),
        **more,
    }
    status = HTTPStatus.CONFLICT if "refused" in more else HTTPStatus.OK
    return page(request, "desk/docket/watch.html", context, title="Watch a docket", status=status)


@require_POST
def watch_pasted(request: HttpRequest) -> HttpResponse:
    """Watch the docket that is surely meant; else offer those that may be, or say why none is (409)."""
    pasted = request.POST.get("pasted", "")
    # What was offered for another text is no answer to the one that stands there now.
    unchanged = request.POST.get("offered_for", pasted).split() == pasted.split()
    choice = request.POST.get("choice", "") if unchanged else ""
    number = request.POST.get("number", "")
    text = choice or " ".join(filter(None, (number, pasted)))
    typed = {"pasted": pasted, "number": number}
    try:
        offer = finding.offer(text, court=request.POST.get("court", ""), is_choice=bool(choice))
        if "look_up" in request.POST and offer.incomplete is not None:
            offer = finding.offer(str(lookup.complete(offer.incomplete)), is_choice=True)
        if offer.chosen is None:
            return ask(request, **typed, offer=offer)
        docket = _watch(offer.chosen)
    except (NotUnderstood, WatchRefused) as refused:
        return ask(request, **typed, refused=str(refused))
    except NOT_LOOKED_UP as refused:
        return ask(request, **typed, offer=offer, refused=str(refused))
    if IS_POPUP_VAR in request.GET:
        chosen = json.dumps({"value": str(docket.pk), "obj": str(docket)})
        return render(request, "admin/popup_response.html", {"popup_response_data": chosen})
    already = offer.chosen.docket is not None and offer.chosen.docket.watched
    messages.success(request, f"{docket} {'was already' if already else 'is now'} watched.")
    return redirect("desk:dockets_docket_change", docket.pk)


def _watch(option: Option) -> Docket:
    candidate = option.candidate
    court = Court.objects.filter(slug=candidate.court).first()
    if court is None:
        raise WatchRefused(f"The court {candidate.court} is not among those that can be watched.")
    return watch(
        court,
        docket_number=option.docket.docket_number if option.docket else candidate.number,
        pacer_case_id=candidate.pacer_case_id or None,
        courtlistener_id=candidate.courtlistener_id,
    )


def _courts(offer: Offer) -> list[Court]:
    """Give the courts to choose from where none is named, those watched already first."""
    if "court" not in offer.missing:
        return []
    courts = Court.objects.order_by("-enabled", "citation")
    numbered = offer.incomplete is not None and offer.incomplete.number
    return list(courts.filter(kind=CourtKind.DISTRICT) if numbered else courts)

"""The inbox: what courts filed, to be confirmed as events or dismissed."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from policies.desk import triage
from policies.desk.followed import follows_of, open_proposals
from policies.desk.forms.court_act import CourtActForm
from policies.desk.inbox import items, muted_notices, refused_item, shown
from policies.desk.paging import newest_first
from policies.desk.seen import key_in, keys_in, notice_seen, seen_of
from policies.desk.views.frame import member, page
from policies.dockets.models import CaseProposal, Notice
from policies.dockets.triage import CHANGED

OFFER_CHANGED = (
    "Measures it concerns: what is tied to this docket, or its provisions, changed while you were looking. "
    "Read what can be ticked now, then confirm once more."
)


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """List the notices that wait, the weightiest first, those of dockets tied to a measure before others."""
    user = member(request)
    asked = request.GET
    first = not {"after", "untied_after"} & asked.keys()
    proposals = newest_first(
        open_proposals() if first else CaseProposal.objects.none(), before=asked.get("cases_before")
    )
    context = {
        **vars(shown(after=asked.get("after"), untied_after=asked.get("untied_after"))),
        "proposals": proposals.rows,
        "next_cases_before": proposals.next_before,
        "following": set(follows_of(user).values_list("docket", flat=True)),
        "further": not first,
    }
    return page(request, "desk/inbox.html", context, title="Inbox")


@require_safe
def muted(request: HttpRequest) -> HttpResponse:
    """List what the rules keep out of the inbox, the latest first, each with its rule."""
    told = newest_first(muted_notices(), before=request.GET.get("before"))
    context = {"items": items(told.rows), "next_before": told.next_before}
    return page(request, "desk/muted.html", context, title="Muted entries")


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the event into the working copy, or show the notice again with the reason (409)."""
    notice = _notice(request, pk)
    if _changed_since_seen(request, notice):
        return _refused(request, notice, CHANGED)
    (item,) = items([notice])
    if request.POST.get("offer", "") not in ("", item.offer):
        return _refused(request, notice, OFFER_CHANGED)
    form = CourtActForm(request.POST, ties=item.ties)
    if not form.is_valid():
        return _refused(request, notice, form.said())
    try:
        events = triage.confirm(notice, by=member(request), acts=form.acts())
    except triage.CannotTriage as cannot:
        return _refused(request, notice, str(cannot))
    named = ", ".join(event.measure.reference for event in events)
    messages.success(request, f"Logged in the working copy of {named}. It is published after review.")
    return redirect("desk:inbox")


@require_POST
def cite(request: HttpRequest, pk: int) -> HttpResponse:
    """Cite the entry for what is logged already, or show the notice again with the reason (409)."""
    notice = _notice(request, pk)
    if _changed_since_seen(request, notice):
        return _refused(request, notice, CHANGED)
    try:
        events = triage.cite(
            notice, by=member(request), events=keys_in(request.POST.getlist("event")), seen=_seen(request)
        )
    except triage.CannotTriage as cannot:
        return _refused(request, notice, str(cannot))
    named = ", ".join(event.measure.reference for event in events)
    messages.success(request, f"Cited in the working copy of {named}. It is published after review.")
    return redirect("desk:inbox")


@require_POST
def dismiss(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a notice with a reason, or show it again with what is missing (409)."""
    notice = _notice(request, pk)
    if _changed_since_seen(request, notice):
        return _refused(request, notice, CHANGED)
    try:
        triage.dismiss(notice, by=member(request), reason=request.POST.get("reason", ""))
    except triage.CannotTriage as cannot:
        return _refused(request, notice, str(cannot))
    messages.success(request, "Dismissed.")
    return redirect("desk:inbox")


def _notice(request: HttpRequest, pk: int) -> Notice:
    """Find the notice on which somebody decides. Raises Http404."""
    notice = notice_seen(pk, seen=request.POST.get("seen", ""))
    if notice is None:
        raise Http404("There is no such entry in the inbox.")
    return notice


def _seen(request: HttpRequest) -> dict[int, str] | None:
    """Give the sums of the events that the page showed, by their keys; None where it was no page."""
    if "shown" not in request.POST:
        return None
    shown = (text.partition(":") for text in request.POST.getlist("shown"))
    return {key: said for text, _, said in shown if (key := key_in(text)) is not None}


def _changed_since_seen(request: HttpRequest, notice: Notice) -> bool:
    """Tell whether the entry says something else than on the page from which this was posted."""
    return request.POST.get("seen", "") not in ("", seen_of(notice.entry))


def _refused(request: HttpRequest, notice: Notice, reason: str) -> HttpResponse:
    context = {
        "items": [refused_item(notice, typed=request.POST, reason=reason)],
        "alone": True,
    }
    return page(request, "desk/inbox.html", context, title="Inbox", status=HTTPStatus.CONFLICT)

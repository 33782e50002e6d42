"""Decide on a case that the watch proposes: watch it, or say why not."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from policies.desk.views.frame import member, page
from policies.dockets import case_proposals
from policies.dockets.models import CaseProposal


@require_POST
def watch_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Watch the case, an appeal tied to the case below, or show it again with the reason (409)."""
    proposal = get_object_or_404(CaseProposal, pk=pk)
    try:
        docket = case_proposals.watch_proposed(
            proposal, user=member(request), docket_number=request.POST.get("docket_number", "")
        )
    except case_proposals.ProposalRefused as refused:
        return _refused(request, pk, str(refused))
    messages.success(request, f"{docket} is watched from now on. Tie it to a measure.")
    return redirect(f"{reverse('desk:inbox')}#cases")


@require_POST
def dismiss_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the proposal with a reason, or show it again with what is missing (409)."""
    proposal = get_object_or_404(CaseProposal, pk=pk)
    try:
        case_proposals.dismiss_proposed(proposal, user=member(request), reason=request.POST.get("reason", ""))
    except case_proposals.ProposalRefused as refused:
        return _refused(request, pk, str(refused))
    messages.success(request, "Dismissed.")
    return redirect(f"{reverse('desk:inbox')}#cases")


def _refused(request: HttpRequest, pk: int, reason: str) -> HttpResponse:
    """Show the case alone as it is now, with what was typed."""
    proposal = CaseProposal.objects.select_related("court", "appeal_from__court").get(pk=pk)
    context = {
        "alone": True,
        "further": True,
        "proposals": [proposal],
        "refused": reason,
        "typed": request.POST,
    }
    return page(request, "desk/inbox.html", context, title="Inbox", status=HTTPStatus.CONFLICT)

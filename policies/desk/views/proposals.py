"""Decide on a case that the watch proposes: watch it, or say why not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from policies.desk.views.frame import member
from policies.dockets import case_proposals
from policies.dockets.models import CaseProposal


@require_POST
def watch_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Watch the case, tied to the case below it if it is an appeal."""
    proposal = get_object_or_404(CaseProposal, pk=pk)
    try:
        docket = case_proposals.watch_proposed(
            proposal, user=member(request), docket_number=request.POST.get("docket_number", "")
        )
    except case_proposals.ProposalRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{docket} is watched from now on. Tie it to a measure.")
    return redirect(f"{reverse('desk:inbox')}#cases")


@require_POST
def dismiss_case(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the proposal with a reason."""
    proposal = get_object_or_404(CaseProposal, pk=pk)
    try:
        case_proposals.dismiss_proposed(proposal, user=member(request), reason=request.POST.get("reason", ""))
    except case_proposals.ProposalRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Dismissed.")
    return redirect(f"{reverse('desk:inbox')}#cases")

"""Pages that make rows of the registry from what an editor pastes."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from policies.desk.forms.registry import AuthorityDraftForm, CitationTypedForm
from policies.desk.views.frame import page
from policies.registry.authorities import CannotAdd, cited_as, create, find_by_citation, propose
from policies.registry.followthemoney import NotFollowTheMoney, duplicates, import_entity, read_entity

MOST_OFFERED = 10


@require_http_methods(["GET", "HEAD", "POST"])
def authority_from_citation(request: HttpRequest) -> HttpResponse:
    """Show what a pasted citation means and what it would make (GET), or make an authority (POST)."""
    if request.method != "POST":
        return _citation_page(request)
    form = AuthorityDraftForm(request.POST, auto_id=False)
    if not form.is_valid():
        return _citation_page(request, refused=form)
    try:
        authority = create(form.draft())
    except CannotAdd as refused:
        form.add_error(None, str(refused))
        return _citation_page(request, refused=form)
    messages.success(request, f"{authority} is in the registry.")
    return redirect("desk:registry_authority_change", authority.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def entity_from_followthemoney(request: HttpRequest) -> HttpResponse:
    """Take one entity in FollowTheMoney JSON: shown first, stored by a second press."""
    text = request.POST.get("text", "")
    context: dict[str, object] = {"text": text}
    try:
        if request.method == "POST" and request.POST.get("step") == "save":
            entity = import_entity(text)
            messages.success(request, f"{entity} is in the registry.")
            return redirect("desk:registry_entity_change", entity.pk)
        if request.method == "POST":
            draft = read_entity(text)
            context |= {"draft": draft, "duplicates": duplicates(draft)}
    except NotFollowTheMoney as refused:
        context["refused"] = str(refused)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if "refused" in context else HTTPStatus.OK
    title = "Add entity from FollowTheMoney"
    return page(request, "desk/registry/followthemoney.html", context, title=title, status=status)


def _citation_page(request: HttpRequest, *, refused: AuthorityDraftForm | None = None) -> HttpResponse:
    typed = CitationTypedForm(request.GET if "text" in request.GET else None)
    text = typed.cleaned_data["text"] if typed.is_bound and typed.is_valid() else ""
    found = find_by_citation(text) if text else []
    offers = [
        propose(text, of=citation)
        for citation, authority in found
        if citation and not (authority and cited_as(authority, citation.normal))
    ]
    context = {
        "typed": typed,
        "text": text,
        "found": found,
        "offers": [refused]
        if refused
        else [AuthorityDraftForm.of(offer) for offer in offers[:MOST_OFFERED] if offer],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    title = "Add authority from citation"
    return page(request, "desk/registry/citation.html", context, title=title, status=status)

"""Add entries from a docket page that an editor saved: upload, look, confirm."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from policies.desk.forms.docket_page import SavedPageForm
from policies.desk.views.frame import member, page
from policies.dockets import pasted_pages
from policies.dockets.models import Docket, PastedPage
from policies.dockets.pasted_pages import PageRefused
from policies.publication.models import NamedDocket


@require_http_methods(["GET", "HEAD", "POST"])
def docket_page(request: HttpRequest) -> HttpResponse:
    """Ask for a saved page (GET); keep it and lead to what it would change, or say why not (POST, 422)."""
    if request.method != "POST":
        return _ask(request)
    try:
        kept = pasted_pages.take_in(_handed_in(request), by=member(request), now=timezone.now())
        pasted_pages.preview(kept, now=timezone.now())
    except PageRefused as refused:
        return _ask(request, refused=str(refused))
    return redirect("desk:docket-page-preview", kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def docket_page_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """
    Show what a page would change (GET), or have it changed (POST, 409 where that is refused).

    Who saved it adds it to the desk; a second person makes it public.
    """
    user = member(request)
    # Until its editor has added a page, it is nobody else's.
    seen_by = Q(by=user) | Q(merged_at__isnull=False)
    kept = get_object_or_404(PastedPage.objects.filter(seen_by).select_related("by", "confirmed_by"), pk=pk)
    may_vouch = kept.by_id != user.pk
    try:
        if request.method == "POST":
            return _vouch(request, kept) if may_vouch else _add(request, kept)
        context: dict[str, Any] = {"page": kept, "may_vouch": may_vouch}
        if kept.merged_at is None or kept.confirmed_at is None:
            context["preview"] = preview = pasted_pages.preview(kept, now=timezone.now())
            context["is_public"] = _is_public(preview.docket)
    except PageRefused as refused:
        return _ask(request, refused=str(refused), status=HTTPStatus.CONFLICT)
    return page(request, "desk/docket/page_preview.html", context, title="Entries from a saved page")


def _add(request: HttpRequest, kept: PastedPage) -> HttpResponse:
    kept = pasted_pages.confirm(kept, now=timezone.now())
    messages.success(
        request,
        f"{kept.docket}: {kept.new} new entries on the desk. Nothing of the page is public, and no entry "
        "that the watch itself has seen is reworded, until somebody else has confirmed it.",
    )
    return redirect("desk:dockets_docket_change", kept.docket_id)


def _vouch(request: HttpRequest, kept: PastedPage) -> HttpResponse:
    kept = pasted_pages.vouch(kept, by=member(request), now=timezone.now())
    public = (
        "is public now"
        if _is_public(kept.docket)
        else "is confirmed, and public once a release names the docket"
    )
    messages.success(request, f"{kept.docket}: what the saved page shows {public}.")
    return redirect("desk:dockets_docket_change", kept.docket_id)


def _is_public(docket: Docket | None) -> bool:
    """Tell whether a release names the docket."""
    return docket is not None and NamedDocket.objects.released(Docket.objects.filter(pk=docket.pk)).exists()


def _handed_in(request: HttpRequest) -> bytes:
    """Give the bytes of the file, else of what was pasted; what is beyond the limit is not read."""
    upload = request.FILES.get("file")
    if upload is None:
        return request.POST.get("source", "").encode()
    if upload.size is None or upload.size > pasted_pages.LARGEST:
        raise PageRefused(f"The page is larger than {pasted_pages.LARGEST // 1024 // 1024} MB.")
    return upload.read()


def _ask(
    request: HttpRequest, *, refused: str = "", status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY
) -> HttpResponse:
    context = {"form": SavedPageForm(), "refused": refused, "largest": pasted_pages.LARGEST // 1024 // 1024}
    return page(
        request,
        "desk/docket/page.html",
        context,
        title="Add entries from a saved page",
        status=status if refused else HTTPStatus.OK,
    )

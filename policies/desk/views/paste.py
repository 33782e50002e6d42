"""Add an article: one field for its address or its text, then the form, filled."""

import json
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from policies.desk.views.frame import member, page
from policies.sources import intake
from policies.sources.addresses import NoAddress
from policies.sources.models import Article, Intake

ADD = "desk:sources_article_add"


def ask(request: HttpRequest, **more: Any) -> HttpResponse:
    """Show the one field; `more` is what was typed and why it was refused."""
    context = {
        "query": request.GET.urlencode(),
        "by_hand": _form(request, by_hand=1),
        "is_popup": IS_POPUP_VAR in request.GET,
        **more,
    }
    status = HTTPStatus.CONFLICT if "refused" in more else HTTPStatus.OK
    return page(request, "desk/article/paste.html", context, title="Add article", status=status)


@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    """Read what was pasted and go on to the form, or show the field again with the reason (409)."""
    pasted = request.POST.get("pasted", "")
    try:
        row = intake.begin(pasted, by=member(request))
    except intake.AlreadyStored as known:
        if IS_POPUP_VAR in request.GET:
            return _picked(request, known.article)
        return ask(request, pasted=pasted, refused=str(known), known=known.article)
    except (intake.IntakeRefused, NoAddress) as refused:
        return ask(request, pasted=pasted, refused=str(refused))
    return redirect(_form(request, intake=row.pk))


def pasted_before(request: HttpRequest) -> Intake | None:
    """Give what this editor pasted, if the form is filled from it."""
    number = request.GET.get("intake", "")
    if not number.isdecimal() or len(number) > 18:
        return None
    return Intake.objects.filter(pk=number, by=member(request)).first()


def _form(request: HttpRequest, **more: int) -> str:
    return f"{reverse(ADD)}?{urlencode({**request.GET.dict(), **more})}"


def _picked(request: HttpRequest, article: Article) -> HttpResponse:
    """Close the window and pick the article that is already there, as if it had just been added."""
    chosen = json.dumps({"value": str(article.pk), "obj": str(article)})
    return render(request, "admin/popup_response.html", {"popup_response_data": chosen})

"""The partners' JSON of a submission, before it is released."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from policies.desk.views.frame import page
from policies.review.models import Submission


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the frozen document, indented to be read."""
    submission = get_object_or_404(Submission.objects.select_related("measure"), pk=pk)
    text = json.dumps(json.loads(submission.document), ensure_ascii=False, indent=2)
    context = {"submission": submission, "text": text}
    return page(request, "desk/document.html", context, title=f"{submission.measure.reference}: JSON")


@require_safe
def raw_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the frozen document byte for byte, as a file; its SHA-256 is the digest."""
    submission = get_object_or_404(Submission.objects.select_related("measure"), pk=pk)
    response = HttpResponse(submission.document.encode(), content_type="application/json")
    name = f"{submission.measure.reference}-submission-{submission.pk}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

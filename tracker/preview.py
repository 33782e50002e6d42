"""What the public page of a measure will be if a submission is released."""

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from policies.analysis.measures import measure as public_page
from policies.desk.views.frame import page
from policies.publication import log
from policies.publication.vocabulary import ReleaseKind
from policies.review.models import Submission
from policies.review.rules import contributors_of, display_name


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the public page as this submission would make it, and publish nothing.

    The document is appended to the log and the read model follows, the page is rendered by the very
    code that readers meet, and then the transaction is rolled back. So the preview cannot differ from
    what is published, and a document that the log would refuse is refused here.
    """
    submission = get_object_or_404(
        Submission.objects.select_related("measure", "approved_by", "release"), pk=pk
    )
    reference = submission.measure.reference
    if submission.release is not None:
        return redirect("analysis:version", reference, submission.release.version)
    request.preview = f"Preview of submission {pk}. Nothing here is published."  # type: ignore[attr-defined]
    try:
        response = _as_released(request, submission)
    except log.LogRefused as refused:
        context = {"submission": submission, "refused": str(refused)}
        return page(request, "desk/no_preview.html", context, title=f"{reference}: no preview")
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    response.headers.pop("ETag", None)
    return response


def _as_released(request: HttpRequest, submission: Submission) -> HttpResponse:
    with transaction.atomic():
        log.append(
            measure_id=submission.measure.uid,
            reference=submission.measure.reference,
            kind=ReleaseKind(submission.kind),
            document=submission.document,
            document_digest=submission.digest,
            authors=[display_name(user) for user in User.objects.filter(pk__in=contributors_of(submission))],
            approver=display_name(submission.approved_by) if submission.approved_by else "not yet approved",
            note=submission.public_note,
        )
        response = public_page(request, submission.measure.reference)
        transaction.set_rollback(True)
    return response

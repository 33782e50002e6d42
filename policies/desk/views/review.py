"""The review page: what would be published, what differs, and the decision."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from policies.desk import comparison
from policies.desk.checklist import checklist
from policies.desk.decisions import decisions, done, refusals, what_happens_next
from policies.desk.moments import ZONES
from policies.desk.views.frame import member, page
from policies.review.models import Submission
from policies.review.rules import contributors_of


@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a submission to whoever may look at the desk."""
    return review_page(request, get_object_or_404(with_people(), pk=pk))


def review_page(
    request: HttpRequest,
    submission: Submission,
    *,
    refused: str = "",
    verb: str = "",
    typed: dict[str, str] | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    """Render the page; after a refusal with its sentence and with what was typed."""
    user = member(request)
    context = review_context(submission, user)
    context |= {"refused": refused, "refused_verb": verb, "typed": typed or {}, "zones": ZONES}
    allowed = [decision.verb for decision in context["decisions"] if decision.refusal is None]
    context["note_homeless"] = verb not in allowed
    title = f"{submission.measure.reference}: {submission.get_kind_display().lower()}"
    return page(request, "desk/review.html", context, title=title, status=status)


def review_context(submission: Submission, user: User) -> dict[str, Any]:
    """Give everything the review page shows of a submission to this user."""
    document = comparison.parsed(submission.document)
    release = comparison.last_release(submission)
    before = comparison.parsed(release.document) if release else None
    parts = comparison.comparison(before, document)
    offered = decisions(submission, user)
    return {
        "submission": submission,
        "measure": submission.measure,
        "document": document,
        "release": release,
        **comparison.as_shown(parts),
        "points": checklist(submission, document),
        "steps": [(step, done(step)) for step in submission.steps.select_related("by")],
        "contributors": User.objects.filter(pk__in=contributors_of(submission)).order_by("pk"),
        "decisions": offered,
        "refusals": refusals(offered),
        "main": next((one for one in offered if one.refusal is None and not one.dangerous), None),
        "next": what_happens_next(submission),
        "preview": f"{reverse('desk:review', args=[submission.pk])}preview/",
    }


def with_people() -> QuerySet[Submission]:
    """Give submissions with everyone and everything their page names."""
    return Submission.objects.select_related(
        "measure", "submitted_by", "reviewer", "approved_by", "forced_by", "release"
    )

"""The list of submissions, and putting a measure before a reviewer."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from policies.desk import comparison
from policies.desk.paging import newest_first
from policies.desk.views.frame import member, page
from policies.measures.models import Measure
from policies.publication.log import ENDED
from policies.publication.models import Release
from policies.publication.vocabulary import NOTE_REQUIRED, ReleaseKind
from policies.review import workflow
from policies.review.freezing import NotReady, working_document
from policies.review.models import Submission
from policies.review.models.submission import State


@require_safe
def submissions(request: HttpRequest) -> HttpResponse:
    """List submissions, newest first, of all states or of one."""
    state = request.GET.get("state", "")
    if state and state not in State.values:
        raise Http404(f"state: one of {', '.join(State.values)}.")
    found = Submission.objects.select_related("measure", "submitted_by", "reviewer").defer("document")
    listed = newest_first(found.filter(state=state) if state else found, before=request.GET.get("before"))
    context = {"listed": listed, "state": state, "states": State.choices}
    return page(request, "desk/submissions.html", context, title="Submissions")


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would be submitted (GET), or freeze it and put it before a reviewer (POST)."""
    measure = get_object_or_404(Measure, pk=pk)
    if request.method != "POST":
        return _submit_page(request, measure)
    kind = request.POST.get("kind", "") or usual_kind(measure)
    note = request.POST.get("public_note", "")
    if kind not in ReleaseKind.values:
        return _submit_page(
            request, measure, refused=f"Kind: choose one of {', '.join(ReleaseKind.values)}.", note=note
        )
    try:
        submission = workflow.submit(measure, by=member(request), kind=ReleaseKind(kind), public_note=note)
    except workflow.Refused as refused:
        return _submit_page(request, measure, refused=str(refused), kind=kind, note=note)
    messages.success(request, f"{measure.reference} is before the reviewers.")
    return redirect("desk:review", submission.pk)


def usual_kind(measure: Measure) -> ReleaseKind:
    """Give the kind of an ordinary submission: a publication, an update, a return of what was taken back."""
    last = Release.objects.of_measure(measure.uid).last()
    if last is None:
        return ReleaseKind.PUBLISHED
    return ReleaseKind.REINSTATED if last.kind in ENDED else ReleaseKind.UPDATED


def _submit_page(
    request: HttpRequest, measure: Measure, *, refused: str = "", kind: str = "", note: str = ""
) -> HttpResponse:
    user = member(request)
    release = Release.objects.of_measure(measure.uid).last()
    before = comparison.parsed(release.document) if release else None
    missing, parts = "", []
    try:
        parts = comparison.comparison(before, comparison.parsed(working_document(measure)))
    except NotReady as not_ready:
        missing = str(not_ready)
    kinds = [
        {
            "kind": choice,
            "refusal": workflow.refusal_to_submit(
                measure, user, kind=choice, public_note=note or "to be written"
            ),
            "needs_note": choice in NOTE_REQUIRED,
        }
        for choice in ReleaseKind
    ]
    context = {
        "measure": measure,
        "release": release,
        "refused": refused,
        "missing": missing,
        "kinds": kinds,
        "chosen": kind or usual_kind(measure).value,
        "note": note,
        **comparison.as_shown(parts),
        "open": Submission.objects.undecided().filter(measure=measure).first(),
    }
    status = HTTPStatus.CONFLICT if refused else HTTPStatus.OK
    return page(request, "desk/submit.html", context, title=f"Submit {measure.reference}", status=status)

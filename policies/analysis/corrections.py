"""Everything published that turned out wrong: corrections, withdrawals, retractions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from policies.analysis.public_page import public_page
from policies.publication.models import Edition, Release
from policies.publication.vocabulary import NOTE_REQUIRED

PAGE = 25


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """List them, newest first, in pages that begin before a release number."""
    written = request.GET.get("before", "")
    if written and not (written.isascii() and written.isdigit() and len(written) < 19):
        return render(request, "analysis/corrections.html", {"error": written}, status=400)
    releases = Release.objects.filter(kind__in=NOTE_REQUIRED).newest_first().defer("document")
    if written:
        releases = releases.filter(sequence__lt=int(written))
    found = list(releases[: PAGE + 1])
    shown = found[:PAGE]
    measures = {release.measure_id for release in shown}
    editions = Edition.objects.filter(measure_id__in=measures).order_by("sequence")
    titles = dict(editions.values_list("measure_id", "title"))
    context = {
        "rows": [(release, titles.get(release.measure_id, release.reference)) for release in shown],
        "before": shown[-1].sequence if len(found) > PAGE else None,
        "continued": bool(written),
    }
    return render(request, "analysis/corrections.html", context)

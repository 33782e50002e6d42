"""Expected dates to subscribe to, of one measure or of any selection."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from policies.analysis.public_page import public_page
from policies.publication import moments
from policies.publication.calendar import ical, of_selection
from policies.publication.models import Edition
from policies.publication.selection import Selection

CONTENT_TYPE = "text/calendar; charset=utf-8"


@public_page
def selection_calendar(request: HttpRequest) -> HttpResponse:
    """Give what is expected of the selected measures; a wrong parameter is named in plain text."""
    selection = Selection.from_query(request.GET)
    if selection.errors:
        lines = [f"{name}: {' '.join(texts)}" for name, texts in sorted(selection.errors.items())]
        return HttpResponse("\n".join(lines), status=400, content_type="text/plain; charset=utf-8")
    return _calendar(of_selection(selection, address=_addresses(request)), name="measures.ics")


@public_page
def measure_calendar(request: HttpRequest, reference: str) -> HttpResponse:
    """Give what is expected of one measure."""
    edition = Edition.objects.current().filter(reference=reference).first()
    if edition is None:
        raise Http404(f"No measure {reference} is published.")
    body = ical([edition], day=moments.today(), address=_addresses(request))
    return _calendar(body, name=f"{reference}.ics")


def _addresses(request: HttpRequest) -> Callable[[str], str]:
    return lambda reference: request.build_absolute_uri(reverse("analysis:measure", args=[reference]))


def _calendar(body: bytes, *, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response

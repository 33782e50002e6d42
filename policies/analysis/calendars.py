"""Expected dates to subscribe to, of one measure or of any selection."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from policies.analysis.public_page import public_page
from policies.publication import moments
from policies.publication.calendar import ical
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
    # What an edition of the past still expected then is not in the column, which is of its last day.
    editions = selection.editions if "known_at" in request.GET else selection.editions.exclude(next_on=None)
    return _calendar(request, list(editions), day=selection.day, name="measures.ics")


@public_page
def measure_calendar(request: HttpRequest, reference: str) -> HttpResponse:
    """Give what is expected of one measure."""
    edition = Edition.objects.current().filter(reference=reference).first()
    if edition is None:
        raise Http404(f"No measure {reference} is published.")
    return _calendar(request, [edition], day=moments.today(), name=f"{reference}.ics")


def _calendar(request: HttpRequest, editions: list[Edition], *, day: date, name: str) -> HttpResponse:
    def address(reference: str) -> str:
        return request.build_absolute_uri(reverse("analysis:measure", args=[reference]))

    response = HttpResponse(ical(editions, day=day, address=address), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response

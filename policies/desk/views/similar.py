"""Measures that may be the one being typed, offered under its title."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from policies.measures.models import Measure

MOST = 5
_LONGEST = 300


@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """Give measures with a similar title or the same targets; `title`, `target` (ids), `without` (an id)."""
    title = request.GET.get("title", "").replace("\0", "")[:_LONGEST]
    targets = [int(pk) for pk in request.GET.getlist("target")[:50] if pk.isdecimal() and len(pk) < 19]
    without = request.GET.get("without", "")
    found = Measure.objects.like(title, targets=targets, limit=MOST + 1)
    rows = [measure for measure in found if str(measure.pk) != without][:MOST]
    return JsonResponse(
        {
            "measures": [
                {
                    "reference": measure.reference,
                    "title": measure.title,
                    "address": reverse("desk:measures_measure_change", args=[measure.pk]),
                }
                for measure in rows
            ]
        }
    )

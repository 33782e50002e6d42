"""Expected dates of the measures that the filters select, as a calendar to subscribe to."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from policies.feed import selecting
from policies.feed.openapi import describes
from policies.feed.views.base import FeedView
from policies.publication.calendar import of_selection

MEDIA_TYPE = "text/calendar"


class CalendarRenderer(BaseRenderer):
    """Lets a program ask for text/calendar; the view writes the calendar itself."""

    media_type = MEDIA_TYPE
    format = "ics"

    def render(
        self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None
    ) -> bytes:
        """Give what was written."""
        return bytes(data)


class Calendar(FeedView):
    """What is expected: votes, deadlines, days of effect."""

    renderer_classes = [CalendarRenderer, JSONRenderer]

    @describes(
        "Subscribe to expected dates (iCalendar)",
        gives={"type": "string", "description": "RFC 5545; an entry keeps its UID when its date moves."},
        parameters=selecting.PARAMETERS,
        media_type=MEDIA_TYPE,
    )
    def get(self, request: Request) -> HttpResponse:
        """Give what the selected measures expect from today on, or from the day of `known_at` on."""
        selection = selecting.selection(request.query_params, own=())
        body = of_selection(
            selection,
            address=lambda reference: request.build_absolute_uri(
                reverse("analysis:measure", args=[reference])
            ),
        )
        response = HttpResponse(body, content_type=f"{MEDIA_TYPE}; charset=utf-8")
        response.headers["Content-Disposition"] = 'inline; filename="measures.ics"'
        return response

    def refuse_unknown_parameters(self, request: Request) -> None:
        """Leave that to the selection, which knows its filters."""

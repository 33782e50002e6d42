"""The list of measures, by the same selection as the site's."""

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from policies.feed import parameters, selecting, stored
from policies.feed.components import ADDRESS, NUMBER
from policies.feed.delivery import json_listing
from policies.feed.openapi import describes, listing, nullable
from policies.feed.views.base import FeedView


class Measures(FeedView):
    """The current edition of every measure, or of those that the filters select."""

    @describes(
        "Find measures",
        gives=listing(
            "Release",
            total=NUMBER | {"description": "How many measures are selected, exactly."},
            next=ADDRESS | nullable("string"),
            previous=ADDRESS | nullable("string"),
        ),
        parameters=[*selecting.PARAMETERS, parameters.CURSOR, parameters.LIMIT],
    )
    def get(self, request: Request) -> HttpResponse:
        """Give a page of the selection; the same filters, search and orderings as the site's list."""
        selection = selecting.selection(request.query_params)
        size = parameters.limit(request.query_params)
        page = selecting.page(selection, cursor=request.query_params.get("cursor"), size=size)
        here = request.build_absolute_uri()
        links = {
            relation: replace_query_param(here, "cursor", cursor) if cursor else None
            for relation, cursor in (("next", page.next_cursor), ("previous", page.previous_cursor))
        }
        found = stored.records(page.sequences)
        response = json_listing(found, {"total": page.total, **links})
        given = [f'<{address}>; rel="{relation}"' for relation, address in links.items() if address]
        if given:
            response.headers["Link"] = ", ".join(given)
        return response

    def refuse_unknown_parameters(self, request: Request) -> None:
        """Leave that to the selection, which knows its filters."""

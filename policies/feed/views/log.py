"""The change feed: every release in log order."""

from collections.abc import Sequence
from typing import ClassVar

from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from policies.feed import parameters, stored
from policies.feed.components import ADDRESS, NUMBER
from policies.feed.delivery import json_listing
from policies.feed.openapi import describes, listing, nullable
from policies.feed.views.base import FeedView
from policies.publication.vocabulary import ReleaseKind

PAGE = listing(
    "Release",
    count=NUMBER,
    last=nullable("integer", description="The number to give as `after` next time; null on an empty page."),
    next=ADDRESS | nullable("string", description="The next page; null when this one is not full."),
)


class Releases(FeedView):
    """Every release from the first on, tombstones included, never a gap, never out of order."""

    takes: ClassVar[frozenset[str]] = frozenset({"after", "limit"})
    kinds: ClassVar[Sequence[str] | None] = None

    @describes(
        "Follow the log: every release in order", gives=PAGE, parameters=[parameters.AFTER, parameters.LIMIT]
    )
    def get(self, request: Request) -> HttpResponse:
        """Give the releases after a number; a partner that keeps `last` misses and repeats none."""
        after = parameters.after(request.query_params)
        limit = parameters.limit(request.query_params)
        rows = stored.log_page(after=after, limit=limit, kinds=self.kinds)
        last = rows[-1][0] if rows else None
        following = None
        if len(rows) == limit:
            following = replace_query_param(request.build_absolute_uri(), "after", str(last))
        place = {"count": len(rows), "last": last, "next": following}
        response = json_listing([record for _, record in rows], place)
        if following:
            response.headers["Link"] = f'<{following}>; rel="next"'
        return response


class Corrections(Releases):
    """Corrections, withdrawals and retractions only."""

    kinds: ClassVar[Sequence[str] | None] = (
        ReleaseKind.CORRECTED,
        ReleaseKind.WITHDRAWN,
        ReleaseKind.RETRACTED,
    )

    @describes(
        "Follow corrections, withdrawals and retractions",
        gives=PAGE,
        parameters=[parameters.AFTER, parameters.LIMIT],
    )
    def get(self, request: Request) -> HttpResponse:
        """Give those releases after a number, with the note that says what was wrong."""
        return super().get(request)

"""Watched dockets, their entries, and when each was last checked."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from policies.dockets.models import Docket, DocketEntry
from policies.feed import cursors, parameters
from policies.feed.components import ADDRESS
from policies.feed.delivery import json_body
from policies.feed.openapi import describes, listing, nullable, reference
from policies.feed.views.base import FeedView

NEXT = ADDRESS | nullable("string", description="The next page; null on the last one.")
DOCKET_COLUMNS = {
    "id": "id",
    "court": "court__slug",
    "court_name": "court__name",
    "docket_number": "docket_number",
    "caption": "caption",
    "judge": "judge",
    "filed_on": "filed_on",
    "last_checked_at": "court__last_success_at",
    "last_tried_at": "court__last_polled_at",
}
ENTRY_COLUMNS = {
    name: name
    for name in (
        "id",
        "entry_number",
        "document_id",
        "filed_on",
        "filed_at",
        "label",
        "text",
        "url",
        "struck",
        "missing_since",
        "sources",
        "first_seen_at",
        "changed_at",
    )
}


class Dockets(FeedView):
    """The dockets that are watched."""

    takes: ClassVar[frozenset[str]] = frozenset({"cursor", "limit"})

    @describes(
        "List the watched dockets",
        gives=listing("Docket", next=NEXT),
        parameters=[parameters.CURSOR, parameters.LIMIT],
    )
    def get(self, request: Request) -> HttpResponse:
        """Give court, number, caption and when the court was last checked, in the order they were added."""
        dockets = Docket.objects.watched().order_by("pk")
        if cursor := request.query_params.get("cursor"):
            (last,) = cursors.read(cursor, int)
            dockets = dockets.filter(pk__gt=last)
        return _page(request, dockets, DOCKET_COLUMNS, key=("id",))


class Entries(FeedView):
    """The entries of one watched docket."""

    takes: ClassVar[frozenset[str]] = frozenset({"cursor", "limit"})

    @describes(
        "Read the entries of one watched docket",
        gives=listing("DocketEntry", docket=reference("Docket"), next=NEXT),
        parameters=[parameters.DOCKET, parameters.CURSOR, parameters.LIMIT],
        statuses=[404],
    )
    def get(self, request: Request, docket: int) -> HttpResponse:
        """Give its entries, latest first by the court's own date."""
        watched = _rows(Docket.objects.watched().filter(pk=docket), DOCKET_COLUMNS)
        if not watched:
            raise NotFound("No docket with this number is watched.")
        entries = DocketEntry.objects.public().of_docket(docket).newest_first()
        if cursor := request.query_params.get("cursor"):
            filed_on, last = cursors.read(cursor, date.fromisoformat, int)
            earlier = Q(filed_on__lt=filed_on) | Q(filed_on=filed_on, pk__lt=last)
            entries = entries.filter(earlier, filed_on__lte=filed_on)
        return _page(request, entries, ENTRY_COLUMNS, key=("filed_on", "id"), docket=watched[0])


def _page(
    request: Request,
    selected: QuerySet[Any],
    columns: Mapping[str, str],
    *,
    key: Sequence[str],
    **more: Any,
) -> HttpResponse:
    limit = parameters.limit(request.query_params)
    rows = _rows(selected[: limit + 1], columns)
    following = None
    if len(rows) > limit:
        rows.pop()
        cursor = cursors.written(*(rows[-1][name] for name in key))
        following = replace_query_param(request.build_absolute_uri(), "cursor", cursor)
    page = {"results": rows, **more, "next": following}
    response = json_body(json.dumps(page, ensure_ascii=False, cls=DjangoJSONEncoder))
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _rows(selected: QuerySet[Any], columns: Mapping[str, str]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in selected.values_list(*columns.values())]

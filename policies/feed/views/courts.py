"""Dockets that are watched and that a release names, their entries, and when each was last checked."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, ClassVar, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q
from django.http import HttpResponse
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from policies.dockets.models import Docket, DocketEntry
from policies.dockets.public_face import faces
from policies.dockets.querysets import DocketEntryQuerySet, DocketQuerySet
from policies.feed import cursors, parameters
from policies.feed.components import ADDRESS
from policies.feed.delivery import json_body
from policies.feed.openapi import describes, listing, nullable, reference
from policies.feed.views.base import FeedView
from policies.publication.models import NamedDocket

NEXT = ADDRESS | nullable("string", description="The next page; null on the last one.")
ENTRY_COLUMNS = (
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
Selected = TypeVar("Selected", DocketQuerySet, DocketEntryQuerySet)


class Dockets(FeedView):
    """The dockets that are watched and public."""

    takes: ClassVar[frozenset[str]] = frozenset({"cursor", "limit"})

    @describes(
        "List the watched dockets that a release names",
        gives=listing("Docket", next=NEXT),
        parameters=[parameters.CURSOR, parameters.LIMIT],
    )
    def get(self, request: Request) -> HttpResponse:
        """Give court, number, caption and when the court was last checked, in the order they were added."""
        dockets = _public().order_by("pk")
        if cursor := request.query_params.get("cursor"):
            (last,) = cursors.read(cursor, int)
            dockets = dockets.filter(pk__gt=last)
        return _page(request, dockets, _rows, key=("id",))


class Entries(FeedView):
    """The entries of one docket that is watched and public."""

    takes: ClassVar[frozenset[str]] = frozenset({"cursor", "limit"})

    @describes(
        "Read the entries of one watched docket that a release names",
        gives=listing("DocketEntry", docket=reference("Docket"), next=NEXT),
        parameters=[parameters.DOCKET, parameters.CURSOR, parameters.LIMIT],
        statuses=[404],
    )
    def get(self, request: Request, docket: int) -> HttpResponse:
        """Give its entries, latest first by the court's own date."""
        found = _rows(_public().filter(pk=docket))
        if not found:
            raise NotFound("The feed has no docket with this number.")
        entries = DocketEntry.objects.public().of_docket(docket).newest_first()
        if cursor := request.query_params.get("cursor"):
            filed_on, last = cursors.read(cursor, date.fromisoformat, int)
            earlier = Q(filed_on__lt=filed_on) | Q(filed_on=filed_on, pk__lt=last)
            entries = entries.filter(earlier, filed_on__lte=filed_on)
        return _page(request, entries, _entry_rows, key=("filed_on", "id"), docket=found[0])


def _page(
    request: Request,
    selected: Selected,
    written: Callable[[Selected], list[dict[str, Any]]],
    *,
    key: Sequence[str],
    **more: Any,
) -> HttpResponse:
    limit = parameters.limit(request.query_params)
    rows = written(selected[: limit + 1])
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


def _public() -> DocketQuerySet:
    """Give the watched dockets that readers know of, because a release names them."""
    return NamedDocket.objects.released(Docket.objects.watched())


def _rows(dockets: DocketQuerySet) -> list[dict[str, Any]]:
    found = list(dockets.select_related("court"))
    public = faces(found, frozen=NamedDocket.objects.newest_of([docket.pk for docket in found]))
    return [
        {
            "id": docket.pk,
            "court": docket.court.slug,
            "court_name": docket.court.name,
            **asdict(public[docket.pk]),
            "last_checked_at": docket.court.last_success_at,
            "last_tried_at": docket.court.last_polled_at,
        }
        for docket in found
    ]


def _entry_rows(entries: DocketEntryQuerySet) -> list[dict[str, Any]]:
    return list(entries.values(*ENTRY_COLUMNS))

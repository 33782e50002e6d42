"""Measures: what is known now, or what was known at a moment."""

import json
from datetime import datetime
from typing import ClassVar

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from policies.feed import parameters, selecting, stored
from policies.feed.components import ADDRESS, NUMBER, TEXT
from policies.feed.delivery import json_body
from policies.feed.openapi import describes, listing, nullable, record, reference
from policies.feed.problems import Retracted
from policies.feed.views.base import FeedView
from policies.publication.models import Edition
from policies.publication.schema import TOMBSTONE_NAME


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
        parameters=[*selecting.PARAMETERS, parameters.CURSOR, parameters.LIST_LIMIT],
    )
    def get(self, request: Request) -> HttpResponse:
        """Give a page of the selection; the same filters, search and orderings as the site's list."""
        selection = selecting.selection(request.query_params)
        size = parameters.list_limit(request.query_params)
        page = selecting.page(selection, cursor=request.query_params.get("cursor"), size=size)
        here = request.build_absolute_uri()
        links = {
            relation: replace_query_param(here, "cursor", cursor) if cursor else None
            for relation, cursor in (("next", page.next_cursor), ("previous", page.previous_cursor))
        }
        place = json.dumps({"total": page.total, **links})[1:].encode()
        found = stored.records([edition.sequence for edition in page.rows])
        response = json_body(b"".join([b'{"results":[', found, b"],", place]))
        given = [f'<{address}>; rel="{relation}"' for relation, address in links.items() if address]
        if given:
            response.headers["Link"] = ", ".join(given)
        return response

    def refuse_unknown_parameters(self, request: Request) -> None:
        """Leave that to the selection, which knows its filters."""


class Measure(FeedView):
    """One measure's document, byte for byte as it was approved and released."""

    takes: ClassVar[frozenset[str]] = frozenset({"known_at"})

    @describes(
        "Read one measure",
        gives=reference("Measure"),
        parameters=[parameters.REFERENCE, parameters.KNOWN_AT],
        statuses=[304, 404, 410],
    )
    def get(self, request: Request, measure: str) -> HttpResponseBase:
        """Give the document; its SHA-256 is the entity tag."""
        edition = _edition(measure, known_at=parameters.known_at(request.query_params))
        etag = f'"{edition.document_digest}"'
        changed_at = edition.released_at.timestamp()
        response = json_body(edition.document or "")
        response.headers["ETag"] = etag
        response.headers["Last-Modified"] = http_date(changed_at)
        history = reverse("feed:history", args=[measure])
        response.headers["Link"] = f'<{request.build_absolute_uri(history)}>; rel="version-history"'
        return get_conditional_response(request._request, etag, int(changed_at), response) or response


class History(FeedView):
    """The public history of one measure."""

    @describes(
        "Read the history of one measure",
        gives=record({"reference": TEXT, "results": {"type": "array", "items": reference("ReleaseHead")}}),
        parameters=[parameters.REFERENCE],
        statuses=[404],
    )
    def get(self, request: Request, measure: str) -> HttpResponse:
        """Give its releases, newest first, with kind, note and digests, without the documents."""
        heads = stored.history(measure)
        if not heads:
            raise NotFound(f"No measure with the reference {measure} was ever published.")
        name = json.dumps({"reference": measure})[1:].encode()
        return json_body(b"".join([b'{"results":[', heads, b"],", name]))


def _edition(measure: str, *, known_at: datetime | None) -> Edition:
    editions = Edition.objects.of_reference(measure).only(
        "schema", "document", "document_digest", "released_at"
    )
    edition = (editions if known_at is None else editions.known_at(known_at)).first()
    if edition is None:
        raise NotFound(_absence(measure, known_at=known_at))
    if edition.is_tombstone:
        raise Retracted(edition.document or "{}")
    if edition.document is None:
        tombstone = editions.filter(schema=TOMBSTONE_NAME).first()
        raise Retracted(tombstone.document if tombstone and tombstone.document else "{}")
    return edition


def _absence(measure: str, *, known_at: datetime | None) -> str:
    if known_at is not None and Edition.objects.of_reference(measure).exists():
        return f"{measure} was first published after {known_at.isoformat()}."
    return f"No measure with the reference {measure} was ever published."

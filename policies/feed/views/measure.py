"""One measure: what is known now or was known at a moment, and its history."""

from datetime import datetime
from typing import ClassVar

from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from policies.feed import parameters, stored
from policies.feed.components import TEXT
from policies.feed.delivery import json_body, json_listing
from policies.feed.openapi import describes, record, reference
from policies.feed.problems import Retracted
from policies.feed.views.base import FeedView
from policies.publication.models import Edition
from policies.publication.vocabulary import ReleaseKind


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
        return json_listing(heads, {"reference": measure})


def _edition(measure: str, *, known_at: datetime | None) -> Edition:
    editions = Edition.objects.of_reference(measure).only(
        "kind", "document", "document_digest", "released_at"
    )
    edition = (editions if known_at is None else editions.known_at(known_at)).first()
    if edition is None:
        raise NotFound(_absence(measure, known_at=known_at))
    if edition.is_tombstone:
        raise Retracted(edition.document or "{}")
    if edition.document is None:
        tombstone = editions.filter(kind=ReleaseKind.RETRACTED).first()
        raise Retracted(tombstone.document if tombstone and tombstone.document else "{}")
    return edition


def _absence(measure: str, *, known_at: datetime | None) -> str:
    if known_at is not None and Edition.objects.of_reference(measure).exists():
        return f"{measure} was first published after {known_at.isoformat()}."
    return f"No measure with the reference {measure} was ever published."

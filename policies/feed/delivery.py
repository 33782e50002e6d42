"""Hand bytes to the reader: compression, caching and cross-origin headers."""

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from rest_framework.request import Request

# Level 1 gives up a tenth of the ratio on documents like ours and takes a third of the time of level 6.
GZIP_LEVEL = 1
WORTH_COMPRESSING = 860
CODING = re.compile(r"\s*(?P<name>[\w*-]+)\s*(?:;\s*q=(?P<weight>[01](?:\.\d{0,3})?)\s*)?")

EXPOSED_HEADERS = "ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After"


def json_body(body: bytes | str) -> HttpResponse:
    """Give a JSON response around text that is JSON already."""
    return HttpResponse(body, content_type="application/json")


def json_listing(results: Iterable[bytes], more: Mapping[str, Any]) -> HttpResponse:
    """Give a JSON response whose `results` are JSON already, followed by a few members that are not."""
    rest = json.dumps(more, ensure_ascii=False, cls=DjangoJSONEncoder)
    separated = [piece for record in results for piece in (b",", record)][1:]
    return json_body(b"".join([b'{"results":[', *separated, b"],", rest[1:].encode()]))


def accepts_gzip(header: str) -> bool:
    """Say whether an Accept-Encoding header allows gzip (RFC 9110, section 12.5.3)."""
    weights: dict[str, float] = {}
    for part in header.split(","):
        if coding := CODING.fullmatch(part):
            weights[coding["name"].lower()] = float(coding["weight"] or 1)
    return weights.get("gzip", weights.get("*", 0)) > 0


def compress(request: Request, response: HttpResponseBase) -> None:
    """Compress the body where the reader accepts gzip.

    The feed may do so where a site may not: no answer carries a secret beside what the request sent (BREACH).
    A compressed body is another representation, so its entity tag becomes a weak one.
    """
    patch_vary_headers(response, ["Accept-Encoding"])
    if not isinstance(response, HttpResponse) or len(response.content) < WORTH_COMPRESSING:
        return
    if not accepts_gzip(request.headers.get("Accept-Encoding", "")):
        return
    response.content = gzip.compress(response.content, compresslevel=GZIP_LEVEL, mtime=0)
    response.headers["Content-Encoding"] = "gzip"
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"


def open_to_other_origins(response: HttpResponseBase) -> None:
    """Let scripts of any site read the feed; it knows no cookies, so nothing is lent to them."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = EXPOSED_HEADERS


def answer_preflight(response: HttpResponseBase, *, methods: list[str]) -> None:
    """Set what a browser asks for before it sends a request with a key."""
    response.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
    response.headers["Access-Control-Allow-Headers"] = (
        "Authorization, Accept, If-None-Match, If-Modified-Since"
    )
    response.headers["Access-Control-Max-Age"] = "86400"

"""Where to start: the list of addresses, their OpenAPI description, and a page for people."""

import json
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from drf_spectacular.generators import SchemaGenerator
from rest_framework.renderers import StaticHTMLRenderer
from rest_framework.request import Request
from rest_framework.reverse import reverse

from policies.feed.delivery import json_body
from policies.feed.openapi import describes, record
from policies.feed.problems import KINDS
from policies.feed.views.base import FeedView

ADDRESSES = ("measures", "calendar", "releases", "corrections", "dockets", "schema", "docs")


class Root(FeedView):
    """The addresses of the feed."""

    @describes(
        "List the addresses of the feed",
        gives=record({name: {"type": "string", "format": "uri"} for name in ADDRESSES}),
    )
    def get(self, request: Request) -> HttpResponse:
        """Give name and address of each collection."""
        addresses = {name: reverse(f"feed:{name}", request=request) for name in ADDRESSES}
        return json_body(json.dumps(addresses))


class Schema(FeedView):
    """The feed, described for machines."""

    cache_control = "public, max-age=3600"

    @describes("Describe the feed in OpenAPI 3.1", gives={"type": "object"})
    def get(self, request: Request) -> HttpResponse:
        """Give the OpenAPI description as JSON."""
        return json_body(json.dumps(description(), ensure_ascii=False, sort_keys=False))


class Docs(FeedView):
    """The feed, described for people; needs no script and nothing from elsewhere."""

    renderer_classes = [StaticHTMLRenderer]
    schema = None

    def get(self, request: Request) -> HttpResponse:
        """Render the description as a page."""
        described = description()
        context = {
            "info": described["info"],
            "operations": operations(described),
            "kinds": KINDS,
            "base": reverse("feed:root", request=request),
        }
        return render(request._request, "feed/docs.html", context)


@cache
def description() -> dict[str, Any]:
    """Build the OpenAPI description, once per process: it changes only with the code."""
    generator = SchemaGenerator()
    return generator.get_schema(request=None, public=True)


def operations(described: dict[str, Any]) -> list[dict[str, Any]]:
    """List what can be asked, in the order of the addresses, for the page."""
    return [
        {
            "path": path,
            "summary": operation["summary"],
            "parameters": [shown(parameter) for parameter in operation.get("parameters", [])],
            "statuses": list(operation["responses"]),
        }
        for path, methods in described["paths"].items()
        for operation in methods.values()
    ]


def shown(parameter: dict[str, Any]) -> dict[str, Any]:
    """Give a parameter as the page shows it: the allowed values, or else the shape of a value."""
    schema = parameter["schema"]
    one = schema.get("items", schema)
    return {
        **parameter,
        "allowed": one.get("enum", []),
        "shape": one.get("format") or one.get("type", ""),
    }

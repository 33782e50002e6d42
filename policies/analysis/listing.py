"""The list of measures: search, facets, time controls and keyset pages, all in the address."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from policies.analysis import snippets
from policies.analysis.public_page import public_page
from policies.publication import reading, steps
from policies.publication.facets import Facet
from policies.publication.filters import ORDERINGS
from policies.publication.models import Edition
from policies.publication.paging import BadCursor, Page
from policies.publication.selection import Selection

OWN_PARAMETERS = ("cursor",)
OPEN_FACETS = {"stage", "effect", "evidence"}
DATE_FIELDS = (
    ("When it happened", (("happened_from", "From"), ("happened_to", "To"))),
    ("When it was reported", (("reported_from", "From"), ("reported_to", "To"))),
    ("When we updated it", (("updated_from", "From"), ("updated_to", "To"))),
    ("Next date", (("next_from", "From"), ("next_to", "To"))),
)
TIME_CONTROLS = (("known_at", "As we knew it on"), ("in_effect_on", "In effect on"))


@public_page
def measures(request: HttpRequest) -> HttpResponse:
    """Show the selection the address describes; only its changing parts when htmx asks."""
    by_htmx = request.headers.get("HX-Request") == "true"
    query = _without_blanks(request.GET)
    if query != request.GET and not by_htmx:
        return HttpResponseRedirect(_address(query))
    selection = Selection.from_query(query, ignoring=OWN_PARAMETERS)
    errors = _in_words(selection.errors)
    facets: list[Facet] = []
    page = None
    if not errors:
        facets = selection.facets()
        try:
            page = selection.page(query.get("cursor"))
        except BadCursor as bad:
            errors = [("cursor", [str(bad)])]
    context = {
        "selection": selection,
        "page": page,
        "rows": _rows(page.rows, selection, query) if page else [],
        "total": page.total if page else 0,
        "errors": errors,
        "facets": [_facet(facet, query) for facet in facets],
        "reach": _reach(query),
        "chips": selection.chips if not errors else [],
        "orderings": _orderings(selection),
        "time_controls": _fields(TIME_CONTROLS, query, errors),
        "date_fields": [(legend, _fields(fields, query, errors)) for legend, fields in DATE_FIELDS],
        "q": query.get("q", ""),
        "known_at": query.get("known_at", ""),
        "in_effect_on": query.get("in_effect_on", ""),
        "pages": _pages(page, query),
    }
    template = "analysis/list/update.html" if by_htmx else "analysis/list.html"
    response = render(request, template, context, status=400 if errors else 200)
    patch_vary_headers(response, ["HX-Request"])
    if by_htmx:
        response["HX-Push-Url"] = _address(query)
    return response


def _without_blanks(query: QueryDict) -> QueryDict:
    """Leave out the fields a form sent empty, so that an address says only what was asked."""
    clean = QueryDict(mutable=True)
    for name, values in query.lists():
        filled = [value for value in values if value.strip()]
        if filled:
            clean.setlist(name, filled)
    return clean


def _address(query: QueryDict) -> str:
    written = query.urlencode()
    return f"{reverse('analysis:list')}?{written}" if written else reverse("analysis:list")


def _in_words(errors: dict[str, list[str]]) -> list[tuple[str, list[str]]]:
    return sorted(errors.items())


def _rows(editions: list[Edition], selection: Selection, query: QueryDict) -> list[dict[str, Any]]:
    """Give what a row shows; under "as we knew it on" it leads to the version known then."""
    marked = snippets.of([edition.body for edition in editions], query.get("q", ""))
    rows = []
    for edition, snippet in zip(editions, marked, strict=True):
        body = edition.body
        fixed = "known_at" in query
        rows.append(
            {
                "edition": edition,
                "label": edition.label_on(selection.day),
                "targets": [target["entity"]["name"] for target in body["targets"]],
                "stage": reading.stage_on(body, selection.day),
                "effect": reading.effect_on(body, selection.day),
                "next_on": (reading.next_date(body, selection.day) or {}).get("on"),
                "snippet": snippet,
                "address": reverse("analysis:version", args=[edition.reference, edition.version])
                if fixed
                else reverse("analysis:measure", args=[edition.reference]),
            }
        )
    return rows


def _facet(facet: Facet, query: QueryDict) -> dict[str, Any]:
    """Add whether the group starts open: the main three, and wherever something is chosen."""
    chosen = any(choice.selected or choice.excluded for choice in facet.choices)
    chosen = chosen or (facet.name == steps.FACET and "related" in query)
    return {"facet": facet, "open": chosen or facet.name in OPEN_FACETS, "chosen": chosen}


def _reach(query: QueryDict) -> list[tuple[str, str, bool]]:
    """Give how far related targets count; any distance has no value, so that it stays out of the address."""
    asked = query.get("related", steps.ANY)
    return [("" if word == steps.ANY else word, said, word == asked) for word, said in steps.REACH.items()]


def _orderings(selection: Selection) -> list[tuple[str, str, bool]]:
    """Give the orders; the usual one has no value, so that it stays out of the address."""
    searching = bool(selection.filters.cleaned.get("q"))
    usual = "relevance" if searching else "-latest_event"
    return [
        ("" if value == usual else value, label, value == selection.ordering)
        for value, label in ORDERINGS.items()
        if searching or value != "relevance"
    ]


def _fields(
    fields: tuple[tuple[str, str], ...], query: QueryDict, errors: list[tuple[str, list[str]]]
) -> list[dict[str, Any]]:
    wrong = dict(errors)
    return [
        {
            "name": name,
            "label": label,
            "value": (value := query.get(name, "")),
            "type": _type(value),
            "wrong": name in wrong,
        }
        for name, label in fields
    ]


def _type(value: str) -> str:
    """A calendar for days; plain text keeps what a calendar cannot show, such as a moment."""
    return "date" if not value or re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else "text"


def _pages(page: Page | None, query: QueryDict) -> dict[str, str]:
    """Give the addresses of the next and the previous page, where there are any."""
    if page is None:
        return {}
    cursors = {"next": page.next_cursor, "previous": page.previous_cursor}
    kept = [(name, value) for name, values in query.lists() for value in values if name != "cursor"]
    return {
        name: f"{reverse('analysis:list')}?{urlencode([*kept, ('cursor', cursor)])}"
        for name, cursor in cursors.items()
        if cursor
    }

"""Time the list: its rows, exact total and all facet counts, and the whole page with its template."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict
from django.test import Client

from policies.publication.selection import Selection

from .queries import questions


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one question."""

    kind: str
    query: str
    milliseconds: float


def time_selections(number: int) -> list[Timing]:
    """Time what the list shows, without the template."""
    return _timed(number, _select)


def time_pages(number: int) -> list[Timing]:
    """Time the page of the site from request to response, without the network."""
    client = Client()

    def page(query: str) -> None:
        response = client.get(f"/measures/?{query}")
        if response.status_code != 200:
            raise RuntimeError(f"/measures/?{query} answered {response.status_code}.")

    return _timed(number, page)


def percentile(timings: list[Timing], share: float) -> float:
    """Give the milliseconds that this share of the questions stays below."""
    ordered = sorted(timing.milliseconds for timing in timings)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def _select(query: str) -> None:
    selection = Selection.from_query(QueryDict(query))
    selection.facets()
    page = selection.page()
    labels = [edition.label_on(selection.day) for edition in page.rows]
    if selection.errors or len(labels) > page.total:
        raise RuntimeError(f"{query}: {selection.errors}")


def _timed(number: int, ask: Callable[[str], None]) -> list[Timing]:
    asked = questions(number)
    for _, query in asked[:20]:
        ask(query)
    timings = []
    for kind, query in asked:
        begin = time.perf_counter()
        ask(query)
        timings.append(Timing(kind, query, (time.perf_counter() - begin) * 1000))
    return timings

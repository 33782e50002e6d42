"""Every address that answers people who are not signed in, in every form and with every filter."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from policies.desk.site import site as desk
from policies.publication.axes import AXES
from policies.publication.filters import EditionFilter

# Behind a sign-in and behind a secret address; the tests of the desk and of the receiver are theirs.
NOT_PUBLIC = ("desk/", "webhooks/")
SELECTIONS = {"list", "calendar", "measures"}
FORMS = ("text/html", "application/json", "text/calendar")
# How often a request was asked is no word about a docket.
UNTOLD = {"RateLimit", "RateLimit-Policy", "X-Request-ID"}
Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


@dataclass(frozen=True)
class Asked:
    """One request: method, address with query, and headers."""

    method: str
    address: str
    headers: tuple[tuple[str, str], ...] = ()


def walk(
    client: Client, *, values: Mapping[str, Sequence[object]], words: Iterable[str]
) -> dict[Asked, Answer]:
    """
    Ask for every public address and follow every page, and give the answers.

    `values` are what stands in addresses, by the name of the part; `words` are searched and filtered for.
    """
    answers: dict[Asked, Answer] = {}
    waiting = list(every_request(values, list(words)))
    while waiting:
        asked = waiting.pop()
        if asked in answers:
            continue
        response = client.generic(asked.method, asked.address, headers=dict(asked.headers))
        told = tuple(sorted((name, value) for name, value in response.items() if name not in UNTOLD))
        answers[asked] = (response.status_code, told, response.content)
        if response.headers.get("Content-Type", "") == "application/json" and asked.method == "GET":
            following = response.json().get("next") if "Content-Encoding" not in response else None
            waiting += [Asked("GET", following.removeprefix("http://testserver"))] if following else []
    return answers


def every_request(values: Mapping[str, Sequence[object]], words: list[str]) -> Iterator[Asked]:
    """Give the requests without their pages: each address in each form, lists with each filter."""
    for name, address in addresses(values):
        for method in ("GET", "HEAD", "OPTIONS", "POST"):
            yield Asked(method, address)
        for form in FORMS:
            yield Asked("GET", address, (("Accept", form),))
        yield Asked("GET", address, (("Accept-Encoding", "gzip"),))
        for query in queries(words) if name in SELECTIONS else pages():
            yield Asked("GET", f"{address}?{query}")


def queries(words: list[str]) -> Iterator[str]:
    """Give each filter of a list with each word and one of its own, each order, and a moment."""
    yield from pages()
    for name, entry in EditionFilter.base_filters.items():
        choices = [value for value, _ in entry.extra.get("choices", ())]
        facet = AXES.get(name.removeprefix("not_"))
        choices += list(facet.words or ())[:1] if facet else []
        moment = [] if facet else ["2020-10-08"]
        for value in [*choices, *words, *moment]:
            yield urlencode({name: value})


def pages() -> Iterator[str]:
    """Give what chooses a page or a form."""
    for name, value in (
        ("limit", "1"),
        ("after", "0"),
        ("before", "99"),
        ("format", "json"),
        ("cursor", "x"),
    ):
        yield urlencode({name: value})


def addresses(values: Mapping[str, Sequence[object]]) -> Iterator[tuple[str, str]]:
    """Give name and address of all that is public, read off the project; each part needs its values."""
    for route, name in _routes(get_resolver().url_patterns, "/"):
        filled = [route]
        for part in values:
            marks = [mark for mark in _marks(route) if mark.rpartition(":")[2] == part]
            for mark in marks:
                filled = [each.replace(f"<{mark}>", str(value)) for each in filled for value in values[part]]
        for address in filled:
            assert "<" not in address, f"{address}: say in `values` what stands there"
            yield name, address


def desk_addresses(keys: Sequence[int]) -> Iterator[str]:
    """Give every address of the desk, also of each of these rows; the others are asked for by a word."""
    for route, _ in _routes(desk.urls[0], "/desk/"):
        marks = _marks(route)
        for key in keys if marks else keys[:1]:
            address = route
            for mark in marks:
                address = address.replace(f"<{mark}>", "approve" if mark.startswith("slug:") else str(key))
            yield address


def _routes(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = str(pattern.pattern)
        if before == "/" and route.startswith(NOT_PUBLIC):
            continue
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, before + route)
        elif route:
            yield before + route, pattern.name or ""
        else:
            # The address itself, or whatever is not there.
            yield before if pattern.name else f"{before}not-there/", pattern.name or ""


def _marks(route: str) -> list[str]:
    return [piece.partition(">")[0] for piece in route.split("<")[1:]]

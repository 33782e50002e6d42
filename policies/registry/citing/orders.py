"""Read citations of the Federal Register and of what the President signs."""

import re
from collections.abc import Callable, Iterator
from re import Match

from policies.registry.citing import patterns
from policies.registry.citing.addresses import (
    executive_order_url,
    federal_register_document_url,
    federal_register_url,
)
from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.written import after_pages, is_range, number, plain

# A number far above the latest order counts something else.
_LATEST_ORDER = 19999
# Orders signed at once are cited as a range; a longer one is no list.
_LONGEST_RANGE = 20


def federal_register(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "85 FR 48637", with pages within the document left out."""
    volume = int(match["volume"] or match.groupdict().get("volume2") or 0)
    page = number(match["page"])
    end = after_pages(text, match.end())
    yield LegalCitation(
        Kind.FEDERAL_REGISTER, f"{volume} FR {page}", federal_register_url(volume, page), match.start(), end
    )


def federal_register_header(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read the line at the top of a printed page, which names volume and page apart."""
    page = match["page"] or match["page_before"]
    if page:
        volume = int(match["volume"])
        url = federal_register_url(volume, number(page))
        normal = f"{volume} FR {number(page)}"
        yield LegalCitation(Kind.FEDERAL_REGISTER, normal, url, match.start(), match.end())


def federal_register_document(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "FR Doc. 2020-17699"."""
    document = plain(match["number"] or match["labelled"]).upper()
    yield LegalCitation(
        Kind.FEDERAL_REGISTER_DOCUMENT,
        f"FR Doc. {document}",
        federal_register_document_url(document),
        match.start(),
        match.end(),
    )


def executive_orders(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Executive Orders 13942 and 13943"."""
    several = bool(match["plural"] or match["plural2"]) or _says_numbers(match)
    yield from _numbered(match, text, Kind.EXECUTIVE_ORDER, "EO", executive_order_url, several=several)


def proclamations(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Proclamations 9704 and 9705"; no official address is built from their numbers."""
    several = bool(match["plural"]) or _says_numbers(match)
    yield from _numbered(match, text, Kind.PROCLAMATION, "Proclamation", lambda number: None, several=several)


def directive(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "NSPM-33" and "National Security Presidential Memorandum 33"; many are not public."""
    words = " ".join((match["words"] or "").lower().split())
    series = match["letters"] or patterns.DIRECTIVE_SERIES[words]
    yield LegalCitation(Kind.DIRECTIVE, f"{series}-{int(match['number'])}", None, match.start(), match.end())


def determination(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Presidential Determination No. 2021-05"."""
    normal = f"Presidential Determination {match['year']}-{match['number']}"
    yield LegalCitation(Kind.DIRECTIVE, normal, None, match.start(), match.end())


def _says_numbers(match: Match[str]) -> bool:
    return re.search(r"\b(?:nos\b|numbers)", match[0], re.IGNORECASE) is not None


def _numbered(
    match: Match[str],
    text: str,
    kind: Kind,
    name: str,
    url: Callable[[str], str | None],
    *,
    several: bool,
) -> Iterator[LegalCitation]:
    suffix = (match["suffix"] or "").strip("-\u2010\u2011\u2012\u2013").upper()
    if number(match["number"]) > _LATEST_ORDER:
        return
    written, end = f"{number(match['number'])}{suffix}", match.end()
    yield LegalCitation(kind, f"{name} {written}", url(written), match.start(), end)
    while more := patterns.MORE_NUMBERS.match(text, end):
        before, following = number(written), number(more["next"])
        if re.fullmatch(patterns.DASH, more["joint"].strip()) and not before < following <= _LATEST_ORDER:
            return
        if not several and not _is_likely(following, before):
            return
        end = more.end()
        if is_range(more["joint"]) and following - before <= _LONGEST_RANGE:
            for between in range(before + 1, following):
                yield LegalCitation(kind, f"{name} {between}", url(str(between)), more.start("next"), end)
        written = str(following)
        yield LegalCitation(kind, f"{name} {following}", url(str(following)), more.start("next"), end)


def _is_likely(following: int, before: int) -> bool:
    """Tell whether a number after one order is a further order, where nothing says that there are several."""
    near = before < 10000 and abs(following - before) < 1000 and not 1900 <= following < 2100
    return near or 10000 <= following <= _LATEST_ORDER

"""Addresses of official texts, as the Government Publishing Office and others promise to keep them."""

import re

_GOVINFO = "https://www.govinfo.gov/link"
_BILLS = {
    "hr": "house-bill",
    "s": "senate-bill",
    "hjres": "house-joint-resolution",
    "sjres": "senate-joint-resolution",
    "hconres": "house-concurrent-resolution",
    "sconres": "senate-concurrent-resolution",
    "hres": "house-resolution",
    "sres": "senate-resolution",
}
# 560.204-560.206 begins with 560.204; 52.204-25 is one section.
_SECTION_OF_RANGE = re.compile(r"-\d+[a-z]?\.\d.*")
_HYPHENATED_PARTS = 41


def usc_url(title: int, section: str | None, name: str) -> str | None:
    """Give the address of a section of the Code; the appendix has none that stays."""
    if name.endswith("App."):
        return None
    if section is None:
        return f"https://uscode.house.gov/browse/prelim@title{title}"
    first = section.split("(", 1)[0]
    both = re.fullmatch(r"(\d+)-(\d+)", first)
    if both and int(both[2]) > int(both[1]):
        first = both[1]
    return f"{_GOVINFO}/uscode/{title}/{first}"


def cfr_url(title: int, unit: str | None) -> str:
    """Give the address of a part or section in the daily edition of the regulations."""
    base = f"https://www.ecfr.gov/current/title-{title}"
    if unit is None:
        return base
    first = unit.split("(", 1)[0]
    if "." in first:
        return f"{base}/section-{_SECTION_OF_RANGE.sub('', first)}"
    return f"{base}/part-{first if title == _HYPHENATED_PARTS else first.split('-')[0]}"


def federal_register_url(volume: int, page: int) -> str:
    """Give the address of a page of the Federal Register."""
    return f"{_GOVINFO}/fr/{volume}/{page}"


def federal_register_document_url(number: str) -> str:
    """Give the short address of a document of the Federal Register."""
    return f"https://www.federalregister.gov/d/{number}"


def executive_order_url(number: str) -> str:
    """Give the address of an executive order."""
    return f"https://www.federalregister.gov/executive-order/{number}"


def public_law_url(congress: int, law: int) -> str:
    """Give the address of a public law."""
    return f"{_GOVINFO}/plaw/{congress}/public/{law}"


def statutes_url(volume: int, page: int) -> str:
    """Give the address of a page of the Statutes at Large."""
    return f"{_GOVINFO}/statute/{volume}/{page}"


def bill_url(letters: str, number: int, congress: int | None) -> str | None:
    """Give the address of a bill; without its Congress a number names no bill for certain."""
    if congress is None:
        return None
    return f"https://www.congress.gov/bill/{ordinal(congress)}-congress/{_BILLS[letters]}/{number}"


def ordinal(number: int) -> str:
    """Write a number of order: 101st, 103rd, 118th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"

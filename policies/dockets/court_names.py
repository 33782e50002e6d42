"""Find courts in what people write: `N.D. Cal.`, `9th Cir.`, `Southern District of New York`, `cand`."""

import re
from collections.abc import Iterator
from functools import cache

from policies.dockets.federal_courts import CIRCUITS, DISTRICT_NAMES, STATES, FederalCourt, every_court

WORD = re.compile(r"[a-z0-9]+")
LONGEST_NAME = 12
SUPREME = ("supremecourtoftheunitedstates", "ussupremecourt", "unitedstatessupremecourt", "scotus")
ORDINALS = {
    "ca1": ("1st", "first"),
    "ca2": ("2d", "2nd", "second"),
    "ca3": ("3d", "3rd", "third"),
    "ca4": ("4th", "fourth"),
    "ca5": ("5th", "fifth"),
    "ca6": ("6th", "sixth"),
    "ca7": ("7th", "seventh"),
    "ca8": ("8th", "eighth"),
    "ca9": ("9th", "ninth"),
    "ca10": ("10th", "tenth"),
    "ca11": ("11th", "eleventh"),
    "cadc": ("dc", "districtofcolumbia"),
    "cafc": ("fed", "federal"),
}
# Forms in use beside the Bluebook's.
OTHER_CITATIONS = {"pa": ("penn",), "wv": ("wva",), "ha": ("hawaii",), "nmi": ("nmi",), "pr": ("puertorico",)}


@cache
def courts() -> dict[str, FederalCourt]:
    """Give the courts by identifier."""
    return {court.slug: court for court in every_court()}


def citation_of(slug: str) -> str:
    """Give `N.D. Cal.` for `cand`; a court not in the list is called by its identifier."""
    court = courts().get(slug)
    return court.citation if court else slug


def mentioned(text: str) -> list[str]:
    """Give the identifiers of the courts that a text names, in its order, each once."""
    words = WORD.findall(text.casefold().replace(".", "").replace("’", "").replace("'", ""))
    found: list[str] = []
    place = 0
    while place < len(words):
        slug, length = _at(words, place)
        if slug and slug not in found:
            found.append(slug)
        place += length or 1
    return found


def named(text: str) -> str:
    """Give the court that the whole text names, as `cand`, `CA9` or `U.S.` do; nothing if it names none."""
    written = _squeezed(text)
    if written in courts():
        return written
    return "scotus" if written in {"us", "supremecourt"} else _names().get(written, "")


def _at(words: list[str], place: int) -> tuple[str, int]:
    """Give the court whose longest name begins here, and how many words it takes."""
    for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
        slug = _names().get("".join(words[place : place + length]))
        if slug:
            return slug, length
    return "", 0


@cache
def _names() -> dict[str, str]:
    """Give every name without its blanks and dots; identifiers that are English words are not among them."""
    names = {_squeezed(name): slug for slug, name in _pairs()}
    return names | dict.fromkeys(SUPREME, "scotus")


def _pairs() -> Iterator[tuple[str, str]]:
    for slug, court in courts().items():
        if court.kind != "supreme":
            yield slug, court.citation
            yield slug, court.name
            yield (
                slug,
                court.name.removeprefix("District Court for the ").removeprefix("District Court of the "),
            )
    yield from (("cit", name) for name in ("USCIT", "US Court of International Trade", "Court of Intl Trade"))
    for state, (name, citation, _, letters) in STATES.items():
        for letter in letters or ("",):
            slug, initial = f"{state}{letter}d", f"{letter}d"
            yield slug, f"{DISTRICT_NAMES[letter]}District of {name}"
            for other in (citation, name, state, *OTHER_CITATIONS.get(state, ())):
                # `D. Me.` is a court; `d` before a two-letter code alone reads like any word.
                if letter or other != state:
                    yield slug, f"{initial}{other}"
    for slug, ordinal, _, _ in CIRCUITS:
        for number in (*ORDINALS[slug], ordinal):
            yield slug, f"{number} Cir"
            yield slug, f"{number} Circuit"
        yield slug, f"Circuit Court of Appeals for {ordinal} Circuit"


def _squeezed(text: str) -> str:
    return "".join(WORD.findall(text.casefold().replace(".", "")))

"""Read citations of the Constitution."""

import re
from collections.abc import Iterator
from re import Match

from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.law_patterns import ORDINALS

_ROMAN = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
    "XVI",
)
_ADDRESS = "https://constitution.congress.gov/constitution/"


def constitution(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "U.S. Const. art. I, § 8" and "article I, section 8 of the Constitution".

    Without "U.S." only Roman numbers are taken: foreign constitutions count theirs with digits.
    """
    groups = match.groupdict()
    if "ours" in groups and not groups["ours"] and groups["number"].isdigit():
        return
    unit = "art." if match["unit"].lower().startswith("art") else "amend."
    numerals = [groups["number"], *re.findall(r"[IVX]+", groups.get("more") or "")]
    for numeral in numerals:
        normal = f"U.S. Const. {unit} {_roman(numeral)}"
        if numeral is numerals[-1]:
            normal += f", s. {match['section']}" if match["section"] else ""
            normal += f", cl. {match['clause']}" if match["clause"] else ""
        yield LegalCitation(Kind.CONSTITUTION, normal, _ADDRESS, match.start(), match.end())


def _roman(numeral: str) -> str:
    if numeral.isdigit() and int(numeral) <= len(_ROMAN):
        return _ROMAN[int(numeral) - 1]
    return numeral.upper()


def amendment(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "the First Amendment to the Constitution"."""
    yield _amendment(match["ordinal"], match.start(), match.end())


def amendments_by_name(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "the First and Fifth Amendments", as everybody calls them."""
    for ordinal in re.finditer(r"\w+", match["ordinals"]):
        if ordinal[0] != "and":
            start = match.start() + ordinal.start()
            yield _amendment(ordinal[0], start, start + len(ordinal[0]))


def _amendment(ordinal: str, start: int, end: int) -> LegalCitation:
    digits = re.match(r"\d+", ordinal)
    place = int(digits[0]) - 1 if digits else ORDINALS.index(ordinal.lower())
    return LegalCitation(Kind.CONSTITUTION, f"U.S. Const. amend. {_ROMAN[place]}", _ADDRESS, start, end)

"""Read citations of bills and resolutions of Congress."""

import re
from collections.abc import Iterator
from functools import cache
from re import Match

import pycountry

from policies.registry.citing.addresses import bill_url, ordinal
from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.written import number

_CHAMBERS = {
    "hr": "H.R.",
    "s": "S.",
    "hjres": "H.J.Res.",
    "sjres": "S.J.Res.",
    "hconres": "H.Con.Res.",
    "sconres": "S.Con.Res.",
    "hres": "H.Res.",
    "sres": "S.Res.",
}
_IN_WORDS = {
    "house bill": "hr",
    "hb": "hr",
    "senate bill": "s",
    "sb": "s",
    "s": "s",
    "house joint resolution": "hjres",
    "senate joint resolution": "sjres",
    "house concurrent resolution": "hconres",
    "senate concurrent resolution": "sconres",
    "house resolution": "hres",
    "senate resolution": "sres",
}
_CONGRESSES = ("congress", "congress_short", "congress_bare", "congress_before", "congress_bare_before")
# What may stand before "S 686": nothing, a bracket, "Act," or a small word that neither counts nor names.
_BEFORE_BARE = re.compile(
    r"(?:^|[(\[\u201c\"]|\b(?:Acts?|Bills?|Resolution)\b,?\s|\b[HS]\.?\s?(?:R\.?\s?)?\d+[,;]\s"
    r"|(?<!\w)(?!(?:the|an|this|that|at|model|class|type|size|series|form|grade|line|route|exit|gate|seat|row"
    r"|room|unit|block|platform|train|vitamin)\b)[a-z]{2,}[,:;]?\s)$"
)


# "S." is also the page of a foreign gazette.
_GAZETTE = re.compile(r"\b(?:BGBl|RGBl|GVBl|ABl|Slg|BT-Drs|BR-Drs)\b[^;:]{0,30}$")


def bill(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "H.R. 7521, 118th Cong."; an author's initial before a year is no bill."""
    letters = re.sub(r"[\s.]", "", match["chamber"]).lower().replace("joint", "j")
    # Courts and law reviews write H.R. Res. and H.R.J. Res. for the House's resolutions.
    letters = re.sub(r"^hr(?=j|con|res)", "h", letters)
    congress = next((match[name] for name in _CONGRESSES if match[name]), None)
    is_author = letters == "s" and re.search(r"[a-z],\s+$", text[: match.start()])
    if is_author and not congress and 1900 <= number(match["number"]) < 2100:
        return
    if letters == "s" and not congress and _GAZETTE.search(text[: match.start()][-40:]):
        return
    yield _bill(match, letters, congress)


def bill_in_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "House Bill 7521", unless the words around it name a state that has such bills too."""
    chamber = re.sub(r"\bsen\.", "senate", " ".join(match["chamber"].lower().split()))
    for short, whole in (("con.", "concurrent"), ("j.", "joint"), ("res.", "resolution")):
        chamber = chamber.replace(short, whole)
    letters = _IN_WORDS[chamber]
    if not match["congress"] and _is_of_a_state(text[: match.start()], text[match.end() :]):
        return
    yield _bill(match, letters, match["congress"])


def bare_senate_bill(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "S 686" where nothing around it says that it is another thing.

    Written as one word, "S686" must be all there is, or stand alone in brackets.
    """
    before, after = text[: match.start()], text[match.end() :]
    if match["blank"]:
        if _BEFORE_BARE.search(before[-40:]):
            yield _bill(match, "s", None)
    elif (not before.strip() and not after.strip()) or (before.endswith("(") and after.startswith(")")):
        yield _bill(match, "s", None)


@cache
def _state_names() -> str:
    return "|".join(re.escape(state.name) for state in pycountry.subdivisions.get(country_code="US"))


def _is_of_a_state(before: str, after: str) -> bool:
    # Newspapers shorten states with a point, "Fla. Senate Bill 7072"; Washington after a bill is the capital.
    stands_before = (
        rf"(?:\b(?:{_state_names()}|state)(?:['\u2019]s)?,?|(?<!\S)(?!U\.)[A-Z][a-z]{{1,4}}\.)\s+$"
    )
    stands_after = rf"(?:,\s+|\s+\(|\s+(?:of|in|from)\s+)(?!Washington)(?:{_state_names()})\b"
    return bool(re.search(stands_before, before[-40:]) or re.match(stands_after, after))


def _bill(match: Match[str], letters: str, congress: str | None) -> LegalCitation:
    written, of = number(match["number"]), int(congress) if congress else None
    normal = f"{_CHAMBERS[letters]} {written}"
    if of:
        normal += f" ({ordinal(of)} Cong.)"
    return LegalCitation(Kind.BILL, normal, bill_url(letters, written, of), match.start(), match.end())

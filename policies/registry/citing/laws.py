"""Read citations of public laws, the Statutes at Large, bills and the Constitution."""

import re
from collections.abc import Iterator
from re import Match

from policies.registry.citing import patterns
from policies.registry.citing.addresses import bill_url, ordinal, public_law_url, statutes_url
from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.written import after_pages, number, plain

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
_CHAMBERS_IN_WORDS = {
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
_CONGRESSES = ("congress", "congress_short", "congress_bare", "congress_before")
_CONSTITUTION = "https://constitution.congress.gov/constitution/"
_UNITS = (("div", "div."), ("subtit", "subtit."), ("tit", "tit."))
_ORDER = ("div.", "tit.", "subtit.")


def public_law(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Pub. L. 118-50, div. H, § 2", each section one citation, and further laws."""
    groups = match.groupdict()
    places: dict[str, str] = {}
    sections: list[str] = []
    for unit in patterns.LAW_UNITS.finditer(f"{groups.get('before') or ''} ; {groups['after'] or ''}"):
        _place(unit[0], places, sections)
    parts = [f"{name} {places[name]}" for name in _ORDER if name in places]
    for section in sections or [""]:
        yield _law(match, [*parts, section] if section else parts, match.start(), match.end())
    end = match.end()
    while more := patterns.MORE_LAWS.match(text, end):
        end = more.end()
        yield _law(more, [], more.start("congress"), end)


def statutes(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "138 Stat. 955", with pages within the law left out."""
    volume, page = int(match["volume"]), number(match["page"])
    end = after_pages(text, match.end())
    yield LegalCitation(
        Kind.STATUTES_AT_LARGE, f"{volume} Stat. {page}", statutes_url(volume, page), match.start(), end
    )


def bill(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "H.R. 7521, 118th Cong."; an author's initial before a year is no bill."""
    letters = re.sub(r"[\s.]", "", match["chamber"]).lower()
    congress = next((match[name] for name in _CONGRESSES if match[name]), None)
    is_author = letters == "s" and re.search(r"[a-z],\s+$", text[: match.start()])
    if is_author and not congress and 1900 <= number(match["number"]) < 2100:
        return
    yield _bill(match, letters, int(congress) if congress else None)


def bill_in_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "House Bill 7521, 118th Congress"."""
    letters = _CHAMBERS_IN_WORDS[" ".join(match["chamber"].lower().split())]
    yield _bill(match, letters, int(match["congress"]))


def constitution(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "U.S. Const. art. I, § 8" and "article I, section 8 of the Constitution".

    Without "U.S." only Roman numbers are taken: foreign constitutions count theirs with digits.
    """
    groups = match.groupdict()
    if "ours" in groups and not groups["ours"] and groups["number"].isdigit():
        return
    unit = "art." if match["unit"].lower().startswith("art") else "amend."
    numeral = match["number"].upper()
    if numeral.isdigit() and int(numeral) <= len(_ROMAN):
        numeral = _ROMAN[int(numeral) - 1]
    normal = f"U.S. Const. {unit} {numeral}"
    if match["section"]:
        normal += f", s. {match['section']}"
    if match["clause"]:
        normal += f", cl. {match['clause']}"
    yield LegalCitation(Kind.CONSTITUTION, normal, _CONSTITUTION, match.start(), match.end())


def amendment(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "the First Amendment to the Constitution"."""
    numeral = _ROMAN[patterns.ORDINALS.index(match["ordinal"].lower())]
    yield LegalCitation(
        Kind.CONSTITUTION, f"U.S. Const. amend. {numeral}", _CONSTITUTION, match.start(), match.end()
    )


def _place(unit: str, places: dict[str, str], sections: list[str]) -> None:
    name, rest = re.findall(r"^(§\s?§|§|[a-z]+\.?)\s*(.+)$", unit.strip(), re.IGNORECASE | re.DOTALL)[0]
    for beginning, written in _UNITS:
        if name.lower().startswith(beginning):
            places[written] = rest.strip().upper()
            return
    numbers = re.split(rf"(\s*(?:{patterns.AND}|{patterns.UNTIL})\s*)", rest, flags=re.IGNORECASE)
    if len(numbers) > 1 and all(re.fullmatch(patterns.DASH, joint.strip()) for joint in numbers[1::2]):
        sections.append(f"ss. {plain(rest)}")
        return
    if len(numbers) == 3 and numbers[1].strip().lower() in ("through", "to"):
        sections.append(f"ss. {plain(numbers[0])}-{plain(numbers[2])}")
        return
    sections += [f"s. {plain(one)}" for one in numbers[::2] if one.strip()]


def _law(match: Match[str], parts: list[str], start: int, end: int) -> LegalCitation:
    congress, law = int(match["congress"]), int(match["law"])
    normal = ", ".join([f"Pub. L. {congress}-{law}", *parts])
    return LegalCitation(Kind.PUBLIC_LAW, normal, public_law_url(congress, law), start, end)


def _bill(match: Match[str], letters: str, congress: int | None) -> LegalCitation:
    written = number(match["number"])
    normal = f"{_CHAMBERS[letters]} {written}"
    if congress:
        normal += f" ({ordinal(congress)} Cong.)"
    return LegalCitation(Kind.BILL, normal, bill_url(letters, written, congress), match.start(), match.end())

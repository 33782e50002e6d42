"""Read citations of public laws, the Statutes at Large, bills and the Constitution."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
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
_CONGRESSES = ("congress", "congress_short", "congress_bare", "congress_before", "congress_bare_before")
# The public law of the National Defense Authorization Act, by fiscal year.
_DEFENSE_ACTS = {
    2008: (110, 181),
    2009: (110, 417),
    2010: (111, 84),
    2011: (111, 383),
    2012: (112, 81),
    2013: (112, 239),
    2014: (113, 66),
    2015: (113, 291),
    2016: (114, 92),
    2017: (114, 328),
    2018: (115, 91),
    2019: (115, 232),
    2020: (116, 92),
    2021: (116, 283),
    2022: (117, 81),
    2023: (117, 263),
    2024: (118, 31),
    2025: (118, 159),
}
_CONSTITUTION = "https://constitution.congress.gov/constitution/"
_UNITS = (("div", "div."), ("subtit", "subtit."), ("tit", "tit."))
_ORDER = ("div.", "tit.", "subtit.")


def public_law(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Pub. L. 118-50, div. H, § 2", each section one citation, and further laws."""
    groups = match.groupdict()
    units = f"{groups.get('before') or ''} ; {groups['after'] or ''}"
    yield from _units_of(int(match["congress"]), int(match["law"]), units, match.start(), match.end())
    end = match.end()
    while more := patterns.MORE_LAWS.match(text, end):
        end = more.end()
        yield _law(int(more["congress"]), int(more["law"]), (), more.start("congress"), end)


def defense_act(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "section 889 of the FY2019 NDAA", whose public law is known by its year."""
    year = int(match["year_after"] or match["early_after"] or match["year_before"] or match["early_before"])
    law = _DEFENSE_ACTS.get(year if year > 100 else 2000 + year)
    if law:
        units = f"{match['before'] or ''} ; {match['after'] or ''}"
        yield from _units_of(*law, units, match.start(), match.end())


def statutes(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "138 Stat. 955", with pages within the law left out."""
    volume, page = int(match["volume"]), number(match["page"])
    end = after_pages(text, match.end())
    yield LegalCitation(
        Kind.STATUTES_AT_LARGE, f"{volume} Stat. {page}", statutes_url(volume, page), match.start(), end
    )


def bill(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "H.R. 7521, 118th Cong."; an author's initial before a year is no bill."""
    letters = re.sub(r"[\s.]", "", match["chamber"]).lower().replace("joint", "j")
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


def _units_of(congress: int, law: int, units: str, start: int, end: int) -> Iterator[LegalCitation]:
    places: dict[str, list[str]] = {}
    for unit in patterns.LAW_UNITS.finditer(units):
        _place(unit[0], places)
    named = [[f"{name} {place}" for place in places[name]] for name in _ORDER if name in places]
    for parts in product(*named, places.get("s.", [""])):
        yield _law(congress, law, [part for part in parts if part], start, end)


def _place(unit: str, places: dict[str, list[str]]) -> None:
    name, rest = re.findall(r"^(§\s?§|§|[a-z]+\.?)\s*(.+)$", unit.strip(), re.IGNORECASE | re.DOTALL)[0]
    joint = rf"(\s*(?:{patterns.AND}|{patterns.UNTIL})\s*)"
    numbers = re.split(joint, rest.strip(), flags=re.IGNORECASE)
    for beginning, written in _UNITS:
        if name.lower().startswith(beginning):
            places[written] = [one.upper() for one in numbers[::2] if one]
            return
    sections = places.setdefault("s.", [])
    if len(numbers) > 1 and all(re.fullmatch(patterns.DASH, joint.strip()) for joint in numbers[1::2]):
        sections.append(f"ss. {plain(rest)}")
        return
    if len(numbers) == 3 and numbers[1].strip().lower() in ("through", "to"):
        sections.append(f"ss. {plain(numbers[0])}-{plain(numbers[2])}")
        return
    sections += [f"s. {plain(one)}" for one in numbers[::2] if one.strip()]


def _law(congress: int, law: int, parts: Sequence[str], start: int, end: int) -> LegalCitation:
    normal = ", ".join([f"Pub. L. {congress}-{law}", *parts])
    return LegalCitation(Kind.PUBLIC_LAW, normal, public_law_url(congress, law), start, end)


def _bill(match: Match[str], letters: str, congress: int | None) -> LegalCitation:
    written = number(match["number"])
    normal = f"{_CHAMBERS[letters]} {written}"
    if congress:
        normal += f" ({ordinal(congress)} Cong.)"
    return LegalCitation(Kind.BILL, normal, bill_url(letters, written, congress), match.start(), match.end())

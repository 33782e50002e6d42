"""Read citations of public laws and the Statutes at Large."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from re import Match

from policies.registry.citing import law_patterns, patterns
from policies.registry.citing.addresses import public_law_url, statutes_url
from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.written import after_pages, number, plain

# The public law of the National Defense Authorization Act, by fiscal year.
_DEFENSE_ACTS = {
    1993: (102, 484),
    1994: (103, 160),
    1995: (103, 337),
    1996: (104, 106),
    1997: (104, 201),
    1998: (105, 85),
    1999: (105, 261),
    2000: (106, 65),
    2001: (106, 398),
    2002: (107, 107),
    2003: (107, 314),
    2004: (108, 136),
    2005: (108, 375),
    2006: (109, 163),
    2007: (109, 364),
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
    2026: (119, 60),
}
_UNITS = (("div", "div."), ("subtit", "subtit."), ("tit", "tit."))
_ORDER = ("div.", "tit.", "subtit.")


def public_law(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Pub. L. 118-50, div. H, § 2", each section one citation, and further laws."""
    groups = match.groupdict()
    units = f"{groups.get('before') or ''} ; {groups['after'] or ''}"
    yield from _units_of(int(match["congress"]), int(match["law"]), units, match.start(), match.end())
    end = match.end()
    while more := law_patterns.MORE_LAWS.match(text, end):
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
    """Read "138 Stat. 955"; pages within the law are left out, inserted pages kept: "110 Stat. 3009-546"."""
    if match["inserted"]:
        page_between = plain(match["inserted"]).upper()
        normal = f"{int(match['volume'])} Stat. {page_between}"
        yield LegalCitation(Kind.STATUTES_AT_LARGE, normal, None, match.start(), match.end())
        return
    volume, page = int(match["volume"]), number(match["page"])
    end = after_pages(text, match.end())
    yield LegalCitation(
        Kind.STATUTES_AT_LARGE, f"{volume} Stat. {page}", statutes_url(volume, page), match.start(), end
    )


def _units_of(congress: int, law: int, units: str, start: int, end: int) -> Iterator[LegalCitation]:
    places: dict[str, list[str]] = {}
    for unit in law_patterns.LAW_UNITS.finditer(units):
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
    if len(numbers) == 3 and numbers[1].strip().lower() in ("through", "thru", "to"):
        sections.append(f"ss. {plain(numbers[0])}-{plain(numbers[2])}")
        return
    sections += [f"s. {plain(one)}" for one in numbers[::2] if one.strip()]


def _law(congress: int, law: int, parts: Sequence[str], start: int, end: int) -> LegalCitation:
    normal = ", ".join([f"Pub. L. {congress}-{law}", *parts])
    return LegalCitation(Kind.PUBLIC_LAW, normal, public_law_url(congress, law), start, end)

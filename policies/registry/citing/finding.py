"""Find citations in a text and give each its normal form."""

import re
from collections.abc import Callable, Iterator
from re import Match, Pattern

from policies.registry.citing import patterns
from policies.registry.citing.addresses import (
    bill_url,
    cfr_url,
    executive_order_url,
    federal_register_url,
    public_law_url,
    statutes_url,
    usc_url,
)
from policies.registry.citing.citation import Kind, LegalCitation

_Reader = Callable[[Match[str], str], Iterator[LegalCitation]]


def find(text: str) -> list[LegalCitation]:
    """Give the citations in a text in the order in which they stand, none overlapping another.

    A list such as "50 U.S.C. 1601 and 1651" gives one citation for each section. What is not
    recognised is left out, never guessed.
    """
    found: list[LegalCitation] = []
    taken: list[tuple[int, int]] = []
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            citations = list(reader(match, text))
            if citations:
                found += citations
                taken.append((match.start(), max(citation.end for citation in citations)))
    return sorted(found, key=lambda citation: (citation.start, citation.end))


def _usc(match: Match[str], text: str) -> Iterator[LegalCitation]:
    name = f"{int(match['title'])} U.S.C."
    if match["appendix"] and match["appendix"].strip(" ,()"):
        name += " App."
    yield from _sections(match, text, name, int(match["title"]))


def _usc_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    title = int(match["title"])
    name = f"{title} U.S.C."
    yield _usc_section(name, title, match["first"], match["tail"], match.start(), match.end())
    last = match["first"]
    for more in patterns.MORE_SECTIONS.finditer(match["more"] or ""):
        if _is_range(more["joint"]):
            yield _usc_section(name, title, f"{last}-{more['next']}", None, match.start(), match.end())
        else:
            yield _usc_section(name, title, more["next"], more["tail"], match.start(), match.end())
        last = more["next"]


def _sections(match: Match[str], text: str, name: str, title: int) -> Iterator[LegalCitation]:
    section, tail, start, end = match["first"], match["tail"], match.start(), match.end()
    while True:
        more = patterns.MORE_SECTIONS.match(text, end)
        if more is None or not _continues(more, text, after=section):
            break
        if _is_range(more["joint"]) and tail is None:
            section, tail, end = f"{section}-{more['next']}", more["tail"], more.end()
            continue
        yield _usc_section(name, title, section, tail, start, end)
        section, tail, start, end = more["next"], more["tail"], more.start("next"), more.end()
    yield _usc_section(name, title, section, tail, start, end)


def _usc_section(  # noqa: PLR0917 - all six make one citation
    name: str, title: int, section: str, tail: str | None, start: int, end: int
) -> LegalCitation:
    plain = _plain(section)
    normal = f"{name} {plain}"
    if tail:
        normal += " note" if tail.lower().startswith("note") else " et seq."
    return LegalCitation(Kind.USC, normal, usc_url(title, plain, name), start, end)


def _usc_chapter(match: Match[str], text: str) -> Iterator[LegalCitation]:
    title = int(match["title"] or match["title2"])
    chapter = (match["chapter"] or match["chapter2"]).upper()
    yield LegalCitation(
        Kind.USC, f"{title} U.S.C. ch. {chapter}", usc_url(title, None, ""), match.start(), match.end()
    )


def _continues(more: Match[str], text: str, *, after: str) -> bool:
    """Tell whether a number after a section is one more section, not the volume of another citation."""
    if _is_range(more["joint"]):
        return True
    following = text[more.end() : more.end() + 14]
    if re.match(
        r"\s*(?:U\.?\s?S\.?\s?C|C\.?\s?F\.?\s?R|F\.?\s?R\.|FR\b|Fed\.|Stat\b|S\.\s?Ct|F\.)", following, re.I
    ):
        return False
    plain_number = more["next"].isdigit() and len(more["next"]) == 4 and more["next"][:2] in ("19", "20")
    is_year = plain_number and re.match(r"\s*\)", following) and len(after) < 4
    return not is_year


def _cfr(match: Match[str], text: str) -> Iterator[LegalCitation]:
    title = int(match["title"])
    if match["chapter"]:
        normal = f"{title} CFR ch. {match['chapter'].upper()}"
        if match["subchapter"]:
            normal += f", subch. {match['subchapter'].upper()}"
        yield LegalCitation(Kind.CFR, normal, cfr_url(title, None), match.start(), match.end())
        return
    extra = _extra(match["supplement"], match["subpart"] or (match["sub"] or "").split()[-1:] or None)
    unit, start, end = match["section"] or match["part"], match.start(), match.end()
    while not extra:
        more = patterns.MORE_PARTS.match(text, end)
        if more is None or (match["section"] and "." not in more["next"] and not _is_range(more["joint"])):
            break
        if _is_range(more["joint"]):
            unit, end = f"{unit}-{more['next']}", more.end()
            continue
        yield _cfr_unit(title, unit, "", start, end)
        unit, start, end = more["next"], more.start("next"), more.end()
    yield _cfr_unit(title, unit, extra, start, end)


def _cfr_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    title = int(match["title"])
    extra = _extra(match["supplement"], match["subpart"])
    unit = match["part"] or match["section"]
    more = list(patterns.MORE_PARTS.finditer(match["more"] or ""))
    if more and _is_range(more[0]["joint"]):
        unit, more = f"{unit}-{more[0]['next']}", more[1:]
    yield _cfr_unit(title, unit, extra, match.start(), match.end())
    for other in more:
        yield _cfr_unit(title, other["next"], "", match.start(), match.end())


def _cfr_unit(title: int, unit: str, extra: str, start: int, end: int) -> LegalCitation:
    plain = _plain(unit)
    if "." in plain:
        normal = f"{title} CFR {plain}"
    else:
        normal = f"{title} CFR {'parts' if '-' in plain else 'part'} {plain}"
    return LegalCitation(Kind.CFR, normal + extra, cfr_url(title, plain), start, end)


def _extra(supplement: str | None, subpart: str | list[str] | None) -> str:
    if supplement:
        return f", supp. no. {supplement}"
    letter = subpart[0] if isinstance(subpart, list) else subpart
    return f", subpart {letter.upper()}" if letter else ""


def _compilation(match: Match[str], text: str) -> Iterator[LegalCitation]:
    years = _plain(match["years"] or match["years2"])
    page = match["page"] or match["bare"] or match["page2"]
    normal = f"3 CFR, {years} Comp." + (f", p. {page}" if page else "")
    yield LegalCitation(Kind.CFR, normal, None, match.start(), match.end())


def _federal_register(match: Match[str], text: str) -> Iterator[LegalCitation]:
    volume, page = int(match["volume"]), _number(match["page"])
    url = federal_register_url(volume, page)
    yield LegalCitation(
        Kind.FEDERAL_REGISTER, f"{volume} FR {page}", url, match.start(), _after_pages(text, match.end())
    )


def _after_pages(text: str, end: int) -> int:
    pages = re.compile(rf"\s*{patterns.DASH}\s*[\d,]*\d").match(text, end)
    return pages.end() if pages else end


def _executive_order(match: Match[str], text: str) -> Iterator[LegalCitation]:
    yield from _numbered(match, text, Kind.EXECUTIVE_ORDER, "EO", executive_order_url)


def _proclamation(match: Match[str], text: str) -> Iterator[LegalCitation]:
    yield from _numbered(match, text, Kind.PROCLAMATION, "Proclamation", lambda number: None)


def _numbered(
    match: Match[str], text: str, kind: Kind, name: str, url: Callable[[str], str | None]
) -> Iterator[LegalCitation]:
    number = f"{_number(match['number'])}{(match['suffix'] or '').strip('-').upper()}"
    end = match.end()
    yield LegalCitation(kind, f"{name} {number}", url(number), match.start(), end)
    while more := patterns.MORE_NUMBERS.match(text, end):
        end = more.end()
        number = str(_number(more["next"]))
        yield LegalCitation(kind, f"{name} {number}", url(number), more.start("next"), end)


def _public_law(match: Match[str], text: str) -> Iterator[LegalCitation]:
    parts = [
        _part(part)
        for part in re.split(r"\s*,\s*|\s+(?=(?:div|tit|subtit|§|ss?\.|sec))", match["parts"] or "")
    ]
    yield _law(match, [part for part in parts if part])


def _public_law_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    yield _law(match, [_part(match["part"])])


def _law(match: Match[str], parts: list[str]) -> LegalCitation:
    congress, law = int(match["congress"]), int(match["law"])
    normal = ", ".join([f"Pub. L. {congress}-{law}", *parts])
    return LegalCitation(Kind.PUBLIC_LAW, normal, public_law_url(congress, law), match.start(), match.end())


def _part(text: str) -> str:
    words = re.match(r"\s*(§§?|[a-z]+\.?)\s*(.+?)\s*$", text, re.I)
    if not words:
        return ""
    unit = words[1].lower()
    for beginning, name in (("div", "div."), ("subtit", "subtit."), ("tit", "tit.")):
        if unit.startswith(beginning):
            return f"{name} {words[2].upper()}"
    return f"s. {words[2]}"


def _statutes(match: Match[str], text: str) -> Iterator[LegalCitation]:
    volume, page = int(match["volume"]), _number(match["page"])
    end = _after_pages(text, match.end())
    pin = re.compile(r",\s*(?:at\s+)?\d{1,4}(?!\d|\s*(?:Stat|U\.?\s?S|C\.?\s?F|F\.?\s?R|Fed))").match(
        text, end
    )
    yield LegalCitation(
        Kind.STATUTES_AT_LARGE,
        f"{volume} Stat. {page}",
        statutes_url(volume, page),
        match.start(),
        pin.end() if pin else end,
    )


def _bill(match: Match[str], text: str) -> Iterator[LegalCitation]:
    letters = re.sub(r"[\s.]", "", match["chamber"]).lower()
    name = _CHAMBERS[letters]
    congress = int(match["congress"]) if match["congress"] else None
    number = int(match["number"])
    normal = f"{name} {number}" + (f" ({congress}th Cong.)" if congress else "")
    yield LegalCitation(Kind.BILL, normal, bill_url(letters, number, congress), match.start(), match.end())


def _constitution(match: Match[str], text: str) -> Iterator[LegalCitation]:
    unit = "art." if match["unit"].lower().startswith("art") else "amend."
    normal = f"U.S. Const. {unit} {match['number'].upper()}"
    if match["section"]:
        normal += f", s. {match['section']}"
    if match["clause"]:
        normal += f", cl. {match['clause']}"
    url = "https://constitution.congress.gov/constitution/"
    yield LegalCitation(Kind.CONSTITUTION, normal, url, match.start(), match.end())


def _plain(section: str) -> str:
    """Write dashes as hyphens and leave out blanks."""
    return re.sub(r"\s+", "", re.sub(patterns.DASH, "-", section))


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _is_range(joint: str) -> bool:
    return joint.strip().lower() in ("through", "to") or bool(re.fullmatch(rf"\s*{patterns.DASH}\s*", joint))


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
# The order decides where two shapes fit: the longer, more particular shape stands first.
_READERS: tuple[tuple[Pattern[str], _Reader], ...] = (
    (patterns.CFR_COMPILATION, _compilation),
    (patterns.CFR_WORDS, _cfr_words),
    (patterns.USC_WORDS, _usc_words),
    (patterns.USC_CHAPTER, _usc_chapter),
    (patterns.PUBLIC_LAW_WORDS, _public_law_words),
    (patterns.USC, _usc),
    (patterns.CFR, _cfr),
    (patterns.FEDERAL_REGISTER, _federal_register),
    (patterns.PUBLIC_LAW, _public_law),
    (patterns.STATUTES_AT_LARGE, _statutes),
    (patterns.EXECUTIVE_ORDER, _executive_order),
    (patterns.PROCLAMATION, _proclamation),
    (patterns.CONSTITUTION, _constitution),
    (patterns.BILL, _bill),
)

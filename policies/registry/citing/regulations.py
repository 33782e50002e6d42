"""Read citations of the Code of Federal Regulations."""

import re
from collections.abc import Iterator
from re import Match

from policies.registry.citing import patterns
from policies.registry.citing.addresses import cfr_url
from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.written import is_plural, is_range, listed, plain

ACQUISITION, REVENUE, TRADE, ARMS, HYPHENATED_PARTS = 48, 26, 15, 22, 41
# In these titles a hyphen after the point is a part of the section's own number.
_HYPHENATED_SECTIONS = (REVENUE, HYPHENATED_PARTS, ACQUISITION)


def units(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "15 CFR parts 734 and 744" and the parts or sections that follow."""
    title = int(match["title"])
    divisions = list(_divisions(match))
    if match["chapter"]:
        normal = f"{title} CFR ch. {match['chapter'].upper()}"
        if match["subchapter"]:
            normal += f", subch. {match['subchapter'].upper()}"
        yield LegalCitation(Kind.CFR, normal + divisions[0], cfr_url(title, None), match.start(), match.end())
        return
    unit, start, end = match["section"] or match["part"], match.start(), match.end()
    several = is_plural(match["sign"]) or is_plural(match["word"])
    end = _after_subsections(text, end)
    tail = " et seq." if match["tail"] else ""
    while more := patterns.MORE_PARTS.match(text, end):
        plain_so_far = divisions == [""] and not tail
        if not (plain_so_far or _is_part(more)):
            break
        if not _continues(more, several=several, sections=bool(match["section"])):
            break
        several = several or is_plural(more["word"])
        end = _after_subsections(text, more.end())
        following = _with_part(more["next"], unit)
        if is_range(more["joint"]):
            unit = f"{unit}-{following}"
            continue
        for division in divisions:
            yield _unit(title, unit, tail + division, start, more.start())
        unit, start, divisions, tail = following, more.start("next"), [""], ""
    for division in divisions:
        yield _unit(title, unit, tail + division, start, end)


def chapter(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "chapter VII of title 15, CFR" and "22 CFR subchapter M"."""
    title = int(match["title"] or match["title2"] or match["title3"])
    if match["subchapter3"]:
        normal = f"{title} CFR subch. {match['subchapter3'].upper()}"
    else:
        normal = f"{title} CFR ch. {(match['chapter'] or match['chapter2']).upper()}"
    yield LegalCitation(Kind.CFR, normal, cfr_url(title, None), match.start(), match.end())


def units_in_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "parts 730 through 774 of title 15, CFR" and "part 744 of the EAR"."""
    groups = match.groupdict()
    named = TRADE if groups.get("trade") else ARMS
    title = int(groups.get("title") or named)
    first = groups.get("part") or groups["section"]
    for unit in listed(first, match["more"] or "", patterns.MORE_PARTS):
        for division in _divisions(match):
            yield _unit(title, unit, division, match.start(), match.end())


def acquisition(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "DFARS 252.204-7018", which stands in title 48."""
    yield _unit(ACQUISITION, match["section"] or match["part"], "", match.start(), match.end())
    end = match.end()
    while (more := patterns.MORE_PARTS.match(text, end)) and re.match(r"\d+\.\d", more["next"]):
        end = more.end()
        yield _unit(ACQUISITION, more["next"], "", more.start("next"), end)


def treasury_regulation(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "Treas. Reg. § 1.482-1", which stands in title 26."""
    yield _unit(REVENUE, match["section"], "", match.start(), match.end())


def compilation(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read the yearly compilation of what Presidents signed: "3 CFR, 2020 Comp., p. 412"."""
    years = plain(match["years"] or match["years2"])
    page = match["page"] or match["bare"] or match["page2"]
    normal = f"3 CFR, {years} Comp." + (f", p. {page}" if page else "")
    yield LegalCitation(Kind.CFR, normal, None, match.start(), match.end())


def _unit(title: int, unit: str, division: str, start: int, end: int) -> LegalCitation:
    written = plain(unit)
    if "." in written:
        normal = f"{title} CFR {_full_sections(title, written)}"
    elif "-" in written and title != HYPHENATED_PARTS:
        normal = f"{title} CFR parts {written}"
    else:
        normal = f"{title} CFR part {written}"
    return LegalCitation(Kind.CFR, normal + division, cfr_url(title, written), start, end)


def _full_sections(title: int, written: str) -> str:
    """Write out 560.204-206 as 560.204-560.206."""
    short = re.fullmatch(r"(\d+)\.(\d+)-(\d+)", written)
    if not short or title in _HYPHENATED_SECTIONS or len(short[2]) != len(short[3]):
        return written
    return f"{short[1]}.{short[2]}-{short[1]}.{short[3]}" if short[3] > short[2] else written


def _divisions(match: Match[str]) -> Iterator[str]:
    """Give the supplement, appendix or subparts named before or after a part, or one empty text."""
    groups = match.groupdict()
    for place in ("before", "between", "after"):
        if number := groups.get(f"supplement_{place}"):
            yield f", supp. no. {number}"
            return
        if letter := groups.get(f"appendix_{place}"):
            yield f", app. {letter.upper()}"
            return
        if letters := groups.get(f"subpart_{place}"):
            yield from _subparts(letters)
            return
    yield ""


def _subparts(letters: str) -> Iterator[str]:
    ends = re.fullmatch(rf"([A-Z]+)\s*{patterns.UNTIL}\s*([A-Z]+)", letters, re.IGNORECASE)
    if ends:
        yield f", subparts {_lettered(ends[1])}-{_lettered(ends[2])}"
        return
    for letter in re.findall(r"\b(?!and\b|or\b)[A-Z]{1,7}\b", letters, re.IGNORECASE):
        yield f", subpart {_lettered(letter)}"


def _lettered(letter: str) -> str:
    """Write a letter large; the small one at the end of OOOOa counts."""
    return letter if re.fullmatch(r"[A-Z]{2,}[a-z]", letter) else letter.upper()


def _after_subsections(text: str, end: int) -> int:
    more = patterns.MORE_SUBSECTIONS.match(text, end)
    return more.end() if more else end


def _is_part(more: Match[str]) -> bool:
    return (more["word"] or "").lower().startswith("p")


def _with_part(section: str, before: str) -> str:
    """Write out ".206" after 560.204."""
    return before.partition(".")[0] + section if section.startswith(".") else section


def _continues(more: Match[str], *, several: bool, sections: bool) -> bool:
    if is_range(more["joint"]):
        return True
    if sections and not _is_part(more):
        return "." in more["next"]
    is_year = more["next"].isdigit() and 1990 <= int(more["next"]) < 2040
    return several or bool(more["word"]) or not is_year

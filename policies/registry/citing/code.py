"""Read citations of the United States Code."""

import re
from collections.abc import Iterator
from re import Match

from policies.registry.citing import patterns
from policies.registry.citing.addresses import usc_url
from policies.registry.citing.citation import Kind, LegalCitation
from policies.registry.citing.written import full_range, is_plural, is_range, listed, plain

REVENUE = 26
# Titles with sections lettered twice, such as 15 U.S.C. 78ff; in others "1701ff" means "and following".
_LETTERED_TWICE = (7, 12, 15, 16, 20, 25, 42, 43)


def sections(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "50 U.S.C. 1601, 1651" and the sections that follow."""
    groups = match.groupdict()
    name = f"{int(match['title'])} U.S.C."
    if groups.get("early") or (groups.get("appendix") or "").strip(" ,()"):
        name += " App."
    yield from _series(match, text, name, int(match["title"]))


def sections_in_words(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "sections 1621 and 1622 of title 50"."""
    title = int(match["title"] or match["title_of_code"])
    name = f"{title} U.S.C."
    for section in listed(match["first"], match["more"] or "", patterns.MORE_SECTIONS):
        yield _section(name, title, section, match["tail"], match.start(), match.end())


def chapter(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read "chapter 35 of title 50" and "44 U.S.C. chapter 35"."""
    title = int(match["title"] or match["title2"] or match["title3"] or match["title4"])
    first = match["chapter"] or match["chapter2"] or match["chapter3"] or match["chapter4"]
    for number in re.findall(r"\d+[a-z]?", f"{first} {match['more'] or ''}", re.IGNORECASE):
        normal = f"{title} U.S.C. ch. {number.upper()}"
        yield LegalCitation(Kind.USC, normal, usc_url(title, None, ""), match.start(), match.end())


def revenue_code(match: Match[str], text: str) -> Iterator[LegalCitation]:
    """Read the Internal Revenue Code, which is title 26."""
    name = f"{REVENUE} U.S.C."
    if match["first"]:
        yield from _series(match, text, name, REVENUE)
        return
    yield _section(name, REVENUE, match["first2"], None, match.start(), match.end())


def _series(match: Match[str], text: str, name: str, title: int) -> Iterator[LegalCitation]:
    section, tail, start = match["first"], match["tail"], match.start()
    several = is_plural(match["sign"])
    end = _after_subsections(text, match.end())
    while True:
        more = patterns.MORE_SECTIONS.match(text, end)
        if more is None or not (several or _continues(more, text, after=section)):
            break
        several = several or is_plural(more["sign"])
        if is_range(more["joint"]) and tail is None:
            section, tail = full_range(plain(section), plain(more["next"])), more["tail"]
            end = _after_subsections(text, more.end())
            continue
        yield _section(name, title, section, tail, start, end)
        section, tail, start = more["next"], more["tail"], more.start("next")
        end = _after_subsections(text, more.end())
    yield _section(name, title, section, tail, start, end)


def _section(  # noqa: PLR0917 - all six make one citation
    name: str, title: int, section: str, tail: str | None, start: int, end: int
) -> LegalCitation:
    section = plain(section)
    if re.fullmatch(r"\d+ff", section) and title not in _LETTERED_TWICE:
        section, tail = section.removesuffix("ff"), "ff"
    whole = re.fullmatch(r"(\d+)-(\d+)", section)
    if whole:
        section = full_range(whole[1], whole[2])
    normal = f"{name} {section}"
    if tail:
        normal += " note" if tail.lower().startswith(("n", "(n")) else " et seq."
    return LegalCitation(Kind.USC, normal, usc_url(title, section, name), start, end)


def _after_subsections(text: str, end: int) -> int:
    more = patterns.MORE_SUBSECTIONS.match(text, end)
    return more.end() if more else end


def _continues(more: Match[str], text: str, *, after: str) -> bool:
    """Tell whether a number after one section is a further one: sections ascend, years and counts do not.

    After "§§" and "sections" everything listed is a section, and this is not asked.
    """
    if is_range(more["joint"]) or more["sign"] or more["tail"]:
        return True
    here, before = _leading(more["next"]), _leading(after.rpartition("-")[2])
    if here <= before and not re.search(r"[a-z(]", more["next"], re.IGNORECASE):
        return False
    is_year = more["next"].isdigit() and 1990 <= here < 2040
    return not (is_year and (before < 1000 or not more["joint"].strip(" ,")))


def _leading(section: str) -> int:
    digits = re.match(r"\d+", section.strip())
    return int(digits[0]) if digits else 0

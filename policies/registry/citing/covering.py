"""What a citation certainly lies within: a subsection in its section, a section in its part."""

import re
from collections.abc import Iterator

_SECTION_OF_CODE = re.compile(
    r"(?P<title>\d+ U\.S\.C\.(?: App\.)?) (?P<section>[^( ]+)(?P<subs>(?:\([^)]+\))*)"
)
_REGULATION = re.compile(
    r"(?P<title>\d+) CFR (?P<part>\d+(?:-\d+)?)\.(?P<rest>[^( ]+)(?P<subs>(?:\([^)]+\))*)"
)
_PART = re.compile(r"(?P<part>\d+ CFR part \d+[a-z]?(?:-\d+)?)(?:, .*| et seq\.)")
_ONWARD = " et seq."


def covering(normal: str) -> list[str]:
    """Give normal forms that certainly cover a citation, itself first, the widest last.

    Ranges that may cover it are left to `in_range`. A note is a law of its own and covered by nothing.
    """
    forms = [normal, *_wider(normal)]
    return list(dict.fromkeys(forms))


def in_range(normal: str, stretch: str) -> bool:
    """Tell whether a range such as "5 U.S.C. 701-706" or "15 CFR parts 730-774" covers a citation."""
    one, many = _place(normal), _stretch(stretch)
    return bool(one and many and one[0] == many[0] and many[1] <= one[1] <= many[2])


def work(normal: str) -> str:
    """Give the beginning that all citations of one title share, empty where nothing is ordered by number."""
    title = re.match(r"\d+ (?:U\.S\.C\.(?: App\.)?|CFR) ", normal)
    return title[0] if title else ""


def _wider(normal: str) -> Iterator[str]:
    if normal.endswith(" note"):
        return
    bare = normal.removesuffix(_ONWARD)
    if section := _SECTION_OF_CODE.fullmatch(bare):
        subsections = re.findall(r"\([^)]+\)", section["subs"])
        for count in range(len(subsections), -1, -1):
            form = f"{section['title']} {section['section']}{''.join(subsections[:count])}"
            yield form
            yield form + _ONWARD
    elif regulation := _REGULATION.fullmatch(bare):
        whole = f"{regulation['title']} CFR {regulation['part']}.{regulation['rest']}"
        subsections = re.findall(r"\([^)]+\)", regulation["subs"])
        for count in range(len(subsections), -1, -1):
            yield whole + "".join(subsections[:count])
        yield f"{regulation['title']} CFR part {regulation['part']}"
    elif part := _PART.fullmatch(normal):
        yield part["part"]
    elif normal.startswith("Pub. L. "):
        yield from _wider_law(normal)
    elif bill := re.fullmatch(r"(.+) \(\d+\w\w Cong\.\)", normal):
        yield bill[1]


def _wider_law(normal: str) -> Iterator[str]:
    law, *units = normal.split(", ")
    if units:
        while units[-1].endswith(")"):
            units[-1] = units[-1][: units[-1].rindex("(")]
            yield ", ".join([law, *units])
    while units:
        units.pop()
        yield ", ".join([law, *units])


def _place(normal: str) -> tuple[str, int] | None:
    found = re.match(r"(\d+ U\.S\.C\.(?: App\.)?) (\d+)(?![\d-])", normal)
    if found and not normal.endswith(" note"):
        return found[1], int(found[2])
    found = re.match(r"(\d+ CFR) (?:part )?(\d+)\b(?!-)", normal)
    return (found[1], int(found[2])) if found else None


def _stretch(normal: str) -> tuple[str, int, int] | None:
    found = re.fullmatch(r"(\d+ U\.S\.C\.(?: App\.)?) (\d+)-(\d+)", normal)
    found = found or re.fullmatch(r"(\d+ CFR) parts (\d+)-(\d+)", normal)
    return (found[1], int(found[2]), int(found[3])) if found else None

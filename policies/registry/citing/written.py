"""How numbers, ranges and lists are written in citations."""

import re
from collections.abc import Iterator
from re import Match

from policies.registry.citing import patterns


def plain(section: str) -> str:
    """Write dashes as hyphens and leave out blanks."""
    return re.sub(r"\s+", "", re.sub(patterns.DASH, "-", section))


def number(text: str) -> int:
    """Read a number with or without marks between its thousands."""
    return int(re.sub(r"\D", "", text))


def is_range(joint: str) -> bool:
    """Tell whether a joint means "up to" rather than "and"."""
    return joint.strip().lower() in ("through", "thru", "to") or bool(
        re.fullmatch(rf"\s*{patterns.DASH}\s*", joint)
    )


def is_plural(word: str | None) -> bool:
    """Tell whether the word or sign before a number announces more than one."""
    return bool(word) and bool(
        re.match(r"§\s?§|ss\b|secs|sections|parts|pts", str(word).strip(), re.IGNORECASE)
    )


def full_range(first: str, last: str) -> str:
    """Write out a range whose end was shortened: 1701-06 becomes 1701-1706."""
    shortened = first.isdigit() and last.isdigit() and 1 < len(last) < len(first)
    if shortened and int(first[: -len(last)] + last) > int(first):
        last = first[: -len(last)] + last
    return f"{first}-{last}"


def listed(first: str, more: str, joined: re.Pattern[str]) -> Iterator[str]:
    """Give the members of a list, a range being one member."""
    last = first
    for match in joined.finditer(more):
        if is_range(match["joint"]):
            last = full_range(plain(last), plain(match["next"]))
            continue
        yield last
        last = match["next"]
    yield last


def after_pages(text: str, end: int) -> int:
    """Give where the further pages after a page end."""
    pages: Match[str] | None = patterns.MORE_PAGES.match(text, end)
    return pages.end() if pages else end

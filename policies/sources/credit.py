"""Whose story a text says it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

# How agencies are written, and what the desk calls them.
AGENCIES = {
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "Bloomberg": "Bloomberg",
    "Bloomberg News": "Bloomberg",
    "AP": "Associated Press",
    "Associated Press": "Associated Press",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "dpa": "dpa",
    "Xinhua": "Xinhua",
    "Kyodo": "Kyodo News",
    "Kyodo News": "Kyodo News",
    "Yonhap": "Yonhap",
    "PTI": "Press Trust of India",
    "UPI": "UPI",
    "PA Media": "PA Media",
    "Dow Jones Newswires": "Dow Jones Newswires",
}
_BEGINNING = 600
_END = 600
_REPORTED = r"(?:first |earlier |previously )?(?:reported|said in a report)"


@dataclass(frozen=True, slots=True)
class Credit:
    """An outlet that a text credits with the story, and the words that do so."""

    outlet: str
    words: str


def credited(text: str, *, byline: str = "", outlets: Iterable[str] = ()) -> list[Credit]:
    """
    Give the agencies and outlets that the text credits, the plainest first, each once.

    An agency stands in the dateline, the by-line or at the foot; any of `outlets`
    may be named as having reported the story.
    """
    called = {outlet.removeprefix("The "): outlet for outlet in outlets} | AGENCIES
    found = [*_as_agency(text, byline), *_as_reporter(text, called)]
    first: dict[str, Credit] = {}
    for credit in found:
        first.setdefault(credit.outlet, credit)
    return list(first.values())


def _as_agency(text: str, byline: str) -> Iterable[Credit]:
    names = _any_of(AGENCIES)
    forms = (
        (text[:_BEGINNING], rf"\((?P<name>{names})\)\s*(?:--|[-–—:])"),
        (text[:_BEGINNING], rf"^[A-Z][A-Z .,]+(?:,[^—–\n-]{{0,30}})?\s[-–—]+\s?\((?P<name>{names})\)"),
        (text[:_BEGINNING], rf"^(?P<name>{names})\s*(?:--|[–—])\s"),
        (text[:_BEGINNING], rf"^[Bb]y (?:[\w .,'’-]{{1,80}}, )?(?P<name>{names})$"),
        (text[-_END:], rf"\((?P<name>{names})\)\s*$"),
        (text[-_END:], rf"(?:©|\(c\)|[Cc]opyright)[^\n]{{0,20}}?(?P<name>{names})\b"),
        (text[-_END:], rf"^(?:Source|Via|Quelle): (?P<name>{names})\b"),
        (byline, rf"(?:^|[,;/|(]\s*|\bfor )(?:The )?(?P<name>{names})\)?\s*$"),
    )
    for part, form in forms:
        for match in re.finditer(form, part, re.MULTILINE):
            yield Credit(AGENCIES[match["name"]], _quoted(match))


def _as_reporter(text: str, outlets: dict[str, str]) -> Iterable[Credit]:
    names = _any_of(outlets)
    the_name = rf"(?:[Tt]he )?\b(?P<name>{names})\b(?: (?:News|newspaper))?"
    forms = (
        rf"{the_name},?(?: (?:on|late on) \w+day,?)? {_REPORTED}\b",
        rf"\b(?:reported|revealed)(?: \w+){{0,2}} by {the_name}",
        rf"\b(?:[Aa]ccording to|[Cc]iting) (?:a report (?:by|in|from) ){the_name}",
        rf"\b[Aa] {the_name} report\b",
    )
    for form in forms:
        for match in re.finditer(form, text):
            yield Credit(outlets[match["name"]], _quoted(match))


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _quoted(match: re.Match[str]) -> str:
    return " ".join(match[0].split())[:120]

"""Take the marks of typesetting and copying out of a text before citations are sought in it."""

import html
import re

# Line-end hyphens between small letters, entities of HTML, and characters that nobody sees.
_MARKS = re.compile(
    r"(?<=[a-z])[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=[a-z])"
    r"|&(?:nbsp|sect|ndash|mdash|thinsp|shy|\#\d{2,5}|\#x[0-9a-f]{2,4});"
    r"|[\u00ad\u200b-\u200d\u2060\ufeff]"
    # A sign whose two bytes were read as two letters, and digits that a scan shows as letters.
    r"|\u00c2(?=[\u00a7\u00a0])"
    r"|(?<=\d)(?-i:O)(?=\d|\s?U\.?\s?S\.?\s?C|\s?C\.?\s?F\.?\s?R)|(?:(?<=\d)|(?<=§\s))(?-i:[lI])(?=\d)",
    re.IGNORECASE,
)
_SCANNED = {"O": "0", "l": "1", "I": "1"}
_SOFT_HYPHEN = "\u00ad"


def cleaned(text: str) -> tuple[str, list[int]]:
    """Give the text without marks, and for each character of it where it stood.

    The list ends with the length of the text as it was. A soft hyphen before a digit is a hyphen: numbers
    are never hyphenated, and text copied from PDF files often has it in "118-50".
    """
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for mark in _MARKS.finditer(text):
        kept += text[position : mark.start()]
        places += range(position, mark.start())
        for character in _meant(mark[0], text[mark.end() : mark.end() + 1]):
            kept.append(character)
            places.append(mark.start())
        position = mark.end()
    kept += text[position:]
    places += range(position, len(text) + 1)
    return "".join(kept), places


def _meant(mark: str, following: str) -> str:
    if mark in _SCANNED:
        return _SCANNED[mark]
    if mark.startswith("&"):
        mark = html.unescape(mark)
        if mark != _SOFT_HYPHEN:
            return mark
    return "-" if mark == _SOFT_HYPHEN and following.isdigit() else ""

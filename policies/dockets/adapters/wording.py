"""What a PACER feed item says in its description: labels, document link, remaining words."""

import html
import re
from dataclasses import dataclass

from policies.dockets.adapters.document_ids import main_document

LONGEST_DESCRIPTION = 20_000
HREF = re.compile(r"""\bhref ?= ?(["'])(?P<url>.*?)\1""", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#[xX]?[0-9a-fA-F]{1,6}|[A-Za-z]{2,10});")
TAG = re.compile(r"<[^<>]{0,300}>")
DOCUMENT = re.compile(r"/docs?1/(\d{6,20})")
SEQUENCE = re.compile(r"[?&]de_seq_num=(\d{1,9})")
ROW_OF_LABELS = re.compile(r"\]\s*\[")


@dataclass(frozen=True, slots=True)
class Wording:
    labels: tuple[str, ...]
    rest: str
    url: str
    entry_number: int | None
    document_id: str
    sequence: int | None


def read(description: str, *, caption: str) -> Wording:
    """
    Take a description apart.

    It reads `[label] caption (<a href=…>number</a>)`, where caption and link
    may be missing and bankruptcy courts put type, office and chapter first.
    A label may itself contain brackets and the word AND.
    """
    before, url, shown = _link(" ".join(description.split())[:LONGEST_DESCRIPTION])
    labels, rest = _labels(_plain(TAG.sub("", before) if "<" in before else before), caption)
    document = DOCUMENT.search(url)
    sequence = SEQUENCE.search(url)
    return Wording(
        labels=labels,
        rest=rest,
        url=url if url.startswith(("http://", "https://")) else "",
        entry_number=_entry_number(shown),
        document_id=main_document(document[1]) if document else "",
        sequence=int(sequence[1]) if sequence else None,
    )


def _link(description: str) -> tuple[str, str, str]:
    """Give the words before the last link, its address and the words it shows; empty where there is none."""
    begin = max(description.rfind("<a "), description.rfind("<A "))
    shown_from = description.find(">", begin) + 1
    if begin < 0 or not shown_from:
        return description, "", ""
    href = HREF.search(description, begin, shown_from)
    shown = description[shown_from:].partition("<")[0]
    before = description[:begin].rstrip().removesuffix("(")
    return before, _address(href["url"]) if href else "", _plain(shown)


def _address(written: str) -> str:
    """Decode the entities of an address, and leave alone what only looks like one (`&copy=1`)."""
    return (html.unescape(written) if ENTITY.search(written) else written).strip()


def _plain(written: str) -> str:
    return " ".join((html.unescape(written) if "&" in written else written).split())


def _entry_number(shown: str) -> int | None:
    """Give the number a link shows; courts that show a word such as “Document” give none."""
    return int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 10 else None


def _labels(words: str, caption: str) -> tuple[tuple[str, ...], str]:
    """
    Give the labels, and the words left over that are not the caption.

    Nothing but the caption follows a label in most courts, so the last closing
    bracket before it ends the label, however many brackets the label contains.
    """
    opening = words.find("[")
    if opening < 0:
        label = words.removesuffix(caption).strip() if caption else words
        return ((label,) if label else ()), ""
    labelled = words[opening:]
    if caption and labelled.endswith(caption):
        labelled = labelled.removesuffix(caption).rstrip()
    closing = len(labelled) - 1 if labelled.endswith("]") else _closing(labelled)
    rest = labelled[closing + 1 :].strip()
    inside = labelled[1:closing]
    row = ROW_OF_LABELS.search(inside) is not None and _is_row(labelled[: closing + 1])
    parts = ROW_OF_LABELS.split(inside) if row else [inside]
    return tuple(part.strip() for part in parts if part.strip()), rest


def _closing(labelled: str) -> int:
    """Find the bracket that balances the first one, else the last there is, else the end."""
    depth = 0
    for place, letter in enumerate(labelled):
        depth += (letter == "[") - (letter == "]")
        if depth == 0:
            return place
    last = labelled.rfind("]")
    return last if last > 0 else len(labelled)


def _is_row(labelled: str) -> bool:
    """Tell `[A] [B]`, two labels, from `[A [1] [2]]`, one label with brackets inside."""
    depth = 0
    for place, letter in enumerate(labelled):
        depth += (letter == "[") - (letter == "]")
        if depth == 0 and place < len(labelled) - 1:
            return labelled[place + 1 :].lstrip().startswith("[")
    return False

"""The process that reads a page: `python -m policies.sources.extraction`, the page on standard input."""

import json
import re
import resource
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import py3langid
from pypdf import PdfReader
from trafilatura import bare_extraction, extract_metadata, load_html

from policies.sources import dating
from policies.sources.reading import Found

MEMORY = 1536 * 1024 * 1024
PROCESSOR_SECONDS = 20
LONGEST_TEXT = 200_000
LETTERS_TO_TELL_LANGUAGE = 40
# Labels that pages use for the smaller ancestor of what they are written in.
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "windows-1252", "ascii": "windows-1252"}
DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
MOST_PAGES = 100
# What programs write into the title of a PDF file: a file's name, or their own.
NAME_OF_A_FILE = re.compile(r"\.\w{2,4}$|^(?:microsoft \w+|untitled|document\d*)\b", re.IGNORECASE)
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
BYLINE = re.compile(r"^(?:by|von|par|por)\s+([^\n.]{3,120})$", re.IGNORECASE | re.MULTILINE)


def main() -> None:
    """Read one page from standard input and write what was found to standard output as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    order, _, body = sys.stdin.buffer.read().partition(b"\n")
    asked = json.loads(order)
    found = of_body(body, kind=asked["kind"], charset=asked["charset"], address=asked["address"])
    sys.stdout.write(json.dumps(found.as_json()))


def of_body(body: bytes, *, kind: str, charset: str, address: str) -> Found:
    """Give what the bytes say, read as what they are."""
    if kind == "application/pdf":
        return of_pdf(body)
    text = decoded(body, charset)
    return of_text(text) if kind == "text/plain" else of_page(text, address=address)


def of_page(markup: str, *, address: str = "") -> Found:
    """Give what a web page says of itself."""
    tree = load_html(markup)
    if tree is None:
        return Found()
    said = extract_metadata(markup, default_url=address or None, extensive=False)
    story = bare_extraction(markup, url=address or None, include_comments=False)
    text = getattr(story, "text", "") or ""
    title = one_line(said.title)
    text = text.removeprefix(said.title or "").strip()[:LONGEST_TEXT]
    day, precision = dating.of_page(markup, address=address) or (None, "day")
    return Found(
        named=_named(tree),
        title=title[:500],
        publisher=one_line(said.sitename)[:200],
        byline=one_line(said.author).replace("; ", ", ")[:300],
        published_on=day.isoformat() if day else "",
        precision=precision,
        language=_declared_language(tree) or language_of(text),
        text=text,
    )


def of_pdf(body: bytes) -> Found:
    """Give what a PDF file says: the words of its pages, and its own title where it has a real one.

    Who wrote the file and when it was made say little about the document, so they are left out.
    """
    file = PdfReader(BytesIO(body))
    if file.is_encrypted and not file.decrypt(""):
        return Found()
    pages: list[str] = []
    for page in file.pages[:MOST_PAGES]:
        pages.append(page.extract_text())
        if sum(map(len, pages)) > LONGEST_TEXT:
            break
    said = of_text("\n".join(pages))
    named = one_line(file.metadata.title if file.metadata else "")
    title = named if len(named) > 8 and not NAME_OF_A_FILE.search(named) else said.title
    return replace(said, title=title[:500], text="\n".join(pages).strip()[:LONGEST_TEXT])


def of_text(text: str) -> Found:
    """Give what can be told from a story pasted as plain text: its first line is the title."""
    lines = [line.strip() for line in text.strip().splitlines()]
    title, rest = (lines[0], "\n".join(lines[1:]).strip()) if lines else ("", "")
    beginning = "\n".join(lines[:12])
    byline = BYLINE.search(beginning)
    day, precision = dating.of_text(beginning) or (None, "day")
    return Found(
        title=title[:500],
        byline=byline[1].strip() if byline else "",
        published_on=day.isoformat() if day else "",
        precision=precision,
        language=language_of(text),
        text=(rest or text.strip())[:LONGEST_TEXT],
    )


def decoded(body: bytes, charset: str) -> str:
    """Give the text of the bytes: as the answer declares, as the page declares, or UTF-8."""
    declared = DECLARED.search(body[:4096])
    named = (charset, declared[1].decode("ascii", "replace") if declared else "", "utf-8")
    for name in filter(None, named):
        try:
            return body.decode(WIDER.get(name.lower(), name))
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("windows-1252", "replace")


def language_of(text: str) -> str:
    """Tell the language by the words, where there are enough of them."""
    if sum(letter.isalpha() for letter in text) < LETTERS_TO_TELL_LANGUAGE:
        return ""
    return str(py3langid.classify(text[:5000])[0])


def one_line(text: str | None) -> str:
    """Give the text with every run of space as one blank."""
    return " ".join((text or "").split())


def _named(tree: Any) -> str:
    found = tree.xpath("//link[@rel='canonical']/@href | //meta[@property='og:url']/@content")
    return str(found[0]).strip()[:2000] if found else ""


def _declared_language(tree: Any) -> str:
    declared = str(tree.get("lang") or "").strip().replace("_", "-")
    return declared if LANGUAGE_TAG.fullmatch(declared) and len(declared) <= 12 else ""


if __name__ == "__main__":
    main()

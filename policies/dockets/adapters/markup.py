"""From the bytes of a page that somebody pasted to its elements, within limits."""

import re
from collections.abc import Iterator

from lxml import etree, html

from policies.dockets.adapters.contract import FeedUnreadable

LARGEST_PAGE = 5 * 1024 * 1024
MOST_TAGS = 500_000
MOST_ROWS = 20_000
DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
TOO_DEEP = re.compile("excessive depth|maximum depth|too deep", re.IGNORECASE)
ENDS_A_LINE = ("br", "p", "div", "li", "td", "th", "tr", "table", "h1", "h2", "h3", "h4", "center")
SILENT = {"script", "style", "noscript", "template"}


def page(body: bytes) -> html.HtmlElement:
    """
    Parse a page without scripts, comments, entities of its own or network.

    Raises FeedUnreadable where it is empty, too large or nothing to parse.
    """
    if len(body) > LARGEST_PAGE:
        raise FeedUnreadable(f"The page is larger than {LARGEST_PAGE // 1024 // 1024} MB.")
    text = FORBIDDEN.sub("", _text(body))
    if not text.strip():
        raise FeedUnreadable("The page is empty.")
    if text.count("<") > MOST_TAGS:
        raise FeedUnreadable(f"The page has more than {MOST_TAGS:,} tags.")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root: html.HtmlElement = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FeedUnreadable(f"The page cannot be read: {str(error)[:200]}.") from None
    if any(TOO_DEEP.search(complaint.message) for complaint in parser.error_log):
        raise FeedUnreadable("The page is nested too deeply to be read whole.")
    for part in root.iter(*ENDS_A_LINE):
        part.tail = f"\n{part.tail or ''}"
    return root


def words(element: html.HtmlElement) -> str:
    """Give what a reader sees of an element, on one line."""
    return " ".join("".join(_seen(element)).split())


def lines(element: html.HtmlElement) -> list[str]:
    """Give what a reader sees of an element, line by line, without empty lines."""
    shown = (" ".join(line.split()) for line in "".join(_seen(element)).split("\n"))
    return [line for line in shown if line]


def _seen(element: html.HtmlElement) -> Iterator[str]:
    """Walk without recursion: a hostile page may be deep."""
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and part.tag not in SILENT and part.text:
            yield part.text
        if event == "end" and part is not element and part.tail:
            yield part.tail


def rows(table: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    """Give the cells of each of a table's own rows, not of tables inside; FeedUnreadable for a flood."""
    count = 0
    for child in table:
        own = child if child.tag in {"tbody", "thead", "tfoot"} else [child]
        for row in own:
            if row.tag != "tr":
                continue
            count += 1
            if count > MOST_ROWS:
                raise FeedUnreadable(f"The page has more than {MOST_ROWS:,} rows.")
            yield [cell for cell in row if cell.tag in {"td", "th"}]


def _text(body: bytes) -> str:
    """Decode as UTF-8, else as the page declares, else as Windows-1252, which reads anything."""
    for encoding in ("utf-8-sig", *_declared(body)):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", errors="replace")


def _declared(body: bytes) -> Iterator[str]:
    found = DECLARED.search(body, 0, 4096)
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    if found and found[1].lower() in {b"iso-8859-1", b"windows-1252", b"us-ascii", b"latin1"}:
        yield "cp1252"

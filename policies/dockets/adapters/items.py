"""From the text of an RSS document to its items, without DTDs, entities or trust."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from policies.dockets.adapters.contract import FeedUnreadable
from policies.dockets.adapters.decoding import text_of
from policies.dockets.adapters.xml_reading import parse

ITEM_BEGINS = re.compile(r"(?=<item[\s>])")
ITEM_ENDS = re.compile(r"</item\s{0,9}>")
RSS_BEGINS = re.compile(r"<rss\b")
RSS_ENDS = re.compile(r"</rss\s{0,9}>$")
MOST_ITEMS = 50_000
BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
CHANNEL_FIELDS = {"lastBuildDate", "description", "title", "link"}

Item = dict[str, str]


@dataclass
class Document:
    """The channel's own fields, its items in feed order, and the items that were lost."""

    channel: dict[str, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def split(body: bytes) -> Document:
    """
    Take a feed apart into items of plain strings.

    Raises FeedUnreadable where the whole is no feed: empty, a web page, cut
    off, in a wrong encoding, or with a document type (which is where entity
    attacks live). A single broken item is reported and costs no other item.
    """
    text = text_of(body)
    try:
        return parse_whole(text)
    except expat.ExpatError as error:
        return _salvaged(text, expat.errors.messages[error.code])


def parse_whole(text: str) -> Document:
    """Parse a feed or an item with expat; raises ExpatError where it is not well-formed."""
    document = Document()
    path: list[str] = []
    words: list[str] = []
    item: Item | None = None

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal item
        if not path:
            _require_feed(name)
        path.append(name)
        words.clear()
        if name == "item":
            item = {}

    def end(name: str) -> None:
        nonlocal item
        path.pop()
        if name == "item" and item is not None:
            document.items.append(item)
            _limit(len(document.items))
            item = None
        elif item is not None and path and path[-1] == "item":
            item[name] = "".join(words)
        elif name in CHANNEL_FIELDS and path and path[-1] == "channel":
            document.channel[name] = "".join(words).strip()
        words.clear()

    parse(text, sender="The court", start=start, end=end, words=words.append)
    return document


def _require_feed(root: str) -> None:
    if root.lower() == "html":
        raise FeedUnreadable("The court sent a web page instead of a feed.")
    if root not in {"rss", "item"}:
        raise FeedUnreadable(f"The court sent a document of kind <{root[:40]}> instead of a feed.")


def _limit(items: int) -> None:
    """Refuse a flood; a busy court's feed has a few hundred items."""
    if items > MOST_ITEMS:
        raise FeedUnreadable(f"The feed has more than {MOST_ITEMS:,} items.")


def _salvaged(text: str, complaint: str) -> Document:
    """Read a feed that is not well-formed item by item, in time linear in its length."""
    if re.match(r"<(!doctype\s+)?html\b", text, re.IGNORECASE):
        raise FeedUnreadable("The court sent a web page instead of a feed.")
    if not RSS_BEGINS.match(text, _after_comments(text)):
        raise FeedUnreadable(f"The court sent something that is no feed: {complaint}.")
    end = _before_comments(text)
    if not RSS_ENDS.search(text, max(0, end - 20), end):
        raise FeedUnreadable("The feed is cut off before its end.")
    document = Document()
    frame, *rest = ITEM_BEGINS.split(text)
    _limit(len(rest))
    pieces = [_up_to_its_end(piece) for piece in rest]
    frame += pieces[-1][1] if pieces else ""
    try:
        document.channel = parse_whole(_mended(frame)).channel
    except expat.ExpatError as error:
        document.problems.append(f"The frame of the feed is broken: {expat.errors.messages[error.code]}.")
    for number, (piece, _) in enumerate(pieces, start=1):
        try:
            document.items += parse_whole(_mended(piece)).items
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            document.problems.append(f"Item {number} is broken ({reason}): {_sample(piece)}")
    return document


def _up_to_its_end(piece: str) -> tuple[str, str]:
    """Split what begins with an item into the item and what follows it; an item may lack its end."""
    end = ITEM_ENDS.search(piece)
    return (piece[: end.end()], piece[end.end() :]) if end else (piece, "")


def _after_comments(text: str) -> int:
    """Give the place where the first thing that is no comment begins."""
    place = 0
    while text.startswith("<!--", place) and (end := text.find("-->", place)) >= 0:
        place = end + 3
        while text[place : place + 1].isspace():
            place += 1
    return place


def _before_comments(text: str) -> int:
    """Give the place where the last thing that is no comment ends."""
    place = len(text.rstrip())
    while text.endswith("-->", 0, place) and (begin := text.rfind("<!--", 0, place)) >= 0:
        place = begin
        while place and text[place - 1].isspace():
            place -= 1
    return place


def _mended(text: str) -> str:
    """Escape stray ampersands and drop characters no XML may contain."""
    return BARE_AMPERSAND.sub("&amp;", FORBIDDEN.sub("", text))


def _sample(text: str) -> str:
    """Show enough of a broken item to find it in the archived body."""
    return re.sub(r"\s+", " ", text)[:120]

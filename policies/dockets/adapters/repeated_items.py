"""Read the items of a feed, and those that were read before not again: a feed repeats an item for hours."""

from collections.abc import Callable
from hashlib import blake2b
from typing import Generic, TypeVar
from xml.parsers import expat

from policies.dockets.adapters.contract import FeedUnreadable
from policies.dockets.adapters.decoding import text_of
from policies.dockets.adapters.items import MOST_ITEMS, Document, Item, parse_whole, split

Said = TypeVar("Said")

BEGINS, ENDS = "<item", "</item>"
EMPTY = "<item/>"
BLANKS = " \t\r\n"
ENOUGH = 2
# Letters of items, for each half of a memory, and what an item counts besides its letters.
MOST_LETTERS = 30_000_000
LETTERS_OF_ANY = 500


class Memory(Generic[Said]):
    """
    What items said, by their whole text.

    When the newer half is full, it takes the place of the older, which is
    forgotten; what feeds still show has moved to the newer half by then.
    """

    def __init__(self, most_letters: int = MOST_LETTERS) -> None:
        self._most = self._left = most_letters
        self._newer: dict[bytes, Said] = {}
        self._older: dict[bytes, Said] = {}

    def __len__(self) -> int:
        return len(self._newer) + len(self._older)

    def recall(self, text: str, read: Callable[[str], Said]) -> Said:
        """Give what the text said, and read it where that is not known."""
        name = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).digest()
        if name in self._newer:
            return self._newer[name]
        said = self._older[name] if name in self._older else read(text)
        self._left -= len(text) + LETTERS_OF_ANY
        if self._left < 0:
            self._older, self._newer, self._left = self._newer, {}, self._most
        self._newer[name] = said
        return said


class _NotByItem(Exception):
    """The feed cannot be read item by item, or not to the same effect."""


def read_items(
    body: bytes, read: Callable[[Item], Said], *, memory: Memory[Said] | None = None
) -> tuple[Document, list[Said]]:
    """
    Take a feed apart, and give what `read` finds in each item, in feed order.

    A memory changes nothing but the work it takes, where `read` depends on the
    item alone. Raises FeedUnreadable where the whole is no feed.
    """
    if memory is not None:
        try:
            return _by_item(text_of(body), read, memory)
        except (_NotByItem, expat.ExpatError, FeedUnreadable):
            # Whatever is unusual is for the reader of whole feeds to judge.
            pass
    document = split(body)
    return document, [read(item) for item in document.items]


def _by_item(text: str, read: Callable[[Item], Said], memory: Memory[Said]) -> tuple[Document, list[Said]]:
    """
    Read the frame of a feed with empty elements in place of its items, and the items one by one.

    That is the same as reading the whole: each piece is a well-formed element,
    and as many elements are found in the frame as were put there, none of them
    in a comment or a quotation. Where this does not hold, an error is raised.
    """
    *chunks, rest = text.split(ENDS)
    frame, pieces = [], []
    placed, follows = 0, -1
    for chunk in chunks:
        before, begins, inside = chunk.partition(BEGINS)
        if not begins:
            raise _NotByItem
        # After two elements with nothing but blanks between them there is room for any number of others.
        follows = 0 if before.strip(BLANKS) else follows + 1
        if follows < ENOUGH:
            frame += [before, EMPTY]
            placed += 1
        pieces.append(f"{BEGINS}{inside}{ENDS}")
    if BEGINS in rest or len(pieces) > MOST_ITEMS:
        raise _NotByItem
    document = parse_whole("".join([*frame, rest]))
    if len(document.items) != placed:
        raise _NotByItem

    def read_piece(piece: str) -> Said:
        alone = parse_whole(piece)
        if len(alone.items) != 1 or alone.channel:
            raise _NotByItem
        return read(alone.items[0])

    return document, [memory.recall(piece, read_piece) for piece in pieces]

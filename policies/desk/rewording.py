"""What changed in the words of an entry, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s*\S+")
# Comparing takes time with the product of both lengths; a minute order of pages is told as a whole.
MOST_WORDS = 1500


@dataclass(frozen=True)
class Piece:
    """Words that stand, came or went: `kept`, `added` or `removed`."""

    change: str
    words: str


def reworded(before: str, after: str) -> list[Piece]:
    """Give both wordings as one text of kept, removed and added words; empty where they are the same."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if old == new:
        return []
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return [Piece("removed", before), Piece("added", after)]
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("kept", "".join(new[c:d])))
            continue
        if b > a:
            pieces.append(Piece("removed", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", "".join(new[c:d])))
    return pieces

"""How much of one text stands in another."""

import re
from collections.abc import Hashable

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

# Letters and numbers make words; scripts that set no space between words count by the sign.
_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W_]+)*")
_PASSAGE = 3
_LONGEST = 4000
SHORTEST = 40

Passages = list[Hashable]


def passages(text: str) -> Passages:
    """Give every run of three words, in order; nothing for a text too short to compare."""
    words = [word.casefold() for word in _WORDS.findall(text)[:_LONGEST]]
    if len(words) < SHORTEST:
        return []
    return [tuple(words[at : at + _PASSAGE]) for at in range(len(words) - _PASSAGE + 1)]


def shared(one: Passages, other: Passages) -> int:
    """Give how many per cent of the shorter text's passages stand in the other in the same order."""
    shorter = min(len(one), len(other))
    return 100 * LCSseq.similarity(one, other) // shorter if shorter else 0


def alike(headline: str, other: str) -> int:
    """Give how alike two headlines are, in per cent, whatever the order of their words."""
    return int(fuzz.token_sort_ratio(_spelled(headline), _spelled(other)))


def _spelled(headline: str) -> str:
    return " ".join(_WORDS.findall(headline.casefold()))

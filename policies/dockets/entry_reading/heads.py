"""Who acts and in which form, told by how an entry begins."""

import re
from dataclasses import dataclass

from policies.dockets.entry_reading import clerk_heads, court_heads, first_heads, party_heads
from policies.dockets.entry_reading.naming import ADJECTIVES
from policies.dockets.entry_reading.subjects import lowered
from policies.dockets.entry_reading.words import Act, Actor

# Before the word that tells the form: numbers, marks, and adjectives that change nothing about it.
_SKIPPED = re.compile(
    r"(?:[\s*.,:;#\-–—>]+|\d{2,3} \([^()]{0,60}\)|\d{1,5}(?![\d/:-])(?=\s)|\(\d{1,5}\)|\[\d[\d-]{0,12}\]|"
    r"\(?\d\d[A-Z]\d{1,4}\)?|"
    # "Adversary case 24-03015.", "(72 (Injunctive relief))": how bankruptcy courts number their suits.
    r"adversary (?:case|proceeding)(?: (?:no\.? )?[\d:-]{4,14})?[.,:]|"
    r"\(\d\d (?:\((?:[^()]|\([^()]{0,10}\)){0,120}\))?\)|"
    r"(?:chief |senior |magistrate |district |u\.?s\.? )*judge [a-z][\w.' -]{1,40}:|"
    r"\((?:in[ -]chambers|court only|utility event|sealed|redacted|unredacted|revised|corrected|amended|"
    r"ecf|free|public|restricted|bk|ap)\)|"
    # Marks in whatever brackets: the words in them are skipped one by one, as they are without.
    r"[\[({](?=[a-z])|[\])}]|"
    r"(?:e-?gov|miscellaneous document|public docket (?:note|entry)|(?:text[- ])?only|chapter \d{1,2})(?=\W)|"
    rf"(?:{ADJECTIVES})(?=[\s:.,/*\])}}-]))",
    re.IGNORECASE,
)

_MOST_SKIPPED = 20


@dataclass(frozen=True, slots=True)
class Head:
    """How an entry begins; `end` is where the words after it stand."""

    actor: Actor
    act: Act
    begin: int
    end: int
    name: str
    # Found behind words that tell nothing, or weighed: a person has to look.
    guessed: bool = False


_ROWS = [*first_heads.HEADS, *court_heads.HEADS, *clerk_heads.HEADS, *party_heads.HEADS]
# One search for all of them, of lower case letters, because it is made at every place of every entry.
_HEADS = re.compile(
    "(?:" + "|".join(f"(?P<h{place}>{words})" for place, (_, _, words) in enumerate(_ROWS)) + ")(?![a-z])"
)


def head_of(text: str, begin: int = 0) -> Head | None:
    """Give how a masked text begins from a place on; None where no form is recognised."""
    low = lowered(text)
    places = [_start(text, begin)]
    # Adjectives are skipped one by one, because some forms begin with one of them ("Final judgment").
    while len(places) < _MOST_SKIPPED and (skipped := _SKIPPED.match(text, places[-1])):
        places.append(skipped.end())
    for place in places:
        found = _HEADS.match(low, place)
        if found and found.lastgroup:
            actor, act, _ = _ROWS[int(found.lastgroup[1:])]
            return Head(actor, act, place, found.end(), text[place : found.end()])
    return None


def _start(text: str, begin: int) -> int:
    return len(text) - len(text[begin:].lstrip())

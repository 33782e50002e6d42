"""How a verb is said: as the court's own decision, or as advice, condition, memory or somebody's word."""

import re
from dataclasses import dataclass
from enum import Enum

from policies.dockets.entry_reading import verbs

_SPOKEN_BY_COURT = re.compile(
    r"\b(?:courts?|we|judge|justice|panel|undersigned|hereby|and|district court|ordered that|i)[ "
    r",]*(?:now |therefore |thus |also |accordingly |hereby |must |will |"
    r"administratively |temporarily |preliminarily |permanently |provisionally )*$",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"\b(?:is|are|be|was|were|been|stands?|and|or|hereby|being|be and (?:hereby )?is|shall be|"
    r"remains?|verbally|orally)\b[ ,]*"
    r"(?:(?:hereby|herewith|therefore|accordingly|thus|also|further|preliminarily|permanently|"
    r"temporarily|administratively|otherwise|now|both|each|all|"
    r"(?!previously|recently|formerly|originally|initially)\w+ly) ?)*$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:motions?|applications?|petitions?|requests?|objections?|judgments?|certiorari|rehearing|"
    r"stay|injunction|order|appeal|leave|relief|case|"
    r"mandate|decision|extension|tro|stipulation|letter|referred to the court|defer\w*|\)|"
    r"\])[\s:,)\]\d]*$|\w\s*[-–—]+ ?$",
    re.IGNORECASE,
)
OBJECT = re.compile(
    r"\b(?:motions?|applications?|requests?|petitions?|judgments?|case|appeal|action|relief)\b", re.IGNORECASE
)
_SAID_LAST = re.compile(r"\s*(?:[.;]|$)")
_SAID_ALONE = re.compile(r"(?:^|:)[\s\d\[\](),.–-]*$")
# "The Court denied the motion": what it did at the hearing that the entry tells of.
_AT_THE_HEARING = re.compile(r"\b(?:court|judge)(?: \w+ly| also| orally)*\s*$", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:will|shall)(?: \w+){0,2}\s*$", re.IGNORECASE)
# "The order granted on 7 February remains", "was denied on May 1": told of an earlier day.
_DAY = r"(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d|\d{1,2}/\d)"
_EARLIER = re.compile(
    rf"\s*(?:(?:on|by .{{0,40}} on|entered|issued|dated) {_DAY}|in error|(?:last|this past|earlier) )",
    re.IGNORECASE,
)
_IN_THE_PAST = re.compile(r"\b(?:was|were|been)\b(?: \w+ly)*\s*$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:is|are|be|hereby)\b(?: \w+)?\s*$", re.IGNORECASE)
_BY_THE_COURT = re.compile(
    r",[^,;]{0,30}\b(?:court|we|panel|judge|justice)(?: \w+(?:ly|so))*\s*$", re.IGNORECASE
)
_FOUND_MOOT = re.compile(r"\bfind(?:ing|s)? (?:as )?$", re.IGNORECASE)
_PRESENT = frozenset({"s", "es", "ies", "y", "e", "", "olds"})


# How many letters before a verb bear on it.
_BEARING = 400


class Way(Enum):
    """How a verb states a decision."""

    OPENING = "opening"  # "granting the motion"
    TOLD = "told"  # "the motion is granted"
    DONE = "done"  # "the Court granted the motion", in the minutes of a hearing
    SPOKEN = "spoken"  # "the Court grants the motion"


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a verb: `heard` in a hearing's minutes, `goes_on` where the court spoke before it."""

    text: str
    start: int
    end: int
    heard: bool
    goes_on: bool

    def before(self, found: re.Match[str]) -> str:
        """Give the words of the clause before a verb, as far as they bear on it."""
        return self.text[self._near(found) : found.start()]

    def lowered_before(self, found: re.Match[str]) -> str:
        """Give the same words in lower case, in which verbs are sought."""
        return found.string[self._near(found) : found.start()]

    def _near(self, found: re.Match[str]) -> int:
        return max(self.start, found.start() - _BEARING)


def is_past(found: re.Match[str]) -> bool:
    """Tell whether a verb stands in its past form."""
    form = found["form"] or ""
    return form in verbs.PAST or (not form and found["stem"] in verbs.BARE_PAST)


def way_of(found: re.Match[str], clause: Clause) -> Way | None:
    """Give how a verb states a decision of the court; None where it states none."""
    form = found["form"] or ""
    before = clause.before(found)
    past = is_past(found)
    spoken = form in _PRESENT and (
        _SPOKEN_BY_COURT.search(before) is not None or (clause.goes_on and before.rstrip().endswith(","))
    )
    low = clause.lowered_before(found)
    own = low[_spoken_from(before) :] if spoken else low
    stated = past or (spoken and form != "y")
    if verbs.is_somebody_elses(own, stated=stated, head=clause.text[: clause.start]) or (
        past and not clause.heard and _is_history(found, clause)
    ):
        return None
    if found["stem"] == "moot" and _FOUND_MOOT.search(before):
        return Way.DONE
    if form in verbs.PARTICIPLE:
        return Way.OPENING
    if past:
        done = clause.heard and _AT_THE_HEARING.search(before)
        return Way.DONE if done else Way.TOLD if _is_told(found, clause) else None
    return Way.SPOKEN if spoken else None


def is_announced_or_remembered(found: re.Match[str], before: str) -> bool:
    """Tell "the court will grant" and "the motion was granted" from a decision made by the entry itself."""
    return (_IN_THE_PAST if is_past(found) else _ANNOUNCED).search(before) is not None


def _spoken_from(before: str) -> int:
    """Give where the court's own clause begins: what stands before its comma is no condition of it."""
    own = _BY_THE_COURT.search(before)
    return own.start() + 1 if own else 0


def _is_history(found: re.Match[str], clause: Clause) -> bool:
    """Tell a decision that is only remembered: dated, and not said to be made now."""
    dated = _EARLIER.match(clause.text, found.end(), clause.end)
    return dated is not None and _NOW.search(clause.before(found)) is None


def _is_told(found: re.Match[str], clause: Clause) -> bool:
    """Tell whether a past form states the decision: after its object or "is", or in capitals."""
    before = clause.before(found)
    stem = clause.text[slice(*found.span("stem"))]
    if stem.lower() in {"enter", "issu"}:
        # "The order entered last week" is only named.
        return _BEING.search(before) is not None and _IN_THE_PAST.search(before) is None
    if stem.lower() == "allow":
        return OBJECT.search(before) is not None
    if stem[0].isupper() and not stem.isupper() and _SAID_LAST.match(found.string, found.end()):
        # "Motion for leave to file under seal Granted."
        return stem.lower() not in {"stay", "issu"}
    shouted = stem.isupper() and (len(stem) > 3 or bool(found["form"]))
    begins = found.start() - len(before)
    opened = stem[0].isupper() or found.string[max(begins - 1, 0) : begins] == ":"
    if opened and _SAID_ALONE.search(before):
        # "Order Vacated" may be any order; "Vacated and remanded" is a judgment.
        after = found.string[found.end() : found.end() + 6].lower()
        return stem.lower() != "vacat" or after.startswith((" and", ";", ", ", "/"))
    return shouted or _BEING.search(before) is not None or _NOUN.search(before) is not None

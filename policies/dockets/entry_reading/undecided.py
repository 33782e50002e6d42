"""Entries of a court that decide nothing but steps and dates, or do not say what they decide."""

import re

from policies.dockets.entry_reading import subjects
from policies.dockets.entry_reading.dispositions import Disposition
from policies.dockets.entry_reading.heads import Head
from policies.dockets.entry_reading.judging import MIXED, Decided, joined
from policies.dockets.entry_reading.words import PROCEDURAL_SUBJECTS, Act, Confidence, Outcome, Subject

Places = tuple[tuple[int, int], ...]

_DATES = re.compile(
    r"\b(?:due (?:by|on)|hearings?|conferences?|deadlines?|trial|argument|calendar|"
    r"schedul\w+|set for|continued to)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\bsigned by|so ordered|it is (?:hereby )?ordered|ordered by|entered by", re.IGNORECASE)
_RELIEF = re.compile(
    r"\s*(?:(?:for|of|entering|granting|nationwide|and|consent|agreed|stipulated) "
    r")*(?:temporary restraining order|tro|(?:preliminary|permanent) injunction)"
    r"(?: orders?)?(?! ?(?:hearing|motion|briefing|schedul\w+|proceedings|application|"
    r"memorandum))(?=\s*(?:[.;:,(]|$|and\b|against|signed|enjoining|issued|entered|by\b|in favor|re\b|as "
    r"to))",
    re.IGNORECASE,
)


_SENDING = re.compile(r"\borders? of remand\b", re.IGNORECASE)


def without_ruling(
    text: str, head: Head, found: list[Disposition], named: Subject, places: Places
) -> Decided:
    """Read an entry whose decisions are of no weight, or not told."""
    if found:
        return _of_steps(head, found)
    granted = _is_the_relief(text, head)
    if granted is not None:
        return granted
    if head.act is Act.HEARING:
        heard, places = _heard(text, head)
        return Decided(head.act, heard, Outcome.NONE, Confidence.LIKELY, places)
    return (
        _of_a_ruling(text, head, named, places)
        if head.act is Act.RULING
        else _of_its_form(head, named, places)
    )


def _of_steps(head: Head, found: list[Disposition]) -> Decided:
    main = found[0]
    outcome, confidence = joined([one for one in found if one.subject is main.subject])
    places = ((main.begin, main.end),)
    if main.subject is Subject.HEARING and outcome not in MIXED:
        confidence = Confidence.CERTAIN if main.firm else Confidence.OPEN
        act = Act.SCHEDULING if head.act is not Act.HEARING else Act.HEARING
        return Decided(act, Subject.HEARING, Outcome.NONE, confidence, places)
    act = Act.PROCEDURAL if head.act in {Act.RULING, Act.HEARING} else head.act
    return Decided(act, main.subject, outcome, confidence, places)


def _of_a_ruling(text: str, head: Head, named: Subject, places: Places) -> Decided:
    """Read an order that names its subject and no outcome."""
    if _SENDING.search(text, head.begin, head.end + 30):
        return Decided(Act.RULING, Subject.REMAND, Outcome.REMANDED, Confidence.LIKELY, places)
    dates = _DATES.search(text, head.end) is not None
    if named in {Subject.HEARING, Subject.TIME} and dates:
        return Decided(Act.SCHEDULING, named, Outcome.NONE, Confidence.LIKELY, places)
    if named in PROCEDURAL_SUBJECTS:
        return Decided(Act.PROCEDURAL, named, Outcome.UNKNOWN, Confidence.LIKELY, places)
    if named is Subject.OTHER and dates:
        return Decided(Act.SCHEDULING, Subject.HEARING, Outcome.NONE, Confidence.OPEN, places)
    return Decided(Act.RULING, named, Outcome.UNKNOWN, Confidence.OPEN, places)


def _of_its_form(head: Head, named: Subject, places: Places) -> Decided:
    """Read an entry whose form says all there is, such as a mandate."""
    if head.act is Act.SCHEDULING:
        return Decided(head.act, named, Outcome.NONE, Confidence.LIKELY, places)
    if head.act is Act.MANDATE:
        outcome = Outcome.RECALLED if "recall" in head.name.lower() else Outcome.UNKNOWN
        return Decided(Act.MANDATE, Subject.MANDATE, outcome, Confidence.CERTAIN, places)
    if head.act is Act.DISMISSAL:
        return Decided(Act.DISMISSAL, Subject.DISMISSAL, Outcome.DISMISSED, Confidence.LIKELY, places)
    subject = Subject.JUDGMENT if head.act is Act.JUDGMENT and named is Subject.OTHER else named
    outcome = Outcome.NONE if head.act in {Act.PROCEDURAL, Act.SHOW_CAUSE} else Outcome.UNKNOWN
    return Decided(head.act, subject, outcome, Confidence.OPEN, places)


def _is_the_relief(text: str, head: Head) -> Decided | None:
    """Read "PRELIMINARY INJUNCTION. Signed by Judge …": the paper is the relief itself."""
    if head.act is not Act.RULING or not _SIGNED.search(text):
        return None
    found = _RELIEF.match(text, head.begin) or _RELIEF.match(text, head.end)
    if found is None:
        return None
    subject, *_ = subjects.first(text, found.start(), found.end())
    return Decided(Act.RULING, subject, Outcome.GRANTED, Confidence.LIKELY, (found.span(),))


def _heard(text: str, head: Head) -> tuple[Subject, tuple[tuple[int, int], ...]]:
    """Give what was heard: the first subject of weight in the words of a hearing."""
    place = head.begin
    while place < len(text):
        subject, begin, end = subjects.first(text, place, head.end + 400)
        if end <= begin:
            break
        if subjects.weight(subject) > subjects.weight(Subject.JUDGMENT):
            return subject, ((begin, end),)
        place = end
    return Subject.NONE, ()

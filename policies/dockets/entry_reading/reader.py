"""Read a docket entry: by the place of its words, not by the words alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from policies.dockets.entry_reading import leaning, speaking, subjects
from policies.dockets.entry_reading.bare import bare, is_motion
from policies.dockets.entry_reading.deciding import Decided, decided
from policies.dockets.entry_reading.heads import Head, head_of
from policies.dockets.entry_reading.masking import masked
from policies.dockets.entry_reading.noticing import noticed
from policies.dockets.entry_reading.weighing import weight_of
from policies.dockets.entry_reading.words import (
    Act,
    Actor,
    Confidence,
    Outcome,
    Reading,
    Span,
    Subject,
)

# Raised whenever a change of the rules can change a reading; older readings are then read again.
RULES_VERSION = 10
SHORT = 120

_LABELS = re.compile(r"(?<=[a-z)\]]) AND (?=[~A-Z0-9])")
_ASKED_FOR = re.compile(
    r"(?:the )?(?:motion|application|petition|request|stay|injunction|rehearing)", re.IGNORECASE
)
_TAKEN_BACK = frozenset({Act.CORRECTION, Act.PROPOSED})
_ASKING = frozenset({Act.MOTION, Act.PETITION})
_OF_AN_ORDER = re.compile(
    r"(?<!proposed )\b(?-i:ORDER|Order|JUDGMENT|Judgment|OPINION|Opinion|INJUNCTION|Injunction|MINUTE "
    r"ENTRY)\b(?! to show)"
)
# What a jury or a judge finds is no answer to a motion.
_IS_VERDICT = re.compile(r"(?:[\w.'’-]+ ){0,3}verdict", re.IGNORECASE)
_VERDICT = Decided(Act.RULING, Subject.OTHER, Outcome.UNKNOWN, Confidence.OPEN)
# "Notice of entry of order granting …" tells what another entry says.
_TOLD_AGAIN = re.compile(r"notice", re.IGNORECASE)
_FIRST_INSTANCE = frozenset({"district", "bankruptcy"})
_BELOW = re.compile(
    r"\b(?:usca|circuit|court of appeals|appeal\w*|commissioner|bankruptcy court|magistrate|remand\w*|"
    r"mandate|agency)\b",
    re.IGNORECASE,
)
_CIRCULATED = re.compile(r"(?:re)?(?:distributed|circulated)", re.IGNORECASE)


def read(
    text: str, *, label: str = "", court_kind: str = "district", numbered: bool | None = None
) -> Reading:
    """
    Give what an entry says, from its text or, where there is none, its short label.

    `court_kind` is a value of `CourtKind`; `numbered` tells whether the entry bears a number within
    its docket, None where that is not known. Any text gives a reading; the spans are places in the
    text that was read.
    """
    said = text if text.strip() else label
    # Labels come again and again; texts hardly ever do.
    reader = _read_short if len(said) <= SHORT else _read_any
    return reader(said, court_kind, numbered)


def _read_any(said: str, court_kind: str, numbered: bool | None) -> Reading:
    if _is_label(said) and _LABELS.search(said):
        return weightiest(_events(said, court_kind, numbered))
    if not said.strip():
        return Reading(Actor.UNKNOWN, Act.OTHER, Subject.NONE, Outcome.UNKNOWN)
    alone = bare(said, numbered=numbered)
    if alone is not None:
        return _resting_on(alone, said, ((0, len(said)),))
    if is_motion(said):
        subject, *_ = subjects.first(f"to {said}")
        return _resting_on(
            Reading(Actor.PARTY, Act.MOTION, subject, Outcome.NONE, Confidence.LIKELY),
            said,
            ((0, len(said)),),
        )
    shown = masked(said)
    head = head_of(shown)
    if head is None:
        head = leaning.likeliest(shown, said, court_kind)
    if head is not None and head.name:
        head = noticed(head, shown, said, court_kind)
        head = speaking.in_the_words_of(head, shown) if head.actor is Actor.PARTY else head
        head = leaning.settled(head, shown, said, court_kind)
    if head is None:
        return Reading(Actor.UNKNOWN, Act.OTHER, Subject.NONE, Outcome.UNKNOWN)
    reading, places = _read(shown, head, court_kind)
    return _resting_on(reading, said, places)


def _events(said: str, court_kind: str, numbered: bool | None) -> Iterator[Reading]:
    """Read each of several labels joined by AND; the spans are places in the whole."""
    begin = 0
    for joint in (*_LABELS.finditer(said), None):
        end = joint.start() if joint else len(said)
        reading = _read_short(said[begin:end], court_kind, numbered)
        basis = tuple(Span(span.begin + begin, span.end + begin, span.words) for span in reading.basis)
        yield replace(reading, basis=basis)
        begin = joint.end() if joint else end


_read_short = lru_cache(maxsize=4096)(_read_any)


def weightiest(readings: Iterable[Reading]) -> Reading:
    """Give the reading that matters most to a measure, of several events filed as one entry."""
    return max(readings, key=_importance)


def _importance(reading: Reading) -> tuple[int, int]:
    """Order by weight; of equals, what names its subject comes before what does not."""
    return weight_of(reading), max(subjects.weight(reading.subject), subjects.weight(Subject.OTHER))


def _is_label(said: str) -> bool:
    """Tell short labels, several of which a feed joins by AND, from sentences."""
    return len(said) < 400 and not said.isupper() and ". " not in said and ":" not in said


def _read(text: str, head: Head, court_kind: str) -> tuple[Reading, tuple[tuple[int, int], ...]]:
    began = ((head.begin, head.end),) if head.end > head.begin else ()
    if head.act is Act.HEARING_NOTICE and head.actor is Actor.COURT:
        return Reading(head.actor, head.act, Subject.NONE, Outcome.NONE, Confidence.LIKELY), began
    if court_kind == "supreme" and head.act is Act.SCHEDULING and not _CIRCULATED.match(head.name):
        # Its calendar is kept by the Court.
        return Reading(Actor.SUPREME_COURT, head.act, Subject.HEARING, Outcome.NONE, Confidence.LIKELY), began
    if head.actor in {Actor.PARTY, Actor.CLERK}:
        return _of_others(text, head), began
    if head.act is Act.RECOMMENDATION:
        return Reading(
            head.actor, head.act, Subject.REPORT_AND_RECOMMENDATION, Outcome.RECOMMENDED, Confidence.CERTAIN
        ), began
    found = _VERDICT if _IS_VERDICT.match(head.name) else decided(text, head)
    actor = Actor.SUPREME_COURT if court_kind == "supreme" else head.actor
    subject, act = found.subject, found.act
    if act is Act.JUDGMENT and subject is Subject.APPEAL and court_kind == "appellate":
        # A court of appeals decides by its judgments.
        act = Act.RULING
    if subject is Subject.APPEAL and found.outcome is Outcome.VACATED and court_kind in _FIRST_INSTANCE:
        # A trial court vacates its own order; what it sets aside on appeal names the court below.
        subject = subject if _BELOW.search(text) else Subject.OTHER
    if (
        court_kind == "supreme"
        and subject in {Subject.OTHER, Subject.REVIEW}
        and head.name.lower().startswith("petition")
    ):
        subject = Subject.CERTIORARI
    # Below the Supreme Court, what begins with "motion" is a party's more often than not.
    told = (
        bool(head.name)
        and not head.guessed
        and not _TOLD_AGAIN.match(head.name)
        and (court_kind == "supreme" or not _ASKED_FOR.match(head.name))
    )
    confidence = found.confidence if told else _at_most_likely(found)
    return Reading(actor, act, subject, found.outcome, confidence), (*began, *found.places)


def _at_most_likely(found: Decided) -> Confidence:
    return Confidence.LIKELY if found.confidence is Confidence.CERTAIN else found.confidence


def _of_others(text: str, head: Head) -> Reading:
    """Read what is no court's act: what it asks for, and no outcome."""
    signed = head.act is not Act.CORRECTION and speaking.is_signed(text, head)
    if signed and head.act is Act.PROPOSED:
        # Judges sign what parties propose, and the caption stays: a person has to look.
        return Reading(Actor.UNKNOWN, Act.PROPOSED)
    if head.act is Act.CORRECTION and _OF_AN_ORDER.search(text, head.begin):
        # An order that was entered in error had been read as one.
        return Reading(head.actor, head.act, Subject.NONE, Outcome.NONE, Confidence.OPEN)
    spoken = head.act not in _TAKEN_BACK and speaking.may_speak(text, head)
    doubtful = signed or spoken or head.guessed or leaning.unsupported(text, head)
    sure = Confidence.OPEN if doubtful else Confidence.CERTAIN
    if head.act is Act.NOTICE_OF_APPEAL or head.act is Act.APPEAL_DOCKETED:
        return Reading(head.actor, head.act, Subject.APPEAL, Outcome.NONE, sure)
    until = speaking.FILED_BY.search(text, head.end)
    stop = min(head.end + 300, until.start() if until and until.start() > head.end + 4 else head.end + 300)
    subject, begin, end = subjects.asked(text, head.begin if head.act in _ASKING else head.end, stop)
    if end <= begin and head.act in _ASKING:
        # "MOTION filed by the appellants for a stay": what it asks for stands behind the filer.
        subject, begin, end = subjects.asked(text, stop, head.end + 300)
        if subject is Subject.HEARING:
            # When it will be heard is not what it asks for.
            subject, end = Subject.OTHER, begin
    if head.act in _ASKING:
        subject = _weightiest_of_motions(text, head, subject)
    if subject is Subject.APPEAL and "dismiss" in text[begin:end].lower():
        subject = Subject.DISMISSAL
    return Reading(head.actor, head.act, subject if end > begin else Subject.NONE, Outcome.NONE, sure)


def _weightiest_of_motions(text: str, head: Head, first: Subject) -> Subject:
    """Give the weightiest of several motions that one entry makes ("MOTION for …, MOTION to …")."""
    named = [first]
    for again in re.finditer(
        r"(?<!\d )(?<!to )(?<!re )(?<!of )(?<!, )\bMOTION (?:for|to)\b|(?<=, )for\b", text[: head.end + 400]
    ):
        if again[0] == "for" and text[head.end : head.end + 1] != ",":
            continue
        if again.start() > head.end:
            named.append(subjects.first(text, again.end(), again.end() + 120)[0])
    return max(named, key=subjects.weight)


def _resting_on(reading: Reading, text: str, places: tuple[tuple[int, int], ...]) -> Reading:
    spans = tuple(Span(begin, end, text[begin:end]) for begin, end in dict.fromkeys(places))
    return Reading(reading.actor, reading.act, reading.subject, reading.outcome, reading.confidence, spans)

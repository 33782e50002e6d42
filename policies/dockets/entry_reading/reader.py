"""Read a docket entry: by the place of its words, not by the words alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from policies.dockets.entry_reading import subjects
from policies.dockets.entry_reading.bare import bare, is_motion
from policies.dockets.entry_reading.deciding import Decided, decided
from policies.dockets.entry_reading.heads import Head, head_of
from policies.dockets.entry_reading.masking import masked
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
RULES_VERSION = 8
SHORT = 120

_JUDGE = (
    r"(?:the )?(?:hon(?:orable|\b)|chief|senior|district|magistrate|circuit|u\.?s\.?|"
    r"united|deputy|judge|justice)"
)
_ORDERED = (
    r"(?<!be )(?<!to )so ordered|it is (?:so |hereby |further )?ordered|"
    r"entered by (?:chief |magistrate )?judge"
)
_SIGNED = re.compile(
    rf"\b(?:signed by|{_ORDERED}|by (?:the )?court\b(?! of appeals))|\(judge ", re.IGNORECASE
)
# What begins like a party's paper is the court's only where a judge signed it: a party signs as well,
# and tells what "the Court of Appeals" or "this Court" did.
_SIGNED_OUTRIGHT = re.compile(rf"\b(?:signed by {_JUDGE}|{_ORDERED})", re.IGNORECASE)
_SIGNED_BY_JUDGE = re.compile(rf"{_SIGNED_OUTRIGHT.pattern}|\(judge ", re.IGNORECASE)
# Whoever filed it: the court speaks in it, and a person has to look.
_COURT_SPEAKS = re.compile(
    r"\bcourt (?:hereby |therefore |now |also )*"
    r"(?:orders|directs|grants|denies|allows|sets|vacates|stays|adopts|finds)\b|"
    r"\bby (?:order|direction) of (?:the )?court\b|"
    r"\bby (?:chief |magistrate |district )?judge [A-Z][\w.' ]{2,40}(?:\([^()]{0,40}\)\s*)?$",
    re.IGNORECASE,
)
# Clerks hand on what a court decided ("LETTER from the Supreme Court: certiorari is denied"). Of hearings and
# dates they say the same every day, so that verbs which are said of those as well need an object of weight.
_ANSWERED_PAST = r"(?:granted|denied|affirmed|reversed|remanded|dissolved|enjoined)"
_ENDED_PAST = r"(?:vacated|stayed|lifted|extended|dismissed|modified)"
_HANDED_ON = re.compile(
    rf"\b(?:is|are|was|were|been|hereby|court|certiorari|rehearing|motion|application|petition|stay)"
    rf"(?: (?:hereby|also|therefore))? {_ANSWERED_PAST}\b|"
    r"\b(?-i:GRANTED|DENIED|AFFIRMED|REVERSED|REMANDED|DISSOLVED|GRANTS|DENIES)\b|"
    r"\bjudge [a-z.' ]{2,40} (?:grants|denies|dissolves|extends|stays)\b|"
    r"\b(?:injunction|tro|restraining order|stay|judgment|opinion|rule|mandate|appeal|petition)s?\b"
    r"(?:(?!\b(?:hearing|conference|deadline|briefing|time|due|set|trial|argument)s?\b)[^.;:]){0,80}? "
    rf"(?:{_ANSWERED_PAST}|{_ENDED_PAST})\b|"
    rf"\b(?:vacating|dissolving|lifting|staying|extending) (?:the )?(?:order granting )?"
    r"(?:preliminary injunction|permanent injunction|injunction|tro|temporary restraining order|stay)\b"
    r"(?! (?:hearing|motion|conference|briefing|argument))|"
    r"\bcopy of (?:the )?(?:\w+ )?(?:mandate|order|opinion|judgment|decision)s? (?:of|from|issued by) "
    r"(?:the )?(?:usca|u\.?s\.? |united states |court of appeals|supreme|\w+ circuit)",
    re.IGNORECASE,
)
_OF_A_HEARING = re.compile(
    r"\b(?:hearing|conference|argument|trial|deadline|briefing)s? (?:on|for|re|regarding|as to)\b[^.;:]*$",
    re.IGNORECASE,
)
_CLERKS_NEWS = frozenset({Act.CLERICAL, Act.SCHEDULING, Act.HEARING_NOTICE})
# "The stay that the court granted" is no answer to the motion that speaks of it.
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|because|where|when|since|while|as|after|previously|already|whether|if|should|"
    r"arguing|asking|urging|stating|requesting|claiming|alleging|by)\b",
    re.IGNORECASE,
)
_FILED_BY = re.compile(
    r"\b(?=[fosbFOSB])(?:filed by|on behalf of|submitted by|by (?:all )?(?:plaintiffs?|defendants?|"
    r"petitioners?|respondents?|appell\w+|"
    r"intervenors?|amicus|movants?|part(?:y|ies)))\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\W*(?:is|are) (?:hereby )?(?:dismissed|granted|denied|vacated|stricken)\b", re.IGNORECASE
)
_LABELS = re.compile(r"(?<=[a-z)\]]) AND (?=[~A-Z0-9])")
_ASKED_FOR = re.compile(
    r"(?:the )?(?:motion|application|petition|request|stay|injunction|rehearing)", re.IGNORECASE
)
_TAKEN_BACK = frozenset({Act.CORRECTION, Act.PROPOSED})
_ASKING = frozenset({Act.MOTION, Act.PETITION})
_RULED = re.compile(
    r"\b(?:is|are|was|be|hereby|therefore)\s+(?:hereby\s+|also\s+)?(?:granted|denied|"
    r"dismissed)\b|\b(?:GRANTED|DENIED|DISMISSED)\b(?!-)"
    r"|referred to the [Cc]ourt\b"
    r"|(?:motion|petition|application)s? (?:granted|denied|dismissed)\b|\b(?:granted|denied|dismissed)[.\s]*$"
)


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
    if head is None or (head.actor is Actor.PARTY and _is_ruled(shown, head)):
        head = _unrecognised(shown, head)
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


def _is_ruled(text: str, head: Head) -> bool:
    """Tell whether words that begin like a party's are the court's: signed, or with the answer in them."""
    if head.act is Act.PROPOSED:
        return False
    if _SIGNED_BY_JUDGE.search(text, head.end) or _ANSWERED.match(text, head.end):
        return True
    if head.act not in _ASKING or _FILED_BY.search(text):
        return False
    answer = _RULED.search(text, head.end)
    return answer is not None and _SUBORDINATE.search(text, head.end, answer.start()) is None


def _unrecognised(text: str, head: Head | None) -> Head | None:
    """Give a head to words that do not begin like any form, by who signed or filed them."""
    if head is not None:
        act = Act.DISMISSAL if head.act is Act.DISMISSAL else Act.RULING
        return Head(Actor.COURT, act, head.begin, head.begin, "")
    if _SIGNED.search(text):
        return Head(Actor.COURT, Act.RULING, 0, 0, "")
    if _FILED_BY.search(text):
        return Head(Actor.PARTY, Act.OTHER, 0, 0, "")
    return Head(Actor.COURT, Act.RULING, 0, 0, "") if _RULED.search(text) else None


def _read(text: str, head: Head, court_kind: str) -> tuple[Reading, tuple[tuple[int, int], ...]]:
    began = ((head.begin, head.end),) if head.end > head.begin else ()
    if head.actor in {Actor.PARTY, Actor.CLERK}:
        return _of_others(text, head), began
    if head.act is Act.RECOMMENDATION:
        return Reading(
            head.actor, head.act, Subject.REPORT_AND_RECOMMENDATION, Outcome.RECOMMENDED, Confidence.CERTAIN
        ), began
    found = decided(text, head)
    actor = Actor.SUPREME_COURT if court_kind == "supreme" else head.actor
    subject = found.subject
    if (
        court_kind == "supreme"
        and subject in {Subject.OTHER, Subject.REVIEW}
        and head.name.lower().startswith("petition")
    ):
        subject = Subject.CERTIORARI
    # Below the Supreme Court, what begins with "motion" is a party's more often than not.
    told = head.end > head.begin and (court_kind == "supreme" or not _ASKED_FOR.match(head.name))
    confidence = found.confidence if told else _at_most_likely(found)
    return Reading(actor, found.act, subject, found.outcome, confidence), (*began, *found.places)


def _at_most_likely(found: Decided) -> Confidence:
    return Confidence.LIKELY if found.confidence is Confidence.CERTAIN else found.confidence


def _of_others(text: str, head: Head) -> Reading:
    """Read what is no court's act: what it asks for, and no outcome."""
    signed = head.act is not Act.CORRECTION and _SIGNED_OUTRIGHT.search(text, head.end)
    if signed and head.act is Act.PROPOSED:
        # Judges sign what parties propose, and the caption stays: a person has to look.
        return Reading(Actor.UNKNOWN, Act.PROPOSED)
    spoken = head.act not in _TAKEN_BACK and _COURT_SPEAKS.search(text, head.begin)
    handed_on = head.actor is Actor.CLERK and head.act in _CLERKS_NEWS and _is_handed_on(text, head)
    sure = Confidence.OPEN if signed or spoken or handed_on else Confidence.CERTAIN
    if head.act is Act.NOTICE_OF_APPEAL or head.act is Act.APPEAL_DOCKETED:
        return Reading(head.actor, head.act, Subject.APPEAL, Outcome.NONE, sure)
    until = _FILED_BY.search(text, head.end)
    stop = min(head.end + 300, until.start() if until and until.start() > head.end + 4 else head.end + 300)
    subject, begin, end = subjects.asked(text, head.begin if head.act in _ASKING else head.end, stop)
    if end <= begin and head.act in _ASKING:
        # "MOTION filed by the appellants for a stay": what it asks for stands behind the filer.
        subject, begin, end = subjects.asked(text, stop, head.end + 300)
    if head.act in _ASKING:
        subject = _weightiest_of_motions(text, head, subject)
    if subject is Subject.APPEAL and "dismiss" in text[begin:end].lower():
        subject = Subject.DISMISSAL
    return Reading(head.actor, head.act, subject if end > begin else Subject.NONE, Outcome.NONE, sure)


def _is_handed_on(text: str, head: Head) -> bool:
    """Tell whether a clerk's words hold what a court decided, other than on a hearing or a date."""
    return any(
        _OF_A_HEARING.search(text, max(head.begin, told.start() - 80), told.start()) is None
        for told in _HANDED_ON.finditer(text, head.begin)
    )


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

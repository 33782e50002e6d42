"""Entries of a court that decide nothing but steps and dates, or do not say what they decide."""

import re

from policies.dockets.entry_reading import subjects
from policies.dockets.entry_reading.dispositions import Disposition
from policies.dockets.entry_reading.heads import Head
from policies.dockets.entry_reading.judging import MIXED, Decided, joined
from policies.dockets.entry_reading.words import PROCEDURAL_SUBJECTS, Act, Confidence, Outcome, Subject

Places = tuple[tuple[int, int], ...]

_DATES = re.compile(
    r"\b(?:due (?:by|on)|(?:hearings?|conferences?|(?<!pending )trial|argument)(?! held)(?! exhibit)|"
    r"deadlines?|calendar|"
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


_SENTENCE_ENDS = re.compile(r"(?<=[a-z0-9)\]])\.(?=\s+[A-Z])|;")
# What an order wants to be filed, and until when; what a motion before it was continued to.
_FILING = (
    r"(?:file|submit|respond|serve|answer|notify|advise|confer|meet|appear|provide the court|inform|"
    r"contact|show cause|"
    r"pay)"
)
_DUE = re.compile(
    rf"\b(?:shall|must|may|(?:is|are) (?:hereby )?(?:directed|ordered|required|instructed) to|directs "
    rf"(?:the )?"
    rf"(?:\w+ ){{1,3}}to) (?:\w+ ){{0,4}}?{_FILING}\b|"
    r"\b(?:is|are|be|was) (?:filed|served|submitted|due)(?: and served)? (?:on or before|on|by|no later "
    r"than|within)\b|"
    r"\b(?:due|respond|response|file) by\b|\bno later than\b|\bon or before\b|"
    r"\b(?:is|are|have been|has been) (?:entered and )?(?:continued|advanced|moved|reset|adjourned) "
    r"(?:from|to|until)\b|"
    r"\bthat (?:the )?\w+, within [^,]{2,60}, file\b|\baccepted for filing\b",
    re.IGNORECASE,
)
# Whom a judge sends back to prison is a person, no case.
_CUSTODY = re.compile(r"\b(?:custody|marshals?|bureau of prisons|detention)\b", re.IGNORECASE)
_OCCASION_KEPT = re.compile(
    r"\b(?:conference|hearing|argument|trial|teleconference)\b[^.;]{0,100}? (?:is|"
    r"are) (?:hereby )?(?:cancel\w+|"
    r"adjourned|continued|rescheduled|postponed)\b|\bcourt (?:will|shall) (?:hold|conduct|convene) (?:an? )?"
    r"(?:[\w-]+ ){0,4}(?:conference|hearing|argument|teleconference)",
    re.IGNORECASE,
)
# Whether all the judges of a court of appeals will hear a case is put to their vote.
_VOTED_DOWN = re.compile(
    r"\b(?:failed to (?:receive|obtain|gain)|did not (?:receive|obtain|gain)|less than) (?:the votes of )?a "
    r"majority\b(?=[^;]{0,160}\b(?:en banc|rehear|judges)\b)",
    re.IGNORECASE,
)
_VOTE_CALLED = re.compile(
    r"\b(?:en banc call\b[^.;]{0,20} (?:been )?made|"
    r"request(?:ed)? (?:that )?a vote\b(?: be taken)?[^.;]{0,200}\ben banc)",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\b(?:if|why|should not|shall not|must not)\b", re.IGNORECASE)
# Steps that the order takes by itself; there is nothing to grant.
_STEP = re.compile(
    r"[^.;:]{0,60}?\b(?:reassign|assign|referr|appoint|designat|direct|requir|notify|instruct|"
    r"substitut|consolidat|correct|unseal|remand|govern)ing\b|[^.;:]{0,40}?\breferral to\b|"
    r"[^.;:]{0,100}?\b(?:is|are|be) (?:hereby )?(?:re-?)?(?:assigned|referred|consolidated)\b",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\b(?:status|pretrial|scheduling|settlement|case management|discovery)(?: \w+)? conference",
    re.IGNORECASE,
)
# A hearing that was set, moved or called off, and one that took place.
_SET = re.compile(
    r"\b(?:(?:re)?set|(?:re)?scheduled|continued|not held|withdrawn|cancel\w+|vacated|adjourned|postponed|"
    r"stricken|"
    r"marked off|advanced|moved|sched|resched|cont)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"(?<!not )(?<!be )\b(?:held|heard|conducted|argued|appear(?:ed|ances?)|completed|concluded|begun|"
    r"proceedings|"
    r"in open court|took place|tape|ftr)\b",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(r"\b(?:under|took) (?:advisement|submission)\b", re.IGNORECASE)
# How far from its form the one thing that an order does begins at most.
_FAR = 250
_OF_A_SENTENCE = re.compile(
    r"\b(?:(?:re-?)?sentencing|change of plea|arraignment|initial appearance)\b", re.IGNORECASE
)
_MINUTES = re.compile(r"(?:\w+ )?minutes?(?: entry)?\b(?! orders?)", re.IGNORECASE)
_SENDING = re.compile(r"\borders? of remand\b", re.IGNORECASE)


def without_ruling(
    text: str, head: Head, found: list[Disposition], named: Subject, places: Places
) -> Decided:
    """Read an entry whose decisions are of no weight, or not told."""
    heard = head.act is Act.HEARING or (
        _MINUTES.match(head.name) is not None and _HELD.search(text, head.end) is not None
    )
    if found and not (heard and _UNDECIDED.search(text, head.end)):
        return _of_steps(text, head, found)
    told = _is_the_relief(text, head) or (_voted(text, head) if head.act is Act.RULING else None)
    if told is not None:
        return told
    if head.act is Act.HEARING and _SET.search(text, head.begin) and not _HELD.search(text, head.begin):
        return Decided(Act.SCHEDULING, Subject.HEARING, Outcome.NONE, Confidence.LIKELY, places)
    if heard:
        subject, places = _heard(text, head)
        return Decided(Act.HEARING, subject, Outcome.NONE, Confidence.LIKELY, places)
    return (
        _of_a_ruling(text, head, named, places)
        if head.act is Act.RULING
        else _of_its_form(head, named, places)
    )


def _of_steps(text: str, head: Head, found: list[Disposition]) -> Decided:
    main = found[0]
    outcome, confidence = joined([one for one in found if one.subject is main.subject])
    places = ((main.begin, main.end),)
    if main.subject is Subject.HEARING and outcome not in MIXED:
        confidence = Confidence.CERTAIN if main.firm else Confidence.OPEN
        act = Act.HEARING if head.act is Act.HEARING and _HELD.search(text, head.begin) else Act.SCHEDULING
        return Decided(act, Subject.HEARING, Outcome.NONE, confidence, places)
    act = Act.PROCEDURAL if head.act in {Act.RULING, Act.HEARING} else head.act
    if confidence is Confidence.CERTAIN and (head.act is Act.HEARING or main.begin > head.end + _FAR):
        # A step that is told among others is not what the entry is about.
        confidence = Confidence.LIKELY
    return Decided(act, main.subject, outcome, confidence, places)


def _of_a_ruling(text: str, head: Head, named: Subject, places: Places) -> Decided:
    """Read an order that names its subject and no outcome."""
    if named is Subject.REMAND and _CUSTODY.search(text, head.begin, head.end + 120):
        named = Subject.OTHER
    if _SENDING.search(text, head.begin, head.end + 30):
        return Decided(Act.RULING, Subject.REMAND, Outcome.REMANDED, Confidence.LIKELY, places)
    dates = _DATES.search(text, head.end) is not None
    kept = _OCCASION_KEPT.search(text, head.begin) is not None
    due = not kept and _due_first(text, head)
    if kept or due or (named in {Subject.HEARING, Subject.TIME} and dates):
        # A date for an answer to a motion of weight: a person has to look whether there is more.
        weighty = subjects.weight(named) > subjects.weight(Subject.DISMISSAL if kept else Subject.JUDGMENT)
        sure = Confidence.OPEN if weighty else Confidence.LIKELY
        of = Subject.HEARING if kept else Subject.TIME if due else named
        return Decided(Act.SCHEDULING, of, Outcome.NONE, sure, places)
    if subjects.weight(named) <= subjects.weight(Subject.OTHER) and _STEP.match(text, head.end):
        return Decided(Act.PROCEDURAL, named, Outcome.NONE, Confidence.LIKELY, places)
    if named in PROCEDURAL_SUBJECTS:
        return Decided(Act.PROCEDURAL, named, Outcome.UNKNOWN, Confidence.LIKELY, places)
    if named is Subject.OTHER and dates:
        return Decided(Act.SCHEDULING, Subject.HEARING, Outcome.NONE, Confidence.OPEN, places)
    return Decided(Act.RULING, named, Outcome.UNKNOWN, Confidence.OPEN, places)


def _voted(text: str, head: Head) -> Decided | None:
    """Read what the judges of a court of appeals vote on: whether all of them hear the case."""
    down = _VOTED_DOWN.search(text, head.end)
    called = down or _VOTE_CALLED.search(text, head.end)
    if called is None:
        return None
    act, outcome = (Act.RULING, Outcome.DENIED) if down else (Act.PROCEDURAL, Outcome.NONE)
    return Decided(act, Subject.RECONSIDERATION, outcome, Confidence.LIKELY, (called.span(),))


def _due_first(text: str, head: Head) -> bool:
    """Tell whether the first thing that an order says is what has to be filed until when."""
    begin = head.end + len(text[head.end :]) - len(text[head.end :].lstrip(" .:;,-"))
    ends = _SENTENCE_ENDS.search(text, begin)
    end = ends.start() if ends else begin + 500
    return _DUE.search(text, begin, end) is not None and _QUESTION.search(text, begin, end) is None


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
    until = head.end + 400
    if _OF_A_SENTENCE.search(text, head.begin, head.end + 120):
        # Counts fall and rights of appeal are told; the hearing was on neither.
        return Subject.NONE, ()
    if _STATUS.search(text, head.begin, head.end + 60):
        # What the parties tell at a conference is not what it was held on.
        ends = re.search(r":|\.\s", text[head.end : until])
        until = head.end + ends.start() if ends else until
    while place < len(text):
        subject, begin, end = subjects.first(text, place, until)
        if end <= begin:
            break
        if subjects.weight(subject) > subjects.weight(Subject.JUDGMENT):
            return subject, ((begin, end),)
        place = end
    return Subject.NONE, ()

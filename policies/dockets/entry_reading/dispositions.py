"""What a court decides in an entry: verbs in operative places and what stands beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from policies.dockets.entry_reading import saying, subjects, verbs
from policies.dockets.entry_reading.reliefs import BLOCKS, about_dates, heavy_in, relief
from policies.dockets.entry_reading.words import Outcome, Subject

# The mark comes first and what must stand before it after, so that the search jumps from mark to mark.
_ABBREVIATED = (
    *("v", "vs", "No", "Nos", "Dkt", "cert", "Civ", "Inc", "Corp"),
    *("et al", "Mr", "Ms", "Dr", "Hon", "Etc"),
)
_CLAUSE_ENDS = re.compile(
    r";|:(?=\s)|\.(?=\s|$)(?<=[a-z0-9)\]”\"]\.)"
    + "".join(rf"(?<!\b{words}\.)" for words in _ABBREVIATED)
    + r"|\.(?=\s|$)(?<=[A-Z]{3}\.)"
)
_MOTION = re.compile(r"\bmotions?\b", re.IGNORECASE)
# Verbs whose object may be a hearing or a deadline.
_OF_DATES = frozenset({"vacat", "strik", "strick", "continu", "extend", "terminat", "set aside", "postpon"})
_CUSTODY = re.compile(r"\b(?:custody|marshals?|bureau of prisons)\b", re.IGNORECASE)
_PAPER = re.compile(r"\W*(?:the |this )?(?:document|letter|filing|brief|pleading|paper)s?\b", re.IGNORECASE)
_TIME = re.compile(r"\W*(?:the |defendants?['’]? |plaintiffs?['’]? )*time\b", re.IGNORECASE)
# Reliefs that take effect when a court enters or issues them.
_ISSUED = (BLOCKS | {Subject.STAY, Subject.STAY_PENDING_APPEAL}) - {Subject.DISSOLUTION}
# "Granted as to the States", "denied to the extent": not of the whole.
_PARTLY = re.compile(
    r"[\s,]*(?P<only>(?:but )?only )?(?:to the (?:limited )?extent|insofar|as to (?!all\b))", re.IGNORECASE
)
# "For the reasons given in the opinion on the injunction, the motion is denied": the object comes last.
_INTRODUCTION = re.compile(
    r"\s*(?:for|having|because|in light|in view|upon|after|pursuant|as|given|since|although|"
    r"while|with|accordingly)\b"
    r"[^;]{0,400},\s+(?=(?:the|its|their|plaintiffs?|defendants?|petitioners?|respondents?|appell\w+|"
    r"government)\b"
    r"[^,;]{0,120}\b(?:motions?|applications?|requests?|petitions?)\b)",
    re.IGNORECASE,
)
# What may stand between the form of an order and its decision.
_FRAME = re.compile(
    r"^(?:(?:\d{4,9}\]?[\])]*)? ?(?:filed|entered|issued)\b|(?:entered |filed |signed )?(?:by|of) "
    r"(?:the )?(?:honorable |hon\.? )?(?:chief |senior |magistrate |district |circuit |"
    r"u\.?s\.? )*(?:judges?|justices?|court|clerk)"
    r"(?:,?(?: and)? (?!(?:re|on|for|of|to|motion|order|from|regarding|in|at|as)\b)"
    r"[A-Z][\w.'’]{0,20}){0,6}(?=\s|$)|"
    r"(?:of |from )?(?:the )?(?:u\.?s\.? |united states )?court of appeals|"
    r"for the [\w.]+(?: of columbia)? circuit|"
    r"\(?pages?: \d+\)?|on (?:[\d/]{6,10}|(?-i:[A-Z])[a-z]+ \d{1,2}, \d{4})|"
    r"\d{1,4}\)|for the court|,? ?re:?(?=$)|of (?:forfeiture|remand|detention|dismissal|reference|"
    r"referral)|\[?\d{4,9}\]|(?:signed|entered|dated|filed)(?: on)? "
    r"[\d/]{6,10}|[:;,.\s-]+)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Disposition:
    """One decision: on what, how, and where its words stand."""

    subject: Subject
    outcome: Outcome
    begin: int
    end: int
    firm: bool = True


# No order decides more; a text of nothing but verbs is read no further.
_MOST_DECISIONS = 60


def dispositions(text: str, begin: int, *, heard: bool = False) -> Iterator[Disposition]:
    """
    Give what is decided in a masked text from a place on, in the order of the words.

    `heard` is true for the minutes of a hearing, which tell what the court did in the past tense.
    """
    low = subjects.lowered(text)
    clauses = (_in_clause(text, low, place, heard) for place in _clauses(text, begin))
    yield from islice(chain.from_iterable(clauses), _MOST_DECISIONS)


def _clauses(text: str, begin: int) -> Iterator[tuple[int, int]]:
    start = begin
    for mark in _CLAUSE_ENDS.finditer(text, begin):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _in_clause(text: str, low: str, place: tuple[int, int], heard: bool) -> Iterator[Disposition]:
    start, end = place
    object_from = start
    previous: Disposition | None = None
    # "The court grants the motion, vacates the rule and remands": the same court goes on.
    goes_on = False
    for found in verbs.VERB.finditer(low, start, end):
        clause = saying.Clause(text, start, end, heard=heard, goes_on=goes_on)
        way = saying.way_of(found, clause)
        if way is None or (way is saying.Way.OPENING and not _opens(clause.before(found), previous)):
            continue
        goes_on = way is saying.Way.SPOKEN
        upon = way is saying.Way.TOLD
        decided = _upon(text, found, object_from, end) if upon else _after(text, found, end)
        if decided is None:
            continue
        decided = _with_its_limits(decided, found, clause)
        between = text[object_from : found.start()]
        again = previous is not None and saying.OBJECT.search(between) is None
        if previous and again and decided.subject is Subject.OTHER:
            decided = replace(decided, subject=previous.subject)
        yield decided
        previous = decided
        object_from = found.end()


def _with_its_limits(decided: Disposition, found: re.Match[str], clause: saying.Clause) -> Disposition:
    """Give a decision less than firm where it is announced, remembered or of a part only."""
    partly = _PARTLY.match(clause.text, found.end(), clause.end) if saying.is_past(found) else None
    if partly and partly["only"] and decided.outcome is Outcome.GRANTED:
        return replace(decided, outcome=Outcome.GRANTED_IN_PART, firm=False)
    if partly or saying.is_announced_or_remembered(found, clause.before(found)):
        return replace(decided, firm=False)
    return decided


def _opens(before: str, previous: Disposition | None) -> bool:
    """Tell whether a participle is the order's own: it opens the clause, or goes on from one that does."""
    words = _FRAME.sub("", before.strip(" ,-–—*[]()#")).strip(" ,-–—*[]()#.")
    if not words or words.lower() in {"and", "hereby", "order", "in part and", "in part", "an order"}:
        return True
    if verbs.is_mentioned(before):
        return False
    if previous is not None:
        return before.rstrip().lower().endswith((",", "and", "&", "in part"))
    return (
        len(words) < 60
        and re.search(r"\b(?:re|to|of|on|for|regarding|in|by)\b", words, re.IGNORECASE) is None
    )


def _after(text: str, found: re.Match[str], end: int) -> Disposition | None:
    """Read a verb whose object follows it."""
    stem = found["stem"]
    stop = min(end, found.end() + 260)
    low = found.string
    following = verbs.VERB.search(low, found.end(), stop)
    while following and (following["form"] or "") not in verbs.PARTICIPLE:
        following = verbs.VERB.search(low, following.end(), stop)
    if following and re.search(r"(?:,|;|and|&)\s*$", text[found.end() : following.start()]):
        stop = min(stop, following.start())
    nearby = text[found.end() : stop]
    # "Certifying the class" names its subject with the verb.
    begin = found.start() if stem == "certif" else found.end()
    return _decided(text, found, stem, nearby, (begin, stop))


def _upon(text: str, found: re.Match[str], start: int, end: int) -> Disposition | None:
    """Read a verb whose object stands before it."""
    stem = found["stem"]
    introduction = _INTRODUCTION.match(text, start, found.start())
    start = introduction.end() if introduction else start
    region = (start, found.start())
    nearby = text[start : found.start()]
    decided = _decided(text, found, stem, nearby, region)
    if decided and decided.subject in {Subject.OTHER, Subject.STAY} and stem == "stay":
        return _decided(text, found, stem, text[start:end], (start, end))
    return decided


def _decided(
    text: str, found: re.Match[str], stem: str, nearby: str, region: tuple[int, int]
) -> Disposition | None:
    outcome = verbs.outcome_of(found)
    find = subjects.first if stem in verbs.RELIEF else subjects.asked
    subject, named_from, named_to = find(text, *region)
    if stem == "extend" and _TIME.match(nearby):
        return Disposition(Subject.TIME, Outcome.GRANTED, found.start(), found.end())
    if stem in _OF_DATES and about_dates(stem, nearby):
        sure = heavy_in(nearby)[0] is None or stem != "vacat"
        return Disposition(Subject.HEARING, outcome, found.start(), found.end(), firm=sure)
    if stem in verbs.RELIEF:
        if found["moot"] and stem == "dismiss" and _MOTION.search(nearby):
            # A motion is dismissed as moot, not the case.
            subject, *_ = subjects.asked(text, *region)
            return Disposition(subject, Outcome.MOOT, found.start(), found.end())
        subject = relief(stem, subject, nearby, text[max(region[0], found.start() - 20) : found.end() + 90])
        if subject is Subject.DISSOLUTION:
            outcome = Outcome.GRANTED
        elif stem == "lift" and subject is Subject.OTHER:
            outcome = Outcome.VACATED
        if outcome is Outcome.EXTENDED and subject in {Subject.TIME, Subject.HEARING, Subject.OTHER}:
            subject, outcome = Subject.TIME, Outcome.GRANTED
        elif stem == "stay" and subject is Subject.HEARING:
            # A schedule that waits is moved, and nothing was granted.
            outcome = Outcome.EXTENDED
    elif stem in {"enter", "issu"} and (subject not in _ISSUED or saying.OBJECT.search(nearby)):
        return None
    else:
        subject, outcome = _of_its_object(stem, subject, outcome, text[named_from:named_to])
    if _decides_nothing(found, stem, subject, nearby + " " + text[found.start() : found.end() + 120]):
        return None
    begin, end = min(found.start(), named_from), max(found.end(), named_to)
    if end - begin > 240:
        begin, end = found.start(), found.end()
    return Disposition(subject, outcome, begin, end, firm=stem not in {"enter", "issu"})


def _of_its_object(stem: str, subject: Subject, outcome: Outcome, named: str) -> tuple[Subject, Outcome]:
    """Give what a verb that needs an object decides on the one that it names."""
    if stem == "modif" and subject in BLOCKS:
        return Subject.DISSOLUTION, outcome
    if subject is Subject.APPEAL and "dismiss" in named.lower():
        granted = outcome is Outcome.GRANTED
        return (subject, Outcome.DISMISSED) if granted else (Subject.DISMISSAL, outcome)
    if stem in {"hold", "held"}:
        return Subject.STAY_OF_CASE, outcome
    # What is approved until a hearing is not the hearing.
    return (Subject.OTHER if stem in verbs.ALLOWING and subject is Subject.HEARING else subject), outcome


def _decides_nothing(found: re.Match[str], stem: str, subject: Subject, around: str) -> bool:
    """Tell verbs that decide only on some objects: "held in abeyance" of a motion is no decision on it."""
    if stem in {"terminat", "strik", "strick", "continu"}:
        return not found["moot"]
    if stem in {"adopt", "accept"}:
        return subject is not Subject.REPORT_AND_RECOMMENDATION
    if stem == "reject":
        # A clerk's window is closed to a paper; a claim in it is not rejected by that.
        return _PAPER.match(around) is not None
    if stem == "modif":
        return subject is not Subject.DISSOLUTION
    if stem == "remand":
        # Whom a judge remands is a person.
        return _CUSTODY.search(around) is not None
    return stem in {"hold", "held"} and _MOTION.search(around) is not None

"""What a court decides in an entry: verbs in operative places and what stands beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from policies.dockets.entry_reading import subjects, verbs
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
_SPOKEN_BY_COURT = re.compile(
    r"\b(?:courts?|we|judge|justice|panel|hereby|and|district court|ordered that|i)[ "
    r",]*(?:now |therefore |thus |also |accordingly |hereby |must |will |"
    r"administratively |temporarily |preliminarily |permanently |provisionally )*$",
    re.IGNORECASE,
)
_BEING = re.compile(
    r"\b(?:is|are|be|was|were|been|stands?|and|or|hereby|being|be and (?:hereby )?is|shall be|remains?)[ ,]*"
    r"(?:(?:hereby|therefore|accordingly|thus|also|further|preliminarily|permanently|"
    r"temporarily|administratively|otherwise|now|both|"
    r"(?!previously|recently|formerly|originally|initially)\w+ly) ?)*$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\b(?:motions?|applications?|petitions?|requests?|judgments?|certiorari|rehearing|"
    r"stay|injunction|order|appeal|leave|relief|case|"
    r"mandate|decision|extension|tro|stipulation|letter|referred to the court|defer\w*|\)|\])[\s:,)\]\d]*$",
    re.IGNORECASE,
)


_OBJECT = re.compile(
    r"\b(?:motions?|applications?|requests?|petitions?|judgments?|case|appeal|action|relief)\b", re.IGNORECASE
)
_SAID_ALONE = re.compile(r"(?:^|:)[\s\d\[\](),.–-]*$")
_MOTION = re.compile(r"\bmotions?\b", re.IGNORECASE)
# Verbs whose object may be a hearing or a deadline.
_OF_DATES = frozenset({"vacat", "strik", "strick", "continu", "extend", "terminat", "set aside", "postpon"})
_TIME = re.compile(r"\W*(?:the |defendants?['’]? |plaintiffs?['’]? )*time\b", re.IGNORECASE)
# "The Court denied the motion": what it did at the hearing that the entry tells of.
_AT_THE_HEARING = re.compile(r"\b(?:court|judge)(?: \w+ly| also| orally)*\s*$", re.IGNORECASE)
_ANNOUNCED = re.compile(r"\b(?:will|shall)(?: \w+){0,2}\s*$", re.IGNORECASE)
# "Granted as to the States", "denied to the extent": not of the whole.
_PARTLY = re.compile(r"(?:only )?(?:to the (?:limited )?extent|insofar|as to (?!all\b))", re.IGNORECASE)
_FOUND_MOOT = re.compile(r"\bfind(?:ing|s)? (?:as )?$", re.IGNORECASE)
# What may stand between the form of an order and its decision.
_FRAME = re.compile(
    r"^(?:(?:\d{4,9}\]?[\])]*)? ?(?:filed|entered|issued)\b|(?:entered |filed |signed )?(?:by|of) "
    r"(?:the )?(?:honorable |hon\.? )?(?:chief |senior |magistrate |district |circuit |"
    r"u\.?s\.? )*(?:judges?|justices?|court|clerk)"
    r"(?:,?(?: and)? (?!(?:re|on|for|of|to|motion|order|from|regarding|in|at|as)\b)"
    r"[A-Z][\w.'’]{0,20}){0,6}(?=\s|$)|"
    r"\(?pages?: \d+\)?|on (?:[\d/]{6,10}|(?-i:[A-Z])[a-z]+ \d{1,2}, \d{4})|"
    r"\d{1,4}\)|for the court|\[?\d{4,9}\]|(?:signed|entered|dated|filed)(?: on)? "
    r"[\d/]{6,10}|[:;,.\s-]+)+",
    re.IGNORECASE,
)


_PRESENT = frozenset({"s", "es", "ies", "y", "e", "", "olds"})


@dataclass(frozen=True, slots=True)
class Disposition:
    """One decision: on what, how, and where its words stand."""

    subject: Subject
    outcome: Outcome
    begin: int
    end: int
    firm: bool = True


def dispositions(text: str, begin: int, *, heard: bool = False) -> Iterator[Disposition]:
    """
    Give what is decided in a masked text from a place on, in the order of the words.

    `heard` is true for the minutes of a hearing, which tell what the court did in the past tense.
    """
    for start, end in _clauses(text, begin):
        yield from _in_clause(text, start, end, heard)


def _clauses(text: str, begin: int) -> Iterator[tuple[int, int]]:
    start = begin
    for mark in _CLAUSE_ENDS.finditer(text, begin):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def _in_clause(text: str, start: int, end: int, heard: bool) -> Iterator[Disposition]:
    object_from = start
    previous: Disposition | None = None
    # "The court grants the motion, vacates the rule and remands": the same court goes on.
    goes_on = False
    for found in verbs.VERB.finditer(text, start, end):
        form = (found["form"] or "").lower()
        before = text[start : found.start()]
        past = form in verbs.PAST or (not form and found["stem"].lower() in verbs.BARE_PAST)
        spoken = form in _PRESENT and (
            _SPOKEN_BY_COURT.search(before) is not None or (goes_on and before.rstrip().endswith(","))
        )
        if verbs.is_somebody_elses(before, stated=past or (spoken and form != "y"), head=text[:start]):
            continue
        if found["stem"].lower() == "moot" and _FOUND_MOOT.search(before):
            decided = _after(text, found, end)
        elif form in verbs.PARTICIPLE:
            if not _opens(before, previous):
                continue
            decided = _after(text, found, end)
        elif past and heard and _AT_THE_HEARING.search(before):
            decided = _after(text, found, end)
        elif past and _is_told(found, before):
            decided = _upon(text, found, object_from, end)
        elif spoken:
            decided = _after(text, found, end)
        else:
            continue
        goes_on = spoken
        if decided is None:
            continue
        if past and _PARTLY.match(text, found.end() + 1, end) or spoken and _ANNOUNCED.search(before):
            decided = replace(decided, firm=False)
        between = text[object_from : found.start()]
        again = previous is not None and _OBJECT.search(between) is None
        if previous and again and decided.subject is Subject.OTHER:
            decided = Disposition(previous.subject, decided.outcome, decided.begin, decided.end, decided.firm)
        yield decided
        previous = decided
        object_from = found.end()


def _is_told(found: re.Match[str], before: str) -> bool:
    """Tell whether a past form states the decision: after its object or "is", or in capitals."""
    stem = found["stem"]
    if stem.lower() == "allow":
        return _OBJECT.search(before) is not None
    shouted = stem.isupper() and len(stem) > 3
    if stem[0].isupper() and _SAID_ALONE.search(before):
        # "Order Vacated" may be any order; "Vacated and remanded" is a judgment.
        after = found.string[found.end() : found.end() + 6].lower()
        return stem.lower() != "vacat" or after.startswith((" and", ";", ", ", "/"))
    return shouted or _BEING.search(before) is not None or _NOUN.search(before) is not None


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
    stem = found["stem"].lower()
    stop = min(end, found.end() + 260)
    following = verbs.VERB.search(text, found.end(), stop)
    while following and (following["form"] or "").lower() not in verbs.PARTICIPLE:
        following = verbs.VERB.search(text, following.end(), stop)
    if following and re.search(r"(?:,|;|and|&)\s*$", text[found.end() : following.start()]):
        stop = min(stop, following.start())
    nearby = text[found.end() : stop]
    return _decided(text, found, stem, nearby, (found.end(), stop))


def _upon(text: str, found: re.Match[str], start: int, end: int) -> Disposition | None:
    """Read a verb whose object stands before it."""
    stem = found["stem"].lower()
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
        subject = relief(stem, subject, nearby, text[max(region[0], found.start() - 20) : found.end() + 90])
        if subject is Subject.DISSOLUTION:
            outcome = Outcome.GRANTED
        if outcome is Outcome.EXTENDED and subject in {Subject.TIME, Subject.HEARING, Subject.OTHER}:
            subject, outcome = Subject.TIME, Outcome.GRANTED
    elif stem == "modif" and subject in BLOCKS:
        subject = Subject.DISSOLUTION
    elif subject is Subject.APPEAL and outcome is Outcome.GRANTED and _ends(text[named_from:named_to]):
        outcome = Outcome.DISMISSED
    elif stem in {"hold", "held"}:
        subject = Subject.STAY_OF_CASE
    if _decides_nothing(found, stem, subject, nearby + text[found.start() : found.end() + 120]):
        return None
    begin, end = min(found.start(), named_from), max(found.end(), named_to)
    if end - begin > 240:
        begin, end = found.start(), found.end()
    return Disposition(subject, outcome, begin, end)


def _ends(named: str) -> bool:
    return "dismiss" in named.lower()


def _decides_nothing(found: re.Match[str], stem: str, subject: Subject, around: str) -> bool:
    """Tell verbs that decide only on some objects: "held in abeyance" of a motion is no decision on it."""
    if stem in {"terminat", "strik", "strick", "continu"}:
        return not found["moot"]
    if stem in {"adopt", "accept"}:
        return subject is not Subject.REPORT_AND_RECOMMENDATION
    if stem == "modif":
        return subject is not Subject.DISSOLUTION
    return stem in {"hold", "held"} and _MOTION.search(around) is not None

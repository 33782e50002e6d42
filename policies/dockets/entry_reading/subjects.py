"""The subjects an entry can be about, found by place: the first one named is the one it is about."""

import re

from policies.dockets.entry_reading.words import Subject

_INJUNCTION = r"(?:injunctions?|injunctive relief|injun\.?)"
_MOTION = r"(?:motions?|applications?|requests?|petitions?)"
_PI = (
    rf"(?:preliminary|interlocutory|prelim\.?) {_INJUNCTION}|\bp\.?i\.? motion|\bmotion "
    rf"for pi\b|preliminary relief"
)
_TRO = r"temporary restraining orders?|\bt\.?r\.?o\.?s?\b|restraining order|temporary restraints?"

# In the order in which they are asked at one place; longer wordings before those they contain.
_SUBJECTS: tuple[tuple[Subject, str], ...] = (
    (
        Subject.LEAVE,
        r"to withdraw (?:(?:\d+|the|its|his|their) )*(?:motion|application|request)|"
        r"leave (?:of court )?(?:to|for)|permission to|pro hac vice|amic(?:us|i)\b|to intervene|"
        r"intervention|in forma pauperis|\bifp\b|excess pages|page limit|to file (?:supplemental|amended)|"
        r"(?:to |motion (?:to )?)amend\b|to supplement|to proceed (?:under|as|by|anonymously)",
    ),
    # A sentence or a plea is no measure.
    (
        Subject.OTHER,
        r"to vacate(?:,? ?/?set aside)?,? ?/?(?:or )?(?:to )?correct\b|to vacate (?:the |his |her "
        r")?(?:sentence|conviction|plea)|"
        r"to vacate (?:under|pursuant to) 28|to vacate \(2255\)",
    ),
    (
        Subject.TIME,
        r"extensions? of time|(?:more|additional|further) time|enlarge(?:ment)? (?:of )?time|"
        r"extend\w* (?:the )?(?:time|deadlines?|page|briefing|discovery)|"
        r"to (?:continue|adjourn)\b(?! (?:the )?(?:temporary restr|tro\b|stay\b|preliminary inj|injunction))|"
        r"to postpone (?:the )?"
        r"(?:(?!effective)\w+ ){0,3}(?:hearing|trial|conference|argument|deadline|date)s?\b"
        r"(?![^.;]{0,60}effective)|"
        r"continuances?|adjournments?|extensions? to (?:file|answer|respond)|briefing schedule|deadlines?|"
        r"to modify (?:the )?schedul",
    ),
    (Subject.APPEAL, r"(?:voluntarily )?dismiss(?:al of|ing)? (?:this |the |its |an? |their )?appeals?"),
    (Subject.EXPEDITION, r"expedit\w+|shorten(?:ing)? time|calendar preference"),
    (
        Subject.DISSOLUTION,
        rf"to dissolve\b(?! (?:the |an? )?(?:administrative |automatic )?stay)|"
        rf"(?:dissol\w+|lift\w*|modif\w+|clarif\w+|terminat\w+|narrow\w*|vacat\w+) (?:of "
        rf")?(?:the |its |that |this |\d+ )*"
        rf"(?:order )?(?:(?:on|granting|entering|for) )?(?:the )?(?:motion for "
        rf")?(?:preliminary |permanent |nationwide |universal )*(?:{_INJUNCTION}|{_TRO})|"
        rf"(?:preliminary |permanent )?(?:{_INJUNCTION}|{_TRO}) "
        rf"(?:order )?(?:to )?be (?:dissolv|lift|vacat|modifi)ed",
    ),
    (
        Subject.LIFT_STAY,
        r"(?:lift\w*|vacat\w+|dissol\w+|relief from|relieved? from) (?:of )?(?:the |its |an? )*"
        r"(?:automatic |administrative |temporary )*stay\b|(?:lift\w*|vacat\w+) \d* ?stay\b",
    ),
    (
        Subject.STAY_PENDING_APPEAL,
        r"stay\w*\b[^.;:]{0,80}?pending (?:(?:the |an? |its |their )*(?:disposition|"
        r"resolution|outcome|determination) of "
        r"(?:[^.;:]{0,40}?))?(?:appeal|review|certiorari|further review)|"
        r"administrative(?:ly)? stay\w*",
    ),
    (
        Subject.STAY_OF_CASE,
        r"stay(?:ing|ed)? (?:of )?(?:the |this |all |these |further )*(?:case|action|"
        r"proceedings?|matter|litigation|discovery|"
        r"deadlines?|briefing)|order staying case|(?:case|action|proceedings?|matter|discovery|litigation) "
        r"(?:is|are|be|shall be|remains?) (?:hereby )?stayed|(?:hold|held|holding) (?:[\w "
        r"]{0,40} )?in abeyance|in abeyance|abeyance",
    ),
    (
        Subject.RECONSIDERATION,
        r"reconsider\w*|rehear\w*|new trial|relief from (?:the )?judgment|alter (?:or amend "
        r")?(?:the )?judgment",
    ),
    (
        Subject.REPORT_AND_RECOMMENDATION,
        r"reports? (?:and|&) recommendations?|findings and recommendations?|\br ?& ?r\b|\bf ?& ?r\b|"
        r"memorandum and recommendations?|recommended disposition",
    ),
    (Subject.PERMANENT_INJUNCTION, rf"permanent(?:ly)? {_INJUNCTION}|permanently (?:enjoin|restrain)\w*"),
    (
        Subject.TRO,
        rf"{_TRO}|temporarily (?:enjoin|restrain|prohibit)\w*(?: and \w+)?",
    ),
    (Subject.PRELIMINARY_INJUNCTION, rf"{_PI}|preliminarily (?:enjoin|restrain)\w*"),
    (Subject.INJUNCTION, rf"{_INJUNCTION}|\benjoin(?:ed|ing|s)?\b"),
    (Subject.CERTIORARI, r"certiorari|\bcert\.? petition|\bcert\b"),
    (Subject.MANDATE, r"(?<!pending )(?<!pending a )(?<!pending the )(?<!following )(?<!after )\bmandate\b"),
    (
        Subject.SUMMARY_JUDGMENT,
        r"(?:partial )?summary (?:judge?ment|affirmance|reversal)|judge?ment on the pleadings",
    ),
    (
        Subject.CLASS_CERTIFICATION,
        r"(?:de-?)?(?:certify|certif\w+ (?:of )?)(?:the |an? )*(?:\w+ )?class|class certification|"
        r"certify class",
    ),
    (
        Subject.REMAND,
        r"\bremand\w*|transferr?(?:ing)? (?:of )?(?:the |this )*(?:case|action|venue|matter)|change "
        r"(?:of )?venue|motion to transfer",
    ),
    (
        Subject.COUNSEL,
        r"(?:withdraw\w*|substitut\w+) (?:as |of )?(?:\w+ )?(?:attorney|counsel)|appoint\w* (?:of "
        r")?(?:counsel|attorney)|"
        r"withdrawal of attorney|to withdraw(?= as\b| from\b| following| representation|[ .,;:)]*$| [.;(])",
    ),
    (
        Subject.SEALING,
        r"\bseal\b|\bsealed\b"
        r"(?! (?:ex parte |unopposed )*(?:motion|order|opinion|document|event|entry))|"
        r"sealing|redact\w*|protective order|file (?:document )?under seal",
    ),
    (
        Subject.EVIDENCE,
        r"to compel(?! compliance)|discovery|in limine|deposition|subpoena|"
        r"judicial notice|disclosure|to exclude|daubert|"
        r"protective order|to strike|to quash|expert",
    ),
    (
        Subject.VACATUR,
        r"vacatur|(?:vacate|set aside|vacating|setting aside) (?:and set aside )?(?:the |an? |"
        r"\d+ )*(?:agency|final|rule|"
        r"regulation|decision|designation|determination|action|order of the)|vacate\b"
        r"(?! (?:the )?(?:\w+ ){0,2}(?:hearing|conference|deadline|trial|date|schedul))",
    ),
    (Subject.STAY, r"\bstay(?:ed|ing|s)?\b|postpon\w+ (?:of )?(?:the )?(?:[\w'’]+ ){0,3}effective dates?"),
    (
        Subject.DISMISSAL,
        r"dismiss\w*|discontinu(?:ed|ance|ing)|voluntary dismissal|failure to state a claim|lack of "
        r"jurisdiction",
    ),
    (Subject.SETTLEMENT, r"settlement|consent decree"),
    (Subject.REVIEW, r"petitions? for review"),
    (
        Subject.HEARING,
        r"(?:oral )?argument|hearings?|conferences?|status report|telephonic|appear by|trial date|scheduling",
    ),
    (Subject.JUDGMENT, r"judge?ments?|default"),
    (
        Subject.APPEAL,
        r"(?<!pending )(?<!following )(?<!after )(?<!on )(?<!during )(?<!notice of )\bappeals?\b",
    ),
)
_WEIGHT = (
    Subject.TRO,
    Subject.PRELIMINARY_INJUNCTION,
    Subject.PERMANENT_INJUNCTION,
    Subject.INJUNCTION,
    Subject.DISSOLUTION,
    Subject.VACATUR,
    Subject.STAY,
    Subject.STAY_PENDING_APPEAL,
    Subject.LIFT_STAY,
    Subject.APPEAL,
    Subject.REVIEW,
    Subject.CERTIORARI,
    Subject.MANDATE,
    Subject.SUMMARY_JUDGMENT,
    Subject.DISMISSAL,
    Subject.JUDGMENT,
    Subject.SETTLEMENT,
    Subject.RECONSIDERATION,
    Subject.STAY_OF_CASE,
    Subject.REMAND,
    Subject.CLASS_CERTIFICATION,
    Subject.REPORT_AND_RECOMMENDATION,
    Subject.OTHER,
)
_WEIGHTS = {subject: len(_WEIGHT) - place for place, subject in enumerate(_WEIGHT)}
# Every subject begins with one of these letters, at the beginning of a word: asked first, and of lower
# case letters alone, because this is the search on which most of the time for an entry goes.
_COMPILED = re.compile(
    r"\b(?=[abcdefhijlmnoprstvw])(?:"
    + "|".join(f"(?P<s{place}>{words})" for place, (_, words) in enumerate(_SUBJECTS))
    + ")"
)


def first(text: str, begin: int = 0, end: int | None = None) -> tuple[Subject, int, int]:
    """Give the subject named first between two places and where it stands; OTHER and no place if none."""
    found = _COMPILED.search(lowered(text[begin:end]))
    if found is None or found.lastgroup is None:
        return Subject.OTHER, begin, begin
    return _SUBJECTS[int(found.lastgroup[1:])][0], begin + found.start(), begin + found.end()


def lowered(text: str) -> str:
    """Give the text in lower case, of the same length, so that places in one are places in the other."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower()[:1] or one for one in text)


# Words that may stand between "motion for" and what it asks for.
_FILLERS = re.compile(
    r"(?:\s|\d+|a|an|the|and|or|entry|issuance|of|order|renewed|emergency|immediate|nationwide|universal|"
    r"expedited|"
    r"second|further|convert|partial|supplemental|ex parte|limited|narrow|enter|issue|obtain|impose|grant|"
    r"writ|"
    r"class-?wide|show|cause|motion|for|to|in|part|their|its|his|summary|agreed|preliminary|permanent|"
    r"[,/&()-])*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:motions?|applications?|requests?|petitions?)\s+(?:\[?\d+\]? )?(?:for|to|seeking)\s+", re.IGNORECASE
)
_RELIEFS = frozenset(
    {Subject.TRO, Subject.PRELIMINARY_INJUNCTION, Subject.PERMANENT_INJUNCTION, Subject.INJUNCTION}
)


def asked(text: str, begin: int, end: int) -> tuple[Subject, int, int]:
    """
    Give the subject that a motion between two places is for.

    "Motion to enforce the injunction" is not for an injunction: a relief counts only where
    nothing of its own stands between the asking and it.
    """
    subject, named_from, named_to = first(text, begin, end)
    if subject in _RELIEFS:
        motion = _ASKED.search(text, begin, named_from)
        if motion and _FILLERS.fullmatch(text, motion.end(), named_from) is None:
            return Subject.OTHER, named_from, named_to
    return subject, named_from, named_to


def weight(subject: Subject) -> int:
    """Give how much a subject matters to a measure; procedural ones least."""
    return _WEIGHTS.get(subject, 0)

"""Where the court speaks in what begins like somebody else's paper, or like none that is known."""

import re

from policies.dockets.entry_reading.heads import Head
from policies.dockets.entry_reading.words import Act, Actor

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
# A clerk issues what a judge signed ("WARRANT issued by Magistrate Judge Roe").
_BY_A_JUDGE = re.compile(
    r"\bby (?:the )?(?:hon(?:orable|\.)? |chief |mag(?:istrate)?\.? |district |senior |u\.?s\.? |"
    r"bankruptcy )*judge [A-Z]",
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
    r"(?:the )?(?:usca|u\.?s\.? |united states |court of appeals|supreme|\w+ circuit|mdl|jpml|judicial "
    r"panel|panel)",
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
    r"arguing|asking|urging|stating|requesting|claiming|alleging|by|event)\b",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"\b(?:is|are|was|be|hereby|therefore)\s+(?:hereby\s+|also\s+)?(?:granted|denied|"
    r"dismissed)\b|\b(?:GRANTED|DENIED|DISMISSED)\b(?!-)"
    r"|referred to the [Cc]ourt\b"
    r"|(?:motion|petition|application)s? (?:granted|denied|dismissed)\b|\b(?:granted|denied|dismissed|"
    r"[Aa]pproved|[Aa]llowed|APPROVED|ALLOWED)[.\s]*$"
)
# What only a court does, in words that begin like no form.
_DECIDED = re.compile(
    rf"{_RULED.pattern}|\b(?:is|are) (?:hereby |also )?(?:vacated|stayed|affirmed|reversed|remanded|"
    rf"dissolved|enjoined|"
    r"lifted|referred|directed|consolidated|recalled|extended|appointed|invited)\b|\bwrit\b[^.;]{0,60} "
    r"(?:dismissed|issued)\b",
    re.IGNORECASE,
)
# What the court writes on a letter or a motion, or adds to a stipulation.
_ENDORSED = re.compile(
    r"\b(?-i:ENDORSEMENT|Endorsement):|\bmemo(?:randum)? endorse(?:d|ment)\b:?|"
    r"\band orders?(?= thereon\b| (?:entered |signed )?by (?:the )?(?:hon|chief|magistrate|judge|district|"
    r"court)|"
    r" (?:granting|denying|approving|allowing)[.\s]*$|[.\s]*$)",
    re.IGNORECASE,
)
FILED_BY = re.compile(
    r"\b(?=[fosbFOSB])(?:filed by|on behalf of|submitted by|by (?:all )?(?:plaintiffs?|defendants?|"
    r"petitioners?|respondents?|appell\w+|"
    r"intervenors?|amicus|movants?|part(?:y|ies)))\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\W*(?:is|are) (?:hereby )?(?:dismissed|granted|denied|vacated|stricken)\b", re.IGNORECASE
)
# "Stipulation approved", "Objections overruled": the last word is the court's.
_ANSWERED_LAST = re.compile(
    r"(?<!be )(?<!being )\b(?:granted|denied|approved|allowed|overruled|sustained|affirmed|reversed|"
    r"endorsed)\b"
    r"(?: by (?:the )?(?:court|judge|justice|chief)[^.;]{0,40}| in part| as moot| with(?:out)? "
    r"prejudice)*[.\s]*$",
    re.IGNORECASE,
)
_SHOUTED_LAST = re.compile(
    r"(?<=[a-z.)\]] )(?:GRANTED|DENIED|ALLOWED|APPROVED|OVERRULED|SUSTAINED|DISMISSED)"
    r"(?: (?:IN PART|in part|AS MOOT|as moot|with(?:out)? prejudice))*[.\s]*$"
)
_RECEIVED = re.compile(r"notification|cop(?:y|ies)|letter|received", re.IGNORECASE)
_ORDER_THAT = re.compile(
    r"\b(?:orders?|opinion|judgment|ruling) (?:granting|denying|staying|vacating|affirming|reversing|"
    r"dissolving|lifting)\b|"
    r"\bof stay\b",
    re.IGNORECASE,
)
_GIVEN_BY = re.compile(r"\b(?:by|filed|submitted|behalf|from)\b|\([A-Z][\w'’.-]+, [A-Z]", re.IGNORECASE)
# Clerks add to a party's notice what was ruled at the hearing: "… ([41]) Motion granted, submit order."
_ANSWERED_IN_IT = re.compile(
    r"(?<=[.)\]]) {1,400}(?-i:[A-Z])(?:(?!\b(?:that|which|who|if|whether|because)\b)[^.;:,]){2,80}? "
    r"(?:is |are |was )?(?:granted|denied|sustained|overruled)(?: in part| as moot| with(?:out)? prejudice)*"
    r"(?=[.,;]|\s*$)|"
    r"\bsubmit (?:an? |the )?(?:proposed )?order\b",
    re.IGNORECASE,
)
_COURT_WILL = re.compile(r"\bthe court (?:will|shall|has|is|may)\b", re.IGNORECASE)
_IS_PROPOSED = re.compile(r"[\[({ ]*proposed\b", re.IGNORECASE)
_ASKING = frozenset({Act.MOTION, Act.PETITION})


def in_the_words_of(head: Head, text: str) -> Head:
    """Give the court's head to a party's paper that it endorsed, signed or answered; else the paper's own."""
    if head.act is Act.PROPOSED or _IS_PROPOSED.match(head.name):
        return head
    endorsed = _ENDORSED.search(text, head.begin)
    if endorsed:
        return Head(Actor.COURT, Act.RULING, head.begin, endorsed.end(), "")
    if not _is_ruled(text, head):
        return head
    act = Act.DISMISSAL if head.act is Act.DISMISSAL else Act.RULING
    return Head(Actor.COURT, act, head.begin, head.begin, "")


def unrecognised(text: str) -> Head | None:
    """Give a head to words that do not begin like any form, by who signed or filed them."""
    if _SIGNED.search(text):
        return Head(Actor.COURT, Act.RULING, 0, 0, "")
    if FILED_BY.search(text):
        return Head(Actor.PARTY, Act.OTHER, 0, 0, "")
    return Head(Actor.COURT, Act.RULING, 0, 0, "") if _DECIDED.search(text) else None


def _has_news(text: str, head: Head) -> bool:
    """Tell whether a notice that nobody is said to give, or what a clerk received, tells of a decision."""
    if head.actor is Actor.CLERK:
        return _RECEIVED.match(head.name) is not None and _ORDER_THAT.search(text, head.begin) is not None
    if head.act in {Act.NOTICE, Act.HEARING_NOTICE} and _ANSWERED_IN_IT.search(text, head.end):
        return True
    if head.act is not Act.NOTICE or _GIVEN_BY.search(text, head.end):
        return False
    return _COURT_WILL.search(text, head.end) is not None or _is_handed_on(text, head)


def is_signed(text: str, head: Head) -> bool:
    """Tell whether a judge signed what begins like another's paper."""
    return _SIGNED_OUTRIGHT.search(text, head.begin) is not None


def may_speak(text: str, head: Head) -> bool:
    """Tell whether the court may speak in another's paper, so that a person has to look."""
    if _COURT_SPEAKS.search(text, head.begin) or _has_news(text, head):
        return True
    if head.actor is not Actor.CLERK:
        return False
    by_judge = head.act is not Act.HEARING_NOTICE and _BY_A_JUDGE.search(text, head.end)
    return bool(by_judge) or (head.act in _CLERKS_NEWS and _is_handed_on(text, head))


def _is_ruled(text: str, head: Head) -> bool:
    """Tell whether words that begin like a party's are the court's: signed, or with the answer in them."""
    if _SIGNED_BY_JUDGE.search(text, head.end) or _ANSWERED.match(text, head.end):
        return True
    last = _ANSWERED_LAST.search(text, head.end, head.end + 160) if not FILED_BY.search(text) else None
    if last and _SUBORDINATE.search(text, head.end, last.start()) is None:
        return True
    if _shouted_last(text, head):
        return True
    if head.act not in _ASKING or FILED_BY.search(text):
        return False
    answer = _RULED.search(text, head.end)
    return answer is not None and _SUBORDINATE.search(text, head.end, answer.start()) is None


def _shouted_last(text: str, head: Head) -> bool:
    """Tell "MOTION … filed by Alpha Corp. GRANTED.": the answer was put behind the paper."""
    answer = _SHOUTED_LAST.search(text, head.end)
    if answer is None:
        return False
    asked = FILED_BY.sub(" ", text[head.end : answer.start()])
    return _SUBORDINATE.search(asked) is None


def _is_handed_on(text: str, head: Head) -> bool:
    """Tell whether a clerk's words hold what a court decided, other than on a hearing or a date."""
    return any(
        _OF_A_HEARING.search(text, max(head.begin, told.start() - 80), told.start()) is None
        for told in _HANDED_ON.finditer(text, head.begin)
    )

"""Whose act an entry is where its beginning does not settle it: everything that speaks for one is weighed."""

import re
from dataclasses import replace

from policies.dockets.entry_reading import speaking
from policies.dockets.entry_reading.closing import Docketed, docketed_by
from policies.dockets.entry_reading.heads import Head, head_of
from policies.dockets.entry_reading.words import Act, Actor

# A clerk's line tells what became of a thing, last or first: "Jurisdictional review complete", "ADDED …".
_HANDLED = (
    r"(?:(?:re-?)?issued|(?:re-?)?set|added|(?:re-?)?assigned|closed|re-?opened|opened|terminated|received|"
    r"lodged|transmitted|mailed|e-?mailed|sent|forwarded|certified|designated|entered|complete|completed|"
    r"returned|destroyed|removed|corrected|updated|unsealed|notified|paid|waived|placed|retained|archived|"
    r"processed|reviewed|requested|needed|docketed|substituted|linked|marked|attached|created|consolidated|"
    r"scanned|shipped|retrieved|released|disposed|posted|noted|docket|satisfied|cleared|redistributed)"
)
_HANDLED_FIRST = re.compile(rf"[\W\d]*(?:case |party |attorney )?{_HANDLED}\b", re.IGNORECASE)
_HANDLED_LAST = re.compile(
    rf"[^.;:]{{1,160}}?\b(?<!be )(?<!to )(?<!was )(?<!order )(?<!judgment ){_HANDLED}"
    r"(?=\s*(?:$|[.;:,\[(]|to\b|by (?:the )?(?:clerk|court staff)|on\b|as to\b|from\b|re\b|for\b|"
    r"of\b|in\b|with\b|at\b|via\b))",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"[^.;:]{0,60}\b(?:hearing|(?:tele|video)?conference|selection|trial|proceedings?|argument|sentencing|"
    r"plea|"
    r"mediation|session)\b[^.;:]{0,60}? (?:held|conducted|begun|concluded|completed|(?<!set )(?<!scheduled )"
    r"before (?:the )?(?:hon|chief|district|magistrate|senior|judge))\b",
    re.IGNORECASE,
)
_CLERKS_WORDS = re.compile(
    r"\b(?:case manager|staff note|interpreter|clerk['’]?s? office|deputy clerk|jury clerk|"
    r"courtroom deputy|docket(?:ing)? clerk|receipt|fees?|copies|copy|nef|notices? (?:sent|mailed)|"
    r"hard cop\w+|"
    r"cd|dvd|electronic record|transmittal|acknowledge?ment of receipt|schedule|pacer|cm/ecf|"
    r"courtroom|you are (?:hereby )?notified|please)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(r"\b(?:orders?|judgment|opinion|mandate|decision|ruling|minutes?)\b", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:in error|incorrect|erroneous|deleted|re-?docket|re-?file|wrong|duplicate|locked|corrected)\b",
    re.IGNORECASE,
)
_OF_DATES = re.compile(
    r"\b(?:deadlines?|schedule|due (?:by|on|date)|hearings?|conferences?|argument|calendar|trial)\b",
    re.IGNORECASE,
)
_COURTS_WORDS = re.compile(
    r"\b(?:(?-i:ORDERED|GRANTED|DENIED|GRANTS|DENIES|ORDERS|OVERRULED|SUSTAINED|DIRECTS)|is hereby|"
    r"are hereby|"
    r"(?:the|this) court\b(?! of app| report|['’]s (?:notice|website))|court (?:finds|orders|directs)|"
    r"shall|judges? [a-z.]+[^.;]{0,30} sign\w+|ordered|endorsed)\b",
    re.IGNORECASE,
)
# What a court says and no clerk or party, in whosever paper.
_COURT_ITSELF = re.compile(
    r"\b(?-i:ORDERED|GRANTED|DENIED|GRANTS|DENIES|OVERRULED)\b|\b(?:is|are) hereby (?:\w+ly )?(?:ordered|"
    r"granted|denied|directed|vacated|stayed|dismissed|enjoined|affirmed|reversed|remanded)\b|"
    r"\bit is (?:so |further |hereby )*ordered\b|\bdisposition: ?[a-z]|\bendorsed\b|"
    r"\bby (?:the )?(?:chief |magistrate |district |senior |u\.?s\.? |hon(?:orable|\.)? )+judge (?-i:[A-Z])",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(
    r"\b(?:filed|submitted|received|made|prepared) (?:by|from)\b|\bon behalf of\b|"
    r"\bletter from\b|\bby\s+(?:the )?(?!(?:judge|the|court|clerk|hon|chief|magistrate|deputy|usca|u\.s|"
    r"order|panel|"
    r"district|circuit|supreme|justice)\b)(?-i:[A-Z])",
    re.IGNORECASE,
)
_PARTYS = re.compile(
    r"\b(?:plaintiff|defendant|petitioner|respondent|appell(?:ant|ee)|debtor|trustee|movant|creditor|amic\w+|"
    r"intervenor|united states of america|government|usa|relator|claimant)(?:s|['’]s|s['’])?\b",
    re.IGNORECASE,
)
_PAPERS: tuple[tuple[Act, re.Pattern[str]], ...] = tuple(
    (act, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for act, words in (
        (Act.PROPOSED, r"proposed (?:\w+ )?(?:order|judgment|findings|stipulation|scheduling)"),
        (Act.NOTICE_OF_APPEAL, r"notice of (?:\w+ )?appeal"),
        (
            Act.BRIEF,
            r"brief|opposition|reply|response|memorandum|declaration|affidavit|exhibits?|statement|"
            r"objections?|report|appendix|certificate|list|disclosures?|evidence",
        ),
        (Act.MOTION, r"motion|application|request"),
        (Act.PETITION, r"petition"),
        (Act.COMPLAINT, r"complaint"),
        (Act.STIPULATION, r"stipulation"),
        (Act.ANSWER, r"answer"),
        (Act.LETTER, r"letter"),
        (Act.APPEARANCE, r"appearance|pro hac vice|counsel"),
        (Act.NOTICE, r"notice|withdrawal"),
    )
)
# Nouns that both parties and clerks put first; what follows or who signs tells whose the paper is.
_EITHERS = re.compile(
    r"(?:notices?|.*\b(?:records?|reports?|transcripts?|documents?|fees?|lists?|certificates?|"
    r"certifications?|"
    r"citations?|designations?|entered|sentencing|pretrial|evidence|exhibits?|supplement|rule|form|briefs|"
    r"deposition|document|proof))\b",
    re.IGNORECASE,
)
_EITHER_ACT = frozenset({Act.NOTICE, Act.BRIEF, Act.OTHER})
# A clerk's notice speaks to the parties.
_ADDRESSED = re.compile(
    r"\W*(?:to (?:all )?(?:counsel|parties)\W*)?(?:(?:please|you are|effective|due to|attention|"
    r"counsel (?:are|is|"
    r"must|shall|should)|(?:all|the) (?:parties|counsel) (?:are|must|shall|should)|this (?:case|matter|"
    r"appeal|"
    r"action|proceeding) (?:is|has|will|was)|pursuant to)\b)",
    re.IGNORECASE,
)
# Whoever filed the motions is told behind each, and nobody of the memorandum itself.
_ON_MOTIONS = re.compile(
    r"memorandum regarding \[?\d+\]?[^;]{0,120}?\b(?:motion|application|petition)\b", re.IGNORECASE
)
_SUPREME_FILED = re.compile(
    r"\b(?:filed|submitted|received|lodged|from|by|of (?:petitioner|respondent|applicant|amic\w+))\b",
    re.IGNORECASE,
)
_CLERK_SIGNED = re.compile(
    r"\b(?:signed|sent|issued|destroyed|returned) by (?:the )?(?:deputy )?clerk\b", re.IGNORECASE
)
_SENT_OFF = re.compile(
    r"[^.;:]{0,60}? (?:destroyed|returned to|mailed to|transmitted|forwarded)\b", re.IGNORECASE
)
_NAME = 60
# Words of a name or of a title, before the noun that tells the form.
_WORD = re.compile(r"[\W\d]*[A-Za-z][\w.&'’/-]*,?\s*")
_LINK = re.compile(
    r"(?:to|of|for|by|in|re|from|on|against|with|that|as|is|was|are|at|regarding|concerning|due|sent|has|"
    r"have|"
    r"been|held|filed|pending|after|before)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 9
_MARK_ENDS = re.compile(r"[^:;]{1,60}?(?::|\*{2,}| [-–—]+ |[\])}]|['’]s? )\s*")


def settled(head: Head, shown: str, said: str, court_kind: str) -> Head:
    """Give a paper that parties and clerks both write to whoever wrote it; any other head as it is."""
    if head.actor is not Actor.PARTY:
        return head
    if court_kind == "supreme":
        # Whatever is filed there is said to be.
        filed = _SUPREME_FILED.search(shown, head.begin) is not None
        return head if filed else replace(head, actor=Actor.COURT, act=Act.RULING, end=head.begin, name="")
    if head.act is Act.DISMISSAL:
        return _told_of_dismissal(head, shown, said, court_kind)
    return _either(head, shown, said, court_kind)


def _either(head: Head, shown: str, said: str, court_kind: str) -> Head:
    """Give a form that is no party's alone to the clerk, where nothing tells of a party."""
    if head.act not in _EITHER_ACT or not _EITHERS.match(head.name):
        return head
    if _CLERK_SIGNED.search(shown, head.end) or _SENT_OFF.match(shown, head.end):
        return replace(head, actor=Actor.CLERK, act=_clerks(shown, head.begin))
    who = docketed_by(said, court_kind)
    if _BY_SOMEBODY.search(shown, head.end) or (who is None and len(said) - head.begin <= _NAME):
        return head
    return _of_nobody_named(head, shown, who)


def _of_nobody_named(head: Head, shown: str, who: Docketed | None) -> Head:
    """Give a paper that names no filer to the clerk, where its words or its signature are a clerk's."""
    if who is Docketed.LAWYER or _PARTYS.search(shown, head.begin, head.end + _NAME):
        return head
    if head.act is Act.NOTICE and _ADDRESSED.match(shown, head.end):
        act = Act.HEARING_NOTICE if _OF_DATES.search(shown, head.end, head.end + 200) else Act.CLERICAL
        return replace(head, actor=Actor.CLERK, act=act)
    handled = _HANDLED_LAST.match(shown, head.end) is not None
    if handled or (who is Docketed.STAFF and head.act is not Act.NOTICE):
        return replace(head, actor=Actor.CLERK, act=_clerks(shown, head.begin))
    return head


def _told_of_dismissal(head: Head, shown: str, said: str, court_kind: str) -> Head:
    """Give the clerk's word that a case was dismissed, which no party gave."""
    if not head.name.lower().startswith("notice of dismissal") or _BY_SOMEBODY.search(shown, head.end):
        return head
    told = docketed_by(said, court_kind) is Docketed.STAFF
    return replace(head, actor=Actor.CLERK) if told and court_kind == "bankruptcy" else head


def unsupported(shown: str, head: Head) -> bool:
    """Tell whether the court itself may speak in what was taken for another's paper."""
    if head.act is Act.BRIEF and _ON_MOTIONS.match(shown, head.begin):
        return True
    told = _COURT_ITSELF.search(shown, head.begin)
    return told is not None and _BY_SOMEBODY.search(shown, head.begin) is None


def likeliest(shown: str, said: str, court_kind: str) -> Head | None:
    """Give who most likely acts in words that begin like no form; None where nothing speaks for anybody."""
    if _TOOK_PLACE.match(shown):
        return Head(Actor.COURT, Act.HEARING, 0, 0, "")
    if _HANDLED_FIRST.match(shown) and not _DECISION.search(shown, 0, _NAME):
        return Head(Actor.CLERK, _clerks(shown, 0), 0, 0, "", guessed=True)
    behind = _behind(shown)
    signed = speaking.unrecognised(shown)
    by_court = signed is not None and signed.actor is Actor.COURT
    if behind is not None and (behind.actor is not Actor.PARTY or not by_court):
        return behind
    return signed if by_court else _weighed(shown, said, court_kind, filed=signed is not None)


def _weighed(shown: str, said: str, court_kind: str, *, filed: bool) -> Head | None:
    """Count what speaks for a clerk, a party and the court; the court's own comes first among equals."""
    who = docketed_by(said, court_kind)
    clerk = 2 * (who is Docketed.STAFF) + 2 * bool(_CLERKS_WORDS.search(shown))
    clerk += 3 * bool(_HANDLED_FIRST.match(shown)) + 2 * bool(_HANDLED_LAST.match(shown))
    party = 3 * (who is Docketed.LAWYER) + 2 * bool(_BY_SOMEBODY.search(shown))
    party += 1 * bool(_PARTYS.search(shown)) + 2 * filed
    party += 2 * any(words.search(shown, 0, _NAME) for _, words in _PAPERS)
    if court_kind == "supreme" and not _SUPREME_FILED.search(shown):
        party = 0
    court = (
        2 * (court_kind == "supreme")
        + 3 * bool(_COURT_ITSELF.search(shown))
        + 2 * bool(_COURTS_WORDS.search(shown))
    )
    most = max(clerk, party, court)
    if most < 2:
        return None
    if court == most:
        return Head(Actor.COURT, Act.RULING, 0, 0, "")
    if clerk == most:
        return Head(Actor.CLERK, _clerks(shown, 0), 0, 0, "", guessed=True)
    return Head(Actor.PARTY, _partys(shown), 0, 0, "", guessed=True)


def _behind(shown: str) -> Head | None:
    """Give the form that stands behind a name or a mark ("PUBLIC NOTE: …", "Alpha Corp.'s OPPOSITION")."""
    mark = _MARK_ENDS.match(shown)
    if mark and shown[mark.end() :].strip():
        found = head_of(shown, mark.end())
        if found is not None:
            return replace(found, guessed=True)
    found = None
    place, words = len(shown) - len(shown.lstrip()), 0
    while found is None and words < _MOST_WORDS and not _LINK.match(shown, place):
        word = _WORD.match(shown, place)
        if word is None:
            break
        place, words = word.end(), words + 1
        found = None if _LINK.match(shown, place) else head_of(shown, place)
    return replace(found, guessed=True) if found and not _HANDLED_LAST.match(shown) else None


def _clerks(shown: str, begin: int) -> Act:
    if _ERROR.search(shown, begin, begin + 160):
        return Act.CORRECTION
    return Act.SCHEDULING if _OF_DATES.search(shown, begin, begin + 160) else Act.CLERICAL


def _partys(shown: str) -> Act:
    named = [(found.start(), act) for act, words in _PAPERS if (found := words.search(shown, 0, 200))]
    return min(named, key=lambda one: one[0])[1] if named else Act.OTHER

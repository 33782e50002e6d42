"""Whose notice it is: a party's, the clerk's, or the court's own of a day it keeps."""

import re
from dataclasses import replace

from policies.dockets.entry_reading.heads import Head
from policies.dockets.entry_reading.words import Act, Actor

_DAY_KEPT = re.compile(
    r"\b(?:hearings?|conferences?|trial|argument|call|plea|sentencing|arraignment|session|mediation|"
    r"appearance|calendar)\b"
    r"[^;]{0,60}?\b(?:(?:is|are|has been|have been|will be) )?(?:re-?)?(?:set|scheduled|continued|vacated|"
    r"cancell?ed|held)\b",
    re.IGNORECASE,
)
_BEFORE_A_JUDGE = re.compile(
    r"\bbefore (?:the )?(?:hon|chief|senior|district|magistrate|circuit|u\.?s\.?|judge|bankruptcy)\b|"
    r"\bsigned by (?:clerk|deputy)",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(
    r"\b(?:vacat|cancel|continu|resched|adjourn|reset|postpon|terminat)\w*|\bdocket call|\bscheduling "
    r"conference",
    re.IGNORECASE,
)
_DAYS = frozenset({Act.SCHEDULING, Act.HEARING_NOTICE})
# The judge's own words, on whatever form the clerk chose.
_BY_A_JUDGE = re.compile(
    r"\b(?:entered|signed) by (?:the )?(?:hon(?:orable|\.)? |chief |district |magistrate |senior |u\.?s\.? |"
    r"bankruptcy )*judge\b|\bassigned to me\b|\bit is (?:hereby |further )?ordered\b",
    re.IGNORECASE,
)
_IS_OFF = re.compile(
    r"\b(?:is|are|has been|have been) (?:cancel\w+|vacated|adjourned|postponed|rescheduled|continued)\b",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\b(?:filed by|on behalf of|submitted by)\b|\bby (?:the )?(?:plaintiff|defendant|petitioner|respondent|"
    r"appell|filer|movant|debtor|trustee|creditor)",
    re.IGNORECASE,
)
# A lawyer's paper bears the lawyer's name behind it, a clerk's the initials.
_STAMPED = re.compile(r"\([A-Z][\w'’.-]{1,30}, [A-Z][\w'’.-]{1,30}(?: [A-Z]\.?)?\)")


def noticed(head: Head, shown: str, said: str, court_kind: str) -> Head:
    """Give the head of a notice with whoever gives it; any other as it is. `said` is the unmasked text."""
    # In bankruptcy courts clerks stamp with their names as well.
    lawyers = court_kind != "bankruptcy"
    if head.actor is Actor.CLERK and head.act in _DAYS:
        by_party = _FILED.search(shown, head.end) or (lawyers and _STAMPED.search(said, head.end))
        return _of_a_day(head, shown, by_party=bool(by_party))
    if head.act is Act.NOTICE and head.actor is Actor.PARTY and head.name[:6].lower() == "notice":
        day = _DAY_KEPT.search(shown, head.end, head.end + 200)
        if day and not _FILED.search(shown, head.end):
            if _BEFORE_A_JUDGE.search(shown, head.end):
                return _of_the_court(head, shown)
            if not (lawyers and _STAMPED.search(said, head.end)):
                off = _CALLED_OFF.search(day[0]) is not None
                return replace(head, actor=Actor.CLERK, act=Act.SCHEDULING if off else Act.HEARING_NOTICE)
    return head


def _of_a_day(head: Head, shown: str, *, by_party: bool) -> Head:
    """Give the clerk's head of a date to the judge or the party that keeps it."""
    if _BY_A_JUDGE.search(shown, head.end):
        return replace(head, actor=Actor.COURT)
    if head.act is not Act.HEARING_NOTICE:
        return head
    if _BEFORE_A_JUDGE.search(shown, head.end):
        return _of_the_court(head, shown)
    if by_party:
        return replace(head, actor=Actor.PARTY)
    off = _CALLED_OFF.search(head.name) or _IS_OFF.search(shown, head.end, head.end + 80)
    return replace(head, act=Act.SCHEDULING) if off else head


def _of_the_court(head: Head, shown: str) -> Head:
    moved = _CALLED_OFF.search(shown, head.begin, head.end + 80)
    return replace(head, actor=Actor.COURT, act=Act.SCHEDULING if moved else Act.HEARING_NOTICE)

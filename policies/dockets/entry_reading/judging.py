"""What the decisions of one entry add up to."""

import re
from dataclasses import dataclass

from policies.dockets.entry_reading.dispositions import Disposition
from policies.dockets.entry_reading.heads import Head
from policies.dockets.entry_reading.words import Act, Confidence, Outcome, Subject

_PARTS_OF_A_CASE = re.compile(
    r"\b(?:counts?|(?:certain|some|federal|state[- ]law|remaining) claims|as to "
    r"defendants?)\b",
    re.IGNORECASE,
)
_MOTION_TO_DISMISS = re.compile(r"\bmotions? to dismiss\b", re.IGNORECASE)
_TO_BE_AMENDED = re.compile(
    r"\bleave to (?:amend|replead|re-?file)|"
    r"\bamended (?:complaint|petition) (?:is |shall be )?(?:due|by|within)|"
    r"\bmay file an? (?:\w+ )?amended",
    re.IGNORECASE,
)
_CONVICTED = re.compile(
    r"\b(?:sentenced?|guilty|imprison\w*|probation|committed|cbop|count\(s\)|time served)", re.IGNORECASE
)
MIXED = frozenset({Outcome.GRANTED, Outcome.DENIED, Outcome.GRANTED_IN_PART, Outcome.MOOT})


@dataclass(frozen=True, slots=True)
class Decided:
    """What a court's entry decides, and where it says so."""

    act: Act
    subject: Subject
    outcome: Outcome
    confidence: Confidence
    places: tuple[tuple[int, int], ...] = ()


def joined(same: list[Disposition]) -> tuple[Outcome, Confidence]:
    """Give the outcome of several decisions on one subject; certain only where they agree."""
    outcomes = {one.outcome for one in same}
    if len(outcomes) == 1:
        return same[0].outcome, Confidence.CERTAIN if all(one.firm for one in same) else Confidence.LIKELY
    if Outcome.GRANTED_IN_PART in outcomes and outcomes <= MIXED:
        return Outcome.GRANTED_IN_PART, Confidence.CERTAIN
    if outcomes == {Outcome.DENIED, Outcome.MOOT}:
        # "Denied, because the matter is moot."
        return Outcome.DENIED, Confidence.LIKELY
    if outcomes == {Outcome.GRANTED, Outcome.MOOT}:
        # What became moot did so by what was granted.
        return Outcome.GRANTED, Confidence.LIKELY
    if outcomes <= MIXED:
        return Outcome.GRANTED_IN_PART, Confidence.LIKELY
    return same[0].outcome, Confidence.LIKELY


def appealed(act: Act, subject: Subject, ruled: list[Disposition]) -> Decided:
    """Read what a higher court did to a judgment: what it did to it comes before where it sent it."""
    places = tuple((one.begin, one.end) for one in ruled)
    outcomes = [one.outcome for one in ruled]
    told = set(outcomes) - {Outcome.REMANDED}
    if Outcome.RECALLED in told:
        return Decided(Act.MANDATE, Subject.MANDATE, Outcome.RECALLED, Confidence.CERTAIN, places)
    if Outcome.UNKNOWN in told or Outcome.AFFIRMED in told and told & {Outcome.REVERSED, Outcome.VACATED}:
        return Decided(act, subject, Outcome.UNKNOWN, Confidence.OPEN, places)
    for outcome in (Outcome.REVERSED, Outcome.VACATED, Outcome.AFFIRMED, Outcome.DISMISSED, Outcome.MOOT):
        if outcome in told:
            sure = Confidence.CERTAIN if len(told) == 1 else Confidence.LIKELY
            return Decided(act, subject, outcome, sure, places)
    if not told:
        return Decided(act, subject, Outcome.REMANDED, Confidence.CERTAIN, places)
    outcome, confidence = joined(ruled)
    return Decided(act, subject, outcome, confidence, places)


def dismissed(
    text: str, head: Head, ruled: list[Disposition], confidence: Confidence
) -> tuple[Act, Outcome, Confidence]:
    """Tell a ruling on a motion to dismiss from the end of a case."""
    act = head.act if head.act is Act.JUDGMENT else Act.RULING
    same = [one for one in ruled if one.subject is Subject.DISMISSAL]
    on_motion = [one for one in same if one.outcome is not Outcome.DISMISSED]
    if not on_motion and _MOTION_TO_DISMISS.search(text):
        # "Re: motion to dismiss. The motion is granted and the complaint dismissed."
        on_motion = [one for one in ruled if one.subject is Subject.OTHER and one.outcome in MIXED]
    if on_motion:
        return act, *joined(on_motion)
    if any(_PARTS_OF_A_CASE.search(text, one.begin, one.end + 60) for one in same):
        if act is Act.JUDGMENT and _CONVICTED.search(text):
            # That a count falls is not what becomes of the accused.
            return act, Outcome.UNKNOWN, Confidence.OPEN
        return act, Outcome.GRANTED_IN_PART, Confidence.LIKELY
    if _TO_BE_AMENDED.search(text):
        # The case goes on when the complaint may be mended.
        return act, Outcome.DISMISSED, Confidence.LIKELY
    return (head.act if head.act is Act.JUDGMENT else Act.DISMISSAL), Outcome.DISMISSED, confidence


def dismissed_and_judged(text: str, act: Act, ruled: list[Disposition]) -> Decided:
    """Read one order that dismisses some claims and judges others."""
    places = tuple((one.begin, one.end) for one in ruled)
    dismissal = [one for one in ruled if one.subject is Subject.DISMISSAL]
    if any(_PARTS_OF_A_CASE.search(text, one.begin, one.end + 60) for one in dismissal):
        return Decided(act, Subject.DISMISSAL, Outcome.GRANTED_IN_PART, Confidence.LIKELY, places)
    judged = [one for one in ruled if one.subject is Subject.SUMMARY_JUDGMENT]
    outcome, confidence = joined(judged)
    return Decided(act, Subject.SUMMARY_JUDGMENT, outcome, confidence, places)

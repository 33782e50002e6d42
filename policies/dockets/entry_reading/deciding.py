"""From the decisions found in a court's entry to the one it is about."""

import re

from policies.dockets.entry_reading import subjects
from policies.dockets.entry_reading.dispositions import Disposition, dispositions
from policies.dockets.entry_reading.heads import Head
from policies.dockets.entry_reading.judging import (
    MIXED,
    Decided,
    appealed,
    dismissed,
    dismissed_and_judged,
    joined,
)
from policies.dockets.entry_reading.undecided import without_ruling
from policies.dockets.entry_reading.words import (
    PROCEDURAL_SUBJECTS,
    Act,
    Confidence,
    Outcome,
    Subject,
)

# A ruling on a motion and the relief it brings ("GRANTED in part. The injunction is stayed").
_ALIKE = {
    Subject.STAY: (Subject.STAY, Subject.STAY_PENDING_APPEAL),
    Subject.STAY_PENDING_APPEAL: (Subject.STAY, Subject.STAY_PENDING_APPEAL),
    Subject.PRELIMINARY_INJUNCTION: (Subject.PRELIMINARY_INJUNCTION, Subject.INJUNCTION),
    Subject.TRO: (Subject.TRO, Subject.INJUNCTION),
}
_TITLES = frozenset({Subject.TRO, Subject.PRELIMINARY_INJUNCTION, Subject.PERMANENT_INJUNCTION})
_ON_APPEAL = frozenset({Subject.APPEAL, Subject.REMAND})
_VOLUNTARY = re.compile(r"\bvoluntar(?:y|ily) dismiss\w*|stipulat\w+ (?:of|to|for) dismiss\w*", re.IGNORECASE)
# "Order to show cause with temporary restraining order: …"
_TOGETHER_WITH = re.compile(r"\s*(?:,|and|with|&)\s[^.;:]{0,80}(?=:)", re.IGNORECASE)
_OF_A_HEARING = re.compile(r"\s*(?:motion |show cause )?(?:hearing|argument|conference)s?\b", re.IGNORECASE)
_ANSWERS = (
    "granted",
    "denied",
    "dismissed",
    "affirmed",
    "reversed",
    "vacated",
    "remanded",
    "stayed",
    "extended",
    "dissolved",
    "lifted",
)
# Acts that stay what they are, whatever is decided in them.
_FIXED = frozenset({Act.JUDGMENT, Act.MANDATE, Act.DISMISSAL})


def decided(text: str, head: Head) -> Decided:
    """Give what an entry of a court decides, as far as it says so."""
    found = list(
        dispositions(
            text,
            head.begin if head.act is Act.RULING and _is_sentence(head) else head.end,
            heard=head.act is Act.HEARING,
        )
    )
    begin_at = head.end if head.name and not _is_sentence(head) else head.begin
    found, ruled = _without_what_follows(head, found)
    if not ruled:
        named, begin, end = _named(text, head, begin_at)
        return without_ruling(text, head, found, named, ((begin, end),) if end > begin else ())
    if head.act is Act.MANDATE:
        return appealed(Act.MANDATE, Subject.MANDATE, ruled)
    ruled = _of_the_request(ruled, text)
    main = _main(ruled)
    if main.subject is Subject.OTHER:
        main = _about_what_was_named(text, begin_at, main, alone=len(ruled) == len(found))
    if main.subject in {Subject.OTHER, Subject.INJUNCTION}:
        main = _about_its_title(text, head, main)
    if main.subject in PROCEDURAL_SUBJECTS:
        return without_ruling(text, head, [main], main.subject, ())
    ruled.append(main)
    if main.subject in _ON_APPEAL and any(one.subject is Subject.APPEAL for one in ruled):
        return appealed(
            head.act,
            Subject.APPEAL,
            [one for one in ruled if one.subject in _ON_APPEAL | {Subject.DISMISSAL}],
        )
    alike = _ALIKE.get(main.subject, (main.subject,))
    same = [one for one in dict.fromkeys(ruled) if one.subject in alike]
    if main.subject is Subject.STAY:
        main = next((one for one in same if one.subject is Subject.STAY_PENDING_APPEAL), main)
    outcome, confidence = joined(same)
    if outcome is Outcome.GRANTED and any(
        (one.subject, one.outcome) == (Subject.OTHER, Outcome.GRANTED_IN_PART) for one in ruled
    ):
        # "Application granted in part: the order is stayed as to the state."
        outcome, confidence = Outcome.GRANTED_IN_PART, Confidence.LIKELY
    if not main.firm or _contradicted(ruled, main):
        confidence = Confidence.LIKELY
    act = _act(head, main.subject, outcome)
    if main.subject is Subject.DISMISSAL:
        act, outcome, confidence = dismissed(text, head, ruled, confidence)
    elif main.subject is Subject.SUMMARY_JUDGMENT and any(one.subject is Subject.DISMISSAL for one in ruled):
        return dismissed_and_judged(text, act, ruled)
    places = [(one.begin, one.end) for one in same]
    if act is Act.DISMISSAL and (voluntary := _VOLUNTARY.search(text)):
        places.append(voluntary.span())
    return Decided(act, main.subject, outcome, confidence, tuple(places))


def _without_what_follows(
    head: Head, found: list[Disposition]
) -> tuple[list[Disposition], list[Disposition]]:
    """Give what was decided, and of it what is no mere step, without what became moot by it."""
    ruled = [one for one in found if one.subject not in PROCEDURAL_SUBJECTS]
    if head.act is Act.DISMISSAL and all(one.outcome in {Outcome.MOOT, Outcome.DENIED} for one in ruled):
        # "ORDER DISMISSING CASE. All other motions are denied as moot."
        return [], []
    decisive = [one for one in found if one.outcome is not Outcome.MOOT]
    if decisive and all(one.outcome is Outcome.MOOT for one in ruled):
        # "Leave is granted; the motion to dismiss is dismissed as moot": the leave is what it is about.
        return decisive, []
    return found, ruled


def _named(text: str, head: Head, begin_at: int) -> tuple[Subject, int, int]:
    """Give the subject that a court's entry names first, and where."""
    named, begin, end = subjects.first(text, begin_at, head.end + 400)
    if end == begin:
        return _titled(text, head)
    if _OF_A_HEARING.match(text, end):
        return Subject.HEARING, begin, end
    if named is Subject.STAY_OF_CASE and "abeyance" in text[begin:end].lower():
        motion, motion_from, motion_to = subjects.first(text, end, head.end + 400)
        if motion not in {Subject.OTHER, *PROCEDURAL_SUBJECTS}:
            # What is held in abeyance is the motion, not the case.
            return motion, motion_from, motion_to
    return named, begin, end


def _titled(text: str, head: Head) -> tuple[Subject, int, int]:
    """Give the subject in the form's own words, such as "Preliminary injunction order"."""
    subject, begin, end = subjects.first(text, head.begin, head.end)
    # A sealed order is sealed, whatever it is about, and the judgment of another court a ruling.
    named = subject not in {*PROCEDURAL_SUBJECTS, Subject.JUDGMENT} or head.act is Act.JUDGMENT
    return (subject, begin, end) if named else (Subject.OTHER, begin, begin)


def _is_sentence(head: Head) -> bool:
    """Tell whether the beginning is itself part of the decision ("Petition DENIED")."""
    name = head.name.lower()
    return head.act is Act.RULING and (
        name.startswith(("court ", "the court ", "it is")) or any(answer in name for answer in _ANSWERS)
    )


def _main(ruled: list[Disposition]) -> Disposition:
    """
    Give the decision that matters most; the first of equals.

    What became moot did so by what else was decided, where that has a subject of its own.
    """
    decisive = [
        one
        for one in ruled
        if one.outcome is not Outcome.MOOT and subjects.weight(one.subject) > subjects.weight(Subject.OTHER)
    ]
    return max(decisive or ruled, key=lambda one: subjects.weight(one.subject))


def _of_the_request(ruled: list[Disposition], text: str) -> list[Disposition]:
    """
    Give the decisions on what was asked for, without what follows from them.

    Granting a rehearing vacates the panel's judgment, granting a petition for review the agency's order.
    """
    ruled = [_sent_back(one, ruled, text) for one in ruled]
    asked = {one.subject for one in ruled if one.outcome in MIXED}
    reheard = any(one.subject is Subject.RECONSIDERATION and one.outcome is Outcome.GRANTED for one in ruled)
    if any(one.subject is Subject.APPEAL for one in ruled):
        # What a stay was for is over with the appeal.
        ruled = [one for one in ruled if one.subject is not Subject.LIFT_STAY]
    if reheard or Subject.REVIEW in asked:
        return [one for one in ruled if (one.subject, one.outcome) != (Subject.APPEAL, Outcome.VACATED)]
    return ruled


def _sent_back(one: Disposition, ruled: list[Disposition], text: str) -> Disposition:
    """Give "the injunction is vacated and the case remanded" as what it is: a ruling on appeal."""
    if one.subject is not Subject.DISSOLUTION or "vacat" not in text[one.begin : one.end].lower():
        return one
    if all(other.outcome is not Outcome.REMANDED for other in ruled):
        return one
    return Disposition(Subject.APPEAL, Outcome.VACATED, one.begin, one.end, one.firm)


def _about_what_was_named(text: str, begin: int, main: Disposition, *, alone: bool) -> Disposition:
    """
    Give "application granted" the subject that stands before it ("Hearing on application for a TRO").

    It is a step that was asked for only where no step was decided as well: `alone`.
    """
    place = begin
    while place < main.begin:
        subject, named_from, named_to = subjects.first(text, place, main.begin)
        if named_to <= named_from:
            break
        if subjects.weight(subject) > subjects.weight(Subject.OTHER):
            return Disposition(subject, main.outcome, named_from, named_to, firm=False)
        place = named_to
    subject, named_from, named_to = subjects.first(text, begin, main.begin)
    if alone and subject in PROCEDURAL_SUBJECTS:
        return Disposition(subject, main.outcome, named_from, named_to, firm=False)
    subject, named_from, named_to = subjects.first(text, main.end, main.end + 120)
    if "abeyance" in text[named_from:named_to].lower():
        subject, named_from, named_to = subjects.first(text, named_to, main.end + 160)
    if named_to > named_from and subject is not Subject.HEARING:
        return Disposition(subject, main.outcome, main.begin, named_to, firm=False)
    return main


def _about_its_title(text: str, head: Head, main: Disposition) -> Disposition:
    """Give "the motion is GRANTED" or "are enjoined" the relief that the order is titled by."""
    subject, begin, end = subjects.first(text, head.begin, head.end)
    if subject not in _TITLES and (and_with := _TOGETHER_WITH.match(text, head.end)):
        subject, begin, end = subjects.first(text, head.end, and_with.end())
    if subject not in _TITLES:
        return main
    firm = main.firm and main.subject is Subject.INJUNCTION
    return Disposition(subject, main.outcome, begin, end, firm=firm)


def _contradicted(ruled: list[Disposition], main: Disposition) -> bool:
    """Tell whether the same entry decides something else the other way."""
    opposite = {Outcome.GRANTED: Outcome.DENIED, Outcome.DENIED: Outcome.GRANTED}.get(main.outcome)
    return any(one.outcome is opposite for one in ruled)


def _act(head: Head, subject: Subject, outcome: Outcome) -> Act:
    if head.act in _FIXED:
        return head.act
    if subject is Subject.MANDATE and outcome is Outcome.RECALLED:
        return Act.MANDATE
    return Act.RULING

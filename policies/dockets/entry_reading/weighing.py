"""How much an entry matters to a measure, for the order of the inbox and for what may be muted."""

from policies.dockets.entry_reading.words import Act, Actor, Confidence, Outcome, Reading, Subject

# Reliefs that block a measure or end the block, which a newsroom prints at once.
_BLOCKING = frozenset(
    {
        Subject.TRO,
        Subject.PRELIMINARY_INJUNCTION,
        Subject.PERMANENT_INJUNCTION,
        Subject.INJUNCTION,
        Subject.DISSOLUTION,
        Subject.STAY,
        Subject.STAY_PENDING_APPEAL,
        Subject.LIFT_STAY,
        Subject.VACATUR,
    }
)
_OF_WEIGHT = _BLOCKING | {
    Subject.APPEAL,
    Subject.REVIEW,
    Subject.MANDATE,
    Subject.CERTIORARI,
    Subject.SUMMARY_JUDGMENT,
    Subject.DISMISSAL,
    Subject.JUDGMENT,
}
_DECIDING = frozenset(
    {Act.RULING, Act.JUDGMENT, Act.DISMISSAL, Act.MANDATE, Act.RECOMMENDATION, Act.SHOW_CAUSE}
)
# What no court does and nobody waits for; everything else surfaces.
QUIET_ACTS = frozenset(
    {
        Act.APPEARANCE,
        Act.SERVICE,
        Act.CLERICAL,
        Act.BRIEF,
        Act.ANSWER,
        Act.LETTER,
        Act.TRANSCRIPT,
        Act.NOTICE,
        Act.OTHER,
    }
)

BLOCKING_RULING = 90
RULING = 70
UNREAD = 60
STEP = 40
ASKED = 30
QUIET = 10


_OF_OTHERS = {
    Act.NOTICE_OF_APPEAL: STEP,
    Act.APPEAL_DOCKETED: STEP,
    Act.CORRECTION: STEP,
    Act.SETTLEMENT: STEP,
    Act.COMPLAINT: STEP,
    Act.PETITION: STEP,
    Act.DISMISSAL: STEP + 10,
}


def is_court_act(reading: Reading) -> bool:
    """Tell whether a court acted or may have acted; whoever is unknown counts as a court."""
    if reading.actor in {Actor.COURT, Actor.SUPREME_COURT, Actor.UNKNOWN}:
        return True
    if reading.confidence is Confidence.OPEN:
        return True
    return reading.actor is Actor.CLERK and reading.act is Act.DISMISSAL


def weight_of(reading: Reading) -> int:
    """Give the weight of an entry, from 0 (noise) to 100 (a court blocked or unblocked the measure)."""
    if is_court_act(reading):
        if reading.act in _DECIDING:
            return _weight_of_decision(reading)
        if reading.actor is Actor.UNKNOWN or (
            reading.confidence is Confidence.OPEN and reading.act is not Act.PROCEDURAL
        ):
            return UNREAD
        return STEP + 5 * (reading.act is Act.HEARING)
    if reading.act in {Act.MOTION, Act.STIPULATION}:
        return ASKED + 5 * (reading.subject in _BLOCKING)
    return _OF_OTHERS.get(reading.act, QUIET if reading.act in QUIET_ACTS else QUIET + 5)


def _weight_of_decision(reading: Reading) -> int:
    told = 5 * (reading.outcome not in {Outcome.UNKNOWN, Outcome.NONE})
    if reading.subject in _BLOCKING:
        return BLOCKING_RULING + told
    if reading.subject in _OF_WEIGHT:
        return RULING + 5 + told
    return RULING

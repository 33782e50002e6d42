"""One word for act and subject together, such as `motion:pi` or `appeal:mandate-recalled`."""

from policies.dockets.entry_reading.words import Act, Actor, Outcome, Reading, Subject

_SHORT = {
    Subject.PRELIMINARY_INJUNCTION: "pi",
    Subject.TRO: "tro",
    Subject.DISMISSAL: "dismiss",
    Subject.STAY_OF_CASE: "stay",
    Subject.STAY_PENDING_APPEAL: "stay",
    Subject.REPORT_AND_RECOMMENDATION: "report",
}
_PLAIN = {
    Act.HEARING_NOTICE: "hearing:notice",
    Act.NOTICE_OF_APPEAL: "appeal:notice",
    Act.APPEAL_DOCKETED: "appeal:docketed",
    Act.MANDATE: "appeal:mandate",
    Act.CLERICAL: "clerk",
    Act.SERVICE: "service",
    Act.PROPOSED: "procedural",
}
_WITH_SUBJECT = frozenset({Act.MOTION, Act.HEARING, Act.RULING})


def kind_of(reading: Reading) -> str:
    """Give act and subject in one word."""
    if reading.act is Act.MANDATE and reading.outcome is Outcome.RECALLED:
        return "appeal:mandate-recalled"
    if reading.act in _PLAIN:
        return _PLAIN[reading.act]
    if reading.act is Act.RULING and reading.subject is Subject.APPEAL:
        moot = any("moot" in span.words.lower() for span in reading.basis)
        return f"appeal:{reading.outcome or 'unknown'}{'-moot' if moot else ''}"
    if reading.act is Act.DISMISSAL:
        return "dismissal:voluntary" if reading.actor is Actor.PARTY or _voluntary(reading) else "dismissal"
    if reading.act not in _WITH_SUBJECT or reading.subject in {Subject.NONE, Subject.OTHER}:
        return str(reading.act.value)
    return f"{reading.act.value}:{_SHORT.get(reading.subject, reading.subject.value)}"


def _voluntary(reading: Reading) -> bool:
    return any("voluntar" in span.words.lower() for span in reading.basis)

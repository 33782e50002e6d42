"""Verbs that are the relief itself, and what stands beside them: a case, an order, a rule or a hearing."""

import re

from policies.dockets.entry_reading import subjects
from policies.dockets.entry_reading.words import Subject

_DATES = re.compile(
    r"\b(?:hearings?|conferences?|deadlines?|trial|argument|schedul\w+|briefing|dates?|"
    r"calendar\w*|setting|settings|"
    r"status report|responses? (?:are |is )?due|time|sentencing|\d{1,2}/\d{1,2}/\d{2,4})\b",
    re.IGNORECASE,
)
_OCCASIONS = re.compile(
    r"\b(?:hearings?|conferences?|deadlines?|trial|argument|settings?|calendar\w*|status "
    r"reports?|sentencing)\b",
    re.IGNORECASE,
)
_RULED_ON_APPEAL = re.compile(
    r"\b(?:judgments?|opinions?|decisions?|orders?|district court|rulings?|appeals?|"
    r"convictions?|below|holding|court of appeals)\b",
    re.IGNORECASE,
)
_GOVERNMENT_ACT = re.compile(
    r"\b(?:rule|regulation|designation|determination|listing|agency (?:action|decision|"
    r"order)|executive order|proclamation|"
    r"interim final rule|final rule|policy|memorandum|directive|guidance|prohibitions?|"
    r"identification|tariffs?)\b",
    re.IGNORECASE,
)
# "Vacating 44 Order": by its number in the same docket.
_OWN_ORDER = re.compile(r"\s*(?:the |its |ecf |dkt\.? |no\.? |doc\.? |\[|#|\()*\d{1,4}\b", re.IGNORECASE)
_CASE = re.compile(
    r"\b(?:cases?|actions?|proceedings?|matter|litigation|discovery|deadlines?|lawsuit|"
    r"suit|briefing)\b",
    re.IGNORECASE,
)
# "Discovery is stayed until the motion is ruled upon": a step of the case, not the case.
_BEFORE_STEPS = (
    r"^\W*(?:all |any |the |otherwise,? |fact |expert |further |merits |other |"
    r"pending |remaining |case )*"
)
_STEPS = re.compile(rf"{_BEFORE_STEPS}discovery\b", re.IGNORECASE)
_DAYS_OF_STEPS = re.compile(
    rf"{_BEFORE_STEPS}(?:(?:briefing|scheduling)(?: \w+)?|deadlines|"
    r"(?:filing|response|answer|pretrial) deadline)\b"
    # A measure has days of its own, and so has a case that is stayed whole.
    r"(?![^.;]*\b(?:cases?|actions?|proceedings|rule|act|sections?|compliance|"
    r"agency|regulation|statut\w+|order)\b)",
    re.IGNORECASE,
)
_PENDING_REVIEW = re.compile(
    r"pending[^.;]{0,60}\b(?:appeal|review|certiorari)|administratively", re.IGNORECASE
)
_SHOW_CAUSE = re.compile(
    r"[^.;:]{0,40}\b(?:orders?(?: \[?\d+\]?)? to show cause|show cause orders?)\b", re.IGNORECASE
)
BLOCKS = frozenset(
    {
        Subject.TRO,
        Subject.PRELIMINARY_INJUNCTION,
        Subject.PERMANENT_INJUNCTION,
        Subject.INJUNCTION,
        Subject.DISSOLUTION,
    }
)
_STAYS = frozenset({Subject.STAY, Subject.LIFT_STAY, Subject.STAY_OF_CASE, Subject.STAY_PENDING_APPEAL})
_OF_ITSELF = {
    "recall": Subject.MANDATE,
    "remand": Subject.REMAND,
    "affirm": Subject.APPEAL,
    "uph": Subject.APPEAL,
    "revers": Subject.APPEAL,
}


def relief(stem: str, named: Subject, nearby: str, around: str) -> Subject:
    """Give the subject of a verb by its object (`nearby`) and the words on both sides (`around`)."""
    if stem in {"enjoin", "restrain"}:
        return _enjoined(around.lower())
    if stem in {"stay", "postpon"}:
        return _stayed(stem, nearby, around)
    if stem in {"vacat", "set aside", "setting aside", "sets aside", "dissolv", "lift"}:
        return _undone(stem, named, nearby)
    if stem in {"dismiss", "discontinu"}:
        return _dismissed(nearby.lower())
    return _OF_ITSELF.get(stem, named)


def _enjoined(around: str) -> Subject:
    if "temporar" in around:
        return Subject.TRO
    if "preliminar" in around:
        return Subject.PRELIMINARY_INJUNCTION
    return Subject.PERMANENT_INJUNCTION if "permanent" in around else Subject.INJUNCTION


def _stayed(stem: str, nearby: str, around: str) -> Subject:
    if stem == "postpon":
        of_an_act = "effective" in f"{around} {nearby}".lower() or _GOVERNMENT_ACT.search(nearby)
        return Subject.STAY if of_an_act else Subject.TIME
    if _PENDING_REVIEW.search(f"{around} {nearby}"):
        return Subject.STAY_PENDING_APPEAL
    if _STEPS.search(nearby[-60:]):
        return Subject.EVIDENCE
    if _DAYS_OF_STEPS.search(nearby[-60:]):
        return Subject.HEARING
    of_the_case = _CASE.search(nearby[-90:]) and not _GOVERNMENT_ACT.search(nearby)
    return Subject.STAY_OF_CASE if of_the_case else Subject.STAY


def _undone(stem: str, named: Subject, nearby: str) -> Subject:
    """Tell what was vacated, lifted or dissolved: an injunction, a stay, a judgment or a rule."""
    if named in BLOCKS:
        return Subject.DISSOLUTION
    if named in _STAYS:
        return Subject.LIFT_STAY
    if stem == "vacat" and _OWN_ORDER.match(nearby):
        return Subject.OTHER
    if _SHOW_CAUSE.match(nearby):
        return Subject.OTHER
    nothing = not re.sub(r"\([^()]*\)|\band\b|&", "", nearby).strip(" .,:;()[]")
    if _GOVERNMENT_ACT.search(nearby):
        return Subject.VACATUR
    return (
        Subject.APPEAL if (nothing and stem == "vacat") or _RULED_ON_APPEAL.search(nearby) else Subject.OTHER
    )


def _dismissed(nearby: str) -> Subject:
    if re.search(r"\bappeals?\b", nearby):
        return Subject.APPEAL
    return Subject.REVIEW if "petition" in nearby and "review" in nearby else Subject.DISMISSAL


def about_dates(stem: str, nearby: str) -> bool:
    """Tell whether the object of a verb is a hearing or a deadline rather than a decision."""
    occasion = _OCCASIONS.search(nearby)
    heavy, end = heavy_in(nearby)
    if stem == "postpon" and "effective" in nearby.lower():
        return False
    if occasion is None:
        return heavy is None and _DATES.search(nearby) is not None
    # "Extending the TRO until the hearing" is about the TRO, "continuing the TRO hearing" is not.
    return not (stem == "extend" and heavy is not None and end + 12 < occasion.start())


def heavy_in(nearby: str) -> tuple[Subject | None, int]:
    """Give the first subject of weight in the object of a verb and where it ends."""
    place = 0
    while place < len(nearby):
        subject, begin, end = subjects.first(nearby, place)
        if end <= begin:
            break
        if subjects.weight(subject) > subjects.weight(Subject.JUDGMENT):
            return subject, end
        place = end
    return None, 0

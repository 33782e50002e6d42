"""Labels that consist of a subject alone, as the feeds of some courts write them."""

import re

from policies.dockets.entry_reading.words import Act, Actor, Confidence, Outcome, Reading, Subject

# In some courts a motion is labelled by what it asks for ("Dismiss"), and the minutes of a hearing
# by what was heard; only the former bears a number.
_MOTIONS = re.compile(
    r"(?:dismiss|compel|discovery|in limine|preclude|strike|quash|sever|continue|stay|"
    r"remand|transfer\w*|consolidate|intervene|vacate|"
    r"amend/correct|adjourn conference|extension of time(?: to [\w /]+)?|conference(?: "
    r"and [\w /]+)?|leave to (?![\w /]*(?:granted|denied))[\w /]+|summary judgment|"
    r"reconsideration|certify class|appoint counsel|seal|bifurcate|"
    r"expedite|deposition|miscellaneous relief|"
    r"appear pro hac vice|compel and discovery|certify \w+|withdraw as attorney|judgment on the pleadings)",
    re.IGNORECASE,
)
_HEARD = {
    "preliminary injunction": Subject.PRELIMINARY_INJUNCTION,
    "permanent injunction": Subject.PERMANENT_INJUNCTION,
    "temporary restraining order": Subject.TRO,
    "tro": Subject.TRO,
    "restraining order": Subject.TRO,
    "injunction": Subject.INJUNCTION,
}
# A motion in one court's feed, the judgment itself in another's.
_EITHER = {"default judgment": Subject.JUDGMENT}


def bare(label: str, *, numbered: bool | None) -> Reading | None:
    """Give the reading of a label that names a subject and no act; None where it names more."""
    words = " ".join(label.split()).strip(" .,:;[]").casefold()
    if words in _EITHER:
        return Reading(Actor.UNKNOWN, Act.OTHER, _EITHER[words], Outcome.UNKNOWN, Confidence.OPEN)
    if words in _HEARD:
        if numbered is False or (numbered is None and words not in {"tro", "temporary restraining order"}):
            return Reading(Actor.COURT, Act.HEARING, _HEARD[words], Outcome.NONE, Confidence.OPEN)
        # The order itself or a motion for it: a person has to look.
        return Reading(Actor.UNKNOWN, Act.OTHER, _HEARD[words], Outcome.UNKNOWN, Confidence.OPEN)
    return None


def is_motion(label: str) -> bool:
    """Tell whether a label is a motion named by what it asks for."""
    return _MOTIONS.fullmatch(" ".join(label.split()).strip(" .")) is not None

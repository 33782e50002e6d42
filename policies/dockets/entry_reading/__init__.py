"""What a docket entry says: who acts, about what, with which outcome, and how surely."""

from policies.dockets.entry_reading.kinds import kind_of
from policies.dockets.entry_reading.reader import RULES_VERSION, read
from policies.dockets.entry_reading.words import Act, Actor, Confidence, Outcome, Reading, Span, Subject

__all__ = [
    "RULES_VERSION",
    "Act",
    "Actor",
    "Confidence",
    "Outcome",
    "Reading",
    "Span",
    "Subject",
    "kind_of",
    "read",
]

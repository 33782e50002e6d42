"""Read entries and keep what was read, at once when words arrive; again in `policies.dockets.rereading`."""

from policies.dockets.entry_reading import (
    RULES_VERSION,
    Act,
    Actor,
    Confidence,
    Outcome,
    Reading,
    Subject,
    read,
)
from policies.dockets.entry_reading.reader import weightiest
from policies.dockets.entry_reading.weighing import STEP, is_court_act, weight_of
from policies.dockets.models import DocketEntry

# The columns a reading follows from, and those it fills.
READ_FROM = frozenset({"labels", "text", "entry_number", "struck"})
COLUMNS = ("actor", "act", "subject", "outcome", "confidence", "basis", "rules_version", "weight")


def reading_of(entry: DocketEntry) -> Reading:
    """Give what the entry's words say; the label is asked where the text leaves the matter open."""
    kind = entry.docket.court.kind
    numbered = entry.entry_number is not None
    found = [read(entry.text, court_kind=kind, numbered=numbered)] if entry.text.strip() else []
    if not found or (is_court_act(found[0]) and found[0].outcome is Outcome.UNKNOWN):
        labels = entry.labels or [entry.label]
        found += [read("", label=label, court_kind=kind, numbered=numbered) for label in labels]
    best = weightiest(found)
    if entry.struck:
        return Reading(Actor.CLERK, Act.CORRECTION, best.subject, Outcome.NONE, best.confidence, best.basis)
    return best


def set_reading(entry: DocketEntry) -> None:
    """Set the columns of the reading, unsaved."""
    reading = reading_of(entry)
    entry.actor, entry.act = reading.actor, reading.act
    entry.subject, entry.outcome, entry.confidence = reading.subject, reading.outcome, reading.confidence
    entry.basis = [{"begin": span.begin, "end": span.end, "words": span.words} for span in reading.basis]
    entry.rules_version = RULES_VERSION
    entry.weight = STEP if entry.struck else weight_of(reading)


def kept_reading(entry: DocketEntry) -> Reading:
    """Give the reading as it is stored, without the words it rests on."""
    return Reading(
        Actor(entry.actor),
        Act(entry.act),
        Subject(entry.subject),
        Outcome(entry.outcome),
        Confidence(entry.confidence),
    )

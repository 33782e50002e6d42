"""The facets: their names, labels and, where the vocabulary fixes them, their values."""

from dataclasses import dataclass

from .facts import DISPUTED
from .steps import STEPPED
from .vocabulary import Effect, EvidenceLevel, Instrument, Stage


@dataclass(frozen=True)
class Axis:
    """One facet; `words` are its values when they are an enumeration, by value."""

    name: str
    label: str
    words: dict[str, str] | None = None


AXES = {
    axis.name: axis
    for axis in (
        Axis("stage", "Stage", dict(Stage.choices)),
        Axis("effect", "Legal effect", dict(Effect.choices)),
        Axis("evidence", "Evidence", {**dict(EvidenceLevel.choices), DISPUTED: "Disputed"}),
        Axis("instrument", "Instrument", dict(Instrument.choices)),
        Axis("jurisdiction", "Jurisdiction"),
        Axis("body", "Body"),
        Axis("authority", "Authority"),
        Axis("target", "Target"),
        Axis("policy_area", "Policy area"),
        Axis("sector", "Sector"),
        Axis("court", "Court"),
        Axis("year", "Year"),
    )
}
EXCLUDING = "not_"
# What has a number in the index: the values of the facets, and beside the targets how far each is tied.
NUMBERED = (*AXES, *STEPPED)

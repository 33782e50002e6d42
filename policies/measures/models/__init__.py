"""The working copy: one measure and its parts, edited until it is frozen for review."""

from policies.measures.models.citation import Citation
from policies.measures.models.effects import EffectDue, EffectPeriod, MeasureEffect
from policies.measures.models.history import (
    EventProvision,
    LitigationProvision,
    MeasureAuthority,
    MeasureTopic,
    OptionAuthority,
)
from policies.measures.models.measure import Measure, MeasureBody, ReferenceSeries
from policies.measures.models.parts import Claim, Event, Option, Provision, Target
from policies.measures.models.ties import Litigation, Relation

__all__ = [
    "Citation",
    "Claim",
    "EffectDue",
    "EffectPeriod",
    "Event",
    "EventProvision",
    "Litigation",
    "LitigationProvision",
    "Measure",
    "MeasureAuthority",
    "MeasureBody",
    "MeasureEffect",
    "MeasureTopic",
    "Option",
    "OptionAuthority",
    "Provision",
    "ReferenceSeries",
    "Relation",
    "Target",
]

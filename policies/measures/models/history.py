"""History of the many-to-many ties: each proxy puts the triggers on a table Django made."""

from typing import ClassVar

import pghistory

from policies.measures.models.effect_marks import MARK_OF_A_TIE
from policies.measures.models.measure import Measure
from policies.measures.models.parts import Event, Option
from policies.measures.models.ties import Litigation


@pghistory.track(obj_field=None, model_name="MeasureTopicChange")
class MeasureTopic(Measure.topics.through):  # type: ignore[name-defined]
    """A topic of a measure."""

    class Meta:
        proxy = True


@pghistory.track(obj_field=None, model_name="MeasureAuthorityChange")
class MeasureAuthority(Measure.authorities.through):  # type: ignore[name-defined]
    """An authority in the legal basis of a measure."""

    class Meta:
        proxy = True


@pghistory.track(obj_field=None, model_name="OptionAuthorityChange")
class OptionAuthority(Option.authorities.through):  # type: ignore[name-defined]
    """An authority of an option."""

    class Meta:
        proxy = True


@pghistory.track(obj_field=None, model_name="EventProvisionChange")
class EventProvision(Event.provisions.through):  # type: ignore[name-defined]
    """A provision that an event concerns."""

    class Meta:
        proxy = True
        triggers: ClassVar = [MARK_OF_A_TIE]


@pghistory.track(obj_field=None, model_name="LitigationProvisionChange")
class LitigationProvision(Litigation.provisions.through):  # type: ignore[name-defined]
    """A provision that a case concerns."""

    class Meta:
        proxy = True

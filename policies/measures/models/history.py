"""History of the many-to-many ties, which no decorated model carries."""

import pghistory

from policies.measures.models.measure import Measure
from policies.measures.models.parts import Event, Option
from policies.measures.models.ties import Litigation


class MeasureTopicChange(pghistory.create_event_model(Measure.topics.through, obj_field=None)):
    """A topic added to or taken from a measure."""


class MeasureAuthorityChange(pghistory.create_event_model(Measure.authorities.through, obj_field=None)):
    """An authority added to or taken from the legal basis of a measure."""


class OptionAuthorityChange(pghistory.create_event_model(Option.authorities.through, obj_field=None)):
    """An authority added to or taken from an option."""


class EventProvisionChange(pghistory.create_event_model(Event.provisions.through, obj_field=None)):
    """A provision added to or taken from an event."""


class LitigationProvisionChange(pghistory.create_event_model(Litigation.provisions.through, obj_field=None)):
    """A provision added to or taken from a case."""

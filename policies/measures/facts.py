"""What the computations read of a loaded event."""

from policies.measures.derive.facts import Fact
from policies.measures.models import Event
from policies.publication.vocabulary import EventKind, Precision


def fact_of(event: Event) -> Fact:
    """Give what stage and effect depend on, of one loaded event."""
    return Fact(
        id=event.pk,
        kind=EventKind(event.kind),
        happened_on=event.happened_on,
        precision=Precision(event.precision),
        happened_until=event.happened_until,
        at_time=event.at_time,
        reported_on=event.reported_on,
        expected=event.expected,
        until=event.until,
        provisions=frozenset(provision.number for provision in event.provisions.all()),
        option=event.option_id,
        docket=event.docket_id,
        scope=event.scope,
    )

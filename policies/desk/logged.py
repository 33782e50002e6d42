"""What is logged already of a docket's day, shown whole: an editor cites an entry for exactly that."""

from dataclasses import dataclass

from policies.desk.seen import sum_of
from policies.measures.models import Event
from policies.measures.wording import when
from policies.publication.vocabulary import EventKind


@dataclass(frozen=True)
class Logged:
    """An event for which an entry can be cited, ticked or not."""

    event: Event
    ticked: bool

    @property
    def words(self) -> str:
        """Give what the event says: day, kind, what of the measure it reached, and the sentence about it."""
        return words_of(self.event)

    @property
    def seen(self) -> str:
        """Give what the form sends back, to tell whether the event says still what was shown."""
        return f"{self.event.pk}:{shown_of(self.event)}"


def words_of(event: Event) -> str:
    """Say all of an event that an entry would document."""
    numbers = ", ".join(str(part.number) for part in event.provisions.all())
    reach = f", provision{'s' if ',' in numbers else ''} {numbers}" if numbers else ""
    scope = f", for {event.scope}" if event.scope else ""
    return f"{when(event)} · {EventKind(event.kind).label}{reach}{scope}: {event.summary}"


def shown_of(event: Event) -> str:
    """Give the sum of what an event says, and of which measure."""
    return sum_of(event.measure_id, words_of(event))

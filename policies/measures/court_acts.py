"""Log what a court did: an event of a measure, cited by the docket entry itself."""

import datetime as dt
from collections.abc import Collection

from django.core.exceptions import ValidationError

from policies.dockets.models import DocketEntry
from policies.measures.effects import settled_together
from policies.measures.models import Citation, Event, Measure, Provision
from policies.publication.vocabulary import AttributionKind, EventKind


class CannotLog(Exception):
    """The event cannot be logged as given; the text names the field and what is allowed."""


@settled_together()
def log_court_act(
    measure: Measure,
    *,
    entry: DocketEntry,
    kind: EventKind,
    happened_on: dt.date,
    summary: str,
    scope: str = "",
    until: dt.date | None = None,
    provisions: Collection[int] = (),
) -> Event:
    """Write an event into the working copy with the docket entry as its official document.

    `happened_on` is a day of the court's own calendar; `until` the first day the order no longer
    holds; `provisions` are ids, none meaning the whole measure. Raises CannotLog.
    """
    measure = Measure.objects.locked(measure.pk)
    concerned = list(Provision.objects.filter(measure=measure, pk__in=provisions))
    if len(concerned) != len(set(provisions)):
        raise CannotLog(f"Provisions: choose among those of {measure.reference}.")
    if Citation.objects.filter(measure=measure, docket_entry=entry, event__kind=kind).exists():
        raise CannotLog(f"{measure.reference} has this already: the same entry as {kind.label.lower()}.")
    event = Event(
        measure=measure,
        kind=kind,
        happened_on=happened_on,
        summary=summary.strip(),
        scope=scope.strip(),
        until=until,
        docket=entry.docket,
    )
    citation = Citation(measure=measure, docket_entry=entry, attribution=AttributionKind.OFFICIAL_DOCUMENT)
    try:
        event.full_clean()
        event.save()
        event.provisions.set(concerned)
        citation.event = event
        citation.full_clean()
        citation.save()
    except ValidationError as invalid:
        raise CannotLog(_said(invalid)) from invalid
    return event


@settled_together()
def cite_court_act(event: Event, *, entry: DocketEntry) -> Citation:
    """Cite the docket entry as the official document of an event that is logged already. Raises CannotLog."""
    measure = Measure.objects.locked(event.measure_id)
    if Citation.objects.filter(event=event, docket_entry=entry).exists():
        raise CannotLog(f"{measure.reference} cites this entry for it already.")
    citation = Citation(
        measure=measure,
        event=event,
        docket_entry=entry,
        attribution=AttributionKind.OFFICIAL_DOCUMENT,
    )
    try:
        citation.full_clean()
    except ValidationError as invalid:
        raise CannotLog(_said(invalid)) from invalid
    citation.save()
    return citation


def _said(invalid: ValidationError) -> str:
    return " ".join(
        f"{field.replace('_', ' ').capitalize()}: {' '.join(texts)}"
        if field != "__all__"
        else " ".join(texts)
        for field, texts in invalid.message_dict.items()
    )

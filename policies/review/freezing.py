"""The document a submission holds, for every kind of release."""

import json
from dataclasses import dataclass

from policies.measures import freeze, history
from policies.measures.models import Measure
from policies.publication import schema
from policies.publication.models import Edition, Release
from policies.publication.vocabulary import ReleaseKind
from policies.review import clock
from policies.review.ends import refusal_to_leave_an_end
from policies.review.rules import released_mark


class NotReady(Exception):
    """The working copy cannot be frozen as it is; the text says what is missing."""


@dataclass(frozen=True)
class Frozen:
    """A document, its digest, and the point of the working copy's history it holds."""

    document: str
    digest: str
    mark: dict[str, int]


def frozen(measure: Measure, *, kind: ReleaseKind, public_note: str) -> Frozen:
    """Freeze what a release of this kind would publish; call it under the measure's row lock.

    A withdrawal repeats the last release and a retraction leaves a tombstone, so neither takes
    along edits that are waiting in the working copy, not even its title. Raises NotReady.
    """
    if kind in (ReleaseKind.WITHDRAWN, ReleaseKind.RETRACTED):
        return _of_the_last_release(measure, kind=kind, reason=public_note)
    history.hold_still()
    text = working_document(measure)
    if reason := refusal_to_leave_an_end(measure, text, kind=kind, public_note=public_note):
        raise NotReady(reason)
    return Frozen(text, schema.digest(text), history.mark(measure))


def working_document(measure: Measure) -> str:
    """Give the working copy as the canonical text it would be published as. Raises NotReady."""
    loaded = freeze.for_freezing(measure.pk)
    named = freeze.references_named(loaded)
    published = Edition.objects.current().filter(reference__in=named)
    body = freeze.document(loaded, public_titles=dict(published.values_list("reference", "title")))
    if body["stage"]["as_released"] is None:
        raise NotReady(
            "Events: log at least one event that has happened, such as the first report; "
            "the stage of a measure is derived from its dated events."
        )
    try:
        schema.check(body)
    except schema.DocumentInvalid as invalid:
        raise NotReady(f"The document does not fit its schema: {invalid}") from invalid
    return schema.canonical(body)


def _of_the_last_release(measure: Measure, *, kind: ReleaseKind, reason: str) -> Frozen:
    releases = Release.objects.of_measure(measure.uid)
    first, last = releases.first(), releases.last()
    if first is None or last is None:
        raise NotReady(f"{measure.reference} was never released, so it cannot be {kind.label.lower()}.")
    mark = dict(released_mark(measure))
    if kind == ReleaseKind.WITHDRAWN:
        return Frozen(last.document, last.document_digest, mark)
    published = json.loads(last.document)
    text = schema.canonical(
        schema.tombstone(
            reference=measure.reference,
            slug=published["slug"],
            title=published["title"],
            reason=reason,
            first_released_at=first.released_at,
            retracted_at=clock.now(),
        )
    )
    return Frozen(text, schema.digest(text), mark)

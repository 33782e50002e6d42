"""The log of releases: appending to it and proving that nothing in it was altered."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from . import moments, readmodel, schema
from .locking import hold_log
from .models import Edition, Release
from .vocabulary import NOTE_REQUIRED, Approval, ReleaseKind

BEGINNING = "0" * 64
ENDED = {
    ReleaseKind.WITHDRAWN: frozenset({ReleaseKind.REINSTATED, ReleaseKind.RETRACTED}),
    ReleaseKind.RETRACTED: frozenset({ReleaseKind.REINSTATED}),
}
CHANGING = frozenset({ReleaseKind.UPDATED, ReleaseKind.CORRECTED})


class LogRefused(Exception):
    """The release may not be appended; the text says why."""


@dataclass(frozen=True)
class Fault:
    """Where the log does not prove itself."""

    sequence: int
    problem: str

    def __str__(self) -> str:
        return f"Release {self.sequence}: {self.problem}"


@transaction.atomic
def append(
    *,
    measure_id: UUID,
    reference: str,
    kind: ReleaseKind | str,
    document: str,
    document_digest: str,
    authors: Sequence[str],
    approver: str,
    note: str = "",
    approval: Approval = Approval.REVIEWED,
    demonstration_moment: datetime | None = None,
) -> Release:
    """Append a release and update the read model in the same transaction; raise LogRefused.

    The document is the canonical text that was approved. Only the loader of the demonstration gives
    a moment, never earlier than that of the last release; all others are stamped with the clock.
    """
    kind = ReleaseKind(kind)
    content = _checked(document, document_digest, kind, reference)
    _require_people(authors, approver)
    if kind in NOTE_REQUIRED and not note.strip():
        raise LogRefused(f"A release of kind “{kind.label}” needs a public note that says why.")
    hold_log()
    last = Release.objects.newest_first().first()
    before = Release.objects.of_measure(measure_id).last()
    _require_order(kind, before, document_digest)
    _require_own_names(measure_id, reference, content["slug"], before)
    release = Release(
        sequence=last.sequence + 1 if last else 1,
        measure_id=measure_id,
        reference=reference,
        version=before.version + 1 if before else 1,
        kind=kind.value,
        schema=content["schema"],
        note=note,
        authors=list(authors),
        approver=approver,
        flagged=approval is Approval.FORCED,
        demonstration=demonstration_moment is not None,
        released_at=_moment(demonstration_moment, last),
        document=document,
        document_digest=document_digest,
        previous_digest=last.digest if last else BEGINNING,
    )
    release.digest = schema.digest(schema.canonical(release.head()))
    release.save(force_insert=True)
    readmodel.project([release], day=moments.today())
    return release


def verify() -> Iterator[Fault]:
    """Read the whole log and give every fault in it, first one first; nothing when all is as appended."""
    sequence, previous, released_at = 0, BEGINNING, None
    for release in Release.objects.order_by("sequence").iterator(chunk_size=500):
        if release.sequence != sequence + 1:
            yield Fault(release.sequence, f"release {sequence + 1} is missing before it.")
        if schema.digest(release.document) != release.document_digest:
            yield Fault(release.sequence, "the document is not the one that was released.")
        if release.previous_digest != previous:
            yield Fault(release.sequence, "it does not follow the release before it.")
        if schema.digest(schema.canonical(release.head())) != release.digest:
            yield Fault(release.sequence, "its note, people, kind, moment or numbers were altered.")
        if released_at and release.released_at <= released_at:
            yield Fault(release.sequence, "its moment is not later than that of the release before it.")
        sequence, previous, released_at = release.sequence, release.digest, release.released_at
    for edition in Edition.objects.filter(sequence__gt=sequence).order_by("sequence").iterator():
        yield Fault(edition.sequence, "it is known to the read model and gone from the log.")


def _checked(document: str, document_digest: str, kind: ReleaseKind, reference: str) -> dict[str, Any]:
    if schema.digest(document) != document_digest:
        raise LogRefused("The digest does not belong to this document.")
    try:
        content = json.loads(document)
        schema.check(content)
    except ValueError as error:
        raise LogRefused(f"The document is not valid: {error}") from error
    if schema.canonical(content) != document:
        raise LogRefused("The document is not in canonical form.")
    if content["reference"] != reference:
        raise LogRefused(f"The document is about {content['reference']}, the release about {reference}.")
    wanted = schema.TOMBSTONE_NAME if kind is ReleaseKind.RETRACTED else schema.MEASURE_NAME
    if content["schema"] != wanted:
        raise LogRefused(f"A release of kind “{kind.label}” takes a document of schema {wanted}.")
    return content


def _require_people(authors: Sequence[str], approver: str) -> None:
    if isinstance(authors, str) or not authors or not all(author.strip() for author in authors):
        raise LogRefused("A release names its authors.")
    if not approver.strip():
        raise LogRefused("A release names who approved it.")


def _require_order(kind: ReleaseKind, before: Release | None, document_digest: str) -> None:
    if before is None:
        if kind is not ReleaseKind.PUBLISHED:
            raise LogRefused(f"The first release of a measure is “Published”, not “{kind.label}”.")
        return
    if kind is ReleaseKind.PUBLISHED:
        raise LogRefused(f"{before.reference} was published before; release an update or a correction.")
    earlier = ReleaseKind(before.kind)
    if earlier in ENDED and kind not in ENDED[earlier]:
        raise LogRefused(f"{before.reference} was {earlier.label.lower()}; it has to be reinstated first.")
    if kind is ReleaseKind.REINSTATED and earlier not in ENDED:
        raise LogRefused(f"{before.reference} is neither withdrawn nor retracted.")
    if kind in CHANGING and before.document_digest == document_digest:
        raise LogRefused(f"Nothing changed in {before.reference} since version {before.version}.")


def _require_own_names(measure_id: UUID, reference: str, slug: str, before: Release | None) -> None:
    if before and before.reference != reference:
        raise LogRefused(f"The measure is {before.reference}; a reference never changes.")
    if Release.objects.filter(reference=reference).exclude(measure_id=measure_id).exists():
        raise LogRefused(f"The reference {reference} belongs to another measure.")
    if Edition.objects.filter(slug=slug).exclude(measure_id=measure_id).exists():
        raise LogRefused(f"The address “{slug}” belongs to another measure.")


def _moment(wished: datetime | None, last: Release | None) -> datetime:
    moment = wished or timezone.now()
    if wished and wished > timezone.now():
        raise LogRefused("A demonstration release may not lie in the future.")
    if last is None or moment > last.released_at:
        return moment
    if wished and wished < last.released_at:
        raise LogRefused(
            f"The log has reached {moments.written(last.released_at)}; {moments.written(wished)} is earlier."
        )
    return last.released_at + timedelta(microseconds=1)

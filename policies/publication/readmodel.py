"""Make the read model from the log: the one way by which append and rebuild write editions."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from psycopg.types.range import Range

from . import facts, index, moments, numbers
from .binary import copy_in
from .fields import days
from .locking import hold_log
from .models import Edition, EditionIndex, EditionSearch, FacetValue, Release
from .schema import MEASURE_NAME, canonical
from .vocabulary import Effect, ReleaseKind, Stage

BATCH = 500
CALENDAR_FACETS = ("stage", "effect")
CALENDAR_FIELDS = [*CALENDAR_FACETS, "next_on", "next_order", "next_change_on", "facets"]


@dataclass(frozen=True)
class Draft:
    """An edition in the making, with its parsed document and facet values."""

    edition: Edition
    document: dict[str, Any]
    values: frozenset[facts.Value]


def project(releases: Iterable[Release], *, day: date) -> None:
    """Write the editions of releases, in log order, with the calendar at the given day.

    Closes the edition each one replaces; a retraction withholds the content of all earlier ones.
    """
    for wave in _waves(releases):
        _write(wave, day)


@transaction.atomic
def rebuild() -> int:
    """Make the whole read model anew from the log and give the number of editions."""
    hold_log()
    for model in (EditionSearch, EditionIndex, Edition):
        model._default_manager.all()._raw_delete(using=connection.alias)
    FacetValue.objects.update(count=0)
    project(Release.objects.order_by("sequence").iterator(chunk_size=BATCH), day=moments.today())
    numbers.forget_unused(FacetValue.objects.values_list("pk", flat=True))
    return Edition.objects.count()


@transaction.atomic
def advance(day: date) -> int:
    """Move current editions whose stage, effect or next date changes by the given day; give how many.

    Idempotent: an edition that is up to date is not touched.
    """
    hold_log()
    due = list(Edition.objects.current().filter(next_change_on__lte=day).order_by("sequence"))
    before = Counter(number for edition in due for number in edition.facets)
    table = _calendar_numbers() if due else {}
    for edition in due:
        _set_standing(edition, edition.body, day, table)
    Edition.objects.bulk_update(due, CALENDAR_FIELDS)
    index.renew(((edition, edition.body) for edition in due), table, day)
    after = Counter(number for edition in due for number in edition.facets)
    numbers.adjust({key: after[key] - before[key] for key in {*before, *after}})
    return len(due)


def head_text(release: Release) -> str:
    """Give a release's head and digest as JSON without the closing brace, for a document to follow."""
    return f'{canonical(release.head())[:-1]},"digest":"{release.digest}"'


def _waves(releases: Iterable[Release]) -> Iterator[list[Release]]:
    """Cut the log into stretches in which no measure appears twice."""
    wave: dict[UUID, Release] = {}
    for release in releases:
        if release.measure_id in wave or len(wave) == BATCH:
            yield list(wave.values())
            wave = {}
        wave[release.measure_id] = release
    if wave:
        yield list(wave.values())


def _write(releases: list[Release], day: date) -> None:
    table = _calendar_numbers()
    drafts = [_draft(release) for release in releases]
    table |= numbers.number(value for draft in drafts for value in sorted(draft.values))
    changes: Counter[int] = Counter()
    changes.subtract(_close_previous(releases, table, day))
    retracted = [release.measure_id for release in releases if release.kind == ReleaseKind.RETRACTED]
    withheld = numbers.of_measures(retracted)
    for release, draft in zip(releases, drafts, strict=True):
        if release.kind == ReleaseKind.RETRACTED:
            _withhold(release.measure_id, draft.edition.title)
        else:
            draft.edition.facets = [table[value[:2]] for value in draft.values]
            _set_standing(draft.edition, draft.document, day, table)
            changes.update(draft.edition.facets)
    copy_in(draft.edition for draft in drafts)
    readable = [(draft.edition, draft.document) for draft in drafts if draft.edition.readable]
    index.write(readable, table, day)
    index.write_words(readable)
    index.remove(retracted)
    numbers.adjust(changes)
    numbers.forget_unused(withheld)


def _draft(release: Release) -> Draft:
    document = json.loads(release.document)
    readable = release.schema == MEASURE_NAME
    latest_event = moments.day(document.get("latest_event_on"))
    evidence: dict[str, Any] = document["evidence"] if readable else {"level": "", "disputed": False}
    edition = Edition(
        sequence=release.sequence,
        measure_id=release.measure_id,
        reference=release.reference,
        slug=document["slug"],
        version=release.version,
        kind=release.kind,
        schema=release.schema,
        title=document["title"],
        known=Range(release.released_at, None, "[)"),
        current=readable,
        readable=readable,
        evidence=evidence["level"],
        disputed=evidence["disputed"],
        instrument=document.get("instrument", ""),
        jurisdiction=document["jurisdiction"]["code"] if readable else "",
        latest_event_on=latest_event,
        latest_event_order=latest_event or date.min,
        next_order=date.max,
        title_order=document["title"].casefold()[:200],
        released_at=release.released_at,
        document_digest=release.document_digest,
        digest=release.digest,
        facets=[],
        happened=days(facts.happened(document) if readable else []),
        reported=days(facts.reported(document) if readable else []),
        in_effect=days(facts.in_effect(document) if readable else []),
        head=head_text(release),
        document=release.document,
    )
    return Draft(edition, document, frozenset(facts.lasting_values(document)) if readable else frozenset())


def _close_previous(releases: list[Release], table: dict[numbers.Key, int], day: date) -> Counter[int]:
    """End what was known before each release and give the facet numbers that left the current editions."""
    ends = {release.measure_id: release.released_at for release in releases}
    leaving: Counter[int] = Counter()
    closing = list(Edition.objects.newest().filter(measure_id__in=ends))
    for edition in closing:
        end = ends[edition.measure_id]
        if edition.current:
            leaving.update(edition.facets)
            _set_standing(edition, edition.body, end.date(), table)
        edition.current = False
        edition.known = Range(edition.known.lower, end, "[)")
    Edition.objects.bulk_update(closing, ["current", "known", *CALENDAR_FIELDS])
    index.renew(((edition, edition.body) for edition in closing if edition.readable), table, day)
    return leaving


def _withhold(measure_id: UUID, title: str) -> None:
    """Take the content of all editions of a measure out of the read model."""
    nothing = days([])
    Edition.objects.filter(measure_id=measure_id).update(
        title=title,
        title_order=title.casefold()[:200],
        readable=False,
        stage="",
        effect="",
        evidence="",
        disputed=False,
        instrument="",
        jurisdiction="",
        latest_event_on=None,
        latest_event_order=date.min,
        next_on=None,
        next_order=date.max,
        next_change_on=None,
        facets=[],
        happened=nothing,
        reported=nothing,
        in_effect=nothing,
        document=None,
    )


def _set_standing(
    edition: Edition, document: dict[str, Any], day: date, table: dict[numbers.Key, int]
) -> None:
    standing = facts.standing(document, day)
    edition.facets = index.facets_in(edition.facets, standing, table)
    edition.stage, edition.effect = standing.stage, standing.effect
    edition.next_on, edition.next_change_on = standing.next_on, standing.next_change_on
    edition.next_order = standing.next_on or date.max


def _calendar_numbers() -> dict[numbers.Key, int]:
    stages = (facts.word_value("stage", stage) for stage in Stage)
    effects = (facts.word_value("effect", effect) for effect in Effect)
    return numbers.number([*stages, *effects])

"""Import many measures at once, as drafts: all of them or none."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from policies.measures.bulk_matching import Match, match_all
from policies.measures.bulk_rows import MeasureRow
from policies.measures.effects import settled_together
from policies.measures.models import Citation, Event, Measure, MeasureBody, MeasureTopic
from policies.measures.references import free_slugs, next_references
from policies.publication.vocabulary import AttributionKind
from policies.sources.addresses import canonical_address
from policies.sources.bulk_intake import take_in_all
from policies.sources.models import Article, Publisher


class Outcome(Enum):
    """What became of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Imported:
    """What became of a row, and the columns of it that changed the measure."""

    measure: Measure
    outcome: Outcome
    changes: tuple[str, ...]


class ImportRefused(Exception):
    """Rows do not fit, so nothing is imported; `problems` has sentences by row (from 0) and column."""

    def __init__(self, problems: Mapping[int, Mapping[str, list[str]]]) -> None:
        super().__init__(f"{len(problems)} rows do not fit; nothing was imported.")
        self.problems = problems


@settled_together()
def import_drafts(rows: Sequence[MeasureRow]) -> list[Imported]:
    """Write the rows into working copies; give what became of each, in their order.

    A row is about the measure with its reference, else with its official document in its jurisdiction.
    What a row does not say stays as it is, and nothing is taken away. Raises ImportRefused.
    """
    matches = match_all(rows)
    problems = {number: match.problems for number, match in enumerate(matches) if match.problems}
    if problems:
        raise ImportRefused(problems)
    new = [match for match in matches if match.measure.pk is None]
    outcomes = [_outcome(match) for match in matches]
    _create(new)
    for match, outcome in zip(matches, outcomes, strict=True):
        if outcome == Outcome.CHANGED and match.fields:
            match.measure.save(update_fields=match.fields)
        for event in match.moved:
            event.save(update_fields=["happened_on", "happened_until", "precision"])
    _tie(matches)
    _log_events(matches)
    return [
        Imported(match.measure, outcome, tuple(match.changes))
        for match, outcome in zip(matches, outcomes, strict=True)
    ]


def _outcome(match: Match) -> Outcome:
    if match.measure.pk is None:
        return Outcome.NEW
    return Outcome.CHANGED if match.changes else Outcome.UNCHANGED


def _create(new: Sequence[Match]) -> None:
    by_series: dict[tuple[str, int], list[Measure]] = defaultdict(list)
    for match in new:
        by_series[match.row.jurisdiction, match.row.first_year or 0].append(match.measure)
    for (jurisdiction, year), measures in sorted(by_series.items()):
        references = next_references(jurisdiction=jurisdiction, year=year, count=len(measures))
        for measure, reference in zip(measures, references, strict=True):
            measure.reference = reference
    measures = [match.measure for match in new]
    slugs = free_slugs({measure.reference: measure.title for measure in measures})
    for measure in measures:
        measure.slug = slugs[measure.reference]
    Measure.objects.bulk_create(measures)


def _tie(matches: Sequence[Match]) -> None:
    MeasureBody.objects.bulk_create(
        [MeasureBody(measure=match.measure, body=body) for match in matches for body in match.bodies]
    )
    MeasureTopic.objects.bulk_create(
        [
            MeasureTopic(measure_id=match.measure.pk, topic_id=topic.pk)
            for match in matches
            for topic in match.topics
        ]
    )


def _log_events(matches: Sequence[Match]) -> None:
    """Log the days that are new, each cited by the official text where the row has its address."""
    logging = [match for match in matches if match.events]
    for match in logging:
        for event in match.events:
            event.measure = match.measure
    events = Event.objects.bulk_create([event for match in logging for event in match.events])
    texts = _official_texts([match.row for match in logging if match.row.official_url])
    documents = {match.measure.pk: texts.get(match.row.official_url) for match in logging}
    Citation.objects.bulk_create(
        [
            Citation(
                measure=event.measure,
                event=event,
                article=documents[event.measure_id],
                attribution=AttributionKind.OFFICIAL_DOCUMENT,
            )
            for event in events
            if documents[event.measure_id]
        ]
    )


def _official_texts(rows: Sequence[MeasureRow]) -> dict[str, Article]:
    """Give the article of each official text by the address in the row; what is not stored is taken in."""
    journals = {
        name: Publisher.objects.get_or_create(name=name)[0]
        for name in sorted({row.official_journal for row in rows})
    }
    stored = take_in_all(
        [
            Article(
                url=row.official_url,
                title=row.title,
                publisher=journals[row.official_journal],
                kind=Article.Kind.OFFICIAL_JOURNAL,
                published_on=row.published_on or row.issued_on,
            )
            for row in rows
        ]
    )
    return {row.official_url: stored[canonical_address(row.official_url)] for row in rows}

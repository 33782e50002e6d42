"""The statements of one measure, to choose from, and who stands behind each."""

from collections import defaultdict

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from policies.measures.citing import Statement
from policies.measures.models import Citation, Event, Measure, Option, Target
from policies.measures.models.citation import STATEMENTS

Choices = list[tuple[str, str | list[tuple[str, str]]]]


def load_rows(measure: Measure) -> None:
    """Load onto a measure all rows that its form shows, with what they name, in a fixed number of queries."""
    options = Option.objects.select_related("body", "resulted_in").prefetch_related("authorities")
    events = Event.objects.select_related("docket__court", "by", "counted_from").prefetch_related(
        "provisions"
    )
    prefetch_related_objects(
        [measure],
        "jurisdiction",
        "topics",
        "authorities",
        "bodies__body",
        "provisions",
        "claims",
        "relations__other",
        "litigation__provisions",
        "litigation__docket__court",
        Prefetch("targets", Target.objects.select_related("entity")),
        Prefetch("options", options),
        Prefetch("events", events),
        Prefetch("citations", _with_names()),
    )


def as_saved(measure: Measure) -> Measure:
    """Give a measure with its rows as they are in the database, whatever was typed over these."""
    saved = Measure.objects.get(pk=measure.pk)
    load_rows(saved)
    return saved


def citations_of(statement: Statement) -> list[Citation]:
    """Give the citations of a statement; those of its whole measure are loaded once."""
    measure = statement.measure
    if not hasattr(measure, "_cited"):
        measure._cited = _by_statement(measure)  # type: ignore[attr-defined]
    cited: list[Citation] = measure._cited[str(statement._meta.model_name), statement.pk]  # type: ignore[attr-defined]
    return cited


def _by_statement(measure: Measure) -> dict[tuple[str, int], list[Citation]]:
    loaded = "citations" in getattr(measure, "_prefetched_objects_cache", {})
    cited: dict[tuple[str, int], list[Citation]] = defaultdict(list)
    for citation in measure.citations.all() if loaded else _with_names().filter(measure=measure):
        for name in STATEMENTS:
            pk = getattr(citation, f"{name}_id")
            if pk:
                cited[name, pk].append(citation)
    return cited


def _with_names() -> QuerySet[Citation]:
    return Citation.objects.select_related("article__publisher", "docket_entry", "speaker")


def statement_choices(measure: Measure | None) -> Choices:
    """Give what a citation of this measure can be of, grouped by kind; the value is kind and id."""
    if measure is None:
        return [("", "Save the measure first")]
    kinds = {
        "event": ("Events", measure.events.all()),
        "option": ("Options", measure.options.all()),
        "target": ("Targets", measure.targets.all()),
        "provision": ("Provisions", measure.provisions.all()),
        "claim": ("Claims", measure.claims.all()),
    }
    groups: Choices = [("", "Choose")]
    for kind, (label, rows) in kinds.items():
        offered = [(f"{kind}:{row.pk}", str(row)) for row in rows]
        if offered:
            groups.append((label, offered))
    return groups

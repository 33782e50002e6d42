"""Tie a statement to its source."""

from dataclasses import dataclass, fields

from django.core.exceptions import ValidationError
from django.db import transaction

from policies.dockets.models import DocketEntry
from policies.measures.models import Citation, Claim, Event, Option, Provision, Target
from policies.measures.models.citation import STATEMENTS
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Entity
from policies.sources.models import Article

Statement = Event | Option | Target | Provision | Claim


class CitationRefused(Exception):
    """The citation contradicts itself; the text says what is missing or too much."""


@dataclass(frozen=True)
class Source:
    """Where a statement can be read and who is behind it; there is no place for a confidential identity."""

    attribution: AttributionKind = AttributionKind.REPORTING
    article: Article | None = None
    docket_entry: DocketEntry | None = None
    count: int | None = None
    descriptor: str = ""
    speaker: Entity | None = None
    speaker_name: str = ""
    speaker_title: str = ""
    paraphrase: str = ""
    quote: str = ""
    contradicts: bool = False

    def citation(self) -> Citation:
        """Give the citation this makes, not saved and of no statement yet."""
        return Citation(**{field.name: getattr(self, field.name) for field in fields(self)})


@transaction.atomic
def cite(statement: Statement, *, source: Source) -> Citation:
    """Record that a source carries a statement of its measure. Raises CitationRefused."""
    name = statement._meta.model_name or ""
    if name not in STATEMENTS:
        raise CitationRefused(f"A {statement._meta.verbose_name} is no statement that a source can carry.")
    citation = source.citation()
    citation.measure = statement.measure
    setattr(citation, name, statement)
    try:
        citation.full_clean()
    except ValidationError as refused:
        raise CitationRefused(" ".join(refused.messages)) from refused
    citation.save()
    return citation

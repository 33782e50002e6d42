"""Cite the source of a statement: the one place where a statement is tied to who says it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from policies.dockets.models import DocketEntry
from policies.measures.models import Citation, Claim, Event, Option, Provision, Target
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Entity
from policies.sources.models import Article

# What a citation names is at hand; that it exists, the database sees to.
_RELATED = [field.name for field in Citation._meta.fields if field.is_relation]
Statement = Event | Option | Target | Provision | Claim


class CannotCite(Exception):
    """The source does not fit; the text names the field and what is allowed."""


@dataclass(frozen=True)
class Source:
    """Who says something and where it can be read, before it is tied to a statement."""

    attribution: AttributionKind
    article: Article | None = None
    docket_entry: DocketEntry | None = None
    count: int | None = None
    out_of: int | None = None
    descriptor: str = ""
    speaker: Entity | None = None
    speaker_name: str = ""
    speaker_title: str = ""
    paraphrase: str = ""
    quote: str = ""
    contradicts: bool = False

    def citation(self) -> Citation:
        """Give the citation without its statement, unsaved."""
        return Citation(
            attribution=self.attribution,
            article=self.article,
            docket_entry=self.docket_entry,
            count=self.count,
            out_of=self.out_of,
            descriptor=self.descriptor,
            speaker=self.speaker,
            speaker_name=self.speaker_name,
            speaker_title=self.speaker_title,
            paraphrase=self.paraphrase,
            quote=self.quote,
            contradicts=self.contradicts,
        )


def cite(statement: Statement, *, source: Source) -> Citation:
    """Tie a saved statement to its source. Raises CannotCite."""
    citation = source.citation()
    citation.measure = statement.measure
    setattr(citation, str(statement._meta.model_name), statement)
    try:
        citation.full_clean(exclude=_RELATED, validate_constraints=False)
        with transaction.atomic():
            citation.save()
    except ValidationError as invalid:
        raise CannotCite(" ".join(invalid.messages)) from invalid
    except IntegrityError as refused:
        raise CannotCite(_in_words(refused)) from refused
    return citation


def _in_words(refused: IntegrityError) -> str:
    """Say which constraint a citation breaks; anything else that the database refuses is raised again."""
    name = getattr(getattr(refused.__cause__, "diag", None), "constraint_name", None)
    for constraint in Citation._meta.constraints:
        if constraint.name == name:
            return str(constraint.get_violation_error_message())
    raise refused

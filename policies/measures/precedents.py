"""Start a new measure from one that is a precedent for it."""

from collections.abc import Collection

from django.core.exceptions import ValidationError

from policies.measures.effects import settled_together
from policies.measures.models import Measure, MeasureBody, Option, Provision, Relation, Target
from policies.measures.references import free_slug, next_reference
from policies.publication.vocabulary import CheckState, RelationKind, Standing


class CannotStart(Exception):
    """The new measure cannot be started as given; the text names the field and what is allowed."""


@settled_together()
def start_from(precedent: Measure, *, title: str, year: int, targets: Collection[int] = ()) -> Measure:
    """Copy what a measure is, not what happened to it; give the new working copy.

    Copied are jurisdiction, instrument, bodies, legal basis, topics, options, provisions and those of
    the targets whose ids are given; never events, claims or citations, which belong to the precedent.
    Copied options are unconfirmed and under consideration. `year` is that of the first report.
    The precedent gains the relation and is thereby changed. Raises CannotStart.
    """
    precedent = Measure.objects.locked(precedent.pk)
    named = list(precedent.targets.filter(pk__in=targets))
    if len(named) != len(set(targets)):
        raise CannotStart(f"Targets: choose among those of {precedent.reference}.")
    measure = Measure(
        title=title.strip(), jurisdiction=precedent.jurisdiction, instrument=precedent.instrument
    )
    try:
        measure.clean_fields(exclude=["reference", "slug"])
    except ValidationError as wrong:
        raise CannotStart(
            " ".join(f"{n.capitalize()}: {' '.join(t)}" for n, t in wrong.message_dict.items())
        ) from wrong
    measure.reference = next_reference(jurisdiction=precedent.jurisdiction.code, year=year)
    measure.slug = free_slug(measure.title, reference=measure.reference)
    measure.save()
    measure.topics.set(precedent.topics.all())
    measure.authorities.set(precedent.authorities.all())
    _copy_parts(precedent, measure, named)
    Relation.objects.create(measure=precedent, kind=RelationKind.PRECEDENT, other=measure)
    return measure


def _copy_parts(precedent: Measure, measure: Measure, targets: Collection[Target]) -> None:
    MeasureBody.objects.bulk_create(
        [MeasureBody(measure=measure, body_id=tie.body_id, role=tie.role) for tie in precedent.bodies.all()]
    )
    Provision.objects.bulk_create(
        [Provision(measure=measure, number=p.number, label=p.label) for p in precedent.provisions.all()]
    )
    Target.objects.bulk_create(
        [Target(measure=measure, entity_id=target.entity_id, role=target.role) for target in targets]
    )
    for option in precedent.options.prefetch_related("authorities"):
        copied = Option.objects.create(
            measure=measure,
            label=option.label,
            instrument=option.instrument,
            body_id=option.body_id,
            standing=Standing.CONSIDERED,
            litigation_risk=option.litigation_risk,
            check_state=CheckState.RECALLED,
        )
        copied.authorities.set(option.authorities.all())

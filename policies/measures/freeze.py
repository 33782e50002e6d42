"""Freeze the working copy of a measure as one document (schema measure/1)."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch

from policies.measures.derive.effect import OPERATIVE
from policies.measures.derive.effect import ever_in_effect as ever_operated
from policies.measures.derive.evidence import Evidence, evidence
from policies.measures.derive.facts import Fact, Span, in_order
from policies.measures.derive.timelines import Timelines, timelines
from policies.measures.facts import fact_of
from policies.measures.frozen_parts import (
    frozen_authorities,
    frozen_citations,
    frozen_claim,
    frozen_docket,
    frozen_event,
    frozen_litigation,
    frozen_option,
    frozen_relations,
    frozen_sources,
    frozen_targets,
    iso,
    last_day,
    name_of,
    spans_as_rows,
    support_of,
)
from policies.measures.models import Citation, Event, Measure, Option, Provision, Target
from policies.publication.vocabulary import Effect, EventKind
from policies.registry.models import Topic

# An answer of a party concerned supports nothing (see derive.evidence), nor does the text of the
# measure that came first say anything about the one it overtook.
_NO_SUPPORT = frozenset({EventKind.RESPONSE, EventKind.OVERTAKEN})


def for_freezing(pk: int) -> Measure:
    """Load a measure and its parts in a fixed number of queries."""
    citations = Citation.objects.select_related(
        "article__publisher", "article__origin", "docket_entry__docket__court", "speaker"
    )
    return (
        Measure.objects.select_related("jurisdiction")
        .prefetch_related(
            "topics",
            "bodies__body",
            "authorities__citations",
            "relations__other",
            "related_from__measure",
            "litigation__provisions",
            "litigation__docket__court",
            "litigation__docket__appeal_from__court",
            "claims",
            Prefetch("citations", citations),
            Prefetch("provisions", Provision.objects.order_by("number")),
            Prefetch(
                "options",
                Option.objects.select_related("body", "resulted_in").prefetch_related(
                    "authorities__citations"
                ),
            ),
            Prefetch(
                "targets",
                Target.objects.select_related("entity__country").prefetch_related(
                    "entity__identifiers", "entity__relations__object"
                ),
            ),
            Prefetch(
                "events",
                Event.objects.select_related("docket__court", "by", "counted_from").prefetch_related(
                    "provisions"
                ),
            ),
        )
        .get(pk=pk)
    )


def document(measure: Measure, *, public_titles: Mapping[str, str]) -> dict[str, Any]:
    """Give the whole measure as the document that reviewers see and readers get.

    It holds timelines, not what is so today, so that it stays true as days pass; "as_released" is
    what was so on the day of the latest event. Other measures are named only if `public_titles`
    (reference to published title) has them, so that a document never tells of somebody's draft. Load
    the measure with `for_freezing`.
    """
    events = list(measure.events.all())
    facts = [fact_of(event) for event in events]
    citations = list(measure.citations.all())
    provisions = list(measure.provisions.all())
    targets = list(measure.targets.all())
    computed = timelines(facts, (provision.number for provision in provisions))
    topics = list(measure.topics.all())
    cited = _by_statement(citations)
    day = _day_of_law(facts, _latest(facts))
    return {
        "schema": "measure/1",
        "reference": measure.reference,
        "slug": measure.slug,
        "title": measure.title,
        "summary": measure.summary,
        "jurisdiction": {"code": measure.jurisdiction.code, "name": measure.jurisdiction.name},
        "instrument": measure.instrument,
        "official_citation": measure.official_citation or None,
        "official_document": measure.official_document or None,
        "official_url": measure.official_url or None,
        "concern": measure.concern,
        "note": measure.note,
        "policy_areas": [name_of(topic) for topic in topics if topic.kind == Topic.Kind.POLICY_AREA],
        "sectors": [name_of(topic) for topic in topics if topic.kind == Topic.Kind.SECTOR],
        "bodies": [{**name_of(row.body), "role": row.role} for row in measure.bodies.all()],
        "authorities": frozen_authorities(list(measure.authorities.all()), on=day),
        "options": [
            frozen_option(option, cited("option", option.pk), public_titles, on=day)
            for option in measure.options.all()
        ],
        "targets": frozen_targets(targets, {target.pk: cited("target", target.pk) for target in targets}),
        "provisions": [
            {
                "id": provision.pk,
                "number": provision.number,
                "label": provision.label,
                "effects": _effect_rows(computed.effects[provision.number], events),
                "citations": frozen_citations(cited("provision", provision.pk)),
            }
            for provision in provisions
        ],
        "events": [frozen_event(event, cited("event", event.pk), public_titles) for event in events],
        "claims": [frozen_claim(claim, cited("claim", claim.pk)) for claim in measure.claims.all()],
        "litigation": [frozen_litigation(case) for case in measure.litigation.all()],
        "relations": frozen_relations(measure, public_titles),
        "sources": frozen_sources(citations),
        **_axes(events, facts, citations, computed),
    }


def axes(measure: Measure) -> dict[str, Any]:
    """Give what the document says of stage, effect, evidence and expected dates, of a loaded measure."""
    events = list(measure.events.all())
    facts = [fact_of(event) for event in events]
    computed = timelines(facts, (provision.number for provision in measure.provisions.all()))
    return _axes(events, facts, list(measure.citations.all()), computed)


def _axes(
    events: list[Event], facts: Sequence[Fact], citations: list[Citation], computed: Timelines
) -> dict[str, Any]:
    effects, rolled, stages = computed.effects, computed.effect, computed.stage
    weight = measure_evidence(events, citations)
    latest = _latest(facts)
    return {
        "stage": {
            "as_released": stages[-1].state if stages else None,
            "since": iso(stages[-1].start) if stages else None,
            "timeline": spans_as_rows("stage", stages),
        },
        "effect": {
            "as_released": next(
                (span.state for span in rolled if latest and span.covers(latest)), Effect.NONE
            ),
            "ever_in_effect": ever_operated(effects.values()),
            "timeline": spans_as_rows("effect", rolled),
        },
        "evidence": {
            "level": weight.level.value,
            "origins": weight.origins,
            "disputed": weight.disputed,
            "events": list(weight.events),
        },
        "expected": [
            {
                "event": event.pk,
                "on": iso(event.happened_on),
                "until": iso(last_day(event)),
                "precision": event.precision,
                "label": event.summary,
            }
            for event in events
            if event.expected and event.happened_on
        ],
        "latest_event_on": iso(latest),
    }


def _latest(facts: Sequence[Fact]) -> dt.date | None:
    return max((fact.day for fact in facts if fact.day and not fact.expected), default=None)


def _day_of_law(facts: Sequence[Fact], latest: dt.date | None) -> dt.date | None:
    """Give the day whose law the measure cites: that of its operative text, else of its latest event."""
    return next((fact.day for fact in in_order(facts) if fact.kind in OPERATIVE), latest)


def measure_evidence(events: list[Event], citations: list[Citation]) -> Evidence:
    """Weigh the citations of what happened to the measure; contradictions count wherever they stand."""
    happened = {event.pk for event in events if not event.expected and event.kind not in _NO_SUPPORT}
    return evidence(
        support_of(citation)
        for citation in citations
        if citation.event_id in happened or citation.contradicts
    )


def _by_statement(citations: list[Citation]) -> Callable[[str, int], list[Citation]]:
    def cited(statement: str, pk: int) -> list[Citation]:
        return [citation for citation in citations if getattr(citation, f"{statement}_id") == pk]

    return cited


def _effect_rows(spans: Sequence[Span], events: list[Event]) -> list[dict[str, Any]]:
    dockets = {event.docket_id: event.docket for event in events if event.docket}
    return [
        {
            "state": span.state,
            "from": iso(span.start),
            "to": iso(span.end),
            "scope": span.scope or "nationwide",
            "events": list(span.events),
            "docket": frozen_docket(dockets[span.docket]) if span.docket in dockets else None,
        }
        for span in spans
    ]


def references_named(measure: Measure) -> set[str]:
    """Give the references of the other measures that a loaded measure names."""
    others = [row.other for row in measure.relations.all()]
    others += [row.measure for row in measure.related_from.all()]
    others += [event.by for event in measure.events.all() if event.by]
    others += [option.resulted_in for option in measure.options.all() if option.resulted_in]
    return {other.reference for other in others}

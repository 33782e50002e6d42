"""The parts of a frozen document, one function each."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from policies.dockets.models import Docket
from policies.measures.derive.evidence import evidence
from policies.measures.derive.facts import Span, Support
from policies.measures.models import Citation, Claim, Event, Litigation, Measure, Option, Target
from policies.measures.wording import attribution, counted, lasting, when
from policies.publication.vocabulary import AttributionKind, Precision
from policies.registry.models import Authority, Body, Entity, Topic
from policies.registry.validity import chosen_on

Row = dict[str, Any]


def iso(day: dt.date | None) -> str | None:
    """Give a day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def last_day(event: Event) -> dt.date | None:
    """Give the last day on which an event known to a range, a month or a year can happen; None for a day."""
    if event.happened_on is None:
        return None
    if event.precision == Precision.MONTH:
        return event.happened_on.replace(day=monthrange(event.happened_on.year, event.happened_on.month)[1])
    if event.precision == Precision.YEAR:
        return event.happened_on.replace(month=12, day=31)
    return event.happened_until


def name_of(row: Body | Topic) -> Row:
    """Name a row of the registry."""
    return {"slug": row.slug, "name": row.name}


def spans_as_rows(word: str, spans: Iterable[Span]) -> list[Row]:
    """Write a timeline of stages or effects."""
    return [
        {word: span.state, "from": iso(span.start), "to": iso(span.end), "events": list(span.events)}
        for span in spans
    ]


def frozen_authorities(authorities: Sequence[Authority], *, on: dt.date | None) -> list[Row]:
    """Freeze the legal basis as it was cited on a day, with all that each authority rests on."""
    bases = Authority.objects.bases_of_each(*authorities)
    return [_frozen_authority(authority, bases[authority.pk], on) for authority in authorities]


def _frozen_authority(authority: Authority, bases: list[tuple[str, str]], on: dt.date | None) -> Row:
    cited = chosen_on(list(authority.citations.all()), on)
    return {
        "slug": authority.slug,
        "title": authority.title,
        "kind": authority.kind,
        "citation": cited.text if cited else "",
        "url": (cited.url or None) if cited else None,
        "check": authority.check_state,
        "rests_on": [{"slug": slug, "title": title} for slug, title in bases],
    }


def frozen_option(
    option: Option, citations: list[Citation], public_titles: Mapping[str, str], *, on: dt.date | None
) -> Row:
    """Freeze an option with evidence of its own, its authorities as they were cited on a day."""
    weight = evidence(support_of(citation) for citation in citations)
    return {
        "id": option.pk,
        "label": option.label,
        "instrument": option.instrument,
        "standing": option.standing,
        "litigation_risk": option.litigation_risk,
        "note": option.note,
        "check": option.check_state,
        "body": name_of(option.body) if option.body else None,
        "authorities": [_cited_authority(authority, on) for authority in option.authorities.all()],
        "resulted_in": _named(option.resulted_in, public_titles),
        "evidence": {"level": weight.level.value, "origins": weight.origins},
        "citations": frozen_citations(citations),
    }


def frozen_targets(targets: Sequence[Target], citations: Mapping[int, list[Citation]]) -> list[Row]:
    """Freeze the targets, each with its identifiers and everyone it is tied to."""
    related = Entity.objects.related_by_steps(*(target.entity for target in targets))
    return [_frozen_target(target, related[target.entity_id], citations[target.pk]) for target in targets]


def _frozen_target(target: Target, related: list[list[str]], citations: list[Citation]) -> Row:
    entity = target.entity
    return {
        "id": target.pk,
        "role": target.role,
        "note": target.note,
        "entity": {
            "slug": entity.slug,
            "name": entity.name,
            "schema": entity.schema,
            "country": entity.country.code if entity.country else None,
            "aliases": list(entity.aliases),
            "identifiers": [
                {"scheme": row.scheme, "value": row.value, "check": row.check_state}
                for row in entity.identifiers.all()
            ],
            "relations": [
                {"kind": row.kind, "slug": row.object.slug, "name": row.object.name}
                for row in entity.relations.all()
            ],
            "related": sorted(slug for ring in related for slug in ring),
            "related_by_steps": related,
        },
        "citations": frozen_citations(citations),
    }


def frozen_event(event: Event, citations: list[Citation], public_titles: Mapping[str, str]) -> Row:
    """Freeze an event with its date as exactly as it is known."""
    return {
        "id": event.pk,
        "kind": event.kind,
        "kind_label": event.get_kind_display(),
        "summary": event.summary,
        "happened_on": iso(event.happened_on),
        "happened_until": iso(event.happened_until),
        "precision": event.precision,
        "when": when(event),
        "time": event.at_time.strftime("%H:%M") if event.at_time else None,
        "time_zone": event.time_zone or None,
        "reported_on": iso(event.reported_on),
        "expected": event.expected,
        "until": iso(event.until),
        "lasts": _frozen_length(event),
        "counted": _frozen_clock(event),
        "check": event.check_state,
        "note": event.note,
        "provisions": sorted(provision.number for provision in event.provisions.all()),
        "option": event.option_id,
        "docket": frozen_docket(event.docket) if event.docket else None,
        "by": _named(event.by, public_titles),
        "scope": event.scope,
        "citations": frozen_citations(citations),
    }


def frozen_claim(claim: Claim, citations: list[Citation]) -> Row:
    """Freeze a claim."""
    return {"id": claim.pk, "text": claim.text, "citations": frozen_citations(citations)}


def frozen_docket(docket: Docket) -> Row:
    """Name a docket by court and number; its id is the feed's own."""
    return {"court": docket.court.slug, "docket_number": docket.docket_number}


def frozen_litigation(case: Litigation) -> Row:
    """Freeze the tie to a court case."""
    return {
        "id": case.pk,
        "relation": case.relation,
        "provisions": sorted(provision.number for provision in case.provisions.all()),
        "docket": {
            **frozen_docket(case.docket),
            "id": case.docket_id,
            "court_name": case.docket.court.name,
            "caption": case.docket.caption,
            "judge": case.docket.judge,
            "filed_on": iso(case.docket.filed_on),
        },
        "appeal_from": frozen_docket(case.docket.appeal_from) if case.docket.appeal_from else None,
    }


def frozen_relations(measure: Measure, public_titles: Mapping[str, str]) -> list[Row]:
    """Freeze the ties to other published measures, in both directions."""
    ties = [(row, "out", row.other) for row in measure.relations.all()]
    ties += [(row, "in", row.measure) for row in measure.related_from.all()]
    return [
        {
            "kind": row.kind,
            "in_part": row.in_part,
            "direction": direction,
            "measure": _named(other, public_titles),
        }
        for row, direction, other in ties
        if other.reference in public_titles
    ]


def frozen_sources(citations: Sequence[Citation]) -> list[Row]:
    """Group the articles behind all citations by the origin of their news."""
    articles = {citation.article_id: citation.article for citation in citations if citation.article}
    origins: dict[int, Row] = {}
    for article in sorted(articles.values(), key=lambda row: row.pk):
        group = origins.setdefault(
            article.origin_id,
            {"origin": {"id": article.origin_id, "label": article.origin.label}, "articles": []},
        )
        group["articles"].append(
            {
                "id": article.pk,
                "title": article.title,
                "publisher": article.publisher.name,
                "url": article.url,
                "archived_url": article.archived_url or None,
                "published_on": iso(article.published_on),
                "kind": article.kind,
            }
        )
    return list(origins.values())


def frozen_citations(citations: Iterable[Citation]) -> list[Row]:
    """Freeze citations with their attribution in words."""
    return [
        {
            "id": citation.pk,
            "article": citation.article_id,
            "docket_entry": frozen_entry(citation),
            "attribution": {
                "kind": citation.attribution,
                "count": citation.count,
                "out_of": citation.out_of,
                "descriptor": citation.descriptor,
                "speaker": citation.speaker_name or (citation.speaker.name if citation.speaker else None),
                "title": citation.speaker_title,
            },
            "words": attribution(citation),
            "paraphrase": citation.paraphrase,
            "quote": citation.quote,
            "contradicts": citation.contradicts,
        }
        for citation in citations
    ]


def support_of(citation: Citation) -> Support:
    """Give what evidence depends on; a court's file is an origin of its own."""
    if citation.article:
        origin = f"origin {citation.article.origin_id}"
    else:
        origin = f"entry {citation.docket_entry_id}"
    return Support(citation.event_id, AttributionKind(citation.attribution), origin, citation.contradicts)


def frozen_entry(citation: Citation) -> Row | None:
    """Name the docket entry that is cited, with its words."""
    entry = citation.docket_entry
    if entry is None:
        return None
    return {
        **frozen_docket(entry.docket),
        "entry_number": entry.entry_number,
        "filed_on": iso(entry.filed_on),
        "label": entry.label or entry.text,
    }


def _frozen_length(event: Event) -> Row | None:
    if event.lasts is None:
        return None
    return {"number": event.lasts, "unit": event.lasts_unit, "words": lasting(event)}


def _frozen_clock(event: Event) -> Row | None:
    if event.counted_from is None:
        return None
    return {
        "from": event.counted_from.pk,
        "number": event.count,
        "unit": event.count_unit,
        "rolls_to": event.rolls_to or None,
        "words": counted(event),
    }


def _named(measure: Measure | None, public_titles: Mapping[str, str]) -> Row | None:
    if measure is None or measure.reference not in public_titles:
        return None
    return {"reference": measure.reference, "title": public_titles[measure.reference]}


def _cited_authority(authority: Authority, on: dt.date | None) -> Row:
    cited = chosen_on(list(authority.citations.all()), on)
    return {
        "slug": authority.slug,
        "title": authority.title,
        "citation": cited.text if cited else "",
    }

"""Put documents of current editions into the tables of the comparison."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from policies.publication.models import Edition

from . import models

Json = dict[str, Any]
LISTS = {
    "policy_areas": models.Area,
    "sectors": models.Sector,
    "bodies": models.Body,
    "authorities": models.Authority,
}


def fill(number: int) -> int:
    """Load that many documents, oldest measures first, and give how many there were."""
    texts = Edition.objects.current().order_by("sequence").values_list("document", flat=True)[:number]
    documents = [json.loads(text or "{}") for text in texts]
    places = _named(models.Jurisdiction, (document["jurisdiction"] for document in documents))
    measures = models.Measure.objects.bulk_create(_measure(document, places) for document in documents)
    pairs = list(zip(measures, documents, strict=True))
    for key, model in LISTS.items():
        named = _named(model, (entry for document in documents for entry in document[key]))
        through = getattr(models.Measure, key).through
        column = f"{model._meta.model_name}_id"
        through.objects.bulk_create(
            through(measure_id=measure.pk, **{column: named[_slug(entry)].pk})
            for measure, document in pairs
            for entry in document[key]
        )
    _fill_targets(pairs)
    _fill_events(pairs)
    models.Case.objects.bulk_create(
        models.Case(
            measure=measure,
            court=case["docket"]["court"],
            docket_number=case["docket"]["docket_number"],
            caption=case["docket"]["caption"],
        )
        for measure, document in pairs
        for case in document["litigation"]
    )
    return len(documents)


def _measure(document: Json, places: dict[str, Any]) -> models.Measure:
    return models.Measure(
        reference=document["reference"],
        title=document["title"],
        summary=document["summary"],
        concern=document["concern"],
        instrument=document["instrument"],
        stage=document["stage"]["as_released"],
        effect=document["effect"]["as_released"],
        evidence=document["evidence"]["level"],
        origins=document["evidence"]["origins"],
        disputed=document["evidence"]["disputed"],
        latest_event_on=document["latest_event_on"],
        jurisdiction=places[_slug(document["jurisdiction"])],
    )


def _fill_targets(pairs: list[tuple[models.Measure, Json]]) -> None:
    targets = [(measure, target) for measure, document in pairs for target in document["targets"]]
    entities = _named(models.Entity, (target["entity"] for _, target in targets))
    models.Target.objects.bulk_create(
        models.Target(measure=measure, entity=entities[target["entity"]["slug"]], role=target["role"])
        for measure, target in targets
    )


def _fill_events(pairs: list[tuple[models.Measure, Json]]) -> None:
    entries = [(measure, entry) for measure, document in pairs for entry in document["events"]]
    events = models.Event.objects.bulk_create(
        models.Event(
            measure=measure,
            kind=entry["kind"],
            summary=entry["summary"],
            happened_on=entry["happened_on"],
            precision=entry["precision"],
            reported_on=entry["reported_on"],
            check_state=entry["check"],
        )
        for measure, entry in entries
    )
    models.Citation.objects.bulk_create(
        models.Citation(
            event=event,
            kind=citation["attribution"]["kind"],
            speaker=citation["attribution"]["speaker"],
            words=citation["words"],
            quote=citation["quote"],
        )
        for event, (_, entry) in zip(events, entries, strict=True)
        for citation in entry["citations"]
    )


def _named(model: type[Model], entries: Iterable[Json]) -> dict[str, Any]:
    names = {_slug(entry): entry.get("name") or entry["title"] for entry in entries}
    made = model._default_manager.bulk_create(model(slug=slug, name=name) for slug, name in names.items())
    return dict(zip(names, made, strict=True))


def _slug(entry: Json) -> str:
    return str(entry.get("slug") or entry["code"])

"""The read model: what a release makes of it, and that the log alone gives all of it."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from policies.publication import readmodel
from policies.publication.models import Edition, EditionSearch, FacetValue
from policies.publication.tasks import advance

from .factories import (
    authority,
    effects,
    event,
    litigation,
    publish,
    sample_document,
    stages,
    target,
    tombstone_of,
)

pytestmark = pytest.mark.django_db


def at(day: int, month: int = 1, year: int = 2021) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def values(edition: Edition) -> set[str]:
    return {f"{row.facet}={row.value}" for row in FacetValue.objects.filter(pk__in=edition.facets)}


def everything() -> dict[str, list[tuple]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT to_jsonb(phase) - 'id', words::text FROM publication_editionindex AS phase "
            "FULL JOIN publication_editionsearch AS words USING (edition_id) ORDER BY edition_id, known"
        )
        search = cursor.fetchall()
    return {
        "editions": list(Edition.objects.order_by("sequence").values_list()),
        "search": search,
        "facets": list(FacetValue.objects.order_by("pk").values_list()),
    }


def test_the_new_edition_closes_the_one_before():
    first = publish(moment=at(1))
    publish(json.loads(first.document) | {"title": "New"}, kind="updated", moment=at(2))
    old, new = Edition.objects.all()
    assert (old.known.lower, old.known.upper) == (at(1), at(2))
    assert (new.known.lower, new.known.upper) == (at(2), None)
    assert list(Edition.objects.current()) == [new]
    assert list(Edition.objects.known_at(at(1))) == [old]
    assert list(Edition.objects.known_at(at(2))) == [new]


def test_two_editions_of_a_measure_are_never_known_at_once():
    edition = Edition.objects.get(sequence=publish().sequence)
    edition.sequence, edition.version, edition.current, edition.digest = 2, 2, False, "x"
    with pytest.raises(IntegrityError, match="edition_one_known_at_a_time"), transaction.atomic():
        edition.save(force_insert=True)


def test_facets_include_what_an_authority_rests_on_and_whoever_is_related_to_a_target():
    publish(
        authorities=[authority("eo-13873", "Supply chain", rests_on=[{"slug": "ieepa", "title": "IEEPA"}])],
        targets=[
            target(
                "alipay",
                "Alipay",
                relations=[{"kind": "owned_by", "slug": "ant-group", "name": "Ant Group"}],
                related=["ant-group", "alibaba"],
            )
        ],
        litigation=[litigation()],
        events=[
            event(),
            event(2, happened_on="2021-01-05"),
            event(3, happened_on="2030-01-01", expected=True),
        ],
        evidence={"level": "on_record", "origins": 2, "disputed": True, "events": []},
    )
    assert values(Edition.objects.get()) == {
        "stage=reported",
        "effect=none",
        "evidence=on_record",
        "evidence=disputed",
        "instrument=undetermined",
        "jurisdiction=US",
        "body=treasury",
        "authority=eo-13873",
        "authority=ieepa",
        "target=alipay",
        "target=ant-group",
        "target=alibaba",
        "target_0=alipay",
        "target_1=ant-group",
        "policy_area=financial-sanctions",
        "sector=digital-payments",
        "court=dcd",
        "year=2020",
        "year=2021",
    }
    assert FacetValue.objects.get(facet="target", value="ant-group").label == "Ant Group"


def test_a_name_known_only_by_its_slug_never_replaces_a_label():
    publish(targets=[target("ant-group", "Ant Group Co.")])
    publish(targets=[target("alipay", "Alipay", related=["ant-group"])])
    assert FacetValue.objects.get(facet="target", value="ant-group").label == "Ant Group Co."


def test_a_retraction_withholds_every_earlier_edition_and_a_reinstatement_brings_the_measure_back():
    first = publish(title="Libel", moment=at(1))
    second = publish(json.loads(first.document) | {"title": "Libel again"}, kind="updated", moment=at(2))
    tombstone = publish(tombstone_of(second), kind="retracted", note="It was wrong.", moment=at(3))
    assert not Edition.objects.current().exists()
    assert not Edition.objects.readable().exists()
    assert not EditionSearch.objects.exists()
    assert set(FacetValue.objects.values_list("count", flat=True)) == {0}
    withheld = Edition.objects.filter(sequence__lt=tombstone.sequence)
    assert {(edition.document, edition.title, edition.label) for edition in withheld} == {
        (None, "Retracted measure", "")
    }
    assert Edition.objects.get(sequence=tombstone.sequence).is_tombstone

    publish(json.loads(first.document) | {"title": "Right"}, kind="reinstated", moment=at(4))
    assert [edition.title for edition in Edition.objects.current()] == ["Right"]
    assert [edition.title for edition in Edition.objects.readable()] == ["Right"]
    assert FacetValue.objects.get(facet="stage", value="reported").count == 1


def test_counts_follow_every_release():
    first = publish(instrument="guidance", moment=at(1))
    publish(moment=at(2))
    publish(
        json.loads(first.document) | {"instrument": "statute", "bodies": []}, kind="updated", moment=at(3)
    )
    counts = {
        f"{row.facet}={row.value}": row.count for row in FacetValue.objects.all() if row.facet != "year"
    }
    assert counts["instrument=guidance"] == 0
    assert counts["instrument=statute"] == 1
    assert counts["body=treasury"] == 1
    assert counts["stage=reported"] == 2


DATED: dict[str, Any] = {
    "stage": stages(("issued", "2026-08-06"), ("in_force", "2026-09-20"), ("revoked", "2026-11-01")),
    "effect": effects(("pending", "2026-08-06"), ("in_effect", "2026-09-20"), ("ended", "2026-11-01")),
    "expected": [{"event": 1, "on": "2026-09-20", "until": None, "precision": "day", "label": "Start"}],
}


def test_the_calendar_moves_stage_effect_and_next_date_without_a_release(time_machine):
    time_machine.move_to(datetime(2026, 8, 10, tzinfo=UTC))
    publish(**DATED)
    edition = Edition.objects.get()
    assert (edition.stage, edition.effect) == ("issued", "pending")
    assert (edition.next_on, edition.next_change_on) == (date(2026, 9, 20), date(2026, 9, 20))
    assert advance() == 0

    time_machine.move_to(datetime(2026, 9, 20, 1, tzinfo=UTC))
    assert advance() == 1
    assert advance() == 0
    edition = Edition.objects.get()
    assert (edition.stage, edition.effect, edition.next_on) == ("in_force", "in_effect", date(2026, 9, 20))
    assert {"stage=in_force", "effect=in_effect"} <= values(edition)
    assert "stage=issued" not in values(edition)
    assert FacetValue.objects.get(facet="stage", value="issued").count == 0
    assert FacetValue.objects.get(facet="stage", value="in_force").count == 1

    time_machine.move_to(datetime(2026, 11, 20, tzinfo=UTC))
    assert advance() == 1
    edition = Edition.objects.get()
    assert (edition.stage, edition.next_on, edition.next_change_on) == ("revoked", None, None)
    before = everything()
    readmodel.rebuild()
    assert everything() == before


def test_a_rebuild_gives_exactly_what_was_there(time_machine):
    time_machine.move_to(datetime(2026, 10, 1, tzinfo=UTC))
    documents = [
        sample_document(
            title=f"Measure {number} é", targets=[target(f"t{number % 3}", f"T {number % 3}")], **DATED
        )
        for number in range(8)
    ]
    releases = [publish(document) for document in documents]
    for number, document in enumerate(documents[:6]):
        publish(document | {"summary": f"Other words {number}"}, kind="updated")
    publish(tombstone_of(releases[0]), kind="retracted", note="wrong")
    publish(documents[0], kind="reinstated", note="right")
    publish(tombstone_of(releases[1]), kind="retracted", note="wrong")
    publish(documents[2], kind="withdrawn", note="old")
    before = everything()
    call_command("rebuild_editions")
    assert everything() == before
    Edition.objects.update(title="x", facets=[], document=None)
    EditionSearch.objects.all().delete()
    FacetValue.objects.update(count=7)
    call_command("rebuild_editions")
    assert everything() == before

"""Which dockets the releases name, as triggers keep it beside the editions."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from policies.publication import readmodel
from policies.publication.models import NamedDocket
from tests.publication.factories import (
    citation,
    event,
    litigation,
    publish,
    sample_document,
    target,
    tombstone_of,
)

pytestmark = pytest.mark.django_db
ALONE = {"court": "paed", "docket_number": "2:20-cv-04597"}
EFFECT = {"state": "enjoined_tro", "from": "2020-09-27", "to": None, "scope": "nationwide", "events": [1]}
ENTRY = {**ALONE, "entry_number": 30, "filed_on": "2020-10-30", "label": "MEMORANDUM"}


def case(docket: int = 7, **changes: Any) -> dict[str, Any]:
    """Make a case in the court for the District of Columbia."""
    tie = litigation(number=docket)
    return tie | {"docket": tie["docket"] | changes}


def named() -> list[tuple[int | None, str, str, str, str, date | None]]:
    columns = ("docket", "court", "docket_number", "caption", "judge", "filed_on")
    return list(NamedDocket.objects.order_by("edition", *columns).values_list(*columns))


def test_a_case_is_kept_as_it_was_frozen():
    publish(litigation=[case(caption="A v. B", judge="C. Judge", filed_on="2020-09-18")])
    assert named() == [(7, "dcd", "1:20-cv-00007", "A v. B", "C. Judge", date(2020, 9, 18))]


def test_a_case_of_an_older_document_has_neither_judge_nor_day():
    tie = case(caption="A v. B")
    tie["docket"] = {key: tie["docket"][key] for key in tie["docket"] if key not in ("judge", "filed_on")}
    publish(litigation=[tie])
    assert named() == [(7, "dcd", "1:20-cv-00007", "A v. B", "", None)]


@pytest.mark.parametrize(
    "parts",
    [
        {"events": [event(docket=ALONE)]},
        {"events": [event(citations=[citation(docket_entry=ENTRY)])]},
        {"claims": [{"id": 1, "text": "It holds.", "citations": [citation(docket_entry=ENTRY)]}]},
        {"targets": [target() | {"citations": [citation(docket_entry=ENTRY)]}]},
        {"provisions": [{"id": 1, "number": 1, "label": "Stores", "effects": [EFFECT | {"docket": ALONE}]}]},
    ],
    ids=["event", "cited for an event", "cited for a claim", "cited for a target", "effect"],
)
def test_a_docket_is_named_wherever_it_stands_with_no_day_that_is_an_entrys(parts: dict[str, Any]):
    publish(**parts)
    assert named() == [(None, "paed", "2:20-cv-04597", "", "", None)]


def test_the_court_below_is_named_by_its_appeal():
    publish(litigation=[case() | {"appeal_from": ALONE}])
    assert [row[:3] for row in named()] == [
        (7, "dcd", "1:20-cv-00007"),
        (None, "paed", "2:20-cv-04597"),
    ]


def test_what_is_named_as_a_case_is_not_kept_again_by_its_number():
    publish(
        litigation=[case(), case()],
        events=[event(docket={"court": "dcd", "docket_number": "1:20-cv-00007"})],
    )
    assert [row[0] for row in named()] == [7]


def test_every_version_that_can_be_read_names_its_dockets():
    document = sample_document(litigation=[case(7)])
    publish(document)
    publish(document | {"litigation": [case(8)]}, kind="corrected", note="It was another case.")
    publish(document | {"litigation": []}, kind="withdrawn", note="It ended.")
    assert [row[0] for row in named()] == [7, 8]


def test_a_retraction_takes_away_what_all_versions_named_and_reinstating_names_anew():
    document = sample_document(litigation=[case(7)])
    first = publish(document)
    publish(document | {"litigation": [case(8)]}, kind="updated")
    other = publish(litigation=[case(9)])
    publish(tombstone_of(first) | {"slug": document["slug"]}, kind="retracted", note="It was invented.")
    assert [row[0] for row in named()] == [9]
    publish(document | {"litigation": [case(8)]}, kind="reinstated", note="It was not.")
    assert sorted(row[0] or 0 for row in named()) == [8, 9]
    assert NamedDocket.objects.newest_of([8, 9])[9].edition_id == other.sequence


def test_the_newest_release_says_how_a_docket_is_named():
    document = sample_document(litigation=[case(7, caption="A v. B")])
    publish(document)
    publish(litigation=[case(7, caption="A v. Successor")])
    assert NamedDocket.objects.newest_of([7, 8])[7].caption == "A v. Successor"
    publish(document | {"summary": "Clearer."}, kind="updated")
    assert NamedDocket.objects.newest_of([7])[7].caption == "A v. B"


def test_the_rebuilt_read_model_names_the_same_dockets():
    document = sample_document(litigation=[case(7, caption="A v. B")], events=[event(docket=ALONE)])
    publish(document)
    publish(tombstone_of(publish(litigation=[case(9)])), kind="retracted", note="It was invented.")
    before = named()
    assert len(before) == 2
    readmodel.rebuild()
    assert named() == before


@pytest.mark.django_db(transaction=True)
def test_a_log_from_before_is_read_when_the_table_is_made():
    document = sample_document(litigation=[case(7, caption="A v. B")], events=[event(docket=ALONE)])
    publish(document)
    publish(tombstone_of(publish(litigation=[case(9)])), kind="retracted", note="It was invented.")
    before = named()
    try:
        MigrationExecutor(connection).migrate([("publication", "0005_distances_of_targets")])
        assert "publication_nameddocket" not in connection.introspection.table_names()
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    assert named() == before

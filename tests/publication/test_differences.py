"""What a reviewer is told of two documents."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from policies.publication.differences import Change, Row, Section, differences
from tests.publication.factories import (
    authority,
    citation,
    effects,
    event,
    litigation,
    sample_document,
    stages,
    target,
)

DIFFERS = {Change.ADDED, Change.REMOVED, Change.CHANGED}

DAYS = {"filed_on", "happened_on", "happened_until", "reported_on", "until", "from", "to", "since", "on"}
DAYS |= {"published_on", "latest_event_on"}
# What stands beside the word it labels, and the version of the schema.
TWINS = {"kind_label", "when", "schema"}


def full_document() -> dict[str, Any]:
    """Make a document in which every list has a row."""
    article = {
        "id": 1,
        "title": "Curbs explored",
        "publisher": "A newspaper",
        "url": "https://example.org/1",
        "archived_url": None,
        "published_on": "2020-10-07",
        "kind": "press",
    }
    option = {
        "id": 3,
        "label": "A new order",
        "instrument": "executive_order",
        "standing": "considered",
        "litigation_risk": "High.",
        "note": "",
        "check": "verified",
        "body": {"slug": "treasury", "name": "Treasury"},
        "authorities": [{"slug": "ieepa", "title": "Emergency powers act", "citation": "50 USC 1701"}],
        "resulted_in": None,
        "evidence": {"level": "single_origin_anonymous", "origins": 1},
        "citations": [citation(2)],
    }
    span = {"state": "none", "from": None, "to": None, "scope": "nationwide", "events": [1], "docket": None}
    return sample_document(
        options=[option],
        authorities=[authority()],
        targets=[target()],
        provisions=[{"id": 1, "number": 1, "label": "Payments", "effects": [span]}],
        events=[event(), event(2, kind="vote", kind_label="Vote", expected=True, summary="A vote is due.")],
        claims=[{"id": 9, "text": "Officials expect a court fight.", "citations": [citation(3)]}],
        litigation=[litigation()],
        relations=[
            {
                "kind": "precedent",
                "in_part": False,
                "direction": "in",
                "measure": {"reference": "US-2019-0001", "title": "An older order"},
            }
        ],
        sources=[{"origin": {"id": 1, "label": "A newspaper"}, "articles": [article]}],
        stage=stages(("reported", "2020-10-07")),
        effect=effects(("none", None)),
        expected=[{"event": 2, "on": "2020-11-03", "until": None, "precision": "day", "label": "A vote"}],
    )


def section(sections: list[Section], key: str) -> Section:
    return next(part for part in sections if part.key == key)


def rows_of(row: Row) -> Iterator[Row]:
    yield row
    for part in row.rows:
        yield from rows_of(part)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every word, number and truth in a document."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from leaves(part, (*path, key))
    elif isinstance(value, list) and value:
        for number, part in enumerate(value):
            yield from leaves(part, (*path, number))
    else:
        yield path


def altered(document: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """Give the document with one leaf replaced by something else of its kind."""
    document = copy.deepcopy(document)
    part: Any = document
    for key in path[:-1]:
        part = part[key]
    was = part[path[-1]]
    if isinstance(was, bool):
        part[path[-1]] = not was
    elif isinstance(was, int):
        part[path[-1]] = was + 40
    elif isinstance(was, list):
        part[path[-1]] = ["something"]
    elif path[-1] in DAYS:
        part[path[-1]] = "2019-01-02"
    else:
        part[path[-1]] = "something else"
    return document


FULL = full_document()


@pytest.mark.parametrize("path", [p for p in leaves(FULL) if p[-1] not in TWINS], ids=str)
def test_no_altered_leaf_of_a_document_goes_untold(path):
    told = differences(FULL, altered(FULL, path))
    assert any(part.change in DIFFERS for part in told), path


def test_a_document_does_not_differ_from_itself():
    assert all(part.change == Change.UNCHANGED for part in differences(FULL, copy.deepcopy(FULL)))


def test_without_a_document_before_every_row_is_added():
    told = differences(None, FULL)
    assert {row.change for part in told for row in part.rows} == {Change.ADDED}


def test_the_order_of_rows_makes_no_difference():
    turned = copy.deepcopy(FULL)
    turned["events"].reverse()
    assert section(differences(FULL, turned), "events").change == Change.UNCHANGED


@pytest.mark.parametrize(
    ("key", "change_of", "kind", "label"),
    [
        ("events", lambda rows: rows.pop(1), Change.REMOVED, "Vote, 7 October 2020"),
        ("events", lambda rows: rows.append(event(5)), Change.ADDED, "Reported, 7 October 2020"),
        ("targets", lambda rows: rows.clear(), Change.REMOVED, "Ant Group"),
        (
            "policy_areas",
            lambda rows: rows.append({"slug": "other", "name": "Other"}),
            Change.ADDED,
            "Other",
        ),
        ("provisions", lambda rows: rows.clear(), Change.REMOVED, "1. Payments"),
        ("litigation", lambda rows: rows.clear(), Change.REMOVED, "1:20-cv-00001 (D.D.C.)"),
        ("claims", lambda rows: rows.clear(), Change.REMOVED, "Officials expect a court fight."),
        (
            "relations",
            lambda rows: rows.clear(),
            Change.REMOVED,
            "US-2019-0001 An older order is a precedent for this one",
        ),
    ],
)
def test_rows_come_and_go_under_their_own_names(key, change_of, kind, label):
    after = copy.deepcopy(FULL)
    change_of(after[key])
    told = [row for row in section(differences(FULL, after), key).rows if row.change != Change.UNCHANGED]
    assert [(row.change, row.label) for row in told] == [(kind, label)]


@pytest.mark.parametrize(
    ("path", "label", "before", "after"),
    [
        (("title",), "Title", FULL["title"], "something else"),
        (("instrument",), "Instrument", "Undetermined", "something else"),
        (("options", 0, "standing"), "Standing", "Considered", "something else"),
        (("events", 0, "happened_on"), "Happened on", "7 October 2020", "2 January 2019"),
        (("events", 0, "expected"), "Still expected", "no", "yes"),
        (("stage", "since"), "Since", "7 October 2020", "2 January 2019"),
        (("evidence", "level"), "Evidence", "One anonymous origin", "something else"),
        (("events", 0, "citations", 0, "attribution", "count"), "Count", "2", "42"),
    ],
)
def test_fields_are_told_in_words(path, label, before, after):
    told = differences(FULL, altered(FULL, path))
    found = [
        (field.label, field.before, field.after)
        for part in told
        for row in part.rows
        for inner in rows_of(row)
        for field in inner.fields
        if field.change != Change.UNCHANGED
    ]
    assert (label, before, after) in found


def test_a_sentence_shows_only_the_words_that_changed():
    after = altered(FULL, ("summary",)) | {"summary": "Curbs on two payment apps are being explored."}
    record = section(differences(FULL, after), "record").rows[0]
    summary = next(field for field in record.fields if field.key == "summary")
    assert [(piece.change, piece.text.strip()) for piece in summary.pieces] == [
        (Change.UNCHANGED, "Curbs on"),
        (Change.ADDED, "two"),
        (Change.UNCHANGED, "payment apps are being explored."),
    ]


def test_a_short_text_such_as_a_date_is_told_as_a_whole():
    told = differences(FULL, altered(FULL, ("stage", "since")))
    since = next(field for field in section(told, "stage").rows[0].fields if field.key == "since")
    assert [(piece.change, piece.text) for piece in since.pieces] == [
        (Change.REMOVED, "7 October 2020"),
        (Change.ADDED, "2 January 2019"),
    ]


def test_a_row_that_is_gone_stands_where_it_stood():
    before = copy.deepcopy(FULL)
    before["events"] = [event(1), event(2), event(3)]
    after = copy.deepcopy(before)
    after["events"].pop(1)
    told = section(differences(before, after), "events").rows
    assert [row.key for row in told] == [(1,), (2,), (3,)]


def test_what_is_computed_is_told_apart_from_what_was_typed():
    computed = {part.key for part in differences(None, FULL) if part.computed}
    assert computed == {"stage", "effect", "evidence", "expected", "sources"}


def test_a_tombstone_takes_everything_away():
    stone = {"schema": "tombstone/1", "reference": FULL["reference"], "slug": FULL["slug"], "title": "x"}
    told = differences(FULL, stone)
    assert {row.change for row in section(told, "events").rows} == {Change.REMOVED}

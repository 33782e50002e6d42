"""Pages by key: every row once, in both directions, with ties and while releases arrive."""

import base64
import json

import pytest
from django.http import QueryDict

from policies.publication.paging import BadCursor
from policies.publication.selection import Selection

from .factories import event, publish

pytestmark = pytest.mark.django_db

ORDERINGS = ["-latest_event", "latest_event", "-updated", "updated", "next_date", "title", "relevance"]


def page(ordering: str, cursor: str | None = None, size: int = 3):
    query = f"ordering={ordering}" + ("&q=curbs" if ordering == "relevance" else "")
    return Selection.from_query(QueryDict(query)).page(cursor, size)


def walk(ordering: str, size: int = 3) -> list[list[int]]:
    pages, cursor = [], None
    while True:
        current = page(ordering, cursor, size)
        pages.append([row.sequence for row in current.rows])
        cursor = current.next_cursor
        if cursor is None:
            return pages


def publish_with_ties(number: int) -> None:
    for place in range(number):
        day = f"2020-10-{1 + place // 4:02}" if place % 5 else None
        publish(
            title=f"Title {place // 3}",
            summary="curbs " * (1 + place % 2),
            latest_event_on=day,
            events=[event(happened_on=day)],
        )


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_a_walk_gives_every_row_once_in_order(ordering):
    publish_with_ties(17)
    query = f"ordering={ordering}" + ("&q=curbs" if ordering == "relevance" else "")
    whole = [row.sequence for row in Selection.from_query(QueryDict(query)).editions]
    assert len(whole) == 17
    for size in (1, 3, 17, 18):
        assert [sequence for rows in walk(ordering, size) for sequence in rows] == whole


@pytest.mark.parametrize("ordering", ORDERINGS)
def test_walking_back_gives_the_same_pages(ordering):
    publish_with_ties(11)
    forwards, current = [], page(ordering)
    while current.next_cursor:
        forwards.append([row.sequence for row in current.rows])
        current = page(ordering, current.next_cursor)
    backwards = []
    while current.previous_cursor:
        current = page(ordering, current.previous_cursor)
        backwards.append([row.sequence for row in current.rows])
    assert backwards == forwards[::-1]


def test_the_first_page_has_no_previous_and_the_last_no_next():
    publish_with_ties(3)
    only = page("title")
    assert (only.next_cursor, only.previous_cursor, only.total) == (None, None, 3)


def test_releases_that_arrive_during_a_walk_move_no_row():
    publish_with_ties(9)
    first = page("title")
    publish(title="A new one at the front")
    publish(title="Zebra at the end")
    second = page("title", first.next_cursor)
    third = page("title", second.next_cursor)
    fourth = page("title", third.next_cursor)
    seen = [row.sequence for part in (first, second, third, fourth) for row in part.rows]
    assert seen == [*range(1, 10), 11]
    back = page("title", second.previous_cursor)
    assert [row.sequence for row in back.rows] == [1, 2, 3]


def encoded(value) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "é",
        "%%%",
        "a" * 5000,
        encoded([]),
        encoded({"n": 1}),
        encoded(["n", "title", "A", "1"]),
        encoded(["n", "title", "A", True]),
        encoded(["n", "title", "A", 2**70]),
        encoded(["n", "title", 3, 1]),
        encoded(["n", "title", "\x00", 1]),
        encoded(["x", "title", "A", 1]),
        encoded(["n", "updated", "A", 1]),
        encoded(["n", ["title"], "A", 1]),
    ],
)
def test_a_bad_cursor_is_a_clear_error(cursor):
    publish()
    with pytest.raises(BadCursor, match="not one that this list gave"):
        page("title", cursor)


@pytest.mark.parametrize("key", ["2020-13-01", "yesterday", 5, None, float("nan")])
@pytest.mark.parametrize("ordering", ["-latest_event", "-updated"])
def test_a_key_of_the_wrong_type_is_a_bad_cursor(ordering, key):
    with pytest.raises(BadCursor):
        page(ordering, encoded(["n", ordering, key, 1]))

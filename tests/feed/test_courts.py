"""Watched dockets and their entries."""

from datetime import date

import pytest
from django.urls import reverse

from policies.dockets import docket_names
from policies.dockets.adapters.contract import ObservedDocket
from policies.dockets.models import Docket
from tests.feed.factories import NOON, district_court, enter, unreleased_docket, watched_docket
from tests.publication.factories import event, naming, publish, sample_document, tombstone_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def court():
    return district_court()


def walk(client, address):
    received = []
    while address:
        page = client.get(address).json()
        received += page["results"]
        address = page["next"]
    return received


def test_watched_dockets_say_when_their_court_was_last_checked(client, court):
    watched = watched_docket(court, "1:20-cv-02658", judge="A. Judge", filed_on=date(2020, 9, 18))
    Docket.objects.create(court=court, docket_number="1:20-cv-00001")
    assert client.get(reverse("feed:dockets")).json() == {
        "results": [
            {
                "id": watched.pk,
                "court": "dcd",
                "court_name": "District of Columbia",
                "docket_number": "1:20-cv-02658",
                "caption": "Company v. Secretary",
                "judge": "A. Judge",
                "filed_on": "2020-09-18",
                "last_checked_at": "2020-09-27T16:00:00Z",
                "last_tried_at": "2020-09-27T16:05:00Z",
            }
        ],
        "next": None,
    }


def numbers(client) -> list[str]:
    return [docket["docket_number"] for docket in walk(client, reverse("feed:dockets"))]


def test_a_docket_that_no_release_names_is_answered_like_one_that_is_not_there(client, court):
    secret = unreleased_docket(court, "1:20-cv-02658")
    enter(secret, 1, date(2020, 9, 18))
    assert numbers(client) == []
    known, unknown = (
        client.get(reverse("feed:entries", args=[pk])).content.replace(str(pk).encode(), b"")
        for pk in (secret.pk, 987654)
    )
    assert known == unknown


def test_a_docket_stays_as_long_as_a_version_that_names_it_can_be_read(client, court):
    docket = unreleased_docket(court, "1:20-cv-02658")
    document = sample_document(**naming(docket))
    first = publish(document)
    later = document | {"litigation": []}
    for kind in ("corrected", "withdrawn", "reinstated"):
        publish(later, kind=kind, note="It was another case.")
        assert numbers(client) == ["1:20-cv-02658"], kind
        later |= {"summary": f"After it was {kind}."}
    publish(tombstone_of(first) | {"slug": document["slug"]}, kind="retracted", note="It was invented.")
    assert numbers(client) == []
    assert client.get(reverse("feed:entries", args=[docket.pk])).status_code == 404


def test_a_docket_that_an_event_alone_names_is_public_with_what_the_court_showed_of_it(client, court):
    docket = unreleased_docket(court, "1:20-cv-02658", judge="A. Typo")
    publish(events=[event(docket={"court": "dcd", "docket_number": "1:20-cv-02658"})])
    assert [row["caption"] + row["judge"] for row in walk(client, reverse("feed:dockets"))] == [""]
    shown = ObservedDocket("1:20-cv-02658", caption="COMPANY v. SECRETARY", judge="B. Judge")
    docket_names.record(docket, shown, seen_at=NOON)
    (told,) = walk(client, reverse("feed:dockets"))
    assert (told["caption"], told["judge"]) == ("COMPANY v. SECRETARY", "B. Judge")


def test_an_entry_that_one_person_alone_vouches_for_is_left_out(client, court):
    watched = watched_docket(court, "1:20-cv-02658")
    for number in (1, 2):
        enter(watched, number, date(2020, 9, 18))
    watched.entries.filter(entry_number=2).update(unconfirmed=True)
    assert [each["entry_number"] for each in walk(client, reverse("feed:entries", args=[watched.pk]))] == [1]


def test_entries_come_latest_first_with_their_docket(client, court):
    watched = watched_docket(court, "1:20-cv-02658")
    for number, day in ((1, date(2020, 9, 18)), (2, date(2020, 9, 27)), (3, date(2020, 9, 20))):
        enter(watched, number, day)
    watched.entries.filter(entry_number=2).update(sources=["pacer_docket"])
    body = client.get(reverse("feed:entries", args=[watched.pk])).json()
    assert [each["sources"] for each in body["results"]] == [["pacer_docket"], [], []]
    assert [each["entry_number"] for each in body["results"]] == [2, 3, 1]
    assert body["docket"]["docket_number"] == "1:20-cv-02658"
    assert body["docket"]["last_checked_at"] == "2020-09-27T16:00:00Z"
    assert body["results"][0]["label"] == "Order 2"


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_entries_of_one_day_are_paged_without_loss(client, court, limit):
    watched = watched_docket(court, "1:20-cv-02658")
    for number in range(1, 8):
        enter(watched, number, date(2020, 9, 27))
    address = reverse("feed:entries", args=[watched.pk])
    received = walk(client, f"{address}?limit={limit}")
    assert [each["entry_number"] for each in received] == [7, 6, 5, 4, 3, 2, 1]


def test_an_entry_that_arrives_while_paging_shifts_nothing(client, court):
    watched = watched_docket(court, "1:20-cv-02658")
    for number in range(1, 5):
        enter(watched, number, date(2020, 9, 27))
    first = client.get(reverse("feed:entries", args=[watched.pk]), {"limit": 2}).json()
    enter(watched, 5, date(2020, 9, 28))
    rest = walk(client, first["next"])
    assert [each["entry_number"] for each in first["results"] + rest] == [4, 3, 2, 1]


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_dockets_are_paged_without_loss(client, court, limit):
    for number in range(1, 6):
        watched_docket(court, f"1:20-cv-0000{number}")
    received = walk(client, f"{reverse('feed:dockets')}?limit={limit}")
    assert [each["docket_number"][-1] for each in received] == list("12345")


def test_a_docket_that_is_not_watched_is_not_found(client, court):
    unwatched = Docket.objects.create(court=court, docket_number="1:20-cv-00001")
    response = client.get(reverse("feed:entries", args=[unwatched.pk]))
    assert response.status_code == 404


@pytest.mark.parametrize("cursor", ["x", "W10", "WyIyMDIwIiwxXQ", "bnVsbA", "WzFd", "%00", "9" * 5000])
def test_a_made_up_cursor_is_refused(client, court, cursor):
    watched = watched_docket(court, "1:20-cv-02658")
    response = client.get(f"{reverse('feed:entries', args=[watched.pk])}?cursor={cursor}")
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == "cursor"


def test_listings_cost_as_many_queries_whatever_their_size(client, court, django_assert_num_queries):
    watched = watched_docket(court, "1:20-cv-02658")
    for number in range(1, 20):
        watched_docket(court, f"1:21-cv-000{number:02}")
        enter(watched, number, date(2020, 9, 27))
    with django_assert_num_queries(3):
        client.get(reverse("feed:dockets"))
    with django_assert_num_queries(4):
        client.get(reverse("feed:entries", args=[watched.pk]))

"""What is public of a docket itself: nothing that only one person typed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from policies.dockets import docket_names
from policies.dockets import merge as merging
from policies.dockets.adapters.contract import ObservedDocket, ObservedEntry, Source
from policies.dockets.adapters.courtlistener import KnownDocket
from policies.dockets.courtlistener import lookup
from policies.dockets.models import Docket, DocketName
from policies.dockets.public_face import Face, faces
from tests.dockets import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 4, 1, 15, tzinfo=UTC)
NUMBER = "1:20-cv-02658"
TYPED = {"caption": "Typed v. Wrongly", "judge": "A. Typo", "filed_on": date(2020, 1, 1)}
SHOWN = ObservedDocket(NUMBER, caption="ALPHA v. BETA", judge="B. Judge", filed_on=date(2020, 9, 18))
COURTS = Face(NUMBER, "ALPHA v. BETA", "B. Judge", date(2020, 9, 18))
FROZEN = Face(NUMBER, "Alpha v. Beta", "Bea Judge", date(2020, 9, 17))


def docket(**typed: object) -> Docket:
    watched = factories.watched(number=NUMBER)
    Docket.objects.filter(pk=watched.pk).update(**typed)
    watched.refresh_from_db()
    return watched


def face(of: Docket, frozen: Face | None = None) -> Face:
    return faces([of], frozen={of.pk: frozen} if frozen else {})[of.pk]


def test_what_is_only_typed_is_left_out():
    assert face(docket(**TYPED)) == Face(NUMBER)


def test_what_a_release_froze_stands_against_what_was_typed_since():
    assert face(docket(**TYPED), FROZEN) == FROZEN


def test_what_a_court_showed_stands_where_no_release_says_anything():
    typed = docket(**TYPED)
    docket_names.record(typed, SHOWN, seen_at=NOW)
    assert face(typed) == COURTS
    assert face(typed, Face(NUMBER)) == COURTS
    assert face(typed, FROZEN) == FROZEN


def test_what_the_desk_uses_is_public_where_it_is_the_courts_own():
    used = docket(caption="ALPHA v. SUCCESSOR", judge="B. Judge", filed_on=date(2020, 9, 18))
    docket_names.record(used, SHOWN, seen_at=NOW)
    docket_names.record(used, ObservedDocket(NUMBER, caption="ALPHA v. SUCCESSOR"), seen_at=NOW)
    assert face(used, FROZEN) == Face(NUMBER, "ALPHA v. SUCCESSOR", "B. Judge", date(2020, 9, 18))


def test_of_what_courts_showed_the_latest_stands():
    typed = docket(caption="Typed v. Wrongly")
    for day, caption in enumerate(("ALPHA v. BETA", "ALPHA v. SUCCESSOR")):
        seen_at = NOW + timedelta(days=day)
        docket_names.record(typed, ObservedDocket(NUMBER, caption=caption), seen_at=seen_at)
    docket_names.record(typed, ObservedDocket(NUMBER, caption="ALPHA v. BETA"), seen_at=NOW)
    assert face(typed).caption == "ALPHA v. SUCCESSOR"


def test_a_number_that_the_court_changed_is_public_and_one_that_was_typed_is_not():
    renumbered = docket(docket_number="1:20-cv-09999")
    assert face(renumbered, FROZEN).docket_number == NUMBER
    DocketName.objects.create(
        docket=renumbered, kind="number", value="1:20-cv-09999", first_shown_at=NOW, last_shown_at=NOW
    )
    assert face(renumbered, FROZEN).docket_number == "1:20-cv-09999"


def test_a_feed_shows_a_caption():
    typed = docket(**TYPED)
    entry = ObservedEntry(NUMBER, filed_at=NOW, caption="ALPHA v. BETA", source=Source.PACER_FEED)
    merging.merge(typed.court, [entry], now=NOW)
    typed.refresh_from_db()
    assert (typed.caption, face(typed)) == ("Typed v. Wrongly", Face(NUMBER, "ALPHA v. BETA"))


def test_courtlistener_shows_all_of_a_docket():
    assert face(lookup.learn(docket(), KnownDocket(17, SHOWN))) == COURTS
    typed = docket(courtlistener_id=None, **TYPED)
    assert face(lookup.learn(typed, KnownDocket(17, SHOWN))) == COURTS


def test_many_dockets_are_shown_by_one_query(django_assert_num_queries):
    found = [factories.watched(number=f"1:20-cv-{number:05}") for number in range(1, 6)]
    for each in found:
        docket_names.record(each, SHOWN, seen_at=NOW)
    with django_assert_num_queries(1):
        assert {each.caption for each in faces(found, frozen={}).values()} == {"ALPHA v. BETA"}
    with django_assert_num_queries(0):
        assert faces([], frozen={}) == {}

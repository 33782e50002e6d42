"""The list of federal courts."""

import json
from collections import Counter
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from django.conf import settings

from policies.dockets import court_names
from policies.dockets.federal_courts import every_court
from policies.dockets.models import Court, Pace

COURTS = {court.slug: court for court in every_court()}


def test_there_are_94_district_courts_one_of_trade_13_courts_of_appeals_and_one_above_them():
    kinds = Counter(court.kind for court in COURTS.values())
    assert kinds == {"district": 94, "trade": 1, "appellate": 13, "supreme": 1}


@pytest.mark.parametrize(
    ("slug", "citation", "name"),
    [
        ("cand", "N.D. Cal.", "District Court for the Northern District of California"),
        ("nysd", "S.D.N.Y.", "District Court for the Southern District of New York"),
        ("dcd", "D.D.C.", "District Court for the District of Columbia"),
        ("mdd", "D. Md.", "District Court for the District of Maryland"),
        ("wvsd", "S.D. W. Va.", "District Court for the Southern District of West Virginia"),
        ("cadc", "D.C. Cir.", "Court of Appeals for the District of Columbia Circuit"),
        ("cit", "Ct. Int’l Trade", "Court of International Trade"),
        ("scotus", "U.S.", "Supreme Court of the United States"),
    ],
)
def test_a_court_is_cited_and_named_as_lawyers_do(slug, citation, name):
    assert (COURTS[slug].citation, COURTS[slug].name) == (citation, name)


def test_every_court_has_a_time_zone_that_exists_and_all_but_two_a_feed():
    assert {court.time_zone for court in COURTS.values()} <= available_timezones()
    assert [court.slug for court in COURTS.values() if not court.feed_url] == ["cit", "scotus"]


def test_every_court_of_the_list_is_in_the_database(db):
    assert set(Court.objects.values_list("slug", "kind")) >= {(c.slug, c.kind) for c in COURTS.values()}


def test_the_courts_in_the_database_know_whether_they_are_busy(db):
    busy = set(Court.objects.filter(pace=Pace.BUSY).values_list("slug", flat=True))
    assert {"dcd", "nysd", "cand"} < busy == {court.slug for court in COURTS.values() if court.pace == "busy"}
    assert not busy & {"ca9", "gud", "scotus"}


RESTATED = Path(settings.BASE_DIR).parent / "shared" / "data" / "dockets" / "courts" / "federal_courts.json"
# The Bluebook's form against that list's: written out, misprinted, or left without the D. of a district.
CORRECTED = {
    "mdd": "D. Maryland",
    "mnd": "D. Minnesota",
    "nmid": "N. Mar. I.",
    "nyed": "E.D.N.Y",
    "pamd": "M.D. Penn.",
    "wvnd": "N.D.W. Va.",
    "wvsd": "S.D.W. Va",
    "ca3": "3rd Cir.",
    "cit": "Ct. Intl. Trade",
    "scotus": "SCOTUS",
}


@pytest.mark.skipif(not RESTATED.is_file(), reason=f"the list of courts is not at {RESTATED}")
def test_identifiers_and_citations_are_those_of_the_published_list():
    listed = {row["id"]: row["citation_string"] for row in json.loads(RESTATED.read_text())}
    assert set(COURTS) <= set(listed)
    different = {slug: listed[slug] for slug, court in COURTS.items() if listed[slug] != court.citation}
    assert different == CORRECTED
    assert all(
        court_names.mentioned(f"({form})") == [slug] for slug, form in different.items() if slug != "nmid"
    )

"""The list of federal courts."""

from zoneinfo import available_timezones

import pytest

from policies.dockets.federal_courts import every_court

COURTS = {court.slug: court for court in every_court()}


def test_there_are_94_district_courts_13_courts_of_appeals_and_one_above_them():
    kinds = [court.kind for court in COURTS.values()]
    assert (kinds.count("district"), kinds.count("appellate"), kinds.count("supreme")) == (94, 13, 1)


@pytest.mark.parametrize(
    ("slug", "citation", "name"),
    [
        ("cand", "N.D. Cal.", "District Court for the Northern District of California"),
        ("nysd", "S.D.N.Y.", "District Court for the Southern District of New York"),
        ("dcd", "D.D.C.", "District Court for the District of Columbia"),
        ("mdd", "D. Md.", "District Court for the District of Maryland"),
        ("wvsd", "S.D. W. Va.", "District Court for the Southern District of West Virginia"),
        ("cadc", "D.C. Cir.", "Court of Appeals for the District of Columbia Circuit"),
        ("scotus", "U.S.", "Supreme Court of the United States"),
    ],
)
def test_a_court_is_cited_and_named_as_lawyers_do(slug, citation, name):
    assert (COURTS[slug].citation, COURTS[slug].name) == (citation, name)


def test_every_court_has_a_time_zone_that_exists_and_all_but_one_a_feed():
    assert {court.time_zone for court in COURTS.values()} <= available_timezones()
    assert [court.slug for court in COURTS.values() if not court.feed_url] == ["scotus"]

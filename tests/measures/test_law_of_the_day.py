"""A measure cites its legal basis as it was cited on the measure's own day."""

import datetime as dt

import pytest

from policies.measures import freeze
from policies.measures.models import Measure, Option
from policies.registry.models import Authority, AuthorityCitation
from tests.measures.factories import make_event, make_measure

pytestmark = pytest.mark.django_db

MOVED = dt.date(2024, 7, 18)


@pytest.fixture
def rule() -> Authority:
    """Give a rule whose part of the regulations got another number."""
    rule = Authority.objects.create(slug="icts", title="ICTS rules", kind="regulation")
    AuthorityCitation.objects.create(authority=rule, text="15 CFR part 7", valid_until=MOVED)
    AuthorityCitation.objects.create(authority=rule, text="15 CFR part 791", valid_from=MOVED)
    return rule


def cited(measure: Measure) -> tuple[str, str]:
    document = freeze.document(freeze.for_freezing(measure.pk), public_titles={})
    return document["authorities"][0]["citation"], document["options"][0]["authorities"][0]["citation"]


def based_on(rule: Authority, *, with_event: str = "reported") -> Measure:
    measure = make_measure(with_event=with_event)
    measure.authorities.add(rule)
    Option.objects.create(measure=measure, label="A way").authorities.add(rule)
    return measure


def test_what_was_issued_before_the_rule_moved_cites_the_old_part_for_good(rule):
    measure = based_on(rule, with_event="issued")
    make_event(measure, "revoked", "2025-01-01")
    assert cited(measure) == ("15 CFR part 7", "15 CFR part 7")


def test_what_is_not_issued_yet_cites_the_law_of_its_latest_event(rule):
    measure = based_on(rule)
    assert cited(measure) == ("15 CFR part 7", "15 CFR part 7")
    make_event(measure, "announced", "2024-07-18")
    assert cited(measure) == ("15 CFR part 791", "15 CFR part 791")


def test_without_a_citation_of_that_day_the_latest_is_shown(rule):
    rule.citations.get(text="15 CFR part 7").delete()
    assert cited(based_on(rule)) == ("15 CFR part 791", "15 CFR part 791")


def test_an_expected_event_is_no_day_of_law(rule):
    measure = based_on(rule)
    make_event(measure, "issued", "2030-01-01", expected=True)
    assert cited(measure) == ("15 CFR part 7", "15 CFR part 7")

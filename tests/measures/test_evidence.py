"""Evidence counts origins, not links."""

import pytest

from policies.measures import freeze
from policies.measures.derive.evidence import evidence
from policies.measures.derive.facts import Support
from policies.publication.vocabulary import AttributionKind
from tests.measures.factories import make_article, make_citation, make_event, make_measure


def support(kind: str, origin: str = "a", **more) -> Support:
    return Support(more.pop("event", 1), AttributionKind(kind), origin, **more)


@pytest.mark.parametrize(
    ("supports", "level", "origins"),
    [
        ([], "unverified", 0),
        ([support("declined_to_comment"), support("no_response")], "unverified", 0),
        ([support("anonymous") for _ in range(5)], "single_origin_anonymous", 1),
        ([support("anonymous", "a"), support("anonymous", "b")], "multi_origin_anonymous", 2),
        ([support("anonymous", "a"), support("reporting", "b")], "multi_origin_anonymous", 2),
        ([support("anonymous", "a"), support("on_record", "b")], "on_record", 1),
        ([support("statement"), support("official_document", "b")], "primary_document", 1),
    ],
)
def test_the_level_is_that_of_the_best_source(supports, level, origins):
    weight = evidence(supports)
    assert (weight.level, weight.origins) == (level, origins)


def test_a_contradiction_on_record_disputes_and_supports_nothing():
    weight = evidence([support("anonymous"), support("on_record", "b", contradicts=True)])
    assert weight.disputed
    assert weight.level == "single_origin_anonymous"


def test_an_anonymous_contradiction_is_no_dispute_on_record():
    assert not evidence([support("anonymous"), support("anonymous", "b", contradicts=True)]).disputed


def test_evidence_names_the_events_it_rests_on():
    assert evidence([support("anonymous", event=3), support("anonymous", event=2)]).events == (2, 3)


@pytest.mark.django_db
def test_several_people_of_one_story_are_one_origin_however_the_story_tells_them_apart():
    measure = make_measure(with_event="")
    story = make_article()
    for count in (1, 2):
        make_citation(
            make_event(measure, "milestone", "2020-10-07"), article=story, count=count, out_of=count + 1
        )
    body = freeze.document(freeze.for_freezing(measure.pk), public_titles={})
    assert (body["evidence"]["level"], body["evidence"]["origins"]) == ("single_origin_anonymous", 1)
    assert [row["citations"][0]["attribution"]["out_of"] for row in body["events"]] == [2, 3]
    assert body["events"][0]["citations"][0]["words"] == "one of the two people familiar with the matter"

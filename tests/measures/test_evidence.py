"""Evidence counts origins, not links."""

import pytest

from policies.measures.derive.evidence import evidence
from policies.measures.derive.facts import Support
from policies.publication.vocabulary import AttributionKind


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

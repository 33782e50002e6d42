"""Related targets count to a chosen distance: in lists, in counts, and in errors for what is no distance."""

import pytest
from django.http import QueryDict

from policies.publication.models import FacetValue
from policies.publication.selection import Selection

from .factories import publish, target

pytestmark = pytest.mark.django_db


def tied(slug: str, *rings: list[str], **more) -> dict:
    related = sorted(other for ring in rings for other in ring)
    return target(slug, slug.title(), related=related, related_by_steps=list(rings), **more)


@pytest.fixture
def holding():
    """Alipay belongs to Ant, Ant to Alibaba, Alibaba to a trust, the trust to a bank; one measure each."""
    chain = ["alipay", "ant", "alibaba", "trust", "bank"]
    for place, slug in enumerate(chain):
        rings = [
            [chain[other] for other in (place - steps, place + steps) if 0 <= other < len(chain)]
            for steps in range(1, len(chain))
        ]
        publish(title=slug, targets=[tied(slug, *(ring for ring in rings if ring))])


def selected(query: str) -> list[str]:
    selection = Selection.from_query(QueryDict(query))
    assert selection.errors == {}
    titles = sorted(edition.title for edition in selection.editions)
    shown = {
        choice.value: choice.count
        for facet in selection.facets()
        if facet.name == "target"
        for choice in facet.choices
    }
    assert selection.total == len(titles)
    if query.startswith("target=alibaba"):
        assert shown["alibaba"] == len(titles)
    return titles


@pytest.mark.parametrize(
    ("related", "titles"),
    [
        ("&related=0", ["alibaba"]),
        ("&related=1", ["alibaba", "ant", "trust"]),
        ("&related=2", ["alibaba", "alipay", "ant", "bank", "trust"]),
        ("&related=all", ["alibaba", "alipay", "ant", "bank", "trust"]),
        ("", ["alibaba", "alipay", "ant", "bank", "trust"]),
    ],
)
def test_a_target_brings_whom_it_is_tied_to_as_far_as_was_asked(holding, related, titles):
    assert selected(f"target=alibaba{related}") == titles


@pytest.mark.parametrize(("related", "titles"), [("3", 4), ("2", 3), ("1", 2), ("0", 1), ("all", 5)])
def test_the_ends_of_a_chain_are_reached_step_by_step(holding, related, titles):
    assert len(selected(f"target=alipay&related={related}")) == titles


def test_what_is_left_out_is_left_out_to_the_same_distance(holding):
    assert selected("not_target=alibaba&related=1") == ["alipay", "bank"]
    assert selected("not_target=alibaba&related=0") == ["alipay", "ant", "bank", "trust"]


def test_the_nearest_of_several_targets_counts_once(holding):
    publish(
        title="both", targets=[tied("bank", ["trust"], ["alibaba"]), tied("alibaba", ["trust"], ["bank"])]
    )
    assert "both" in selected("target=alibaba&related=0")
    (facet,) = (f for f in Selection.from_query(QueryDict("related=2")).facets() if f.name == "target")
    assert {c.value: c.count for c in facet.choices}["trust"] == 5


def test_a_document_from_before_distances_knows_itself_and_its_own_ties():
    old = target("ant", "Ant", related=["alibaba", "trust"])
    del old["entity"]["related_by_steps"]
    old["entity"]["relations"] = [{"kind": "owned_by", "slug": "alibaba", "name": "Alibaba"}]
    publish(title="old", targets=[old])
    assert selected("target=ant&related=0") == ["old"]
    assert (selected("target=alibaba&related=1"), selected("target=trust&related=3")) == (["old"], [])
    assert selected("target=trust") == ["old"]


@pytest.mark.parametrize("wrong", ["4", "-1", "any", "1.5", "²"])
def test_what_is_no_distance_is_refused_with_what_is_allowed(holding, wrong):
    errors = Selection.from_query(QueryDict(f"target=alibaba&related={wrong}")).errors
    assert errors == {"related": [f"“{wrong}”: unknown. Allowed: all, 0, 1, 2, 3."]}


def test_the_distance_is_a_chip_and_stays_in_the_address(holding):
    selection = Selection.from_query(QueryDict("target=alibaba&related=1"))
    assert [(chip.label, chip.query) for chip in selection.chips] == [
        ("Target: Alibaba", "related=1"),
        ("Related targets: one step away", "target=alibaba"),
    ]
    assert selection.query == "target=alibaba&related=1"


def test_distances_are_offered_neither_as_a_facet_nor_to_the_search(holding):
    assert set(FacetValue.objects.filter(facet__startswith="target_").values_list("names", flat=True)) == {""}
    names = [facet.name for facet in Selection.from_query(QueryDict("")).facets()]
    assert [name for name in names if name.startswith("target")] == ["target"]

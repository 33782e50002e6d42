"""Ties between entities are followed as far as asked, and no further."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from policies.registry.models import Entity, EntityRelation
from tests.registry.factories import make_entity, tie


def names(rows) -> set[str]:
    return {entity.name for entity in rows}


@pytest.fixture
def group(db) -> dict[str, Entity]:
    """Give a ring: Alipay, product of Ant, owned by Alibaba, affiliate of Cainiao, owned by Alipay."""
    group = {name: make_entity(name) for name in ("Alipay", "Ant", "Alibaba", "Cainiao", "Tencent")}
    tie(group["Alipay"], "product_of", group["Ant"])
    tie(group["Ant"], "owned_by", group["Alibaba"])
    tie(group["Alibaba"], "affiliate_of", group["Cainiao"])
    tie(group["Cainiao"], "owned_by", group["Alipay"])
    return group


@pytest.mark.parametrize(
    ("start", "kinds", "depth", "reached"),
    [
        (["Alipay"], None, None, {"Alipay", "Ant", "Alibaba", "Cainiao"}),
        (["Alipay"], None, 0, {"Alipay"}),
        (["Alipay"], None, 1, {"Alipay", "Ant", "Cainiao"}),
        (["Alipay"], None, 20, {"Alipay", "Ant", "Alibaba", "Cainiao"}),
        (["Alipay"], ["product_of"], None, {"Alipay", "Ant"}),
        (["Alipay"], ["product_of", "owned_by"], 2, {"Alipay", "Ant", "Alibaba", "Cainiao"}),
        (["Alibaba"], ["owned_by"], None, {"Alibaba", "Ant"}),
        (["Alibaba"], ["owned_by", "product_of"], 1, {"Alibaba", "Ant"}),
        (["Alibaba"], [], None, {"Alibaba"}),
        (["Tencent"], None, None, {"Tencent"}),
        (["Tencent", "Ant"], ["product_of"], 1, {"Tencent", "Ant", "Alipay"}),
        ([], None, None, set()),
    ],
)
def test_ties_are_followed_by_kind_and_depth_without_looping(group, start, kinds, depth, reached):
    chosen = {"kinds": kinds} if kinds is not None else {}
    rows = Entity.objects.related_to(*(group[name] for name in start), **chosen, depth=depth)
    assert names(rows) == reached


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"depth": 21}, "between 0 and 20"),
        ({"depth": -1}, "between"),
        ({"kinds": ["knows"]}, "No tie is called knows"),
    ],
)
def test_an_unknown_tie_or_depth_is_refused(group, chosen, said):
    with pytest.raises(ValueError, match=said):
        Entity.objects.related_to(group["Ant"], **chosen)


def test_ten_thousand_entities_in_a_ring_are_one_query(db, django_assert_num_queries):
    ring = Entity.objects.bulk_create(
        Entity(slug=f"e{number}", name=f"E{number}", schema="Company") for number in range(10_000)
    )
    EntityRelation.objects.bulk_create(
        EntityRelation(subject=one, kind="owned_by", object=other)
        for one, other in pairwise([*ring, ring[0]])
    )
    for depth, reached in ((None, 10_000), (20, 41), (1, 3)):
        with django_assert_num_queries(1):
            assert Entity.objects.related_to(ring[0], depth=depth).count() == reached


class Ties(TestCase):
    @settings(max_examples=25)
    @given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12), st.integers(0, 6))
    def test_deeper_reaches_no_less_and_in_the_end_everything(self, pairs, depth):
        group = [make_entity(f"E{number}") for number in range(7)]
        for one, other in pairs:
            if one != other:
                tie(group[one], "owned_by", group[other])
        start = group[0]
        here = names(Entity.objects.related_to(start, depth=depth))
        assert here <= names(Entity.objects.related_to(start, depth=depth + 1))
        assert names(Entity.objects.related_to(start, depth=7)) == names(Entity.objects.related_to(start))

    @settings(max_examples=25)
    @given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
    def test_each_is_named_at_the_fewest_steps_that_lead_to_it(self, pairs):
        group = [make_entity(f"E{number}") for number in range(7)]
        for one, other in pairs:
            if one != other:
                tie(group[one], "owned_by", group[other])
        for start, rings in Entity.objects.related_by_steps(*group).items():
            seen: set[str] = set()
            for steps, ring in enumerate([[group[start - group[0].pk].slug], *rings]):
                seen |= {*ring}
                reached = Entity.objects.related_to(Entity(pk=start), depth=steps)
                assert {entity.slug for entity in reached} == seen
            assert len(seen) == Entity.objects.related_to(Entity(pk=start)).count()


def test_ties_of_all_targets_are_asked_for_at_once(group, django_assert_num_queries):
    with django_assert_num_queries(1):
        rings = Entity.objects.related_by_steps(group["Alipay"], group["Tencent"])
    slugs = {name: entity.slug for name, entity in group.items()}
    assert rings == {
        group["Alipay"].pk: [sorted([slugs["Ant"], slugs["Cainiao"]]), [slugs["Alibaba"]]],
        group["Tencent"].pk: [],
    }
    with django_assert_num_queries(0):
        assert Entity.objects.related_by_steps() == {}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Tencent Holdings Limited", True),
        ("Tencent Holdings Ltd", True),
        ("Tengxun", True),
        ("Alibaba Group", False),
        ("Limited", False),
    ],
)
def test_entities_are_found_by_names_that_look_alike(db, typed, found):
    make_entity("Tencent Holdings Limited", aliases=("Tengxun",))
    assert bool(Entity.objects.named_like(typed)) is found

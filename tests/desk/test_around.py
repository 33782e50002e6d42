"""Measures around an entity, along chosen ties and to a chosen depth."""

import pytest
from django.test import Client

from policies.measures.models import Target
from policies.registry.models import Entity, EntityRelation
from tests.measures.factories import make_measure
from tests.registry.factories import make_entity

pytestmark = pytest.mark.django_db


@pytest.fixture
def alibaba() -> Entity:
    """Give the owner of a payment app, three ties from its programme, in a circle that leads back."""
    names = ("Alibaba", "Ant Group", "Alipay", "Alipay mini programs")
    rows = [make_entity(name) for name in names]
    kinds = ("affiliate_of", "product_of", "product_of")
    for (above, below), kind in zip(zip(rows, rows[1:], strict=False), kinds, strict=True):
        EntityRelation.objects.create(subject=below, kind=kind, object=above)
    EntityRelation.objects.create(subject=rows[0], kind="owned_by", object=rows[3])
    Target.objects.create(measure=make_measure(title="Curbs on Alipay"), entity=rows[2])
    make_measure(title="Curbs on nobody here")
    return rows[0]


def page(desk: Client, entity: Entity, query: str = "") -> tuple[int, str]:
    answer = desk.get(f"/desk/entities/{entity.pk}/measures/{query}")
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", False),
        ("?depth=0", False),
        ("?depth=2", True),
        ("?depth=6", True),
        ("?depth=2&tie=product_of", False),
        ("?depth=2&tie=affiliate_of&tie=product_of", True),
        ("?depth=2&tie=owned_by&tie=product_of", True),
    ],
)
def test_ties_are_followed_as_far_and_along_those_that_are_chosen(desk, alibaba, query, found):
    status, text = page(desk, alibaba, query)
    assert status == 200
    assert ("Curbs on Alipay" in text) is found
    assert "Curbs on nobody here" not in text


def test_each_entity_shows_the_fewest_steps_that_lead_to_it(desk, alibaba):
    text = " ".join(page(desk, alibaba, "?depth=6")[1].split())
    assert text.count("1 step away") == 2
    assert text.count("2 steps away") == 1
    assert "3 steps" not in text


@pytest.mark.parametrize(
    ("query", "said"),
    [("?depth=7", "less than or equal to 6"), ("?depth=x", "whole number"), ("?tie=loves", "loves")],
)
def test_what_cannot_be_followed_is_said(desk, alibaba, query, said):
    status, text = page(desk, alibaba, query)
    assert status == 400
    assert said in text


def test_the_form_of_an_entity_leads_here_and_the_queries_do_not_grow(
    desk, alibaba, django_assert_max_num_queries
):
    form = desk.get(f"/desk/registry/entity/{alibaba.pk}/change/").content.decode()
    assert f"/desk/entities/{alibaba.pk}/measures/" in form
    for number in range(8):
        Target.objects.create(measure=make_measure(title=f"Curbs {number}"), entity=alibaba)
    with django_assert_max_num_queries(20):
        page(desk, alibaba, "?depth=6")

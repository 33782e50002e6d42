"""The reference case is logged whole, with nothing bent to fit the form."""

import pytest
from django.test import Client

from policies.measures import freeze
from policies.measures.models import Measure
from policies.publication import schema
from tests.desk import reference_case
from tests.desk.posting import FilledForm, form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def logged(desk: Client) -> Measure:
    return reference_case.log(desk, reference_case.registry())


def test_the_case_is_logged_on_one_page_and_its_axes_are_computed(logged: Measure):
    document = freeze.document(freeze.for_freezing(logged.pk), public_titles={})
    schema.check(document)
    assert document["reference"] == "US-2020-0003"
    assert [len(document[part]) for part in ("options", "targets", "claims", "expected")] == [3, 4, 7, 2]
    assert document["stage"]["as_released"] == "reported"
    assert document["effect"]["as_released"] == "none"
    assert document["evidence"]["level"] == "single_origin_anonymous"
    assert (document["evidence"]["origins"], document["evidence"]["disputed"]) == (1, True)
    assert [row["on"] for row in document["expected"]] == ["2020-11-03", "2020-11-05"]


def test_every_claim_says_who_is_behind_it(logged: Measure):
    document = freeze.document(freeze.for_freezing(logged.pk), public_titles={})
    words = [claim["citations"][0]["words"] for claim in document["claims"]]
    assert words == [
        "two people familiar with the matter",
        "one person briefed on it",
        "two people familiar with the matter",
        "Ant Group, in a statement",
        "Tencent did not respond",
        "A spokeswoman of the Treasury declined to comment",
        "The Courier, on its own account",
    ]


def test_the_options_carry_authority_body_and_risk(logged: Measure):
    document = freeze.document(freeze.for_freezing(logged.pk), public_titles={})
    options = [
        (option["body"]["slug"], option["authorities"][0]["slug"], bool(option["litigation_risk"]))
        for option in document["options"]
    ]
    assert options == [("commerce", "eo-13873", True), ("potus", "ieepa", True), ("ofac", "ieepa", False)]


def test_the_form_shows_where_the_case_stands_and_lets_nobody_type_it(desk: Client, logged: Measure):
    form = FilledForm(desk, form_of(logged))
    assert "Reported (1 anonymous origin) · 7 Oct 2020" in form.page.content.decode()
    assert not {"stage", "effect", "evidence"} & set(form.page.context["adminform"].form.fields)

"""Who sees the desk, and that looking changes nothing."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from policies.review.models.submission import State
from tests.desk.conftest import signed_in
from tests.desk.submissions import forced, in_state
from tests.measures.factories import make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(editor) -> list[str]:
    """Give the address of every page of the desk, with something on it."""
    submission = in_state(State.APPROVED, editor)
    by_submission = [
        reverse(name, args=[row.pk])
        for row in (submission, forced(editor), in_state(State.IN_REVIEW, editor))
        for name in ("desk:review", "desk:document", "desk:raw-document", "preview")
    ]
    submit = reverse("desk:submit", args=[make_measure(by=editor).pk])
    lists = [reverse(f"desk:{name}") for name in ("index", "inbox", "submissions")]
    return [*lists, submit, *by_submission]


def test_a_stranger_is_sent_to_the_sign_in(addresses):
    for address in addresses:
        response = Client().get(address)
        assert response.status_code == 302, address
        assert response["Location"].startswith(reverse("desk:login")), address


@pytest.mark.parametrize("is_staff", [False, True])
def test_an_analyst_is_refused(addresses, is_staff):
    analyst = make_user("analyst")
    analyst.is_staff = is_staff
    analyst.save()
    for address in addresses[1:]:
        assert signed_in(analyst).get(address).status_code == 403, address


@pytest.mark.parametrize("role", ["editor", "reviewer", "chief editor"])
def test_everyone_on_the_desk_sees_every_page(addresses, role):
    client = signed_in(make_user(role))
    for address in addresses:
        assert client.get(address).status_code in (200, 302), address


def contents() -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, but for sessions, which a sign-in writes."""
    tables = set(connection.introspection.table_names()) - {"django_session"}
    kept = [model for model in apps.get_models() if model._meta.db_table in tables]
    return {model._meta.label: sorted(rows_of(model), key=repr) for model in kept}


def rows_of(model: type[models.Model]) -> list[tuple[object, ...]]:
    return list(model._base_manager.values_list())


def test_no_get_changes_anything(addresses):
    client = signed_in(make_user("reviewer"))
    client.get(addresses[0])
    before = contents()
    for address in addresses:
        client.get(address)
    assert contents() == before


@pytest.mark.parametrize("verb", ["approve", "release", "force_release"])
def test_a_decision_cannot_be_made_by_following_a_link(editor, verb):
    submission = in_state(State.APPROVED, editor)
    address = reverse("desk:decide", args=[submission.pk, verb])
    assert signed_in(make_user("chief editor")).get(address).status_code == 405

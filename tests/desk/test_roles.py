"""Each role sees and does on the desk what it may, and nobody else is let in."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from policies.desk.site import site
from policies.measures.models import Measure
from policies.publication.vocabulary import ReleaseKind
from policies.review import workflow
from tests.desk.conftest import signed_in
from tests.desk.posting import form_of
from tests.measures.factories import make_measure, make_user

pytestmark = pytest.mark.django_db

LISTS = [
    f"/desk/{model._meta.app_label}/{model._meta.model_name}/"
    for model in site._registry
    if model is not User
]
PEOPLE = "/desk/auth/user/"
ADDED_BY_EDITORS = {
    "/desk/measures/measure/",
    "/desk/dockets/docket/",
    "/desk/dockets/muterule/",
    "/desk/sources/article/",
    "/desk/sources/publisher/",
    "/desk/sources/origin/",
    "/desk/registry/jurisdiction/",
    "/desk/registry/body/",
    "/desk/registry/authority/",
    "/desk/registry/entity/",
    "/desk/registry/topic/",
}


@pytest.mark.parametrize("role", ["editor", "reviewer", "chief editor"])
def test_every_list_opens_for_whoever_has_a_role(role: str):
    client = signed_in(make_user(role))
    for address in LISTS:
        assert client.get(address).status_code == 200, address
        expected = 200 if address in ADDED_BY_EDITORS else 403
        assert client.get(f"{address}add/").status_code == expected, address


@pytest.mark.parametrize(("role", "status"), [("editor", 403), ("reviewer", 403), ("chief editor", 200)])
def test_only_a_chief_editor_manages_people(role: str, status: int):
    client = signed_in(make_user(role))
    assert client.get(PEOPLE).status_code == status
    assert client.get(f"{PEOPLE}add/").status_code == status


def test_an_analyst_is_not_let_in():
    analyst = make_user("analyst")
    analyst.is_staff = True
    analyst.save()
    for address in ("/desk/", *LISTS, PEOPLE):
        assert signed_in(analyst).get(address).status_code in (302, 403), address


def test_a_role_without_staff_status_is_not_let_in(editor: User):
    editor.is_staff = False
    editor.save()
    assert signed_in(editor).get("/desk/measures/measure/").status_code == 302


def test_an_editor_reads_the_registry_and_a_chief_editor_changes_it(desk: Client):
    measure = make_measure()
    address = f"/desk/registry/jurisdiction/{measure.jurisdiction_id}/change/"
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"code": "US", "name": "The States", "kind": "country"}).status_code == 403
    chief = signed_in(make_user("chief editor"))
    assert chief.post(address, {"code": "US", "name": "The States", "kind": "country"}).status_code == 302
    measure.jurisdiction.refresh_from_db()
    assert measure.jurisdiction.name == "The States"


def test_nobody_deletes_a_measure_that_was_released(editor: User):
    measure = make_measure(by=editor)
    chief = make_user("chief editor")
    submission = workflow.submit(measure, by=editor, kind=ReleaseKind.PUBLISHED)
    submission = workflow.approve(submission, by=chief, digest=submission.digest)
    workflow.release(submission, by=chief, digest=submission.digest)
    address = form_of(measure).replace("change", "delete")
    assert signed_in(chief).get(address).status_code == 403
    assert signed_in(chief).post(address, {"post": "yes"}).status_code == 403
    assert Measure.objects.filter(pk=measure.pk).exists()


def test_a_draft_that_was_never_released_can_go(desk: Client):
    measure = make_measure()
    assert desk.post(form_of(measure).replace("change", "delete"), {"post": "yes"}).status_code == 302
    assert not Measure.objects.filter(pk=measure.pk).exists()


def test_no_list_deletes_many_rows_at_once(desk: Client):
    measure = make_measure()
    desk.post(
        "/desk/measures/measure/",
        {"action": "delete_selected", "_selected_action": [measure.pk], "post": "yes"},
    )
    assert Measure.objects.filter(pk=measure.pk).exists()


def test_the_list_of_measures_asks_as_many_questions_for_many_as_for_one(desk: Client):
    make_measure()
    desk.get("/desk/measures/measure/")
    with CaptureQueriesContext(connection) as for_one:
        desk.get("/desk/measures/measure/")
    for _ in range(8):
        make_measure()
    with CaptureQueriesContext(connection) as for_many:
        desk.get("/desk/measures/measure/")
    assert len(for_many) == len(for_one)


def test_a_chief_editor_cannot_touch_the_accounts_that_run_the_system():
    root = User.objects.create_superuser("root", password="correct horse")
    chief = signed_in(make_user("chief editor"))
    assert chief.post(f"{PEOPLE}{root.pk}/change/", {"username": "mine"}).status_code == 403
    assert chief.post(f"{PEOPLE}{root.pk}/password/", {"password1": "x", "password2": "x"}).status_code == 403

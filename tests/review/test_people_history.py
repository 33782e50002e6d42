"""What happens to accounts, roles and permissions is recorded, whoever does it and however."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from policies.review.people_history import changes_of
from tests.measures.factories import acting, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> User:
    return make_user("chief editor", username="carl")


def said(person: User) -> list[tuple[str, str]]:
    return [(change.what, change.who) for change in reversed(changes_of(person))]


def sql(statement: str, *values: int | str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_an_account_and_its_roles_are_recorded_with_who_did_it(chief):
    with acting(chief):
        person = make_user("editor", username="noor")
        person.groups.add(Group.objects.get(name="reviewer"))
        User.objects.filter(pk=person.pk).update(is_active=False)
        person.groups.clear()
    assert {who for _, who in said(person)} == {"Chief Editor"}
    assert {what for what, _ in said(person)} == {
        "Account made",
        "Role given: editor",
        "Role given: reviewer",
        "is active: True → False",
        "Role taken away: editor",
        "Role taken away: reviewer",
    }


@pytest.mark.django_db(transaction=True)
def test_raw_sql_is_recorded_too_without_a_name():
    person = make_user("editor")
    group = Group.objects.get_or_create(name="chief editor")[0]
    permission = Permission.objects.get(codename="delete_user")
    sql("UPDATE auth_user SET is_superuser = true WHERE id = %s", person.pk)
    sql("INSERT INTO auth_user_groups (user_id, group_id) VALUES (%s, %s)", person.pk, group.pk)
    sql(
        "INSERT INTO auth_user_user_permissions (user_id, permission_id) VALUES (%s, %s)",
        person.pk,
        permission.pk,
    )
    assert said(person)[-3:] == [
        ("is superuser: False → True", ""),
        ("Role given: chief editor", ""),
        ("Permission given: Can delete user", ""),
    ]


def test_a_changed_password_is_noted_and_no_password_is_kept(chief):
    person = make_user("editor", username="noor")
    with acting(chief):
        person.set_password("another horse")
        person.save()
    assert ("Password changed", "Chief Editor") in said(person)
    fields = {field.name for field in apps.get_model("review", "PersonChange")._meta.get_fields()}
    assert not fields & {"password", "last_login"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(change)::text FROM review_personchange change")
        kept = " ".join(text for (text,) in cursor.fetchall())
    assert person.password not in kept
    assert "another horse" not in kept


def test_signing_in_is_no_change():
    person = make_user("editor")
    before = said(person)
    Client().login(username=person.username, password="correct horse")
    assert User.objects.get(pk=person.pk).last_login
    assert said(person) == before


def test_groups_and_their_permissions_are_recorded(chief):
    with acting(chief):
        group = Group.objects.create(name="visitor")
        group.permissions.add(Permission.objects.get(codename="view_user"))
        group.name = "guest"
        group.save()
    sql("DELETE FROM auth_group_permissions WHERE group_id = %s", group.pk)
    names = apps.get_model("review", "RoleGroupChange").objects.filter(pgh_obj=group.pk).order_by("pgh_id")
    assert list(names.values_list("pgh_label", "name")) == [("insert", "visitor"), ("update", "guest")]
    ties = apps.get_model("review", "GroupPermissionChange").objects.filter(group=group.pk)
    assert list(ties.order_by("pgh_id").values_list("pgh_label", flat=True)) == ["insert", "delete"]
    assert {row.pgh_context.metadata["user"] for row in names} == {chief.pk}


@pytest.mark.parametrize("table", ["personchange", "persongroupchange", "rolegroupchange"])
def test_the_history_of_people_cannot_be_rewritten(chief, table):
    Group.objects.create(name="visitor")
    with pytest.raises(Exception, match="append_only"), transaction.atomic():
        sql(f"DELETE FROM review_{table}")


def test_a_chief_editor_sees_it_below_the_account(chief):
    person = make_user("editor", username="noor")
    client = Client()
    client.force_login(chief)
    address = reverse("desk:auth_user_change", args=[person.pk])
    page = client.get(address).content.decode()
    assert "Role given: editor" in page
    data = {"username": "noor", "first_name": "Noor", "is_active": "on", "is_staff": "on"}
    assert client.post(address, data).status_code == 302
    assert ("first name: Editor → Noor", "Chief Editor") in said(person)

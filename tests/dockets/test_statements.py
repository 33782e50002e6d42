"""Statements that every visit runs: the ORM's results and errors, planned once for each connection."""

import pghistory
import pytest
from django.db import IntegrityError, connection, transaction

from policies.dockets import alerting, statements
from policies.dockets.merge import merge
from policies.dockets.models import AlertPace, Court, Docket, DocketName, Follow, Host, MuteRule, Sight
from tests.dockets import factories
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db


def kept() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [statement for (statement,) in cursor.fetchall()]


@pytest.mark.parametrize("model", [Court, Docket, DocketName, Follow, MuteRule, Sight])
def test_the_objects_are_those_of_the_orm_field_by_field(model, django_user_model):
    docket = factories.watched()
    merge(docket.court, [seen(number=1, caption="ALPHA v. BETA"), seen(number=2)], now=NOW)
    alerting.follow(docket, user=django_user_model.objects.create(username="ines"), pace=AlertPace.AT_ONCE)
    MuteRule.objects.create(words="Notice of Appearance", reason="Noise.")
    found = statements.objects(
        model,
        f"SELECT {{columns}} FROM {model._meta.db_table} WHERE id > %s ORDER BY id",  # noqa: S608
        [0],
    )
    expected = list(model.objects.order_by("pk"))
    assert found == expected
    assert found
    for one, other in zip(found, expected, strict=True):
        assert one.get_deferred_fields() == set()
        for field in model._meta.concrete_fields:
            assert getattr(one, field.attname) == getattr(other, field.attname), field


def test_a_statement_is_planned_once_for_each_connection_and_no_other_is_kept():
    for number in (1, 70_000):
        assert statements.rows("SELECT id FROM dockets_host WHERE id = %s::bigint", [number]) == []
    list(Court.objects.all())
    mine = [statement for statement in kept() if "dockets_host" in statement]
    # One for each width of the number.
    assert len(mine) <= 2
    assert "WHERE id = $1::bigint" in mine[0]
    assert not any("dockets_court" in statement for statement in kept())


def test_what_is_hardly_asked_for_twice_is_not_kept():
    many = ", ".join(["%s::int"] * (statements.MOST_KEPT + 1))
    assert statements.rows(f"SELECT cardinality(ARRAY[{many}])", [1] * (statements.MOST_KEPT + 1)) == [  # noqa: S608
        (statements.MOST_KEPT + 1,)
    ]
    assert not any("cardinality" in statement for statement in kept())


def test_nothing_is_kept_where_connections_are_pooled_by_the_transaction():
    connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = True
    try:
        assert statements.rows("SELECT %s::text || 'pooled'", ["never "]) == [("never pooled",)]
    finally:
        connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = False
    assert not any("pooled" in statement for statement in kept())


def test_a_statement_survives_the_transaction_that_failed_in_it():
    insert = "INSERT INTO dockets_host (name, taken_until, free_at) VALUES (%s, %s, %s)"
    assert statements.write(insert, ["a", NOW, NOW]) == 1
    for _ in range(2):
        with pytest.raises(IntegrityError), transaction.atomic():
            statements.write(insert, ["a", NOW, NOW])
    assert statements.write(insert, ["b", NOW, NOW]) == 1
    assert Host.objects.count() == 2


def test_statements_are_counted_as_the_orm_s_are(django_assert_num_queries):
    with django_assert_num_queries(1):
        statements.rows("SELECT %s::int", [1])


def test_what_somebodys_request_writes_bears_their_name():
    insert = "INSERT INTO dockets_host (name, taken_until, free_at) VALUES (%s, %s, %s)"
    with pghistory.context(user=7):
        for name in ("100 %s", "b"):
            assert statements.write(insert, [name, NOW, NOW]) == 1
        assert statements.rows("UPDATE dockets_host SET token = NULL RETURNING name", []) == [
            ("100 %s",),
            ("b",),
        ]
        assert statements.rows(
            "SELECT current_setting('pghistory.context_metadata', true)::json->>'user'", []
        ) == [("7",)]
    assert Host.objects.count() == 2


def test_inserted_objects_are_those_of_the_orm_and_have_their_keys():
    docket = factories.watched()
    names = [
        DocketName(
            docket=docket, kind="caption", value=f"A v. {number}", first_shown_at=NOW, last_shown_at=NOW
        )
        for number in range(statements.MOST_ROWS + 1)
    ]
    statements.insert(names)
    stored = {name.pk: name.value for name in docket.names.all()}
    assert stored == {name.pk: name.value for name in names}
    names[0].value, names[0].last_shown_at = "A v. B", NOW.replace(day=22)
    statements.update(names[0], ["last_shown_at"])
    names[0].refresh_from_db()
    assert (names[0].value, names[0].last_shown_at) == ("A v. 0", NOW.replace(day=22))


def test_what_is_there_already_is_passed_over_only_where_that_is_asked_for():
    docket = factories.watched()

    def name() -> DocketName:
        return DocketName(docket=docket, kind="number", value="1", first_shown_at=NOW, last_shown_at=NOW)

    statements.insert([name()])
    statements.insert([name()], passing_over_known=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        statements.insert([name()])
    assert docket.names.count() == 1


def test_an_object_that_refers_to_something_unstored_is_refused():
    with pytest.raises(ValueError, match="unsaved related object 'docket'"):
        statements.insert([DocketName(docket=Docket(), kind="number", value="1")])

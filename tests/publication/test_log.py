"""The log: what it takes, what it refuses, and that nothing in it can change."""

import json
import threading
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, close_old_connections, connection, transaction

from policies.publication import log, schema
from policies.publication.models import Edition, Release

from .factories import publish, sample_document, stages, tombstone_of

pytestmark = pytest.mark.django_db


def test_releases_are_numbered_without_gaps_and_chained():
    first, second = publish(), publish()
    assert (first.sequence, second.sequence) == (1, 2)
    assert first.previous_digest == "0" * 64
    assert second.previous_digest == first.digest
    assert list(log.verify()) == []


def test_a_partner_can_check_the_chain_from_the_head_alone():
    release = publish(note="Zürich")
    head = json.loads(Edition.objects.get().head + "}")
    digest = head.pop("digest")
    assert schema.digest(schema.canonical(head)) == digest == release.digest
    assert head["document_digest"] == schema.digest(release.document)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE publication_release SET note = 'other'",
        "DELETE FROM publication_release",
        "TRUNCATE publication_release",
        "SET LOCAL pgtrigger.ignore = '{append_only,never_emptied}'; DELETE FROM publication_release",
    ],
)
def test_the_database_refuses_to_change_the_log(statement):
    publish()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Release.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda release: Release.objects.update(note="other"),
        lambda release: Release.objects.all().delete(),
        lambda release: release.save(),
        lambda release: Release.objects.bulk_update([release], ["note"]),
    ],
)
def test_the_orm_cannot_change_the_log(change):
    release = publish()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(release)


def test_a_row_that_does_not_follow_the_last_one_is_refused_by_the_database():
    release = publish()
    release.sequence, release.version, release.digest = 3, 2, "0"
    with pytest.raises(DatabaseError, match="does not follow"), transaction.atomic():
        release.save(force_insert=True)


@pytest.mark.parametrize("kind", ["updated", "corrected", "withdrawn", "reinstated"])
def test_the_first_release_is_a_publication(kind):
    with pytest.raises(log.LogRefused, match="first release"):
        publish(kind=kind, note="why")


KINDS_AFTER = {
    "published": {"updated", "corrected", "withdrawn", "retracted"},
    "updated": {"updated", "corrected", "withdrawn", "retracted"},
    "corrected": {"updated", "corrected", "withdrawn", "retracted"},
    "withdrawn": {"reinstated", "retracted"},
    "retracted": {"reinstated"},
    "reinstated": {"updated", "corrected", "withdrawn", "retracted"},
}
WAY_TO = {
    "published": [],
    "updated": ["updated"],
    "corrected": ["corrected"],
    "withdrawn": ["withdrawn"],
    "retracted": ["retracted"],
    "reinstated": ["withdrawn", "reinstated"],
}


def follow(release: Release, kind: str, number: int) -> Release:
    document = sample_document(reference=release.reference, slug="the-slug", title=f"Version {number}")
    return publish(tombstone_of(release) if kind == "retracted" else document, kind=kind, note="why")


@pytest.mark.parametrize("earlier", KINDS_AFTER)
@pytest.mark.parametrize("kind", KINDS_AFTER)
def test_a_kind_follows_only_the_kinds_it_may_follow(earlier, kind):
    release = publish(slug="the-slug")
    for number, step in enumerate(WAY_TO[earlier]):
        follow(release, step, number)
    if kind in KINDS_AFTER[earlier]:
        assert follow(release, kind, 99).kind == kind
    else:
        with pytest.raises(log.LogRefused):
            follow(release, kind, 99)


@pytest.mark.parametrize("kind", ["corrected", "withdrawn", "retracted"])
def test_a_kind_that_takes_something_back_needs_a_note(kind):
    release = publish()
    document = tombstone_of(release) if kind == "retracted" else json.loads(release.document)
    with pytest.raises(log.LogRefused, match="public note"):
        publish(document, kind=kind, note=" ")


@pytest.mark.parametrize("kind", ["updated", "corrected"])
def test_an_update_without_a_change_is_refused(kind):
    release = publish()
    with pytest.raises(log.LogRefused, match="Nothing changed"):
        publish(json.loads(release.document), kind=kind, note="why")


def test_a_reference_never_goes_to_another_measure():
    release = publish()
    with pytest.raises(log.LogRefused, match="another measure"):
        publish(sample_document(reference=release.reference), measure_id=uuid.uuid4())


def test_a_measure_never_changes_its_reference():
    release = publish()
    with pytest.raises(log.LogRefused, match="never changes"):
        publish(sample_document(), kind="updated", measure_id=release.measure_id)


def test_an_address_never_goes_to_another_measure():
    publish(slug="one")
    with pytest.raises(log.LogRefused, match="address"):
        publish(slug="one")


def call(**changes: Any) -> Release:
    text = schema.canonical(sample_document(reference="US-1"))
    arguments: dict[str, Any] = {
        "measure_id": uuid.uuid4(),
        "reference": "US-1",
        "kind": "published",
        "document": text,
        "document_digest": schema.digest(changes.get("document", text)),
        "authors": ["Ada"],
        "approver": "Ben",
    }
    return log.append(**(arguments | changes))


SPACED = json.dumps(sample_document(reference="US-1"))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"document_digest": "0" * 64}, "digest"),
        ({"document": SPACED}, "canonical"),
        ({"document": "{"}, "not valid"),
        ({"document": "[]"}, "schema"),
        ({"reference": "US-2"}, "is about US-1"),
        ({"authors": []}, "authors"),
        ({"authors": "Ada"}, "authors"),
        ({"approver": ""}, "approved"),
        ({"demonstration_moment": datetime(2999, 1, 1, tzinfo=UTC)}, "future"),
    ],
)
def test_append_refuses_with_a_reason(changes, reason):
    with pytest.raises(log.LogRefused, match=reason):
        call(**changes)
    assert Release.objects.count() == 0


def test_a_forced_release_is_flagged():
    assert call(approval=log.Approval.FORCED).flagged is True


def test_demonstration_moments_never_go_back():
    early = datetime(2020, 10, 7, 12, tzinfo=UTC)
    assert publish(moment=early).released_at == early
    assert publish(moment=early).released_at == early + timedelta(microseconds=1)
    with pytest.raises(log.LogRefused, match="is earlier"):
        publish(moment=early)
    release = publish()
    assert not release.demonstration
    assert release.released_at > early + timedelta(days=365)


def test_a_refused_release_leaves_nothing_behind_in_an_outer_transaction():
    with transaction.atomic():
        publish(slug="one")
        with pytest.raises(log.LogRefused):
            publish(slug="one")
    assert publish().sequence == 2


@pytest.mark.django_db(transaction=True)
def test_concurrent_appends_leave_no_gap():
    documents = [sample_document() for _ in range(24)]
    failures = []

    def work(mine):
        try:
            for document in mine:
                publish(document)
        except Exception as error:  # noqa: BLE001 - reported by the assertion below
            failures.append(error)
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=work, args=(documents[part::4],)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert list(Release.objects.values_list("sequence", flat=True)) == list(range(1, 25))
    assert list(log.verify()) == []


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE publication_release DISABLE TRIGGER USER")
        cursor.execute(statement)
        cursor.execute("ALTER TABLE publication_release ENABLE TRIGGER USER")


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        (
            "UPDATE publication_release SET document = replace(document, 'Curbs', 'Bans') WHERE sequence = 2",
            2,
        ),
        ("UPDATE publication_release SET note = 'x' WHERE sequence = 2", 2),
        ("UPDATE publication_release SET approver = 'Eve' WHERE sequence = 3", 3),
        ("UPDATE publication_release SET flagged = true WHERE sequence = 1", 1),
        ("UPDATE publication_release SET released_at = released_at - interval '1 day' WHERE sequence = 2", 2),
        ("DELETE FROM publication_release WHERE sequence = 2", 3),
        ("DELETE FROM publication_release WHERE sequence = 3", 3),
        ("UPDATE publication_release SET digest = repeat('a', 64) WHERE sequence = 1", 1),
    ],
)
def test_verify_log_names_the_first_broken_release(statement, broken, capsys):
    for _ in range(3):
        publish()
    tamper(statement)
    with pytest.raises(CommandError, match=f"Release {broken}:"):
        call_command("verify_log")


def test_verify_log_says_what_it_checked(capsys):
    publish(stage=stages(("reported", "2020-10-07")))
    call_command("verify_log")
    assert "1 release" in capsys.readouterr().out

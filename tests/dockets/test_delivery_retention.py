"""Messages that were read are let go in time; late copies are refused, and nothing that waits is lost."""

import zlib
from datetime import UTC, datetime, timedelta
from importlib import import_module
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from policies.dockets import retention, watching
from policies.dockets.courtlistener import deliveries
from policies.dockets.models import Delivery, DeliveryState, Docket, DocketEntry
from tests.dockets import factories
from tests.dockets.courtlistener_records import DOCKET_ID, alert, in_alert

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 31, 4, tzinfo=UTC)


def received(
    key: str, *, days_ago: int, state: str = DeliveryState.READ, body: bytes | None = None
) -> Delivery:
    delivery = deliveries.keep(
        key=key, body=alert(in_alert()) if body is None else body, now=NOW - timedelta(days=days_ago)
    )
    assert delivery is not None
    delivery.state = state
    delivery.save()
    return delivery


def left() -> dict[str, bool]:
    """Give the keys that are left, and whether their bytes are."""
    return {one.key: one.compressed is not None for one in Delivery.objects.all()}


def test_bytes_go_after_ninety_days_and_keys_after_a_year():
    for days in (1, 89, 91, 365, 367):
        received(f"d{days}", days_ago=days)
    assert retention.thin_deliveries(NOW) == (2, 1)
    assert left() == {"d1": True, "d89": True, "d91": False, "d365": False}
    assert retention.thin_deliveries(NOW) == (0, 0)


BROKEN = {
    "nothing of it": alert()[:-1],
    "one record of two": alert(in_alert(), in_alert(id=7002, entry_number=28, date_filed="soon")),
    "what is no record": alert(in_alert(), "x"),
    "a record that names no docket": alert(in_alert(), in_alert(docket=None)),
}


@pytest.mark.parametrize(
    ("body", "is_watched"),
    [*((body, True) for body in BROKEN.values()), (BROKEN["what is no record"], False)],
)
def test_a_message_that_was_not_read_cleanly_is_kept_whole_however_old(body, is_watched):
    watching.watch(factories.court(), docket_number="1:20-cv-02658", courtlistener_id=DOCKET_ID)
    Docket.objects.update(watched=is_watched)
    kept = deliveries.keep(key="broken", body=body, now=NOW - timedelta(days=4000))
    assert kept is not None
    done = deliveries.read(kept.pk)
    assert done is not None
    assert (done.problems, bool(done.reason)) == (1, True)
    assert retention.thin_deliveries(NOW) == (0, 0)
    assert left() == {"broken": True}


def test_a_mended_reader_reads_it_again_and_its_bytes_may_go():
    watching.watch(factories.court(), docket_number="1:20-cv-02658", courtlistener_id=DOCKET_ID)
    broken = received("broken", days_ago=100, state=DeliveryState.WAITING, body=BROKEN["one record of two"])
    failed = received("failed", days_ago=400, state=DeliveryState.WAITING, body=BROKEN["nothing of it"])
    for one in (broken, failed):
        deliveries.read(one.pk)
    before = list(DocketEntry.objects.values())
    assert len(before) == 1
    assert deliveries.read_again() == (2, 0)
    assert list(DocketEntry.objects.values()) == before
    # The sender's new way of writing what was broken, which the mended reader knows.
    Delivery.objects.filter(key="broken").update(compressed=zlib.compress(alert(in_alert())))
    said = StringIO()
    call_command("reread_deliveries", stdout=said)
    assert said.getvalue() == "2 messages read again, 1 of them cleanly.\n"
    assert Delivery.objects.get(key="broken").state == DeliveryState.READ
    assert retention.thin_deliveries(NOW) == (1, 0)
    assert left() == {"broken": False, "failed": True}


def test_a_message_of_a_docket_that_nobody_watches_was_read_cleanly():
    received("foreign", days_ago=100, state=DeliveryState.WAITING)
    assert deliveries.read_waiting() == 1
    retention.thin_deliveries(NOW)
    assert left() == {"foreign": False}


@pytest.mark.parametrize(
    ("state", "reason", "problems"),
    [
        ("failed", "This is no JSON.", 1),
        ("read", "Entry 7002: it names no day.", 1),
        ("read", "", 0),
        ("unknown", "Dockets that are not watched: 5, 6.", 0),
        ("unknown", "Entry 7002: it names no day.\nDockets that are not watched: 5.", 1),
        ("ignored", "Events of type 2 are not read.", 0),
    ],
)
def test_messages_from_before_are_marked_by_what_was_told_of_them(state, reason, problems):
    old = received("old", days_ago=100, state=state)
    Delivery.objects.filter(pk=old.pk).update(reason=reason)
    with connection.cursor() as cursor:
        cursor.execute(import_module("policies.dockets.migrations.0019_delivery_problems").MARK)
    old.refresh_from_db()
    assert old.problems == problems


def test_what_waits_is_never_let_go():
    received("waits", days_ago=1000, state=DeliveryState.WAITING)
    assert retention.thin_deliveries(NOW) == (0, 0)
    assert left() == {"waits": True}


def test_a_copy_that_comes_after_the_bytes_went_is_refused():
    received("again", days_ago=200)
    retention.thin_deliveries(NOW)
    assert deliveries.keep(key="again", body=alert(in_alert()), now=NOW) is None


def test_a_copy_that_comes_after_the_key_went_changes_nothing():
    docket = factories.watched()
    Docket.objects.filter(pk=docket.pk).update(courtlistener_id=DOCKET_ID)
    deliveries.read(received("again", days_ago=400, state=DeliveryState.WAITING).pk)
    before = list(DocketEntry.objects.values())
    assert before
    retention.thin_deliveries(NOW)
    again = deliveries.keep(key="again", body=alert(in_alert()), now=NOW)
    assert again is not None
    assert deliveries.read(again.pk) is not None
    assert list(DocketEntry.objects.values()) == before


def test_a_message_is_still_whole_when_its_docket_begins_to_be_watched():
    days = deliveries.REMEMBERED.days - 1
    assert deliveries.REMEMBERED < retention.BYTES_KEPT
    now = datetime.now(UTC)
    unknown = deliveries.keep(key="unknown", body=alert(in_alert()), now=now - timedelta(days=days))
    assert unknown is not None
    deliveries.read(unknown.pk)
    retention.thin_deliveries(now)
    docket = watching.watch(factories.court(), docket_number="1:20-cv-02658", courtlistener_id=DOCKET_ID)
    assert deliveries.read_waiting() == 1
    assert docket.entries.exists()


def test_the_database_keeps_the_bytes_of_what_is_to_be_read():
    emptied = received("emptied", days_ago=100)
    retention.thin_deliveries(NOW)
    with pytest.raises(IntegrityError, match="delivery_to_be_read_has_bytes"), transaction.atomic():
        Delivery.objects.filter(pk=emptied.pk).update(state=DeliveryState.WAITING)
    emptied.refresh_from_db()
    with pytest.raises(LookupError, match="let go"):
        _ = emptied.body

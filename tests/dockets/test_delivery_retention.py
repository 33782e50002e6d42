"""Messages that were read are let go in time; late copies are refused, and nothing that waits is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from policies.dockets import retention, watching
from policies.dockets.courtlistener import deliveries
from policies.dockets.models import Delivery, DeliveryState, Docket, DocketEntry
from tests.dockets import factories
from tests.dockets.courtlistener_records import DOCKET_ID, alert, in_alert

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 1, 31, 4, tzinfo=UTC)


def received(key: str, *, days_ago: int, state: str = DeliveryState.READ) -> Delivery:
    delivery = deliveries.keep(key=key, body=alert(in_alert()), now=NOW - timedelta(days=days_ago))
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


def test_what_could_not_be_read_keeps_its_bytes_as_long_as_its_key():
    received("old", days_ago=300, state=DeliveryState.FAILED)
    received("older", days_ago=400, state=DeliveryState.FAILED)
    retention.thin_deliveries(NOW)
    assert left() == {"old": True}


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

"""CourtListener's messages are kept before they are read, once each, and only from who knows the address."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial

import httpx
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from policies.dockets import watching
from policies.dockets.adapters.contract import Source
from policies.dockets.courtlistener import deliveries, tasks
from policies.dockets.models import Delivery, DeliveryState, Docket, DocketEntry, Notice
from tests.dockets import factories
from tests.dockets.courtlistener_records import DOCKET_ID, alert, in_alert
from tests.worker import Worker
from tracker import logs
from tracker.celery import app

pytestmark = pytest.mark.django_db
SECRET = "s3cret-and-long"
PATH = f"/webhooks/courtlistener/{SECRET}/"


@pytest.fixture(autouse=True)
def address(settings: Settings) -> None:
    settings.COURTLISTENER_WEBHOOK_SECRET = SECRET


def send(body: bytes, *, key: str = "", path: str = PATH, **more):
    return Client().post(
        path,
        data=body,
        content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid.uuid4())},
        **more,
    )


def kept(body: bytes) -> Delivery:
    delivery = deliveries.keep(key=str(uuid.uuid4()), body=body, now=datetime.now(UTC))
    assert delivery is not None
    return delivery


def known_docket() -> Docket:
    docket = factories.watched()
    Docket.objects.filter(pk=docket.pk).update(courtlistener_id=DOCKET_ID)
    return docket


def test_a_message_is_answered_at_once_kept_word_for_word_and_not_yet_read():
    known_docket()
    assert send(alert(in_alert()), key="abc-1").status_code == 202
    delivery = Delivery.objects.get()
    assert (delivery.key, delivery.body, delivery.state) == (
        "abc-1",
        alert(in_alert()),
        DeliveryState.WAITING,
    )
    assert DocketEntry.objects.count() == 0


def test_an_event_sent_again_is_answered_well_and_kept_once():
    assert [send(alert(in_alert()), key="abc-1").status_code for _ in range(3)] == [202, 200, 200]
    assert Delivery.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_copies_of_an_event_that_arrive_at_the_same_instant_are_kept_once(live_server):
    def post(_number: int) -> int:
        address = f"{live_server.url}{PATH}"
        return httpx.post(
            address, content=alert(in_alert()), headers={"Idempotency-Key": "same"}, timeout=30
        ).status_code

    with ThreadPoolExecutor(8) as senders:
        answers = sorted(senders.map(post, range(16)))
    assert answers == [200] * 15 + [202]
    assert Delivery.objects.count() == 1


@pytest.mark.parametrize("path", ["/webhooks/courtlistener/wrong/", f"/webhooks/courtlistener/{SECRET}x/"])
def test_who_does_not_know_the_address_finds_nothing(path):
    assert send(alert(), path=path).status_code == 404
    assert Delivery.objects.count() == 0


def test_without_a_secret_nothing_is_received(settings: Settings):
    settings.COURTLISTENER_WEBHOOK_SECRET = ""
    assert send(alert(), path="/webhooks/courtlistener/x/").status_code == 404
    assert send(alert()).status_code == 404


@pytest.mark.parametrize("key", ["", "x" * 65, "a b", "é"])
def test_a_message_without_a_proper_key_is_refused(key):
    answer = Client().post(
        PATH, data=b"{}", content_type="application/json", headers={"Idempotency-Key": key}
    )
    assert (answer.status_code, b"Idempotency-Key" in answer.content) == (400, True)


def test_only_posts_are_understood():
    answer = Client().get(PATH)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


def test_a_message_that_is_too_large_is_refused_unread():
    assert send(b"x" * (deliveries.LARGEST + 1)).status_code == 413
    assert send(b"{}", CONTENT_LENGTH="many").status_code == 413
    assert Delivery.objects.count() == 0


def test_a_flood_is_asked_to_come_back_later():
    now = datetime.now(UTC)
    Delivery.objects.bulk_create(
        [
            Delivery(key=str(number), received_at=now, size=0, compressed=b"")
            for number in range(deliveries.MOST_A_MINUTE)
        ]
    )
    answer = send(alert())
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    Delivery.objects.update(received_at=now - timedelta(minutes=1))
    assert send(alert()).status_code == 202


def test_a_broker_that_is_gone_costs_no_message(monkeypatch: pytest.MonkeyPatch):
    known_docket()
    with app.connection_for_write(url="redis://127.0.0.1:9/0") as nowhere:
        sending = partial(tasks.read_delivery.apply_async, connection=nowhere)  # type: ignore[call-arg]
        monkeypatch.setattr(tasks.read_delivery, "apply_async", sending)
        assert send(alert(in_alert())).status_code == 202
    assert tasks.read_waiting_deliveries() == 1
    assert DocketEntry.objects.get().entry_number == 27


def test_a_message_of_a_watched_docket_becomes_entries_with_their_source():
    known_docket()
    delivery = deliveries.read(
        kept(alert(in_alert(), in_alert(id=7002, entry_number=28, recap_documents=[]))).pk
    )
    assert delivery is not None
    assert (delivery.state, delivery.new, delivery.dockets) == (DeliveryState.READ, 2, [DOCKET_ID])
    row = DocketEntry.objects.get(entry_number=27)
    assert (row.sources, row.text) == (
        [Source.COURTLISTENER_ALERT],
        "ORDER granting 15 Motion for Preliminary Injunction.",
    )
    assert Notice.objects.open().count() == 2
    assert deliveries.read(delivery.pk) is None


def test_a_docket_is_recognised_by_the_names_of_its_files():
    docket = watching.watch(factories.court(), docket_number="1:20-cv-02658", pacer_case_id="222257")
    deliveries.read(kept(alert(in_alert())).pk)
    docket.refresh_from_db()
    assert (docket.courtlistener_id, DocketEntry.objects.count()) == (DOCKET_ID, 1)


def test_a_message_of_an_unknown_docket_is_read_once_the_docket_is_watched():
    delivery = deliveries.read(kept(alert(in_alert())).pk)
    assert delivery is not None
    assert (delivery.state, str(DOCKET_ID) in delivery.reason) == (DeliveryState.UNKNOWN, True)
    watching.watch(factories.court(), docket_number="1:20-cv-02658", courtlistener_id=DOCKET_ID)
    assert deliveries.read_waiting() == 1
    assert DocketEntry.objects.count() == 1


BAD = {
    "no JSON": (b"{", DeliveryState.FAILED, "no JSON"),
    "no results": (b'{"webhook": {"event_type": 1}, "payload": {}}', DeliveryState.FAILED, "results"),
    "a bomb of brackets": (b"[" * 100_000, DeliveryState.FAILED, "no JSON"),
    "10,001 records": (alert(*[1] * 10_001), DeliveryState.FAILED, "10,000"),
    "another event": (alert(event_type=2), DeliveryState.IGNORED, "type 2"),
}


@pytest.mark.parametrize(("body", "state", "reason"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_read_is_kept_with_its_reason(body, state, reason):
    delivery = kept(body)
    deliveries.read(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, reason in delivery.reason, delivery.body == body) == (state, True, True)


def test_a_broken_record_costs_no_other_of_the_message():
    known_docket()
    delivery = kept(alert(in_alert(date_filed="soon"), in_alert(id=7002), "junk"))
    deliveries.read(delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.new) == (DeliveryState.READ, 1)
    assert ["7001: it has no date" in delivery.reason, "Record 3" in delivery.reason] == [True, True]


def test_ten_thousand_entries_are_merged_in_few_queries(django_assert_max_num_queries):
    known_docket()
    many = [
        in_alert(id=number, entry_number=number, pacer_sequence_number=number, recap_documents=[])
        for number in range(1, 2001)
    ]
    delivery = kept(alert(*many))
    with django_assert_max_num_queries(60):
        deliveries.read(delivery.pk)
    assert DocketEntry.objects.count() == 2000


def test_the_secret_of_the_address_is_in_no_line_of_the_log():
    line = logs.without_secrets(
        None, "info", {"request": f"POST {PATH}?a=b", "event": f"Bad Request: {PATH}"}
    )
    assert SECRET not in str(line)
    assert line["request"] == "POST /webhooks/courtlistener/…/?a=b"


@pytest.mark.worker
def test_a_worker_reads_what_is_received(real_worker: Worker, live_server):
    known_docket()
    address = f"{live_server.url}{PATH}"
    answer = httpx.post(address, content=alert(in_alert()), headers={"Idempotency-Key": "k1"}, timeout=30)
    assert answer.status_code == 202
    real_worker.wait_for(lambda: DocketEntry.objects.filter(entry_number=27).exists(), what="the entry")
    assert Delivery.objects.get().state == DeliveryState.READ

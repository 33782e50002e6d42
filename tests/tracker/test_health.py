"""/healthz."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerError

from policies.dockets.models import Court, Docket
from tests.publication.factories import naming, publish
from tracker import health

pytestmark = pytest.mark.django_db
SECRET = "postgres://owner:hunter2@db.internal/tracker"


def test_a_tracker_whose_database_and_broker_answer_is_healthy(client):
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "broker": "ok",
        "cache": "ok",
        "last_poll": None,
        "queue_age_seconds": 0,
        "courts": {"failing": 0, "late": 0, "silent": 0},
        "failing_since": {},
    }
    assert "no-store" in answer["Cache-Control"]


def test_an_unreachable_broker_is_named_without_its_address(client, monkeypatch):
    def refuse(**_):
        raise BrokerError(SECRET)

    monkeypatch.setattr(health.app, "connection_for_write", refuse)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["broker"] == "unreachable"
    assert "hunter2" not in answer.text


def test_an_unreachable_database_is_named_without_its_address(client, monkeypatch):
    def refuse():
        raise OperationalError(SECRET)

    monkeypatch.setattr(health.connection, "cursor", refuse)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["database"] == "unreachable"
    assert "queue_age_seconds" not in answer.json()
    assert "hunter2" not in answer.text


def test_a_court_that_waits_too_long_shows_that_no_worker_is_at_work(client):
    due = timezone.now() - health.LONGEST_QUEUE_AGE - timedelta(minutes=1)
    court = Court.objects.filter(slug="dcd")
    court.update(enabled=True, feed_url="http://127.0.0.1:9/rss", next_poll_at=due, lease_until=None)
    assert court.count() == 1
    told = {"status": "failing", "queue": "no worker seems to be at work"}
    answer = client.get("/healthz")
    assert answer.status_code == 503
    # Nobody knows that the court is watched, only that no worker is at work.
    assert answer.json().items() >= {**told, "queue_age_seconds": 0}.items()
    docket = Docket.objects.create(court=court.get(), docket_number="1:20-cv-00001", watched=True)
    publish(**naming(docket))
    answer = client.get("/healthz")
    assert answer.json().items() >= told.items()
    assert answer.json()["queue_age_seconds"] >= 16 * 60


def test_a_court_that_fails_is_named_once_a_release_names_a_docket_of_it(client):
    now = timezone.now()
    for slug in ("dcd", "cand"):
        court = Court.objects.get(slug=slug)
        docket = Docket.objects.create(court=court, docket_number="1:20-cv-00001", watched=True)
        Court.objects.filter(pk=court.pk).update(
            enabled=True, feed_url="http://127.0.0.1:9/rss", failures=1, failing_since=now, next_poll_at=now
        )
        if slug == "dcd":
            publish(**naming(docket))
    told = client.get("/healthz").json()
    assert told["failing_since"] == {"dcd": now.isoformat()}
    assert told["courts"] == {"failing": 1, "late": 0, "silent": 0}


def test_nothing_is_changed_by_posting(client):
    assert client.post("/healthz").status_code == 405

"""One request at a time to a server, with a pause between two."""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from policies.dockets import hosts, polling
from policies.dockets.models import Court, Host, Poll
from tests.dockets import factories
from tests.dockets.court_server import CourtServer

NOW = datetime(2020, 9, 21, 16, tzinfo=UTC)
URL = "https://ecf.dcd.uscourts.gov/cgi-bin/rss_outside.pl"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hosts, "PATIENCE", timedelta(milliseconds=300))


@pytest.mark.django_db
def test_a_server_is_asked_by_one_at_a_time():
    with hosts.turn(URL, now=NOW):
        with pytest.raises(hosts.Occupied), hosts.turn(URL.replace("dcd.", "DCD."), now=NOW):
            pytest.fail("Two were at one server.")
        with hosts.turn("https://ecf.cand.uscourts.gov/", now=NOW):
            pass
    with hosts.turn(URL, now=NOW + timedelta(minutes=1)):
        pass


@pytest.mark.django_db
def test_between_two_requests_there_is_a_pause(settings: Settings):
    settings.COURT_HOST_PAUSE = 30.0
    with hosts.turn(URL, now=NOW):
        pass
    with pytest.raises(hosts.Occupied), hosts.turn(URL, now=NOW + timedelta(seconds=20)):
        pytest.fail("The pause was not kept.")
    with hosts.turn(URL, now=NOW + timedelta(seconds=31)):
        pass


@pytest.mark.django_db
def test_a_short_pause_is_waited_out(settings: Settings):
    settings.COURT_HOST_PAUSE = 0.15
    for _ in range(2):
        with hosts.turn(URL, now=NOW):
            pass
    host = Host.objects.get()
    assert host.token is None
    assert host.free_at >= NOW + timedelta(seconds=0.3)


@pytest.mark.django_db
def test_a_worker_that_died_gives_its_turn_up_after_two_minutes():
    Host.objects.create(name="ecf.dcd.uscourts.gov", token=factories.token(), taken_until=NOW, free_at=NOW)
    with hosts.turn(URL, now=NOW):
        pass


@pytest.mark.django_db
def test_a_turn_set_by_a_clock_that_has_jumped_back_counts_as_over():
    far = NOW + timedelta(days=9)
    Host.objects.create(name="ecf.dcd.uscourts.gov", token=factories.token(), taken_until=far, free_at=far)
    with hosts.turn(URL, now=NOW):
        pass


@pytest.mark.django_db
def test_a_court_whose_server_is_occupied_is_visited_soon_and_has_not_failed(court_server: CourtServer):
    court = factories.watched(feed_url=court_server.serves("/rss", factories.feed())).court
    with hosts.turn(court.feed_url, now=NOW):
        assert polling.poll(court.pk, now=NOW) is None
    court.refresh_from_db()
    assert (court.failures, court.lease_token, Poll.objects.count()) == (0, None, 0)
    assert timedelta(0) < court.next_poll_at - NOW < timedelta(seconds=20)


@pytest.mark.django_db(transaction=True)
def test_workers_that_come_at_once_ask_one_after_another(court_server: CourtServer, monkeypatch):
    monkeypatch.setattr(hosts, "PATIENCE", timedelta(seconds=20))
    at_once: list[int] = []
    there = 0
    busy = Event()

    def slow(page):
        nonlocal there
        there += 1
        at_once.append(there)
        busy.wait(0.1)
        there -= 1
        page.send_response(503)
        page.end_headers()

    for slug, number in (("dcd", "1:20-cv-1"), ("cand", "3:20-cv-2"), ("paed", "2:20-cv-3")):
        factories.watched(slug, number, feed_url=court_server.serves(f"/{slug}", slow))

    def visit(court: int) -> None:
        polling.poll(court, now=NOW)
        connection.close()

    workers = [
        Thread(target=visit, args=[court]) for court in Court.objects.watched().values_list("pk", flat=True)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert at_once == [1, 1, 1]
    assert Poll.objects.count() == 3

"""The demonstration court."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise

import httpx
import pytest
from django.core.management import CommandError, call_command

from policies.dockets import demo, polling, watching
from policies.dockets.adapters import pacer_rss
from policies.dockets.demo_cases import CASES
from policies.dockets.demo_server import DemoCourtServer
from policies.dockets.models import Court, DocketEntry, Notice

BASE = "http://127.0.0.1:8765"
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
OF_THE_SEVEN = sum(len(case.filings) for case in CASES)


@pytest.fixture
def demo_court() -> Iterator[DemoCourtServer]:
    server = DemoCourtServer(port=0, seconds_between=3600)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize("court", demo.courts())
def test_a_feed_reads_like_a_courts_own_and_grows_by_one_filing_at_a_time(court):
    for shown in range(len(demo.scenes()) + 1):
        reading = pacer_rss.read(demo.feed(court, shown=shown, base_url=BASE))
        assert reading.problems == []
        assert len(reading.entries) == sum(scene.case.court == court for scene in demo.scenes()[:shown])


def test_the_filings_come_in_the_order_in_which_they_were_made():
    days = [scene.filing.day for scene in demo.scenes()]
    assert all(earlier <= later for earlier, later in pairwise(days))
    assert (days[0], days[-1]) == (date(2020, 8, 21), date(2025, 1, 17))


def test_the_day_of_a_filing_is_the_real_one_in_the_courts_zone():
    reading = pacer_rss.read(demo.feed("dcd", shown=99, base_url=BASE))
    opinion = next(entry for entry in reading.entries if entry.entry_number == 30)
    assert opinion.filed_at == datetime(2020, 9, 27, 16, 3, tzinfo=UTC)
    assert opinion.labels == ("Memorandum Opinion",)


def test_names_of_entries_outlive_a_change_of_port():
    guids = [
        [entry.guid for entry in pacer_rss.read(demo.feed("dcd", shown=99, base_url=base)).entries]
        for base in (BASE, "http://127.0.0.1:9999")
    ]
    assert guids[0] == guids[1]


def watch_the_seven() -> None:
    for case in CASES:
        watching.watch(Court.objects.get(slug=case.court), docket_number=case.docket_number)


@pytest.mark.django_db
def test_the_whole_replay_ends_with_every_filing_once_however_often_it_is_played(demo_court):
    demo.plant_courts(demo_court.base_url)
    watch_the_seven()
    for speed in (3600, 1e-9, 3600, 1e-9):
        demo_court.seconds_between = speed
        for court in Court.objects.watched():
            poll = polling.poll(court.pk, now=NOW)
            assert poll is not None
            assert (poll.outcome == "failed", poll.has_gap) == (False, False)
    assert (DocketEntry.objects.count(), Notice.objects.open().count()) == (OF_THE_SEVEN, OF_THE_SEVEN)


@pytest.mark.django_db
def test_what_was_delivered_without_a_server_is_not_doubled_by_the_replay(demo_court):
    demo.plant_courts(demo_court.base_url)
    watch_the_seven()
    delivered = demo.deliver(until=date(2020, 12, 31), base_url=BASE, now=NOW)
    assert delivered == sum(filing.day.year == 2020 for case in CASES for filing in case.filings)
    demo_court.seconds_between = 1e-9
    for court in Court.objects.watched():
        polling.poll(court.pk, now=NOW)
    assert DocketEntry.objects.count() == OF_THE_SEVEN


def test_a_document_of_the_demonstration_says_that_it_is_none(demo_court):
    page = httpx.get(f"{demo_court.base_url}/dcd/doc1/991000010030")
    assert "demonstration" in page.text


def test_a_port_in_use_is_a_sentence(demo_court):
    with pytest.raises(CommandError, match="Choose another with --port"):
        call_command("demo_court", port=demo_court.server_port)

"""A visit to a court: what is stored, when the next one is, and what a failure costs."""

import uuid
from datetime import UTC, datetime, timedelta
from functools import partial
from unittest import mock

import pytest
import time_machine

from policies.dockets import fetch, leases, polling, tasks
from policies.dockets.clock import database_now as clock_of_the_database
from policies.dockets.models import Court, DocketEntry, FeedBody, Notice, Poll
from tests.dockets import court_server as answers
from tests.dockets import factories
from tests.dockets.court_server import CourtServer
from tests.dockets.factories import feed, item

pytestmark = pytest.mark.django_db

NOW = datetime(2020, 9, 21, 16, tzinfo=UTC)


def polled(court_id: int) -> Poll:
    """Poll a court that nobody else is visiting."""
    poll = polling.poll(court_id, now=NOW)
    assert poll is not None
    return poll


def claimed(court: Court, *, now: datetime = NOW) -> leases.Claim:
    claim = leases.claim(court.pk, now=now)
    assert claim is not None
    return claim


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def test_a_visit_stores_body_entries_and_notices_and_sets_the_next(court_server: CourtServer):
    content = feed(item(entry=30), item(case_id="9", number="1:20-cv-00001"))
    docket = factories.watched(feed_url=court_server.serves("/rss", content))
    poll = polled(docket.court_id)
    assert (poll.outcome, poll.items, poll.watched, poll.new, poll.problems) == ("changed", 2, 1, 1, [])
    assert (poll.http_status, poll.build_date) == (200, NOW)
    assert FeedBody.objects.get().body == content
    assert (DocketEntry.objects.count(), Notice.objects.open().count()) == (1, 1)
    court = Court.objects.get(slug="dcd")
    assert (court.lease_token, court.failures, court.feed_scope) == (None, 0, "Docket entries of type: all")
    assert timedelta(seconds=270) <= court.next_poll_at - NOW <= timedelta(seconds=330)


def test_an_unchanged_body_ends_the_work_and_a_newly_watched_docket_reads_it_again(court_server: CourtServer):
    url = court_server.serves("/rss", feed(item(entry=30), item(case_id="9", number="1:20-cv-00001")))
    court_id = factories.watched(feed_url=url).court_id
    outcomes = [polled(court_id).outcome for _ in range(2)]
    Court.objects.filter(pk=court_id).update(last_changed_at=NOW - timedelta(days=1))
    next_poll_at = Court.objects.get(pk=court_id).next_poll_at
    factories.watched(number="1:20-cv-00001", feed_url=url)
    # Neither shows outside that something else is watched: its turn stays, and so does its last change.
    assert Court.objects.get(pk=court_id).next_poll_at == next_poll_at
    third = polled(court_id)
    assert Court.objects.get(pk=court_id).last_changed_at == NOW - timedelta(days=1)
    court_server.serves("/rss", feed(item(entry=30), item(entry=31, sequence=9)))
    polled(court_id)
    assert Court.objects.filter(pk=court_id, last_changed_at__gte=NOW).exists()
    assert outcomes == ["changed", "unchanged"]
    assert (third.outcome, third.new, FeedBody.objects.count()) == ("changed", 1, 2)


def test_a_broken_item_is_reported_on_the_poll_and_the_others_are_kept(court_server: CourtServer):
    url = court_server.serves("/rss", feed(item(published="some day"), item(sequence=9)))
    poll = polled(factories.watched(feed_url=url).court_id)
    assert (poll.outcome, poll.new, len(poll.problems)) == ("changed", 1, 1)


GOOD = feed(item(entry=1))
BAD = {
    "empty": (b"", "empty"),
    "truncated": (GOOD[:-40], "cut off"),
    "web page": (b"<!DOCTYPE html><html>maintenance</html>", "web page"),
    "wrong encoding": (GOOD.replace(b"ISO-8859-1", b"UTF-8").replace(b"ALPHA", b"\xff"), "utf-8"),
    "document type": (b"<!DOCTYPE rss SYSTEM 'file:///etc/passwd'>" + GOOD[45:], "document type"),
    "entity bomb": (b"<!DOCTYPE rss [<!ENTITY a 'aa'>]><rss>&a;</rss>", "document type"),
    "200 MB": (answers.endless, "larger than"),
    "never ending": (answers.dripping_body, "did not finish"),
    "unavailable": (answers.body(b"", status=503), "503"),
    "other host": (answers.redirect("http://localhost:1/"), "redirected"),
}


@pytest.mark.parametrize(("answer", "reason"), BAD.values(), ids=BAD.keys())
def test_a_bad_feed_fails_with_its_reason_and_costs_neither_entries_nor_other_courts(
    court_server: CourtServer, monkeypatch, answer, reason
):
    small = partial(fetch.fetch, total_seconds=1.5, largest_body=1_000_000)
    monkeypatch.setattr(polling, "fetch", small)
    bad = factories.watched(feed_url=court_server.serves("/bad", GOOD)).court
    good = factories.watched("cand", "3:20-cv-05910", feed_url=court_server.serves("/good", GOOD)).court
    polled(bad.pk)
    court_server.serves("/bad", answer)
    failed = polled(bad.pk)
    assert failed.outcome == "failed"
    assert reason in failed.error
    assert DocketEntry.objects.count() == 1
    assert polled(good.pk).outcome == "changed"
    bad.refresh_from_db()
    assert (bad.failures, bad.last_error, bad.lease_token) == (1, failed.error, None)


def test_failures_back_off_to_an_hour_and_a_success_ends_that(court_server: CourtServer, monkeypatch):
    monkeypatch.setattr(leases, "uniform", lambda low, high: 1.0)
    court = factories.watched(feed_url=court_server.serves("/rss", b"")).court
    pauses = []
    for _ in range(6):
        polling.poll(court.pk, now=NOW)
        court.refresh_from_db()
        pauses.append((court.next_poll_at - NOW).seconds // 60)
    assert pauses == [10, 20, 40, 60, 60, 60]
    court_server.serves("/rss", GOOD)
    polling.poll(court.pk, now=NOW)
    court.refresh_from_db()
    assert (court.failures, court.last_error, (court.next_poll_at - NOW).seconds // 60) == (0, "", 5)


def test_a_gap_is_recorded_when_even_the_oldest_item_is_news(court_server: CourtServer):
    first = item(sequence=1, published="Mon, 21 Sep 2020 10:00:00 GMT")
    url = court_server.serves("/rss", feed(first, built="Mon, 21 Sep 2020 11:00:00 GMT"))
    court = factories.watched(feed_url=url).court
    assert not polled(court.pk).has_gap
    court_server.serves("/rss", feed(item(sequence=9, published="Mon, 21 Sep 2020 14:00:00 GMT")))
    poll = polled(court.pk)
    day = datetime(2020, 9, 21, tzinfo=UTC)
    assert (poll.gap_from, poll.gap_until) == (day.replace(hour=11), day.replace(hour=14))


def test_a_court_that_asks_for_patience_is_given_it(court_server: CourtServer):
    answer = answers.body(b"", status=429, headers=(("Retry-After", "5400"),))
    court = factories.watched(feed_url=court_server.serves("/rss", answer)).court
    polled(court.pk)
    court.refresh_from_db()
    assert timedelta(minutes=90) <= court.next_poll_at - NOW < timedelta(minutes=91)


def test_a_court_remembers_since_when_it_fails_until_it_works_again(court_server: CourtServer):
    court = factories.watched(feed_url=court_server.serves("/rss", b"")).court
    polled(court.pk)
    since = Court.objects.get(pk=court.pk).failing_since
    polled(court.pk)
    assert since is not None
    assert Court.objects.get(pk=court.pk).failing_since == since
    court_server.serves("/rss", GOOD)
    polled(court.pk)
    assert Court.objects.get(pk=court.pk).failing_since is None


def test_dates_set_by_a_clock_that_has_jumped_back_since_count_as_come():
    court = factories.watched().court
    far = NOW + timedelta(days=30)
    Court.objects.update(next_poll_at=far, lease_until=far, lease_token=uuid.uuid4())
    assert [claim.court_id for claim in leases.claim_due(NOW)] == [court.pk]


def test_tasks_go_by_the_databases_clock(court_server: CourtServer, clock):
    court = factories.watched(feed_url=court_server.serves("/rss", GOOD)).court
    Court.objects.update(next_poll_at=clock_of_the_database() - timedelta(minutes=1))
    clock.move_to(datetime(1999, 1, 1, tzinfo=UTC))
    (claim,) = leases.claim_due(clock_of_the_database())
    tasks.poll_court(court.pk, str(claim.token))
    clock.move_to(datetime(2199, 1, 1, tzinfo=UTC))
    court.refresh_from_db()
    assert court.failures == 0
    assert timedelta(0) < court.next_poll_at - clock_of_the_database() < timedelta(minutes=6)


def test_a_court_that_is_being_visited_is_not_visited_twice():
    court = factories.watched().court
    assert [claim.court_id for claim in leases.claim_due(NOW)] == [court.pk]
    assert leases.claim_due(NOW) == []
    assert polling.poll(court.pk, now=NOW) is None


def test_a_claim_works_once_and_not_after_it_ran_out(court_server: CourtServer):
    court = factories.watched(feed_url=court_server.serves("/rss", GOOD)).court
    first = claimed(court)
    later = NOW + leases.LEASE
    second = claimed(court, now=later)
    assert polling.visit(first, now=later) is None
    assert polling.visit(second, now=later) is not None
    assert polling.visit(second, now=later) is None
    assert court_server.visits == ["/rss"]


def test_a_claim_lost_during_the_visit_writes_nothing(court_server: CourtServer):
    court = factories.watched(feed_url=court_server.serves("/rss", GOOD)).court

    def overtaken(url: str) -> fetch.Fetched:
        leases.claim(court.pk, now=NOW + leases.LEASE)
        return fetch.fetch(url)

    with mock.patch.object(polling, "fetch", overtaken):
        assert polling.poll(court.pk, now=NOW) is None
    assert DocketEntry.objects.count() == 0
    assert [poll.outcome for poll in Poll.objects.all()] == ["abandoned"]


def test_a_message_that_was_lost_is_sent_again_and_counts_as_no_failure():
    court = factories.watched().court
    leases.claim_due(NOW)
    assert len(leases.claim_due(NOW + leases.LEASE)) == 1
    court.refresh_from_db()
    assert (court.failures, Poll.objects.count()) == (0, 0)


def test_a_court_at_which_workers_keep_dying_is_left_alone_like_one_that_fails():
    court = factories.watched().court
    moment = NOW
    for _ in range(3):
        (claim,) = leases.claim_due(moment)
        leases.begin(claim, now=moment)
        moment += leases.LEASE
    assert leases.claim_due(moment) == []
    court.refresh_from_db()
    assert (court.failures, [poll.outcome for poll in Poll.objects.all()]) == (3, ["abandoned"] * 3)
    assert court.next_poll_at > moment + timedelta(minutes=30)


def test_only_courts_with_a_watched_docket_and_a_feed_are_due():
    factories.court("cand")
    factories.watched("scotus", "24-656", feed_url="")
    watched = factories.watched()
    assert list(Court.objects.due(NOW)) == [watched.court]

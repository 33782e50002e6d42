"""Watching a docket and deciding a notice."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from policies.dockets import health, polling, triage, watching
from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.merge import merge
from policies.dockets.models import Court, Docket, DocketEntry, Notice
from tests.dockets import factories
from tests.dockets.court_server import CourtServer
from tests.dockets.factories import feed, item
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db


def test_watching_makes_the_court_due_at_once():
    court = factories.court()
    docket = watching.watch(court, docket_number="1:20-cv-2658-CJN", caption="TikTok Inc. v. Trump")
    assert (docket.docket_number, docket.watched) == ("1:20-cv-02658", True)
    assert court in Court.objects.due(datetime.now(UTC))


def test_watching_twice_is_watching_once_even_after_the_case_id_was_learnt():
    docket = factories.watched()
    merge(docket.court, [seen(number=1)], now=NOW)
    again = factories.watched()
    assert (again.pk, Docket.objects.count()) == (docket.pk, 1)


def test_a_number_that_is_none_is_refused_with_an_example():
    with pytest.raises(watching.WatchRefused, match="1:20-cv-02658"):
        watching.watch(factories.court(), docket_number="TikTok v. Trump")


def test_a_court_with_nothing_left_to_watch_is_polled_no_more():
    first, second = factories.watched(), factories.watched(number="1:21-cv-00280")
    watching.unwatch(first)
    assert Court.objects.watched().filter(slug="dcd").exists()
    watching.unwatch(second)
    assert not Court.objects.watched().filter(slug="dcd").exists()


@pytest.fixture
def notice() -> Notice:
    docket = factories.watched()
    merge(docket.court, [seen(number=30)], now=NOW)
    return Notice.objects.get()


def test_a_decision_remembers_who_and_why(notice):
    decided = triage.dismiss(notice, user=factories.editor(), reason="A hearing date.")
    assert (decided.state, str(decided.decided_by), decided.reason) == (
        "dismissed",
        "editor",
        "A hearing date.",
    )
    assert list(Notice.objects.open()) == []


def test_a_dismissal_without_a_reason_is_refused(notice):
    with pytest.raises(triage.TriageRefused, match="why"):
        triage.dismiss(notice, user=factories.editor(), reason=" ")
    assert Notice.objects.open().count() == 1


def test_a_notice_is_decided_once(notice):
    triage.confirm(notice, user=factories.editor())
    with pytest.raises(triage.TriageRefused, match="editor has already"):
        triage.dismiss(notice, user=factories.editor("other"), reason="late")


@pytest.mark.parametrize(
    "wrong",
    [{"state": "confirmed"}, {"state": "open", "reason": "x"}, {"state": "dismissed", "decided_at": NOW}],
)
def test_the_database_refuses_half_a_decision(notice, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**wrong)


def test_the_inbox_is_one_query_however_long(django_assert_num_queries):
    docket = factories.watched()
    merge(docket.court, [seen(number=number) for number in range(1, 40)], now=NOW)
    with django_assert_num_queries(1):
        lines = [
            f"{notice.entry.docket.court.citation} {notice.entry.docket} {notice.entry}"
            for notice in Notice.objects.open().with_entries().newest_first()
        ]
    assert len(lines) == 39


def test_a_merge_costs_the_same_number_of_queries_for_any_number_of_entries(django_assert_num_queries):
    docket = factories.watched()
    merge(docket.court, [seen(number=1)], now=NOW)
    with django_assert_num_queries(11):
        merge(docket.court, [seen(number=number) for number in range(2, 4)], now=NOW)
    with django_assert_num_queries(11):
        merge(docket.court, [seen(number=number) for number in range(4, 60)], now=NOW)
    assert DocketEntry.objects.newest_first()[0].entry_number == 59


def test_a_merge_costs_the_same_number_of_queries_for_any_number_of_dockets(django_assert_num_queries):
    cases = [factories.watched(number=f"1:20-cv-{case:05d}") for case in range(1, 9)]
    court = cases[0].court

    def body(number: int, dockets: int) -> list[ObservedEntry]:
        return [
            seen(number=number, docket_number=case.docket_number, pacer_case_id=None)
            for case in cases[:dockets]
        ]

    merge(court, body(1, 8), now=NOW)
    with django_assert_num_queries(11):
        merge(court, body(2, 1), now=NOW)
    with django_assert_num_queries(11):
        merge(court, body(3, 8), now=NOW)
    assert DocketEntry.objects.count() == 8 + 1 + 8


def test_health_tells_the_last_visit_and_how_long_the_queue_is(court_server: CourtServer):
    courts = Court.objects.watched()
    assert health.last_poll(courts) is None
    court = factories.watched(feed_url=court_server.serves("/rss", feed(item()))).court
    now = datetime.now(UTC)
    Court.objects.filter(pk=court.pk).update(next_poll_at=now - timedelta(minutes=3))
    assert health.queue_age(courts, now) == timedelta(minutes=3)
    poll = polling.poll(court.pk, now=now)
    assert poll is not None
    assert (health.last_poll(courts), health.queue_age(courts, now)) == (poll.finished_at, timedelta(0))
    none = Court.objects.none()
    assert (health.last_poll(none), health.queue_age(none, now)) == (None, timedelta(0))


def test_coverage_tells_the_state_of_every_watched_court(
    court_server: CourtServer, django_assert_num_queries
):
    good = factories.watched(feed_url=court_server.serves("/good", feed(item()))).court
    bad = factories.watched("cand", "3:20-cv-05910", feed_url=court_server.serves("/bad", b"")).court
    factories.watched("scotus", "24-656", feed_url="")
    factories.watched("ca9", "20-16908")
    now = datetime.now(UTC)
    polling.poll(good.pk, now=now)
    polling.poll(bad.pk, now=now)
    with django_assert_num_queries(2):
        states = {row.court.slug: row.state.value for row in health.coverage(now)}
    assert states == {
        "ca9": "not checked yet",
        "cand": "last check failed",
        "dcd": "watched",
        "scotus": "no feed to check",
    }
    late = {row.court.slug: row.state.value for row in health.coverage(now + timedelta(hours=1))}
    assert late["dcd"] == "check overdue"

"""A real worker on a real broker, killed in the middle of a poll: nothing is lost, nothing doubled."""

import random
import time
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from policies.dockets import tasks
from policies.dockets.models import Court, Docket, DocketEntry, FeedBody, Host, Notice, Poll
from tests.dockets import court_server as answers
from tests.dockets import factories
from tests.dockets.court_server import CourtServer
from tests.dockets.factories import feed, item
from tests.worker import Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.worker]

CONTENT = feed(*(item(entry=number, sequence=number + 2) for number in range(1, 31)))


def outcomes() -> list[str]:
    return [poll.outcome for poll in Poll.objects.order_by("pk")]


def let_the_lease_run_out() -> None:
    Court.objects.exclude(lease_until=None).update(lease_until=datetime.now(UTC))
    Court.objects.update(next_poll_at=datetime.now(UTC))
    Host.objects.update(taken_until=datetime.now(UTC))


def waiting_for_a_lock() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def test_a_worker_fetches_parses_and_stores(real_worker: Worker, court_server: CourtServer):
    factories.watched(feed_url=court_server.serves("/rss", CONTENT))
    tasks.dispatch.delay()
    real_worker.wait_for(Poll.objects.exists, what="the poll")
    assert outcomes() == ["changed"]
    assert (DocketEntry.objects.count(), Notice.objects.open().count()) == (30, 30)


def test_a_worker_killed_while_the_court_is_silent_leaves_nothing_and_the_next_one_finds_all(
    real_worker: Worker, court_server: CourtServer
):
    factories.watched(feed_url=court_server.serves("/rss", answers.silent))
    tasks.dispatch.delay()
    real_worker.wait_for(lambda: court_server.visits, what="the visit")
    real_worker.kill()
    assert (Poll.objects.count(), DocketEntry.objects.count()) == (0, 0)
    assert Court.objects.get(slug="dcd").lease_token is not None

    court_server.serves("/rss", CONTENT)
    let_the_lease_run_out()
    real_worker.start()
    tasks.dispatch.delay()
    real_worker.wait_for(lambda: Poll.objects.filter(outcome="changed").exists(), what="the second poll")
    assert outcomes() == ["abandoned", "changed"]
    assert (DocketEntry.objects.count(), Notice.objects.count()) == (30, 30)


def test_a_worker_killed_between_fetching_and_committing_leaves_nothing_and_the_next_one_finds_all(
    real_worker: Worker, court_server: CourtServer
):
    docket = factories.watched(feed_url=court_server.serves("/rss", CONTENT))
    with transaction.atomic():
        Docket.objects.select_for_update().get(pk=docket.pk)
        tasks.dispatch.delay()
        real_worker.wait_for(waiting_for_a_lock, what="the worker to hold its transaction open")
        real_worker.kill()
    assert court_server.visits == ["/rss"]
    assert (Poll.objects.count(), FeedBody.objects.count(), DocketEntry.objects.count()) == (0, 0, 0)

    let_the_lease_run_out()
    real_worker.start()
    tasks.dispatch.delay()
    real_worker.wait_for(lambda: Poll.objects.filter(outcome="changed").exists(), what="the second poll")
    assert (FeedBody.objects.count(), DocketEntry.objects.count(), Notice.objects.count()) == (1, 30, 30)


def test_workers_killed_at_moments_nobody_chose_store_every_entry_once(
    real_worker: Worker, court_server: CourtServer
):
    moments = random.Random(20200927)  # noqa: S311
    url = court_server.serves("/rss", answers.slowly(CONTENT, 0.2))
    factories.watched(feed_url=url)
    for _ in range(3):
        tasks.dispatch.delay()
        time.sleep(moments.uniform(0, 0.6))
        real_worker.kill()
        let_the_lease_run_out()
        Court.objects.update(failures=0, body_digest="")
        real_worker.start()
    tasks.dispatch.delay()
    real_worker.wait_for(lambda: Poll.objects.exclude(outcome="abandoned").exists(), what="a whole poll")
    assert (DocketEntry.objects.count(), Notice.objects.count()) == (30, 30)


def test_a_message_that_comes_twice_makes_one_visit(real_worker: Worker, court_server: CourtServer):
    factories.watched(feed_url=court_server.serves("/rss", CONTENT))
    for _ in range(3):
        tasks.dispatch.delay()
    real_worker.wait_for(Poll.objects.exists, what="the poll")
    court = Court.objects.get(slug="dcd")
    token = str(Poll.objects.get().token)
    answered = len(court_server.visits)
    tasks.poll_court.delay(court.pk, token)
    last = factories.watched("cand", "3:20-cv-05910", feed_url=court_server.serves("/last", feed()))
    tasks.dispatch.delay()
    real_worker.wait_for(lambda: Poll.objects.filter(court=last.court).exists(), what="the last poll")
    assert (answered, court_server.visits) == (1, ["/rss", "/last"])

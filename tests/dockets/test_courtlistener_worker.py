"""A worker killed in the middle of a docket at CourtListener loses no entry and doubles none."""

import random
from functools import partial

import pytest

from policies.dockets.clock import database_now
from policies.dockets.courtlistener import backfill, tasks
from policies.dockets.models import Backfill, DocketEntry, Host, Notice
from tests.dockets import factories
from tests.dockets.courtlistener_server import CourtListenerServer
from tests.dockets.test_courtlistener_backfill import numbered
from tests.worker import Worker

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]
ENTRIES, KILLS = 300, 5


@pytest.fixture
def known_site(site: CourtListenerServer, monkeypatch: pytest.MonkeyPatch) -> CourtListenerServer:
    """Let workers know the local site by their environment."""
    monkeypatch.setenv("COURTLISTENER_URL", site.address)
    monkeypatch.setenv("COURTLISTENER_TOKEN", "a-token")
    for span in ("MINUTE", "HOUR", "DAY"):
        monkeypatch.setenv(f"COURTLISTENER_PER_{span}", "10000")
    site.entries = numbered(ENTRIES)
    site.page_size = 10
    return site


def test_a_docket_is_read_whole_whenever_its_worker_is_killed(
    known_site: CourtListenerServer, real_worker: Worker
):
    factories.watched()
    backfill.enrol(now=database_now())
    chance = random.Random(4)
    for _ in range(KILLS):
        enough = len(known_site.visits) + chance.randint(1, 5)
        tasks.dispatch.delay()
        real_worker.wait_for(partial(_visited, known_site, enough), what="some pages")
        real_worker.kill()
        # As if the time of the dead worker's lease, and of its turn at the server, had passed.
        Backfill.objects.exclude(lease_until=None).update(lease_until=database_now())
        Host.objects.exclude(token=None).update(taken_until=database_now())
        real_worker.start()
    tasks.dispatch.delay()
    real_worker.wait_for(_is_complete, seconds=60, what="the end")
    assert DocketEntry.objects.count() == ENTRIES
    assert Notice.objects.count() == ENTRIES
    numbers = DocketEntry.objects.values_list("entry_number", flat=True)
    assert sorted(filter(None, numbers)) == list(range(1, ENTRIES + 1))
    assert Backfill.objects.get().failures == 0


def _visited(site: CourtListenerServer, enough: int) -> bool:
    return len(site.visits) >= enough or _is_complete()


def _is_complete() -> bool:
    return Backfill.objects.get().complete_until is not None

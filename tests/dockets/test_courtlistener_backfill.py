"""Dockets are read at CourtListener within its allowance, and no page is lost or doubled."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from django.db import connection
from django.db.models import F
from pytest_django.fixtures import Settings

from policies.dockets import hosts, leases
from policies.dockets import merge as merging
from policies.dockets.adapters.contract import Source
from policies.dockets.courtlistener import allowance, backfill, interface, tasks
from policies.dockets.courtlistener.allowance import Exhausted
from policies.dockets.models import Allowance, Backfill, Docket, DocketEntry, SpentRequest
from tests.dockets import factories
from tests.dockets.courtlistener_records import DOCKET_ID, docket, entry
from tests.dockets.courtlistener_server import CourtListenerServer
from tests.dockets.test_courtlistener_records import ATOM
from tests.dockets.test_merge import seen

pytestmark = pytest.mark.django_db


def numbered(count: int, *, begin: int = 1, hour: int = 1) -> list[dict]:
    return [
        entry(
            id=7000 + number,
            entry_number=number,
            pacer_sequence_number=100 + number,
            description=f"ORDER number {number}.",
            date_modified=f"2020-10-01T{hour:02d}:{number % 60:02d}:00+00:00",
            recap_documents=[],
        )
        for number in range(begin, begin + count)
    ]


def read_all() -> int:
    """Read whatever is due; give how many pages."""
    return tasks.read_what_is_due()


def now() -> datetime:
    return datetime.now(UTC)


def test_a_docket_is_found_by_its_number_and_read_page_by_page(site: CourtListenerServer):
    site.entries = numbered(45)
    watched = factories.watched()
    backfill.enrol(now=now())
    assert read_all() == 3
    assert DocketEntry.objects.count() == 45
    watched.refresh_from_db()
    assert (watched.courtlistener_id, watched.pacer_case_id, watched.caption) == (
        DOCKET_ID,
        "222257",
        "Alpha Inc. v. Beta",
    )
    first = next(visit for visit in site.visits if "docket-entries" in visit)
    assert "omit=recap_documents__plain_text" in first
    assert DocketEntry.objects.earliest("entry_number").sources == [Source.COURTLISTENER_API]


def test_what_was_read_is_not_asked_for_again_only_what_was_modified_since(site: CourtListenerServer):
    site.entries = numbered(25)
    watched = factories.watched()
    backfill.enrol(now=now())
    read_all()
    site.entries[3] |= {"description": "AMENDED ORDER.", "date_modified": "2020-10-05T00:00:00+00:00"}
    backfill.request(watched, now=now())
    site.visits.clear()
    assert read_all() == 1
    (visit,) = site.visits
    assert "date_modified__gt=2020-10-01T01%3A15%3A00" in visit
    assert DocketEntry.objects.get(entry_number=4).text == "AMENDED ORDER."
    assert DocketEntry.objects.count() == 25


def test_a_short_label_of_the_feed_becomes_the_full_text_in_the_same_row(site: CourtListenerServer):
    watched = factories.watched()
    short = seen(number=4, label="Order", pacer_case_id="222257", sequence=104)
    merging.merge(watched.court, [short], now=now())
    site.entries = numbered(1, begin=4)
    backfill.enrol(now=now())
    read_all()
    row = DocketEntry.objects.get()
    assert (row.label, row.text) == ("Order", "ORDER number 4.")


def test_a_worker_that_dies_with_a_page_in_hand_loses_nothing_and_doubles_nothing(
    site: CourtListenerServer, monkeypatch: pytest.MonkeyPatch
):
    """The power goes between the merge and the commit; the page is read again when the lease has run out."""
    site.entries = numbered(45)
    factories.watched()
    backfill.enrol(now=now())
    claim = backfill.claim_next(now=now())
    assert claim is not None
    assert backfill.read_page(claim)

    class PowerCut(BaseException):
        """What no handler catches."""

    real = backfill.merge

    def cut(*args, **kwargs):
        real(*args, **kwargs)
        raise PowerCut

    claim = backfill.claim_next(now=now())
    assert claim is not None
    with monkeypatch.context() as patched, pytest.raises(PowerCut):
        patched.setattr(backfill, "merge", cut)
        backfill.read_page(claim)
    assert DocketEntry.objects.count() == 20
    assert backfill.claim_next(now=now()) is None
    later = now() + backfill.LEASE
    while (claim := backfill.claim_next(now=later)) is not None:
        backfill.read_page(claim)
    assert DocketEntry.objects.count() == 45
    assert sum("cursor=20" in visit for visit in site.visits) == 2
    assert sum("cursor=40" in visit for visit in site.visits) == 1


def test_a_claim_that_ran_out_and_went_to_another_keeps_nothing(site: CourtListenerServer):
    site.entries = numbered(5)
    factories.watched()
    backfill.enrol(now=now())
    slow = backfill.claim_next(now=now())
    quick = backfill.claim_next(now=now() + backfill.LEASE)
    assert slow is not None
    assert quick is not None
    assert not backfill.read_page(slow)
    assert DocketEntry.objects.count() == 0
    backfill.read_page(quick)
    assert DocketEntry.objects.count() == 5


@pytest.mark.parametrize(
    "written",
    ["90", format_datetime(datetime.now(UTC) + timedelta(days=300), usegmt=True), ""],
    ids=["seconds", "date", "nothing"],
)
def test_too_many_requests_are_obeyed(site: CourtListenerServer, written):
    site.entries = numbered(5)
    factories.watched()
    backfill.enrol(now=now())
    site.refusals = [(429, {"Retry-After": written} if written else {})]
    assert read_all() == 0
    row = Backfill.objects.get()
    paused_until = Allowance.objects.get(name=allowance.INTERFACE).paused_until
    assert paused_until == row.next_at
    assert paused_until is not None
    longest = {"90": 90, "": 60}.get(written, 86_400)
    assert timedelta(seconds=longest - 30) < paused_until - now() <= timedelta(seconds=longest)
    assert row.failures == 0
    backfill.request(row.docket, now=now())
    assert read_all() == 0
    assert len(site.visits) == 1


def test_a_next_page_elsewhere_is_not_visited_with_the_token(site: CourtListenerServer):
    site.entries = numbered(25)
    site.elsewhere = "http://127.0.0.1:9"
    factories.watched()
    backfill.enrol(now=now())
    read_all()
    assert "elsewhere, at 127.0.0.1:9" in Backfill.objects.get().last_error
    assert DocketEntry.objects.count() == 20


def test_a_failing_site_is_asked_less_and_less_and_a_lost_cursor_begins_anew(site: CourtListenerServer):
    site.entries = numbered(25)
    factories.watched()
    backfill.enrol(now=now())
    claim = backfill.claim_next(now=now())
    assert claim is not None
    backfill.read_page(claim)
    pauses = []
    for _ in range(3):
        site.refusals = [(500, {})]
        Backfill.objects.update(next_at=now())
        claim = backfill.claim_next(now=now())
        assert claim is not None
        backfill.read_page(claim)
        row = Backfill.objects.get()
        pauses.append(round((row.next_at - now()).total_seconds() / 300))
    assert (pauses, row.failures, row.next_address) == ([1, 2, 4], 3, "")
    assert "500" in row.last_error
    Backfill.objects.update(next_at=now())
    read_all()
    assert (DocketEntry.objects.count(), Backfill.objects.get().failures) == (25, 0)


def test_a_docket_that_is_there_twice_is_not_guessed(site: CourtListenerServer):
    site.dockets.append(docket(id=99))
    factories.watched()
    backfill.enrol(now=now())
    read_all()
    assert f"several dockets 1:20-cv-02658 of D.D.C.: {DOCKET_ID}, 99" in Backfill.objects.get().last_error
    assert not Docket.objects.exclude(courtlistener_id=None).exists()


def test_entries_of_another_docket_are_left_aside(site: CourtListenerServer):
    site.dockets.append(docket(id=5, pacer_case_id="5"))
    other = entry(docket="https://www.courtlistener.com/api/rest/v4/dockets/5/")
    site.entries = numbered(2)
    site.entries_of_others = [other]
    Docket.objects.filter(pk=factories.watched().pk).update(courtlistener_id=DOCKET_ID)
    backfill.enrol(now=now())
    read_all()
    assert DocketEntry.objects.count() == 2
    assert "other dockets" in Backfill.objects.get().problems[0]


def test_without_a_token_the_feed_of_a_docket_whose_number_is_known_is_read(site, settings: Settings):
    settings.COURTLISTENER_TOKEN = ""
    site.feed = ATOM.encode()
    factories.watched("cand", "3:20-cv-05910")
    watched = factories.watched()
    Docket.objects.filter(pk=watched.pk).update(courtlistener_id=DOCKET_ID)
    backfill.enrol(now=now())
    assert Backfill.objects.get().docket == watched
    assert read_all() == 1
    assert site.visits == [f"/docket/{DOCKET_ID}/feed/"]
    assert {row.sources[0] for row in DocketEntry.objects.all()} == {Source.COURTLISTENER_FEED}
    with pytest.raises(interface.NoToken, match="COURTLISTENER_TOKEN"):
        interface.ask(interface.address_of("dockets/"))


def test_a_worker_asks_only_in_its_turn_and_spends_nothing_on_waiting(site, monkeypatch):
    monkeypatch.setattr(hosts, "PATIENCE", timedelta(milliseconds=200))
    site.entries = numbered(2)
    factories.watched()
    backfill.enrol(now=now())
    with hosts.turn(site.address, now=now()):
        assert read_all() == 0
        row = Backfill.objects.get()
        assert (row.failures, row.lease_token) == (0, None), "to be looked at again, and no failure"
        assert row.next_at <= now() + leases.OCCUPIED
    assert (site.visits, SpentRequest.objects.count()) == ([], 0)
    Backfill.objects.update(next_at=now())
    assert read_all() == 1


def test_interface_and_feeds_share_the_turn_and_its_pause(site, settings: Settings, monkeypatch):
    settings.COURT_HOST_PAUSE = 30.0
    monkeypatch.setattr(hosts, "PATIENCE", timedelta(milliseconds=200))
    site.feed = ATOM.encode()
    interface.feed_of(DOCKET_ID)
    with pytest.raises(Exhausted, match="left alone until"):
        interface.ask(interface.address_of("dockets/"))
    assert len(site.visits) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_at_the_same_instant_spend_the_allowance_once(settings: Settings):
    settings.COURTLISTENER_PER_MINUTE, settings.COURTLISTENER_PER_HOUR = 5, 50

    def spend(_number: int) -> bool:
        try:
            allowance.spend()
        except Exhausted:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(12) as workers:
        granted = list(workers.map(spend, range(24)))
    assert (granted.count(True), SpentRequest.objects.count()) == (5, 5)


@pytest.mark.parametrize(
    ("made", "longest_wait"),
    [
        ([timedelta(seconds=50)] * 5, timedelta(seconds=10)),
        ([timedelta(minutes=59)] * 50, timedelta(minutes=1)),
        ([timedelta(hours=23)] * 125, timedelta(hours=1)),
    ],
)
def test_five_a_minute_fifty_an_hour_and_125_a_day_are_each_kept(made, longest_wait):
    row = Allowance.objects.create(name=allowance.INTERFACE)
    SpentRequest.objects.bulk_create(
        [SpentRequest(allowance=row, spent_at=now() - before) for before in made[1:]]
    )
    allowance.spend()
    SpentRequest.objects.filter(allowance=row).latest("spent_at").delete()
    SpentRequest.objects.create(allowance=row, spent_at=now() - made[0])
    with pytest.raises(Exhausted) as exhausted:
        allowance.spend()
    wait = exhausted.value.until - now()
    assert longest_wait - timedelta(seconds=5) < wait <= longest_wait


def test_requests_of_yesterday_count_no_more_and_are_forgotten():
    row = Allowance.objects.create(name=allowance.INTERFACE, paused_until=now() - timedelta(seconds=1))
    old = [SpentRequest(allowance=row, spent_at=now() - timedelta(days=1, seconds=1)) for _ in range(200)]
    SpentRequest.objects.bulk_create(old)
    allowance.spend()
    assert SpentRequest.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_read_one_docket_at_once():
    for number in range(6):
        factories.watched(number=f"1:20-cv-{number:05d}")
    Docket.objects.update(courtlistener_id=F("pk"))
    backfill.enrol(now=now())
    moment = now()

    def claim(_number: int) -> int | None:
        try:
            claimed = backfill.claim_next(now=moment)
        finally:
            connection.close()
        return claimed.backfill_id if claimed else None

    with ThreadPoolExecutor(8) as workers:
        claims = [claimed for claimed in workers.map(claim, range(16)) if claimed]
    assert len(claims) == len(set(claims)) == 6

"""Read dockets at CourtListener, page by page, each page and the place of the next in one transaction."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from policies.dockets.adapters import courtlistener, courtlistener_feed
from policies.dockets.adapters.contract import FeedUnreadable, ObservedDocket, ObservedEntry, Source
from policies.dockets.clock import database_now
from policies.dockets.courtlistener import interface, lookup
from policies.dockets.courtlistener.allowance import Exhausted
from policies.dockets.fetch import FetchFailed
from policies.dockets.merge import Merged, merge
from policies.dockets.models import Backfill, Docket

LEASE = timedelta(minutes=5)
# Entries are asked for again from a little before the last one seen: clocks and commits are not in step.
OVERLAP = timedelta(minutes=10)
EVERY = timedelta(hours=6)
WITHOUT_TOKEN_EVERY = timedelta(hours=1)
FIRST_PAUSE = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(days=1)
OMITTED = "recap_documents__plain_text"

REFUSED = (FetchFailed, FeedUnreadable, lookup.NotFound, interface.LeavesTheSite, interface.NoToken)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to read one docket's next page."""

    backfill_id: int
    token: uuid.UUID


@dataclass(frozen=True, slots=True)
class _Page:
    """What one request brought."""

    entries: list[ObservedEntry]
    problems: list[str]
    next_address: str = ""
    newest_modified: datetime | None = None


def request(docket: Docket, *, now: datetime) -> Backfill:
    """Read this docket as soon as the allowance permits, from where it was left."""
    backfill, _ = Backfill.objects.update_or_create(docket=docket, defaults={"next_at": now})
    return backfill


def enrol(*, now: datetime) -> int:
    """Give every watched docket that CourtListener could know its row; give how many were new."""
    missing = Docket.objects.watched().filter(backfill=None)
    if not interface.has_token():
        missing = missing.exclude(courtlistener_id=None)
    rows = [Backfill(docket=docket, next_at=now) for docket in missing]
    return len(Backfill.objects.bulk_create(rows, ignore_conflicts=True))


@transaction.atomic
def claim(docket: Docket, *, now: datetime) -> Claim | None:
    """Lease this docket, due or not; None while another worker reads it."""
    free = Backfill.objects.filter(docket=docket).exclude(lease_until__gt=now)
    return _leased(free.select_for_update(of=("self",), skip_locked=True).first(), now)


@transaction.atomic
def claim_next(*, now: datetime) -> Claim | None:
    """Lease the watched docket that has waited longest, also from a dead worker; None where none is due."""
    due = Backfill.objects.filter(next_at__lte=now, docket__watched=True).exclude(lease_until__gt=now)
    locked = due.select_for_update(of=("self",), skip_locked=True).order_by("next_at", "pk")
    return _leased(locked.first(), now)


def _leased(backfill: Backfill | None, now: datetime) -> Claim | None:
    if backfill is None:
        return None
    backfill.lease_token, backfill.lease_until = uuid.uuid4(), now + LEASE
    backfill.save(update_fields=["lease_token", "lease_until"])
    return Claim(backfill.pk, backfill.lease_token)


def read_page(claim: Claim) -> bool:
    """
    Read the next page of a claimed docket; tell whether the docket has more to read at once.

    Raises Exhausted, the claim being given back and due when the allowance is free.
    """
    backfill = Backfill.objects.select_related("docket__court").get(pk=claim.backfill_id)
    try:
        page = _ask(backfill)
    except Exhausted as exhausted:
        _give_back(claim, next_at=exhausted.until)
        raise
    except REFUSED as refused:
        _fail(claim, str(refused))
        return False
    return _keep(claim, page)


def _ask(backfill: Backfill) -> _Page:
    """Make one request, after the one that finds the docket's number where that is not known."""
    docket = backfill.docket
    if interface.has_token():
        if docket.courtlistener_id is None:
            docket = lookup.learn(docket, lookup.find(docket))
        return _from_interface(backfill, docket)
    if docket.courtlistener_id is None:
        raise interface.NoToken("CourtListener's number of the docket is not known; paste its address there.")
    shown = _shown(docket)
    reading = courtlistener_feed.read(interface.feed_of(docket.courtlistener_id), shown)
    return _Page(reading.entries, reading.problems)


def _from_interface(backfill: Backfill, docket: Docket) -> _Page:
    address = backfill.next_address or _first_address(backfill, docket)
    read = courtlistener.page_of(interface.ask(address))
    mine = [
        record for record in read.records if courtlistener.docket_id_of(record) == docket.courtlistener_id
    ]
    entries, problems = courtlistener.entries_of(mine, _shown(docket), source=Source.COURTLISTENER_API)
    if len(mine) < len(read.records):
        problems.append(f"{len(read.records) - len(mine)} entries of other dockets were left aside.")
    modified = [moment for record in mine if (moment := courtlistener.modified_at(record))]
    return _Page(entries, [*read.problems, *problems], read.next_address, max(modified, default=None))


def _first_address(backfill: Backfill, docket: Docket) -> str:
    query = {"docket": docket.courtlistener_id, "order_by": "date_modified", "omit": OMITTED}
    if backfill.complete_until is not None:
        query["date_modified__gt"] = (backfill.complete_until - OVERLAP).isoformat()
    return interface.address_of("docket-entries/", **query)


def _shown(docket: Docket) -> ObservedDocket:
    return ObservedDocket(docket.docket_number, court=docket.court.slug, pacer_case_id=docket.pacer_case_id)


@transaction.atomic
def _keep(claim: Claim, page: _Page) -> bool:
    """Merge a page and remember the next one, together; nothing where the claim has gone to another."""
    backfill = _held(claim)
    if backfill is None:
        return False
    now = database_now()
    _merge(backfill.docket, page.entries, now)
    backfill.pages += 1
    backfill.failures, backfill.last_error, backfill.last_success_at = 0, "", now
    backfill.problems = page.problems[:100]
    seen = [moment for moment in (backfill.newest_modified, page.newest_modified) if moment]
    backfill.newest_modified = max(seen, default=None)
    backfill.next_address = page.next_address
    if not page.next_address:
        backfill.complete_until = backfill.newest_modified or backfill.complete_until
    more = bool(page.next_address)
    pause = timedelta(0) if more else EVERY if interface.has_token() else WITHOUT_TOKEN_EVERY
    backfill.next_at, backfill.lease_token, backfill.lease_until = now + pause, None, None
    backfill.save()
    return more


def _merge(docket: Docket, entries: list[ObservedEntry], now: datetime) -> Merged:
    return merge(docket.court, entries, now=now)


@transaction.atomic
def _give_back(claim: Claim, *, next_at: datetime) -> None:
    backfill = _held(claim)
    if backfill is not None:
        backfill.next_at, backfill.lease_token, backfill.lease_until = next_at, None, None
        backfill.save(update_fields=["next_at", "lease_token", "lease_until"])


@transaction.atomic
def _fail(claim: Claim, reason: str) -> None:
    """Record what went wrong and wait, longer with every failure; a page that is gone is begun anew."""
    backfill = _held(claim)
    if backfill is None:
        return
    backfill.failures += 1
    backfill.last_error = reason[:2000]
    if backfill.failures > 1:
        backfill.next_address = ""
    pause = min(FIRST_PAUSE * 2 ** min(backfill.failures - 1, 20), LONGEST_PAUSE)
    backfill.next_at, backfill.lease_token, backfill.lease_until = database_now() + pause, None, None
    backfill.save()


def _held(claim: Claim) -> Backfill | None:
    rows = Backfill.objects.select_related("docket__court").select_for_update(of=("self",))
    return rows.filter(pk=claim.backfill_id, lease_token=claim.token).first()

"""Visit a court's feed: claim, fetch, store, and only then call it done."""

import hashlib
import zlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from policies.dockets import gaps, hosts, leases, missing, statements
from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable, ObservedEntry, Reading
from policies.dockets.adapters.repeated_items import Memory
from policies.dockets.clock import Stopwatch, database_now
from policies.dockets.fetch import Fetched, FetchFailed, fetch, wished_pause
from policies.dockets.leases import Claim
from policies.dockets.merge import merge
from policies.dockets.models import Court, FeedBody, Poll, PollOutcome

LONGEST_SCOPE = 500
# Of this process; a new one reads every item once.
READ_BEFORE: Memory[ObservedEntry | pacer_rss.Unread] = Memory()


@dataclass(frozen=True, slots=True)
class Found:
    """What a visit brought: a body to read, one known already (no reading), or a reason why none came."""

    fetched: Fetched | None = None
    reading: Reading | None = None
    failure: FetchFailed | FeedUnreadable | None = None


def poll(court_id: int, *, now: datetime | None = None) -> Poll | None:
    """Claim and visit one court, due or not; None while another worker is at it."""
    moment = now or database_now()
    claim = leases.claim(court_id, now=moment)
    return visit(claim, now=moment) if claim else None


def visit(claim: Claim, *, now: datetime) -> Poll | None:
    """
    Visit the court of a claim; None if the claim has run out or been used, or its server is occupied.

    HTTP happens outside any transaction. Body, entries, notices, the poll and
    the court's next date are then written in one: a worker killed anywhere
    leaves either all of it or a lease that runs out. `now` is the database's
    time; what passes is measured by a clock that never jumps.
    """
    watch = Stopwatch(now)
    court = leases.begin(claim, now=now)
    if court is None:
        return None
    try:
        with hosts.turn(court.feed_url, now=now):
            found = _look(court)
    except hosts.Occupied as occupied:
        leases.postpone(claim, until=min(occupied.free_at, watch.now() + leases.OCCUPIED))
        return None
    return _record(claim, found, started_at=now, finished_at=watch.now())


def _look(court: Court) -> Found:
    """Fetch the feed and read it, unless it is the one that was read last."""
    try:
        fetched = fetch(court.feed_url)
    except FetchFailed as failure:
        return Found(failure=failure)
    if hashlib.sha256(fetched.body).hexdigest() == court.body_digest:
        return Found(fetched)
    try:
        return Found(fetched, reading=pacer_rss.read(fetched.body, memory=READ_BEFORE))
    except FeedUnreadable as failure:
        return Found(fetched, failure=failure)


@transaction.atomic
def _record(claim: Claim, found: Found, *, started_at: datetime, finished_at: datetime) -> Poll | None:
    """Write the visit and all that came of it, if the claim is still held."""
    court = leases.hold(claim)
    if court is None:
        return None
    record = Poll(
        court=court,
        token=claim.token,
        started_at=started_at,
        finished_at=finished_at,
        http_status=found.fetched.status if found.fetched else getattr(found.failure, "status", None),
    )
    if found.failure is not None:
        record.outcome, record.error = PollOutcome.FAILED, str(found.failure)
        leases.failed(court, reason=record.error, now=finished_at)
    elif found.fetched is not None:
        _store(court, record, found.fetched, found.reading, finished_at)
        leases.succeeded(court, now=finished_at)
    statements.insert([record])
    leases.give_back(court, now=finished_at, at_least=wished_pause(getattr(found.failure, "retry_after", "")))
    return record


def _store(court: Court, record: Poll, fetched: Fetched, reading: Reading | None, now: datetime) -> None:
    """Store a body and its entries, or note that it is the one known already."""
    digest = hashlib.sha256(fetched.body).hexdigest()
    if reading is None:
        record.outcome = PollOutcome.UNCHANGED
        record.body = FeedBody.objects.filter(court=court, digest=digest).defer("compressed").first()
        return
    record.outcome = PollOutcome.CHANGED
    record.body_id, is_new = _archive(court, fetched.body, digest, now)
    merged = merge(court, reading.entries, now=now)
    missing.mark(court, reading, now=now)
    record.build_date, record.items, record.problems = reading.build_date, reading.items, reading.problems
    record.watched, record.new, record.updated = merged.watched, merged.new, merged.updated
    gap = gaps.between(court, reading)
    record.gap_from, record.gap_until = gap or (None, None)
    gaps.remember(court, reading, now=now)
    # A body that is only read again, because another docket is watched now, has not changed.
    if is_new or court.body_digest:
        court.last_changed_at = now
    court.body_digest = digest
    court.feed_scope = reading.scope[:LONGEST_SCOPE]


def _archive(court: Court, body: bytes, digest: str, now: datetime) -> tuple[int, bool]:
    """Keep the bytes, once per court and content; give the key, and whether they are new."""
    stored = statements.rows(
        "INSERT INTO dockets_feedbody (court_id, digest, size, compressed, received_at)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT (court_id, digest) DO NOTHING RETURNING id",
        [court.pk, digest, len(body), zlib.compress(body), now],
    )
    key: int = stored[0][0] if stored else FeedBody.objects.only("pk").get(court=court, digest=digest).pk
    return key, bool(stored)

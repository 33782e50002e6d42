"""Visit a court's feed: claim, fetch, store, and only then call it done."""

import hashlib
import zlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from policies.dockets import leases
from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable, Reading
from policies.dockets.fetch import Fetched, FetchFailed, fetch
from policies.dockets.leases import Claim
from policies.dockets.merge import merge
from policies.dockets.models import Court, FeedBody, Poll, PollOutcome


def poll(court_id: int, *, now: datetime) -> Poll | None:
    """Claim and visit one court, due or not; None while another worker is at it."""
    claim = leases.claim(court_id, now=now)
    return visit(claim, now=now) if claim else None


def visit(claim: Claim, *, now: datetime) -> Poll | None:
    """
    Visit the court of a claim; None if the claim has run out or been used.

    HTTP happens outside any transaction. Body, entries, notices, the poll and
    the court's next date are then written in one: a worker killed anywhere
    leaves either all of it or a lease that runs out.
    """
    court = leases.begin(claim, now=now)
    if court is None:
        return None
    try:
        fetched = fetch(court.feed_url)
    except FetchFailed as failure:
        return _record_failure(claim, now, reason=str(failure), status=failure.status)
    digest = hashlib.sha256(fetched.body).hexdigest()
    if digest == court.body_digest:
        return _record_unchanged(claim, now, digest=digest, status=fetched.status)
    try:
        reading = pacer_rss.read(fetched.body)
    except FeedUnreadable as failure:
        return _record_failure(claim, now, reason=str(failure), status=fetched.status)
    return _record_reading(claim, now, fetched=fetched, digest=digest, reading=reading)


@transaction.atomic
def _record_reading(
    claim: Claim, started_at: datetime, *, fetched: Fetched, digest: str, reading: Reading
) -> Poll | None:
    court = leases.hold(claim)
    if court is None:
        return None
    finished_at = timezone.now()
    body = _archive(court, fetched.body, digest, finished_at)
    merged = merge(court, reading.entries, now=finished_at)
    gap_from, gap_until = _gap(court, reading)
    poll = Poll.objects.create(
        court=court,
        token=claim.token,
        started_at=started_at,
        finished_at=finished_at,
        outcome=PollOutcome.CHANGED,
        http_status=fetched.status,
        body=body,
        build_date=reading.build_date,
        items=reading.items,
        watched=merged.watched,
        new=merged.new,
        updated=merged.updated,
        problems=reading.problems,
        gap_from=gap_from,
        gap_until=gap_until,
    )
    court.body_digest = digest
    court.feed_scope = reading.scope
    seen = [entry.moment(court.zone) for entry in reading.entries]
    court.newest_item_at = max(
        [*seen, *([court.newest_item_at] if court.newest_item_at else [])], default=None
    )
    _succeed(court, finished_at)
    return poll


@transaction.atomic
def _record_unchanged(claim: Claim, started_at: datetime, *, digest: str, status: int) -> Poll | None:
    court = leases.hold(claim)
    if court is None:
        return None
    finished_at = timezone.now()
    poll = Poll.objects.create(
        court=court,
        token=claim.token,
        started_at=started_at,
        finished_at=finished_at,
        outcome=PollOutcome.UNCHANGED,
        http_status=status,
        body=FeedBody.objects.filter(court=court, digest=digest).first(),
    )
    _succeed(court, finished_at)
    return poll


@transaction.atomic
def _record_failure(claim: Claim, started_at: datetime, *, reason: str, status: int | None) -> Poll | None:
    court = leases.hold(claim)
    if court is None:
        return None
    finished_at = timezone.now()
    poll = Poll.objects.create(
        court=court,
        token=claim.token,
        started_at=started_at,
        finished_at=finished_at,
        outcome=PollOutcome.FAILED,
        http_status=status,
        error=reason,
    )
    court.failures += 1
    court.last_error = reason
    leases.give_back(court, now=finished_at)
    return poll


def _succeed(court: Court, now: datetime) -> None:
    court.failures = 0
    court.last_error = ""
    court.last_success_at = now
    leases.give_back(court, now=now)


def _archive(court: Court, body: bytes, digest: str, now: datetime) -> FeedBody:
    """Keep the bytes, once per court and content."""
    known = FeedBody.objects.filter(court=court, digest=digest).first()
    return known or FeedBody.objects.create(
        court=court, digest=digest, size=len(body), compressed=zlib.compress(body), received_at=now
    )


def _gap(court: Court, reading: Reading) -> tuple[datetime | None, datetime | None]:
    """
    Give the stretch in which items may have come and gone unseen.

    There is one when even the feed's oldest item is newer than the newest seen before.
    """
    oldest = min((entry.moment(court.zone) for entry in reading.entries), default=None)
    if oldest is None or court.newest_item_at is None or oldest <= court.newest_item_at:
        return None, None
    return court.newest_item_at, oldest

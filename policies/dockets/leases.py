"""Who may visit which court: leases that run out, so that a dead worker blocks nothing."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import uniform

from django.db import transaction

from policies.dockets import statements
from policies.dockets.models import Court, Poll, PollOutcome

LEASE = timedelta(minutes=2)
LONGEST_PAUSE = timedelta(hours=1)
# Courts that ask to be left alone for longer are asked again after this.
LONGEST_WISH = timedelta(hours=24)
# When to come back to a server that another worker is visiting.
OCCUPIED = timedelta(seconds=15)
JITTER = 0.1
FORGIVEN = 2
# What a lease and a visit write of a court; what editors set of it stays as it is.
LEASED = ("lease_token", "lease_until", "lease_begun_at")
FAILED = ("failures", "last_error", "failing_since")
VISITED = (
    *FAILED,
    "next_poll_at",
    "last_polled_at",
    "last_success_at",
    "body_digest",
    "newest_item_at",
    "built_at",
    "last_changed_at",
    "last_news_at",
    "feed_scope",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to visit one court once."""

    court_id: int
    token: uuid.UUID


@transaction.atomic
def claim_due(now: datetime, *, most: int = 50) -> list[Claim]:
    """Lease the courts that are due, those waiting longest first; courts another worker holds are skipped."""
    due = Court.objects.due(now).select_for_update(skip_locked=True)[:most]
    return _lease([court for court in due if _is_free(court, now)], now)


@transaction.atomic
def claim(court_id: int, *, now: datetime) -> Claim | None:
    """Lease one court, due or not; None while another worker holds it."""
    court = Court.objects.select_for_update(skip_locked=True).filter(pk=court_id).first()
    if court is None or (court.lease_until is not None and now < court.lease_until <= now + 2 * LEASE):
        return None
    return next(iter(_lease([court] if _is_free(court, now) else [], now)), None)


def begin(claim: Claim, *, now: datetime) -> Court | None:
    """Take up a claim, for the length of a lease from now; None if it has run out and gone to another."""
    taken_up = statements.objects(
        Court,
        "UPDATE dockets_court SET lease_until = %s, lease_begun_at = %s"
        " WHERE id = %s AND lease_token = %s RETURNING {columns}",
        [now + LEASE, now, claim.court_id, claim.token],
    )
    return next(iter(taken_up), None)


def hold(claim: Claim) -> Court | None:
    """Lock the court in the current transaction; None if the claim is no longer held."""
    held = statements.objects(
        Court,
        "SELECT {columns} FROM dockets_court WHERE id = %s AND lease_token = %s FOR UPDATE",
        [claim.court_id, claim.token],
    )
    return next(iter(held), None)


def postpone(claim: Claim, *, until: datetime) -> None:
    """End a lease without a visit, to come back later; it counts neither as failure nor as success."""
    held = Court.objects.filter(pk=claim.court_id, lease_token=claim.token)
    held.update(lease_until=None, lease_token=None, lease_begun_at=None, next_poll_at=until)


def succeeded(court: Court, *, now: datetime) -> None:
    """Note a good visit on a locked court; `give_back` saves it."""
    court.failures = 0
    court.last_error = ""
    court.failing_since = None
    court.last_success_at = now


def failed(court: Court, *, reason: str, now: datetime) -> None:
    """Note a failed visit on a locked court; `give_back` saves it."""
    court.failures += 1
    court.last_error = reason
    court.failing_since = court.failing_since or now


def give_back(court: Court, *, now: datetime, at_least: timedelta | None = None) -> None:
    """End the lease of a locked court and set its next poll, later with every failure in a row."""
    court.lease_until = court.lease_token = court.lease_begun_at = None
    court.last_polled_at = now
    wait = pause(court.poll_every, court.failures) * uniform(1 - JITTER, 1 + JITTER)  # noqa: S311
    court.next_poll_at = now + max(wait, min(at_least or wait, LONGEST_WISH))
    statements.update(court, [*LEASED, *VISITED])


def pause(every: int, failures: int) -> timedelta:
    """Give the time to the next poll: `every` seconds, doubled for each failure in a row."""
    seconds = every * 2 ** min(failures, 20)
    return min(timedelta(seconds=seconds), max(LONGEST_PAUSE, timedelta(seconds=every)))


def _is_free(court: Court, now: datetime) -> bool:
    """
    Record the visit of a worker that never came back, and tell whether a locked court may be leased.

    Work that was only sent, not begun, is sent again. Work that was begun is
    repeated at once, but a court at which workers keep dying is left alone
    like one that keeps failing.
    """
    if court.lease_token is None or court.lease_begun_at is None:
        return True
    _record_abandoned(court, court.lease_token, now)
    if court.failures > FORGIVEN:
        give_back(court, now=now)
        return False
    court.save(update_fields=FAILED)
    return True


def _lease(courts: list[Court], now: datetime) -> list[Claim]:
    """Lease locked courts, in one statement for all."""
    claims = [Claim(court.pk, uuid.uuid4()) for court in courts]
    statements.write(
        "UPDATE dockets_court SET lease_token = leased.token, lease_until = %s, lease_begun_at = NULL"
        " FROM unnest(%s::bigint[], %s::uuid[]) AS leased (court, token) WHERE id = leased.court",
        [now + LEASE, [claim.court_id for claim in claims], [claim.token for claim in claims]],
    )
    return claims


def _record_abandoned(court: Court, token: uuid.UUID, now: datetime) -> None:
    failed(court, reason="The worker stopped before it had finished.", now=now)
    Poll.objects.create(
        court=court,
        token=token,
        started_at=court.lease_begun_at,
        finished_at=now,
        outcome=PollOutcome.ABANDONED,
        error=court.last_error,
    )

"""Which links are looked at when, and what is recorded of it."""

import datetime as dt
import uuid
from dataclasses import dataclass
from random import uniform
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from policies.sources.links import Answer, Verdict, look
from policies.sources.models import Article, Link

State = Link.State
LEASE = dt.timedelta(minutes=2)
HOST_PAUSE = dt.timedelta(seconds=55)
MOST_AT_ONCE = 20
MOST_NEW = 500
# Failures in a row after which a link is dead; a day lies between them.
DEAD_AFTER = {Verdict.GONE: 2, Verdict.UNREACHABLE: 5}
NEXT = {
    State.ALIVE: dt.timedelta(days=7),
    State.CLOSED: dt.timedelta(days=14),
    State.FAILING: dt.timedelta(days=1),
    State.DEAD: dt.timedelta(days=30),
    State.UNCHECKED: dt.timedelta(hours=6),
}
OWN_TROUBLE = dt.timedelta(hours=1)
JITTER = 0.1


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to look at one link once."""

    link_id: int
    token: uuid.UUID


@transaction.atomic
def claim_due(now: dt.datetime, *, most: int = MOST_AT_ONCE) -> list[Claim]:
    """Lease links that are due, at most one of a host that nobody has visited within a minute."""
    _enlist(now)
    rested = Link.objects.due(now).exclude(
        host__in=Link.objects.visited_after(now - HOST_PAUSE, now=now).values("host")
    )
    first = rested.filter(host=OuterRef("host")).order_by("next_check_at", "pk").values("pk")[:1]
    due = rested.filter(pk=Subquery(first)).order_by("next_check_at", "pk")
    locked = due.select_related("article").select_for_update(of=("self",), skip_locked=True)[:most]
    return [_lease(link, now) for link in locked]


def check(claim: Claim, *, now: dt.datetime) -> Link | None:
    """Look at the link of a claim and record the answer; None if the claim has run out or been used."""
    held = Link.objects.filter(pk=claim.link_id, lease_token=claim.token, lease_until__gt=now).first()
    return record(claim, look(held.address), now=timezone.now()) if held else None


@transaction.atomic
def record(claim: Claim, answer: Answer, *, now: dt.datetime) -> Link | None:
    """Record what a link answered and set its next time; None if the claim is no longer held."""
    held = Link.objects.select_for_update().filter(pk=claim.link_id, lease_token=claim.token)
    link = held.first()
    if link is None:
        return None
    link.lease_until = link.lease_token = None
    link.checked_at = now
    link.said = answer.said[:300]
    pause = OWN_TROUBLE
    if answer.verdict is not Verdict.UNKNOWN:
        link.http_status = answer.status
        _judge(link, answer.verdict, now)
        pause = NEXT[State(link.state)]
    link.next_check_at = now + pause * uniform(1 - JITTER, 1 + JITTER)  # noqa: S311
    link.save()
    return link


def _judge(link: Link, verdict: Verdict, now: dt.datetime) -> None:
    if verdict in {Verdict.ALIVE, Verdict.CLOSED}:
        link.state = State.ALIVE if verdict is Verdict.ALIVE else State.CLOSED
        link.failures, link.failing_since = 0, None
        return
    link.failures = min(link.failures + 1, 1000)
    link.failing_since = link.failing_since or now
    is_dead = link.state == State.DEAD or link.failures >= DEAD_AFTER[verdict]
    link.state = State.DEAD if is_dead else State.FAILING


def _enlist(now: dt.datetime) -> None:
    """Begin to watch the links of articles that have come since."""
    fresh = Article.objects.without_link().order_by("pk").only("pk", "url")[:MOST_NEW]
    Link.objects.bulk_create(
        [
            Link(article=article, address=article.url, host=_host(article.url), next_check_at=now)
            for article in fresh
        ],
        ignore_conflicts=True,
    )


def _lease(link: Link, now: dt.datetime) -> Claim:
    """Lease a locked link; one whose article has moved begins anew."""
    if link.address != link.article.url:
        link.address, link.host = link.article.url, _host(link.article.url)
        link.state, link.failures, link.failing_since = State.UNCHECKED, 0, None
        link.http_status, link.said, link.checked_at = None, "", None
    link.lease_token, link.lease_until = uuid.uuid4(), now + LEASE
    link.save()
    return Claim(link.pk, link.lease_token)


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "")[:253]

"""Ask CourtListener: REST v4 with a token, or the key-less feed of one docket."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings

from policies.dockets import hosts, leases
from policies.dockets.adapters.courtlistener import LARGEST_RECORD
from policies.dockets.clock import database_now
from policies.dockets.courtlistener import allowance
from policies.dockets.fetch import FetchFailed, fetch

TOO_MANY = 429
UNAVAILABLE = 503
WITHOUT_A_WORD = timedelta(minutes=1)
TOTAL_SECONDS = 60.0


class NoToken(Exception):
    """The REST interface needs a token, and none is set."""


class LeavesTheSite(Exception):
    """An address that is not CourtListener's; the token is never sent there."""


def has_token() -> bool:
    """Tell whether the REST interface can be asked at all."""
    return bool(settings.COURTLISTENER_TOKEN)


def address_of(path: str, **query: Any) -> str:
    """Give the address of a list or record of the REST interface, such as `dockets/`."""
    asked = f"?{urlencode(query)}" if query else ""
    return urljoin(_base(), f"api/rest/v4/{path}{asked}")


def ask(address: str, *, total_seconds: float = TOTAL_SECONDS) -> bytes:
    """
    Give what the REST interface answers, one request being spent, in its turn at the server.

    Call it outside any transaction. Raises NoToken, LeavesTheSite, Exhausted (also where it answers
    that it was asked too often, and where another worker stays at the server) and FetchFailed.
    """
    if not has_token():
        raise NoToken("COURTLISTENER_TOKEN is not set, so CourtListener's REST interface cannot be asked.")
    named = {"Authorization": f"Token {settings.COURTLISTENER_TOKEN}", "Accept": "application/json"}
    return _visit(address, allowance.INTERFACE, named, total_seconds)


def feed_of(docket_id: int) -> bytes:
    """Give the Atom feed of a docket. Raises Exhausted and FetchFailed."""
    address = urljoin(_base(), f"docket/{docket_id}/feed/")
    return _visit(
        address, allowance.FEEDS, {"Accept": "application/atom+xml, application/xml"}, TOTAL_SECONDS
    )


def _visit(address: str, name: str, headers: dict[str, str], total_seconds: float) -> bytes:
    mine, theirs = urlsplit(_base()), urlsplit(address)
    if (mine.scheme, mine.netloc) != (theirs.scheme, theirs.netloc):
        raise LeavesTheSite(
            f"CourtListener names a page elsewhere, at {theirs.netloc[:80]}, which is not visited."
        )
    try:
        with hosts.turn(address, now=database_now()):
            # Nothing is spent on a turn that was not had.
            allowance.spend(name)
            return fetch(
                address, headers=headers, largest_body=LARGEST_RECORD, total_seconds=total_seconds
            ).body
    except hosts.Occupied as occupied:
        free_at = min(occupied.free_at, database_now() + leases.OCCUPIED)
        raise allowance.Exhausted(free_at, "CourtListener is left alone") from occupied
    except FetchFailed as failure:
        if failure.status == TOO_MANY or (failure.status == UNAVAILABLE and failure.retry_after):
            until = _retry_at(failure.retry_after)
            allowance.pause(until, name)
            raise allowance.Exhausted(until) from failure
        raise


def _retry_at(written: str) -> datetime:
    """Read Retry-After: seconds, or a date; a minute where it is missing or unreadable."""
    now = database_now()
    if written.strip().isdecimal() and len(written.strip()) < 8:
        wait = timedelta(seconds=int(written))
        return now + min(max(wait, timedelta(seconds=1)), allowance.LONGEST_PAUSE)
    try:
        named = parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError):
        return now + WITHOUT_A_WORD
    aware = named if named.tzinfo else named.replace(tzinfo=UTC)
    return min(max(aware, now + timedelta(seconds=1)), now + allowance.LONGEST_PAUSE)


def _base() -> str:
    return f"{settings.COURTLISTENER_URL.rstrip('/')}/"

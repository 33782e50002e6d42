"""Look whether a link still leads where it did."""

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from urllib.parse import urlsplit

import httpcore
import httpx

from policies.sources.fetch import TROUBLE, FetchFailed, answer_of, public_network, said, visiting
from policies.sources.guard import NoResolver, NoSuchHost, PublicNetwork, Refused

TOTAL_SECONDS = 20.0
GONE_STATUSES = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
CLOSED_STATUSES = {
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.PAYMENT_REQUIRED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_ACCEPTABLE,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
}


class Verdict(StrEnum):
    """What one visit tells: UNKNOWN is our own trouble and says nothing about the link."""

    ALIVE = "alive"
    CLOSED = "closed"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a link answered, with a sentence where it did not simply answer."""

    verdict: Verdict
    status: int | None = None
    said: str = ""


def look(
    address: str, *, total_seconds: float = TOTAL_SECONDS, network: PublicNetwork | None = None
) -> Answer:
    """Visit a link with HEAD, and with GET where that was not well received; never read the body."""
    try:
        return asyncio.run(_look(address, total_seconds, network or public_network()))
    except (TimeoutError, httpcore.TimeoutException):
        return Answer(Verdict.UNREACHABLE, said=f"It did not answer within {total_seconds:g} seconds.")
    except NoSuchHost as failure:
        return Answer(Verdict.GONE, said=str(failure))
    except NoResolver as failure:
        return Answer(Verdict.UNKNOWN, said=str(failure))
    except (FetchFailed, Refused) as failure:
        return Answer(Verdict.UNREACHABLE, said=str(failure))
    except TROUBLE as failure:
        return Answer(
            Verdict.UNREACHABLE, said=f"The visit failed: {str(failure) or type(failure).__name__}."
        )


async def _look(address: str, total_seconds: float, network: PublicNetwork) -> Answer:
    async with asyncio.timeout(total_seconds), visiting(network) as client:
        for method in ("HEAD", "GET"):
            async with answer_of(client, method, address) as response:
                answer = _judged(address, response)
            if answer.verdict is Verdict.ALIVE:
                break
        return answer


def _judged(address: str, response: httpx.Response) -> Answer:
    status = response.status_code
    if status in GONE_STATUSES:
        return Answer(Verdict.GONE, status, said(status))
    if status in CLOSED_STATUSES:
        return Answer(Verdict.CLOSED, status, said(status))
    if not response.is_success:
        return Answer(Verdict.UNREACHABLE, status, said(status))
    if response.url.path == "/" and urlsplit(address).path not in {"", "/"}:
        return Answer(Verdict.GONE, status, f"It leads to the front page of {response.url.host} now.")
    return Answer(Verdict.ALIVE, status)

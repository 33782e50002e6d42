"""Fetch one feed over HTTP, bounded in time, size and where it may lead."""

import asyncio
import atexit
import os
import ssl
import threading
import zlib
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from functools import lru_cache

import httpx
from django.utils import timezone

USER_AGENT = "policy-tracker/1 (newsroom court watch; one request per court every few minutes)"
TOTAL_SECONDS = 60.0
CONNECT_SECONDS = 10.0
LARGEST_BODY = 20 * 1024 * 1024
MOST_REDIRECTS = 3
FEED_HEADERS = {"Accept": "application/rss+xml, application/atom+xml, application/xml, text/xml"}


class FetchFailed(Exception):
    """No feed was received; the text says why, for people."""

    def __init__(self, reason: str, *, status: int | None = None, retry_after: str = "") -> None:
        super().__init__(reason)
        self.status = status
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Fetched:
    body: bytes
    status: int


def fetch(
    url: str,
    *,
    total_seconds: float = TOTAL_SECONDS,
    largest_body: int = LARGEST_BODY,
    headers: Mapping[str, str] = FEED_HEADERS,
) -> Fetched:
    """
    Give the body at the address.

    `total_seconds` bounds the whole visit, headers dripping byte by byte
    included, which a read timeout alone would not. Raises FetchFailed.
    """
    try:
        return _visitor.run(lambda client: _within(client, url, total_seconds, largest_body, headers))
    except TimeoutError:
        raise FetchFailed(f"The court did not finish within {total_seconds:g} seconds.") from None
    except httpx.TimeoutException as error:
        raise FetchFailed(f"The court did not answer in time ({type(error).__name__}).") from None
    except httpx.ConnectError as error:
        raise FetchFailed(f"The court could not be reached: {error or type(error).__name__}.") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchFailed(f"The visit failed: {error or type(error).__name__}.") from None


@lru_cache(maxsize=1)
def _certificates() -> ssl.SSLContext:
    """Give the authorities that are trusted; reading them for every visit would cost more than the visit."""
    return httpx.create_ssl_context()


class _Visitor(threading.local):
    """
    An event loop and a client for each thread of a process; making them costs more than a visit.

    No connection and no cookie outlives a visit. After anything but an answer
    both are made anew, so that a visit that was broken off disturbs no other.
    """

    runner: asyncio.Runner | None = None
    client: httpx.AsyncClient
    process = 0
    inherited: asyncio.Runner | None = None

    def run(self, visit: Callable[[httpx.AsyncClient], Coroutine[None, None, Fetched]]) -> Fetched:
        if self.runner is None or self.process != os.getpid():
            # After a fork the parent's loop is kept: to close it here would disturb it there.
            self.process, self.inherited = os.getpid(), self.runner
            self.runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
            self.client = httpx.AsyncClient(
                headers={"User-Agent": USER_AGENT},
                verify=_certificates(),
                limits=httpx.Limits(max_keepalive_connections=0),
            )
        try:
            # Not the runner's own way, which exchanges the handler of Ctrl-C twice for every visit.
            fetched = self.runner.get_loop().run_until_complete(visit(self.client))
        except BaseException:
            self.close()
            raise
        self.client.cookies.clear()
        return fetched

    def close(self) -> None:
        runner, self.runner = self.runner, None
        if runner is not None and self.process == os.getpid():
            with runner:
                runner.run(self.client.aclose())


_visitor = _Visitor()
atexit.register(_visitor.close)


async def _within(
    client: httpx.AsyncClient, url: str, total_seconds: float, largest_body: int, headers: Mapping[str, str]
) -> Fetched:
    timeout = httpx.Timeout(total_seconds, connect=CONNECT_SECONDS)
    async with asyncio.timeout(total_seconds):
        request = client.build_request(
            "GET", url, headers={**headers, "Accept-Encoding": "gzip"}, timeout=timeout
        )
        for _ in range(MOST_REDIRECTS + 1):
            response = await client.send(request, stream=True)
            try:
                if not response.is_redirect:
                    return await _received(response, largest_body)
                request = _onward(request, response)
            finally:
                await response.aclose()
    raise FetchFailed(f"The court redirected more than {MOST_REDIRECTS} times.")


def _onward(request: httpx.Request, response: httpx.Response) -> httpx.Request:
    """Follow a redirect on the same host only, and never from https to http."""
    onward = response.next_request
    if onward is None:
        raise FetchFailed("The court redirected to nowhere.", status=response.status_code)
    if onward.url.host != request.url.host or (request.url.scheme, onward.url.scheme) == ("https", "http"):
        raise FetchFailed(
            f"The court redirected elsewhere, to {onward.url.host}.", status=response.status_code
        )
    return onward


async def _received(response: httpx.Response, largest_body: int) -> Fetched:
    if response.status_code != httpx.codes.OK:
        raise FetchFailed(
            f"The court answered {response.status_code}.",
            status=response.status_code,
            retry_after=response.headers.get("Retry-After", "")[:60],
        )
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip"}:
        raise FetchFailed(f"The court compressed its feed in an unknown way ({encoding[:40]}).")
    inflate = zlib.decompressobj(wbits=31) if encoding == "gzip" else None
    body = bytearray()
    async for chunk in response.aiter_raw():
        try:
            body += inflate.decompress(chunk, largest_body + 1) if inflate else chunk
        except zlib.error:
            raise FetchFailed("The court's compressed feed is damaged.", status=200) from None
        if len(body) > largest_body:
            raise FetchFailed(
                f"The feed is larger than {largest_body:,} bytes; it was cut there.", status=200
            )
    if inflate and not inflate.eof:
        raise FetchFailed("The court's compressed feed is cut off.", status=200)
    return Fetched(bytes(body), response.status_code)


def wished_pause(written: str) -> timedelta | None:
    """Read `Retry-After`: how long a court wants to be left alone, in seconds or until a date; else None."""
    if written.isascii() and written.isdigit() and len(written) < 9:  # noqa: PLR2004 (three years)
        return timedelta(seconds=int(written))
    try:
        return parsedate_to_datetime(written) - timezone.now()
    except (TypeError, ValueError):
        return None

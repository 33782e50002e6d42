"""Fetch one page from the public internet, bounded in time, size and kind."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus

import httpcore
import httpx
from django.conf import settings

from policies.sources.guard import NoResolver, NoSuchHost, PublicNetwork, PublicTransport, Refused

USER_AGENT = "policy-tracker/1 (newsroom research; single pages, on an editor's request)"
TOTAL_SECONDS = 8.0
CONNECT_SECONDS = 4.0
LARGEST_PAGE = 5 * 1024 * 1024
MOST_REDIRECTS = 5
LARGEST_PDF = 25 * 1024 * 1024
READABLE = ("text/html", "application/xhtml+xml", "text/plain")
PDF = ("application/pdf", "application/x-pdf")
TROUBLE = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)


class FetchFailed(Exception):
    """No page was received; the text says why, in a sentence for people."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered: where it led, the bytes, and their kind and encoding as declared."""

    address: str
    body: bytes
    kind: str
    charset: str


def fetch(
    address: str,
    *,
    total_seconds: float = TOTAL_SECONDS,
    largest: int = LARGEST_PAGE,
    network: PublicNetwork | None = None,
) -> Page:
    """
    Give the page at an address.

    `total_seconds` bounds the whole visit, redirects and a dripping answer
    included; `largest` bounds it in bytes, packed and unpacked. Raises FetchFailed.
    """
    try:
        return asyncio.run(_fetch(address, total_seconds, largest, network or public_network()))
    except (TimeoutError, httpcore.TimeoutException):
        raise FetchFailed(f"The site did not answer within {total_seconds:g} seconds.") from None
    except (Refused, NoSuchHost, NoResolver) as failure:
        raise FetchFailed(str(failure)) from None
    except TROUBLE as failure:
        raise FetchFailed(
            f"The visit failed: {str(failure).rstrip('.') or type(failure).__name__}."
        ) from None


def public_network() -> PublicNetwork:
    """Give the guarded network, with what the tests' settings open besides."""
    return PublicNetwork(allowed=settings.SOURCES_ALLOWED_NETWORKS)


@asynccontextmanager
async def visiting(network: PublicNetwork) -> AsyncIterator[httpx.AsyncClient]:
    """Give a client on this network that believes no proxy and unpacks nothing by itself."""
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.8",
        "Accept-Encoding": "gzip",
    }
    timeout = httpx.Timeout(None, connect=CONNECT_SECONDS)
    transport = PublicTransport(network)
    async with httpx.AsyncClient(
        transport=transport, headers=headers, timeout=timeout, trust_env=False
    ) as client:
        yield client


@asynccontextmanager
async def answer_of(client: httpx.AsyncClient, method: str, address: str) -> AsyncIterator[httpx.Response]:
    """Give the first answer that redirects no further, its body unread; every hop is guarded.

    Raises FetchFailed for too many redirects and for those that lead off the web.
    """
    request = client.build_request(method, address)
    for _ in range(MOST_REDIRECTS + 1):
        if request.url.scheme not in {"http", "https"}:
            raise FetchFailed(f"The site redirects off the web, to “{str(request.url)[:80]}”.")
        if request.url.userinfo:
            raise FetchFailed("An address with a user name in it is not visited.")
        response = await client.send(request, stream=True)
        try:
            onward = response.next_request
            if onward is None:
                yield response
                return
            request = onward
        finally:
            await response.aclose()
    raise FetchFailed(f"The site redirects more than {MOST_REDIRECTS} times.")


def said(status: int) -> str:
    """Give the sentence for a status that is not 200."""
    named = f" ({HTTPStatus(status).phrase})" if status in HTTPStatus._value2member_map_ else ""
    return f"The site answered {status}{named}."


async def _fetch(address: str, total_seconds: float, largest: int, network: PublicNetwork) -> Page:
    async with (
        asyncio.timeout(total_seconds),
        visiting(network) as client,
        answer_of(client, "GET", address) as response,
    ):
        return await _received(response, largest)


async def _received(response: httpx.Response, largest: int) -> Page:
    if response.status_code != HTTPStatus.OK:
        raise FetchFailed(said(response.status_code))
    declared = response.headers.get("Content-Type", "")
    kind = declared.partition(";")[0].strip().lower()
    if kind not in READABLE + PDF:
        what = f"is {kind[:60]}" if kind else "does not say what it is"
        raise FetchFailed(f"The answer {what}; only web pages, plain text and PDF files are read.")
    body = await _body(response, max(largest, LARGEST_PDF) if kind in PDF else largest)
    if kind in PDF:
        kind = PDF[0]
    return Page(str(response.url), body, kind, response.charset_encoding or "")


async def _body(response: httpx.Response, largest: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower() or "identity"
    if encoding not in {"identity", "gzip"}:
        raise FetchFailed(f"The page is compressed in a way nobody asked for ({encoding[:40]}).")
    inflate = zlib.decompressobj(wbits=31) if encoding == "gzip" else None
    body = bytearray()
    received = 0
    async for chunk in response.aiter_raw():
        received += len(chunk)
        try:
            body += inflate.decompress(chunk, largest + 1 - len(body)) if inflate else chunk
        except zlib.error:
            raise FetchFailed("The compressed page is damaged.") from None
        if max(len(body), received) > largest:
            raise FetchFailed(f"The page is larger than {largest / 1024 / 1024:.3g} MB.")
    if inflate and not inflate.eof:
        raise FetchFailed("The compressed page is cut off.")
    return bytes(body)

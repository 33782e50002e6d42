"""Connect to the public internet and to nothing else.

The address is checked where the connection is made: a name is resolved once, every answer is
checked, and the connection goes to a checked answer. A name that resolves to something else the
next time (DNS rebinding), a redirect or an odd spelling of 127.0.0.1 therefore gains nothing.
"""

import asyncio
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

import httpcore
import httpx

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]

GLOBAL_UNICAST = ip_network("2000::/3")
# Addresses inside which another address hides, special networks that older versions of Python
# take for public, and Azure's metadata server, which looks public.
NEVER = tuple(
    ip_network(network)
    for network in (
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "64:ff9b::/96",  # NAT64, RFC 6052
        "64:ff9b:1::/48",  # local NAT64, RFC 8215
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation, RFC 9637
        "192.0.0.0/24",  # protocol assignments; Oracle's metadata server
        "192.88.99.0/24",  # the relays of 6to4
        "168.63.129.16/32",
    )
)
# Threads of their own: a resolver that hangs must not hold the loop when it closes.
_RESOLVERS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="resolver")


class Refused(Exception):
    """The host must not be visited; the text says why, for people."""


class NoSuchHost(Exception):
    """The name is known to nobody."""


class NoResolver(Exception):
    """Names cannot be looked up now; that says nothing about the host."""


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet and hides no other."""
    if any(address in network for network in NEVER if network.version == address.version):
        return False
    if isinstance(address, IPv6Address) and (address.scope_id or address not in GLOBAL_UNICAST):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host, which may be written as a number.

    Raises NoSuchHost and NoResolver.
    """
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:
        raise NoSuchHost(f"“{host}” is no name of a host.") from None
    except socket.gaierror as failure:
        if failure.errno == socket.EAI_NONAME:
            raise NoSuchHost(f"There is no host named “{host}”.") from None
        raise NoResolver(f"The name “{host}” could not be looked up.") from None
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class PublicNetwork(httpcore.AsyncNetworkBackend):
    """The network as httpcore sees it, without anything that is not public.

    `allowed` are networks opened besides, in tests.
    """

    def __init__(self, *, allowed: Iterable[str] = (), resolve: Resolve = resolve) -> None:
        self._allowed = tuple(ip_network(network) for network in allowed)
        self._resolve = resolve
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first checked address of a host that answers; raise Refused."""
        loop = asyncio.get_running_loop()
        answers = await loop.run_in_executor(_RESOLVERS, self._resolve, host, port)
        addresses = [ip_address(answer) for answer in answers]
        for address in addresses:
            self.check(host, address)
        failure: Exception = NoSuchHost(f"There is no host named “{host}”.")
        for address in addresses:
            try:
                stream = await self._network.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                failure = failed
                continue
            return await self._checked(host, stream)
        raise failure

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Refuse sockets in the file system."""
        raise Refused("Only hosts on the internet are visited.")

    async def sleep(self, seconds: float) -> None:
        """Wait, in seconds."""
        await self._network.sleep(seconds)

    def check(self, host: str, address: Address) -> None:
        """Raise Refused unless an address of this host may be visited."""
        inside = any(address in network for network in self._allowed if network.version == address.version)
        if not inside and not is_public(address):
            raise Refused(
                f"{host} is not visited: {address} is no address on the public internet."
                if host != str(address)
                else f"{host} is not visited: it is no address on the public internet."
            )

    async def _checked(self, host: str, stream: httpcore.AsyncNetworkStream) -> httpcore.AsyncNetworkStream:
        """Look once more at where the connection has ended up."""
        try:
            self.check(host, ip_address(stream.get_extra_info("server_addr")[0]))
        except Refused:
            await stream.aclose()
            raise
        return stream


class PublicTransport(httpx.AsyncBaseTransport):
    """Carries httpx's requests over a guarded network, without any proxy."""

    def __init__(self, network: PublicNetwork) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=network, max_keepalive_connections=0
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the exceptions are httpcore's and those of the guard."""
        assert isinstance(request.stream, httpx.AsyncByteStream)
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Body(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> Any:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()

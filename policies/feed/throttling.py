"""Count the requests of each reader in windows of one minute.

Counters live in the shared cache. A cache that cannot be reached must not take the feed down with it:
the request is served uncounted and the failure logged.
"""

import ipaddress
import logging
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponseBase
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from policies.feed.models import ApiKey

WINDOW = 60
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Allowance:
    """What a reader has left in the current window; `reset` is in seconds from now."""

    policy: str
    limit: int
    used: int
    reset: int

    @property
    def remaining(self) -> int:
        """Give how many more requests are allowed in this window."""
        return max(self.limit - self.used, 0)

    @property
    def exceeded(self) -> bool:
        """Say whether the request that was counted last is one too many."""
        return self.used > self.limit

    def announce(self, response: HttpResponseBase) -> None:
        """Set the RateLimit headers (draft-ietf-httpapi-ratelimit-headers-10)."""
        response.headers["RateLimit-Policy"] = f'"{self.policy}";q={self.limit};w={WINDOW}'
        response.headers["RateLimit"] = f'"{self.policy}";r={self.remaining};t={self.reset}'


class RequestsPerMinute(BaseThrottle):
    """A low rate for each network address, the key's own rate for each key."""

    allowance: Allowance | None = None

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Count the request, keep the allowance for the headers, and say whether to go on."""
        key = request.auth
        if isinstance(key, ApiKey):
            policy, limit, reader = "key", key.requests_per_minute, f"key:{key.pk}"
        else:
            policy, limit = "anonymous", settings.FEED_ANONYMOUS_REQUESTS_PER_MINUTE
            reader = f"address:{network_of(self.get_ident(request))}"
        self.allowance = count(reader, policy=policy, limit=limit)
        return self.allowance is None or not self.allowance.exceeded

    def wait(self) -> float | None:
        """Give the seconds until the window ends, for Retry-After."""
        return self.allowance.reset if self.allowance else None


def count(reader: str, *, policy: str, limit: int) -> Allowance | None:
    """Add one request to the reader's window; None when the cache cannot be reached."""
    window, elapsed = divmod(int(time.time()), WINDOW)
    name = f"feed:requests:{reader}:{window}"
    try:
        cache.add(name, 0, timeout=2 * WINDOW)
        used = cache.incr(name)
    except (RedisError, OSError, ValueError) as error:
        logger.warning("Requests are not being counted: %s", error)
        return None
    return Allowance(policy=policy, limit=limit, used=used, reset=WINDOW - elapsed)


def network_of(address: str) -> str:
    """Give the address, or for IPv6 its /64, which is what one subscriber usually has."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)

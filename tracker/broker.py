"""Translate the broker's address for those who use the same server as a cache."""

from urllib.parse import parse_qs, urlsplit


def cache_address(broker_url: str) -> str:
    """Give redis-py's address for a kombu address; both name the same server and database number."""
    parts = urlsplit(broker_url)
    if parts.scheme != "redis+socket":
        return broker_url
    number = parse_qs(parts.query).get("virtual_host", ["0"])[0]
    return f"unix://{parts.path}?db={number}"

"""Take an article in: one address for one article, one origin for one story."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.db import transaction

from policies.sources.models import Article, Origin

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid", "smid"}
)
_TRACKING_BEGINNINGS = ("utm_", "pk_", "mtm_", "at_", "ns_")


class IntakeRefused(Exception):
    """The article cannot be taken in; the text says why."""


def canonical_address(address: str) -> str:
    """Give an address without fragment, tracking parameters or default port, its host in lower case.

    Raises IntakeRefused for what is no address on the web.
    """
    try:
        parts = urlsplit(address.strip())
        given_port = parts.port
    except ValueError as wrong:
        raise IntakeRefused(f"“{address}” is no address: {wrong}.") from wrong
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        raise IntakeRefused(f"“{address}” is no address on the web; it begins with https:// or http://.")
    port = f":{given_port}" if given_port and given_port != _DEFAULT_PORTS[parts.scheme.lower()] else ""
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])]
    return urlunsplit((parts.scheme.lower(), f"{host}{port}", parts.path or "/", urlencode(query), ""))


def known_article(address: str) -> Article | None:
    """Give the article already stored under this address, however it was copied."""
    return Article.objects.select_related("publisher").filter(url=canonical_address(address)).first()


@transaction.atomic
def take_in(article: Article) -> Article:
    """Store a new article under its canonical address; without an origin, it is one of its own.

    Raises IntakeRefused if the article is already there.
    """
    article.url = canonical_address(article.url)
    known = known_article(article.url)
    if known:
        raise IntakeRefused(f"This article is already stored: {known}.")
    if article.origin_id is None:
        article.origin = Origin.objects.create(label=origin_label(article))
    article.save()
    return article


def origin_label(article: Article) -> str:
    """Name the origin of a story after who told it and when, such as Bloomberg, 7 October 2020."""
    day = article.published_on
    if day is None:
        return article.publisher.name
    return {
        Article.Precision.DAY: f"{article.publisher.name}, {day.day} {day:%B %Y}",
        Article.Precision.MONTH: f"{article.publisher.name}, {day:%B %Y}",
        Article.Precision.YEAR: f"{article.publisher.name}, {day:%Y}",
    }[Article.Precision(article.published_precision)]


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith(_TRACKING_BEGINNINGS)

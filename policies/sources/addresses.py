"""One address for one article, however it was copied."""

from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 1000
# RFC 3986, and the sign of what is written in percent already.
_PLAIN_IN_PATHS = "/%:@!$&'()*+,;=~"
# A list of our own, on purpose: what libraries strip is meant for crawlers, and takes parameters
# that name a document (courlan drops `cidTexte`, `gaNumber`, `uid`), so that two laws become one
# address. These names are nothing but tracking.
_TRACKING = frozenset(
    {
        "__twitter_impression",
        "cmp",
        "cmpid",
        "dclid",
        "fbclid",
        "gbraid",
        "gclid",
        "gclsrc",
        "guccounter",
        "guce_referrer",
        "guce_referrer_sig",
        "icid",
        "igsh",
        "igshid",
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "msclkid",
        "ocid",
        "smid",
        "smtyp",
        "sref",
        "srnd",
        "ttclid",
        "twclid",
        "wbraid",
        "xtor",
        "yclid",
    }
)
_TRACKING_BEGINNINGS = ("utm_", "pk_", "mtm_", "at_", "ns_", "_hs", "oly_", "vero_", "wt_mc")
_SAME_SITE = ("www.", "m.", "mobile.", "amp.", "edition.")


class NoAddress(ValueError):
    """What was given is no address of a page on the web; the text says why."""


def canonical_address(address: str) -> str:
    """Give an address without fragment, tracking parameters or default port, its host in lower case.

    Raises NoAddress for what is no address on the web.
    """
    try:
        parts = urlsplit(address.strip())
        given_port = parts.port
    except ValueError as wrong:
        raise NoAddress(f"“{address}” is no address: {wrong}.") from wrong
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        raise NoAddress(f"“{address}” is no address on the web; it begins with https:// or http://.")
    if ":" in host:
        host = f"[{host}]"
    port = f":{given_port}" if given_port and given_port != _DEFAULT_PORTS[parts.scheme.lower()] else ""
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])]
    path = quote(parts.path, safe=_PLAIN_IN_PATHS) or "/"
    canonical = urlunsplit((parts.scheme.lower(), f"{host}{port}", path, urlencode(query), ""))
    if len(canonical) > _LONGEST:
        raise NoAddress(f"The address has {len(canonical)} characters; {_LONGEST} are the most.")
    return canonical


def site(address: str) -> str:
    """Give the host without what outlets put before it for telephones and the like."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    for beginning in _SAME_SITE:
        host = host.removeprefix(beginning)
    return host


def named_by_page(address: str, link: str) -> str:
    """Give the canonical address that a page at `address` names, or "" where it cannot be meant.

    A link to the front page is a common mistake of templates.
    """
    try:
        named = canonical_address(urljoin(address, link))
    except ValueError:
        return ""
    parts = urlsplit(named)
    is_front_page = parts.path == "/" and not parts.query
    return "" if is_front_page and canonical_address(address) != named else named


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith(_TRACKING_BEGINNINGS)

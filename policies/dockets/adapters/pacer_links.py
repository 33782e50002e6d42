"""What the links and scripts of PACER's pages give away: documents, case ids, sequence numbers, courts."""

import re
from collections import Counter

from lxml import html

from policies.dockets.adapters.document_ids import main_document
from policies.dockets.court_names import courts

LONGEST_ADDRESS = 500
DOCUMENT = re.compile(r"/docs?1/(\d{6,20})")
# goDLS('/doc1/09719267021','319301','9',…): document, case id, sequence number.
OPENS = re.compile(r"goDLS\(\s*'[^']{0,80}'\s*,\s*'(\d{0,12})'\s*,\s*'(\d{0,9})'")
# DktText('667756201030211','319301','2','9',''): session, case id, entry number, sequence number.
SHOWS_TEXT = re.compile(r"DktText\(\s*'[^']{0,30}'\s*,\s*'(\d{0,12})'\s*,\s*'[^']{0,12}'\s*,\s*'(\d{0,9})'")
CASE_IN_SCRIPT = re.compile(r"CASE_NUM=[^\"']{0,60}\((\d{1,12})\)")
HOST = re.compile(r"https?://ecf\.([a-z0-9]{2,5})\.uscourts\.gov", re.IGNORECASE)


def document_of(link: html.HtmlElement) -> str:
    """Give the id of the document a link opens, its fourth digit set to the document's own."""
    found = DOCUMENT.search(link.get("href") or "") or DOCUMENT.search(link.get("onclick") or "")
    return main_document(found[1]) if found else ""


def address(link: html.HtmlElement) -> str:
    """Give where a link leads, if that is the web; pages saved from a browser may have shortened it."""
    leads: str = link.get("href") or ""
    return leads if leads.startswith(("https://", "http://")) and len(leads) <= LONGEST_ADDRESS else ""


def case_and_sequence(element: html.HtmlElement) -> tuple[str, int | None]:
    """Give the case id and the sequence number that an element's links carry; empty and None if none does."""
    for link in element.iter("a"):
        said = f"{link.get('onclick') or ''} {link.get('href') or ''}"
        found = OPENS.search(said) or SHOWS_TEXT.search(said)
        if found:
            return found[1], int(found[2]) if found[2] else None
    return "", None


def case_id_in_scripts(root: html.HtmlElement) -> str:
    """Give the case id that a page writes into a cookie."""
    for script in root.iter("script"):
        found = CASE_IN_SCRIPT.search(script.text or "")
        if found:
            return found[1]
    return ""


def court_of_links(root: html.HtmlElement) -> str:
    """Give the court that most documents of a page belong to; empty where no link says."""
    hosts = Counter(
        host[1].lower()
        for link in root.iter("a")
        if (host := HOST.match(link.get("href") or "")) and DOCUMENT.search(link.get("href") or "")
    )
    known = [slug for slug, _ in hosts.most_common() if slug in courts()]
    return known[0] if known else ""


def number_shown(shown: str) -> int | None:
    """Give the entry number in a cell, None where it is blank or a word."""
    digits = shown.replace("\xa0", " ").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None

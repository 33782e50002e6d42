"""Take an article in: one address for one article, one origin for one story."""

import datetime as dt
import re
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction

from policies.sources import origins
from policies.sources.addresses import canonical_address, named_by_page, site
from policies.sources.fetch import FetchFailed, fetch
from policies.sources.models import Article, Intake, Publisher
from policies.sources.origins import Proposal
from policies.sources.reading import Found, ReadingFailed, read

KEPT = dt.timedelta(days=7)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:/\S*)?", re.IGNORECASE)
_BY_HAND = "Type its title, and paste its text if you have it."
_MARKUP = re.compile(r"<(?:!doctype|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE)


class IntakeRefused(Exception):
    """The article cannot be taken in; the text says why."""


class AlreadyStored(IntakeRefused):
    """The article is there, under this address or another that leads to it."""

    def __init__(self, article: Article) -> None:
        super().__init__(f"This article is already stored: {article}.")
        self.article = article


def begin(pasted: str, *, by: User) -> Intake:
    """
    Keep what was pasted, an address or a text or HTML, with what could be read from it.

    Visits the address and reads the page, within bounds and outside any transaction. What
    fails is said in `said`; the rest of the form is then typed. Raises AlreadyStored, and
    IntakeRefused where nothing was pasted.
    """
    pasted = pasted.replace("\0", "").strip()
    if not pasted:
        raise IntakeRefused("Paste an address or the text of an article.")
    address = as_address(pasted)
    if address:
        return _by_address(pasted, address, by)
    is_markup = bool(_MARKUP.search(pasted[:2000]))
    found, said = _read(pasted.encode(), kind="text/html" if is_markup else "text/plain", charset="utf-8")
    found = _with_name_in_full(found, "")
    _refuse_known(found.named)
    return _keep(by, pasted, found.named, found, said)


def as_address(pasted: str) -> str:
    """Give the address of a page if it is one that was pasted, with https:// where that was left out."""
    if _ADDRESS.fullmatch(pasted):
        return pasted
    return f"https://{pasted}" if _BARE_ADDRESS.fullmatch(pasted) else ""


def known_article(address: str) -> Article | None:
    """Give the article already stored under this address, however it was copied; raise NoAddress."""
    return Article.objects.select_related("publisher").filter(url=canonical_address(address)).first()


def outlet(address: str, name: str) -> Publisher | None:
    """Give the publisher known by this name, or that other articles of the same host have."""
    named = Publisher.objects.filter(name__iexact=name).first() if name else None
    host = site(address) if address else ""
    if named or not host:
        return named
    same = Article.objects.of_site(host) | Article.objects.of_site(f"www.{host}")
    neighbour = same.select_related("publisher").order_by("-pk").first()
    return neighbour.publisher if neighbour else None


@transaction.atomic
def take_in(
    article: Article, *, proposal: Proposal | None = None, although: str = "", publisher_name: str = ""
) -> Article:
    """
    Store a new article under its canonical address, with the origin it has or that was proposed.

    Without either it is a story of its own, `although` something was proposed. A publisher
    that is only named is made. Raises AlreadyStored, NoAddress if its address is none, and
    IntakeRefused if nobody published it.
    """
    article.url = canonical_address(article.url)
    _refuse_known(article.url)
    if article.publisher_id is None:
        article.publisher = _publisher(publisher_name)
    if proposal:
        origins.confirm(article, proposal)
    elif article.origin_id is None:
        origins.own(article, although=although)
    article.save()
    return article


def finish(intake: Intake) -> None:
    """Forget what was pasted, now that its article is stored."""
    intake.delete()


def forget_abandoned(now: dt.datetime) -> int:
    """Delete what was pasted a week ago and never stored; give how many."""
    return Intake.objects.filter(created_at__lt=now - KEPT).delete()[0]


def _by_address(pasted: str, address: str, by: User) -> Intake:
    """Visit an address; raise NoAddress, AlreadyStored."""
    canonical = canonical_address(address)
    _refuse_known(canonical)
    try:
        page = fetch(address)
    except FetchFailed as failure:
        return _keep(by, pasted, canonical, Found(), str(failure))
    canonical = canonical_address(page.address)
    found, said = _read(page.body, kind=page.kind, charset=page.charset, address=page.address)
    found = _with_name_in_full(found, page.address)
    if found.named and site(found.named) == site(canonical):
        canonical = found.named
    _refuse_known(canonical)
    return _keep(by, pasted, canonical, found, said)


def _read(body: bytes, *, kind: str, charset: str, address: str = "") -> tuple[Found, str]:
    is_pdf = kind == "application/pdf"
    try:
        found = read(body, kind=kind, charset=charset, address=address)
    except ReadingFailed as failure:
        return Found(), f"{failure} Type its title, and paste its text if you have it." if is_pdf else str(
            failure
        )
    if found.text:
        return found, ""
    if is_pdf:
        return (
            found,
            "No text was found in this PDF file: its pages are pictures, or it is locked. Paste its text.",
        )
    return found, "No text was found on the page; paste it if you have it."


def _with_name_in_full(found: Found, address: str) -> Found:
    return replace(found, named=named_by_page(address, found.named) if found.named else "")


def _refuse_known(address: str) -> None:
    known = known_article(address) if address else None
    if known:
        raise AlreadyStored(known)


def _publisher(name: str) -> Publisher:
    name = " ".join(name.split())
    if not name:
        raise IntakeRefused("Say who published the article.")
    return Publisher.objects.filter(name__iexact=name).first() or Publisher.objects.create(name=name)


def _keep(by: User, pasted: str, address: str, found: Found, said: str) -> Intake:
    return Intake.objects.create(
        by=by, pasted=pasted, address=address, found=found.as_json(), said=said[:500]
    )

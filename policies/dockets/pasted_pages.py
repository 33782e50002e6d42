"""Add a docket page that an editor saved at a court's site: kept, shown, and merged by a second press."""

import hashlib
import zlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from policies.dockets import docket_names
from policies.dockets.adapters import markup, pages
from policies.dockets.adapters.contract import FeedUnreadable, ObservedDocket, PageReading
from policies.dockets.appeals import AppealRefused, tie_appeal
from policies.dockets.merge import merge
from policies.dockets.models import Court, Docket, DocketEntry, PastedPage
from policies.dockets.watching import WatchRefused, watch

LARGEST = markup.LARGEST_PAGE
SHOWN = 200
ABANDONED_AFTER = timedelta(days=1)
PAGES_A_DAY = 100


class PageRefused(Exception):
    """The page cannot be added; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Line:
    """
    A line of the docket as it would be; `before` is what it says now, empty where it is new.

    `becomes_public` tells of one that is on the desk already, with the same words.
    """

    entry: DocketEntry
    words: str
    before: str = ""

    @property
    def becomes_public(self) -> bool:
        return self.before == self.words


@dataclass(frozen=True, slots=True)
class Preview:
    """What a page would change, tried out and undone."""

    reading: PageReading
    docket: Docket
    is_watched: bool
    namesakes: list[Docket]
    new: int
    updated: int
    published: int
    unchanged: int
    lines: list[Line] = field(default_factory=list)


def take_in(body: bytes, *, by: AbstractBaseUser, now: datetime) -> PastedPage:
    """Keep a page that can be read, for the editor to look at. Raises PageRefused, keeping nothing."""
    _read(body)
    recent = PastedPage.objects.filter(by_id=by.pk, received_at__gt=now - timedelta(days=1))
    if recent.count() >= PAGES_A_DAY:
        raise PageRefused(f"You have handed in {PAGES_A_DAY} pages within a day. Go on tomorrow.")
    return PastedPage.objects.create(
        by_id=by.pk,
        received_at=now,
        size=len(body),
        digest=hashlib.sha256(body).hexdigest(),
        compressed=zlib.compress(body),
    )


def preview(page: PastedPage, *, now: datetime) -> Preview:
    """Say what the page will change once a second person confirms it, by trying it. Raises PageRefused."""
    with transaction.atomic():
        seen = _merge(page, now, waits=False)
        transaction.set_rollback(True)
    return seen


@transaction.atomic
def confirm(page: PastedPage, *, now: datetime) -> PastedPage:
    """
    Merge the page, watching its docket where nobody does yet; once. Raises PageRefused.

    What it alone shows is on the desk from now on, and not public until a second person confirms it.
    """
    locked = PastedPage.objects.select_for_update(of=("self",)).get(pk=page.pk)
    if locked.merged_at is not None:
        raise PageRefused(f"This page was added on {locked.merged_at:%-d %B %Y at %H:%M} UTC.")
    seen = _merge(locked, now, waits=True)
    locked.docket, locked.merged_at = seen.docket, now
    locked.new, locked.updated = seen.new, seen.updated
    locked.save(update_fields=["docket", "merged_at", "new", "updated"])
    return locked


@transaction.atomic
def vouch(page: PastedPage, *, by: AbstractBaseUser, now: datetime) -> PastedPage:
    """Confirm as a second person what the page says, which makes it public. Raises PageRefused."""
    locked = PastedPage.objects.select_for_update(of=("self",)).select_related("by").get(pk=page.pk)
    if reason := refusal_to_vouch(locked, by):
        raise PageRefused(reason)
    seen = _merge(locked, now, waits=False)
    docket_names.record(seen.docket, seen.reading.docket, seen_at=locked.received_at)
    locked.updated = seen.updated
    locked.confirmed_by_id, locked.confirmed_at = by.pk, now
    locked.save(update_fields=["confirmed_by", "confirmed_at", "updated"])
    return locked


def refusal_to_vouch(page: PastedPage, user: AbstractBaseUser) -> str:
    """Say why this person cannot confirm the page; empty where they can."""
    if page.merged_at is None:
        return "Nobody has added this page yet, so there is nothing to confirm."
    if page.confirmed_at is not None:
        return f"This page was confirmed on {page.confirmed_at:%-d %B %Y at %H:%M} UTC."
    if page.by_id == user.pk:
        return "You saved this page, so somebody else has to confirm it."
    return ""


def forget_abandoned(*, now: datetime) -> int:
    """Delete pages that were shown and never added; give how many."""
    old = PastedPage.objects.filter(merged_at=None, received_at__lte=now - ABANDONED_AFTER)
    return old.delete()[0]


def _read(body: bytes) -> PageReading:
    try:
        reading = pages.read(body)
    except FeedUnreadable as unreadable:
        raise PageRefused(str(unreadable)) from None
    if not reading.docket.court:
        raise PageRefused(f"The page does not say which court's docket {reading.docket.docket_number} is.")
    if not reading.entries:
        raise PageRefused(
            "The page shows no entries. Run the report again without limits on dates or numbers."
        )
    return reading


def _merge(page: PastedPage, now: datetime, *, waits: bool) -> Preview:
    """Watch and merge in the caller's transaction, public or waiting to be, and tell what that changed."""
    reading = _read(page.body)
    docket, is_watched = _docket(reading.docket)
    namesakes = Docket.objects.numbered(docket.court.slug, docket.docket_number).exclude(pk=docket.pk)
    before = {entry.pk: entry for entry in DocketEntry.objects.of_docket(docket)}
    merge(docket.court, reading.entries, now=now, seen_at=page.received_at, page=page if waits else None)
    after = list(DocketEntry.objects.of_docket(docket).newest_first())
    lines = [
        Line(entry, _words(entry), _words(before[entry.pk]) if entry.pk in before else "")
        for entry in after
        if entry.pk not in before or _said(before[entry.pk]) != _said(entry)
    ]
    new = sum(not line.before for line in lines)
    published = sum(line.becomes_public for line in lines)
    return Preview(
        reading=reading,
        docket=docket,
        is_watched=is_watched,
        namesakes=list(namesakes.order_by("pk")),
        new=new,
        updated=len(lines) - new - published,
        published=published,
        unchanged=len(after) - len(lines),
        lines=lines[:SHOWN],
    )


def _docket(shown: ObservedDocket) -> tuple[Docket, bool]:
    """Give the page's docket, watched from now on, and whether it was before."""
    court = Court.objects.select_for_update().filter(slug=shown.court).first()
    if court is None:
        raise PageRefused(f"The court {shown.court} is not among those that can be watched.")
    # Watching and tying lock the page's own docket; merging locks all of the court, in their order.
    watched = {docket.pk for docket in Docket.objects.of_court(court).held() if docket.watched}
    try:
        docket = watch(
            court,
            docket_number=shown.docket_number,
            caption=shown.caption,
            judge=shown.judge,
            filed_on=shown.filed_on,
            pacer_case_id=shown.pacer_case_id,
        )
        docket = _tied(docket, shown)
    except (WatchRefused, AppealRefused) as refused:
        raise PageRefused(str(refused)) from None
    return docket, docket.pk in watched


def _tied(docket: Docket, shown: ObservedDocket) -> Docket:
    """Tie an appeal to the docket below that its page names, where that is here and nobody tied another."""
    below = Docket.objects.numbered(shown.originating_court, shown.originating_number).order_by("pk").first()
    if below is None or docket.appeal_from_id is not None:
        return docket
    return tie_appeal(docket, below=below)


def _said(entry: DocketEntry) -> tuple[str, bool]:
    return _words(entry), entry.unconfirmed


def _words(entry: DocketEntry) -> str:
    """Give all that a line says, for comparing."""
    number = f"No. {entry.entry_number}: " if entry.entry_number is not None else ""
    return f"{number}{' — '.join(filter(None, (entry.label, entry.text)))}"

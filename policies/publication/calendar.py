"""The expected dates of measures as an iCalendar (RFC 5545)."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from icalendar import Calendar, Event

from . import reading
from .models import Edition
from .selection import Selection

PRODUCT = "-//Policy tracker//expected dates//EN"


def ical(editions: Iterable[Edition], *, day: date, address: Callable[[str], str]) -> bytes:
    """Give what is expected from a day on, as whole days in the calendar of the place it happens.

    `address` turns a reference into the address of its page. An entry keeps its UID when its date
    moves, so that a subscriber sees it move; what is known to the month or year only spans it.
    """
    written = Calendar()
    written.add("prodid", PRODUCT)
    written.add("version", "2.0")
    written.add("x-wr-calname", "Expected dates of measures")
    for edition in editions:
        for entry in edition.body["expected"]:
            if reading.next_day(entry, day):
                written.add_component(_event(edition, entry, day, address(edition.reference)))
    return bytes(written.to_ical())


def of_selection(selection: Selection, *, address: Callable[[str], str]) -> bytes:
    """Give what is expected of the selected measures, read on the day of the selection."""
    editions = selection.editions
    if not selection.form.cleaned_data.get("known_at"):
        # What an edition of the past still expected then is not in the column, which is of its last day.
        editions = editions.exclude(next_on=None)
    return ical(editions, day=selection.day, address=address)


def _event(edition: Edition, entry: dict[str, Any], day: date, address: str) -> Event:
    first, after = _span(entry)
    event = Event()
    event.add("uid", f"{edition.reference}-{entry['event']}@{edition.measure_id}")
    event.add("dtstamp", edition.released_at)
    event.add("last-modified", edition.released_at)
    event.add("sequence", edition.version)
    event.add("dtstart", first)
    event.add("dtend", after)
    event.add("summary", f"{edition.title}: {entry['label']}")
    event.add("description", f"{edition.label_on(day)}\n{edition.reference}, version {edition.version}")
    event.add("url", address)
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return event


def _span(entry: dict[str, Any]) -> tuple[date, date]:
    """Give the first day and the day after the last."""
    first = date.fromisoformat(entry["on"] or entry["until"])
    last = date.fromisoformat(entry["until"]) if entry["until"] else first
    return first, last + timedelta(days=1)

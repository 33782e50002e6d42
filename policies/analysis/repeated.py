"""The markup a list repeats: its rows and the choices of its facets.

A page has 25 rows and a hundred choices and more: as template nodes they took a quarter of its CPU time.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from policies.analysis import chip_marks
from policies.publication.facets import Choice

CHOICE = (
    '<li class="choice"><label for="{id}"><input type="checkbox" id="{id}" name="{name}" value="{value}"{on}>'
    '<span>{label}</span></label><span class="count"><span class="visually-hidden">, </span>{count:,}'
    '<span class="visually-hidden"> measures</span></span><label class="not" for="not-{id}"><input '
    'type="checkbox" id="not-{id}" name="not_{name}" value="{value}"{off}>not<span class="visually-hidden"> '
    "{label}</span></label></li>"
)
ROW = """
<li class="row">
  <p>{chip}</p>
  <h2><a href="{address}">{title}</a></h2>{snippet}
  <p class="row-facts"><span class="numeral">{reference}</span><span>{instrument}</span>{targets}</p>
  <dl class="row-dates">
    <div><dt>Latest event</dt><dd>{latest_event}</dd></div>{next_date}
    <div><dt>Released</dt><dd>{released}</dd></div>
  </dl>
</li>"""
NEXT_DATE = "\n    <div><dt>Next date</dt><dd>{}</dd></div>"
SNIPPET = '\n  <p class="small">… {} …</p>'
LONGEST_TARGETS = 90


def choices(name: str, offered: Iterable[Choice]) -> SafeString:
    """Offer the values of a facet: each to choose, with its count, or to leave out."""
    return _safe("".join(_choice(name, choice) for choice in offered))


def rows(listed: Iterable[dict[str, Any]], zone: ZoneInfo) -> SafeString:
    """Write the rows of a list, their moments in the reader's zone."""
    return _safe("".join(_row(row, zone) for row in listed))


@lru_cache(maxsize=256)
def icon(name: str) -> SafeString:
    """Draw an icon that says nothing a word beside it does not say."""
    address = escape(f"{static('icons.svg')}#{name}")
    return _safe(f'<svg class="icon" aria-hidden="true"><use href="{address}"/></svg>')


def chip(text: str, stage: str, effect: str) -> SafeString:
    """Show the public label with the icon and tone of its stage and effect."""
    mark = chip_marks.of(stage, effect)
    tone = f" chip--{mark.tone}" if mark.tone else ""
    return _safe(f'<span class="chip{tone}">{icon(mark.icon)}{escape(text)}</span>')


def short_day(day: date) -> SafeString:
    """Write a calendar day with the month cut to three letters."""
    return _safe(f'<time datetime="{day.isoformat()}">{day.day} {day:%b %Y}</time>')


def moment(at: datetime, text: str) -> SafeString:
    """Mark a text as the moment it tells."""
    machine = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return _safe(f'<time datetime="{machine}">{escape(text)}</time>')


def moment_day(at: datetime, zone: ZoneInfo) -> SafeString:
    """Write the day on which a moment falls in a zone."""
    local = at.astimezone(zone)
    return moment(at, f"{local.day} {local:%b %Y}")


def _choice(name: str, choice: Choice) -> str:
    return CHOICE.format(
        id=_identity(name, choice.value),
        name=name,
        value=escape(choice.value),
        label=escape(choice.label),
        count=choice.count,
        on=" checked" if choice.selected else "",
        off=" checked" if choice.excluded else "",
    )


@lru_cache(maxsize=10_000)
def _identity(name: str, value: str) -> str:
    return f"{name}-{slugify(value)}"


def _row(row: dict[str, Any], zone: ZoneInfo) -> str:
    edition = row["edition"]
    targets = ", ".join(row["targets"])
    if len(targets) > LONGEST_TARGETS:
        targets = f"{targets[: LONGEST_TARGETS - 1]}…"
    return ROW.format(
        chip=chip(row["label"], row["stage"], row["effect"]),
        address=escape(row["address"]),
        title=escape(edition.title),
        # The passage is markup: escaped where it was cut out, with the found words marked.
        snippet=SNIPPET.format(row["snippet"]) if row["snippet"] else "",
        reference=escape(edition.reference),
        instrument=escape(edition.get_instrument_display()),
        targets=f"<span>{escape(targets)}</span>" if targets else "",
        latest_event=short_day(edition.latest_event_on) if edition.latest_event_on else "none",
        next_date=NEXT_DATE.format(short_day(date.fromisoformat(row["next_on"]))) if row["next_on"] else "",
        released=moment_day(edition.released_at, zone),
    )


def _safe(markup: str) -> SafeString:
    """Trust markup whose every part was escaped above."""
    return mark_safe(markup)  # noqa: S308

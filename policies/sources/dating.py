"""The day of an article, and how much of it is known."""

import calendar
import datetime as dt
import re
from html import escape

from htmldate import find_date

Known = tuple[dt.date, str]


def of_page(markup: str, *, address: str = "") -> Known | None:
    """Give the day a page says it was first published, in the outlet's own time, and its precision.

    Only what the page marks as its date counts, or what its address holds.
    """
    found = find_date(markup, extensive_search=False, original_date=True, url=address or None)
    return known(dt.date.fromisoformat(found), f"{address} {markup}") if found else None


def of_text(beginning: str) -> Known | None:
    """Give the day or month written in the beginning of a text; a year alone may mean anything."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in beginning.splitlines())
    markup = f"<html><body>{lines}</body></html>"
    found = find_date(markup, extensive_search=True, original_date=True)
    written = known(dt.date.fromisoformat(found), beginning) if found else None
    return written if written and written[1] != "year" else None


def known(day: dt.date, written: str) -> Known | None:
    """Give as much of a found day as is written out: day, month (its first) or year (its first).

    A library fills what is missing, so that "2020-10" becomes some day of October.
    """
    if _any(_days(day), written):
        return day, "day"
    if _any(_months(day), written):
        return day.replace(day=1), "month"
    return (day.replace(month=1, day=1), "year") if _any([rf"\b{day.year}\b"], written) else None


def _days(day: dt.date) -> list[str]:
    year, month, number = day.year, f"0?{day.month}", f"0?{day.day}"
    ordinal = rf"\b{number}(?:st|nd|rd|th|er|\.)?"
    word = r"[^\W\d]{3,}\.?"
    return [
        rf"(?<!\d){year}(?P<mark>[-/._]?){month}(?P=mark){number}(?!\d)",
        rf"(?<!\d){number}(?P<mark>[./-]){month}(?P=mark){year}\b",
        rf"(?<!\d){month}/{number}/{year}\b",
        rf"{ordinal}\s+(?:de\s+)?{word},?\s+(?:de\s+)?{year}\b",
        rf"\b{word}\s+{number}(?:st|nd|rd|th)?,?\s+{year}\b",
        rf"{year}年{month}月{number}日",
    ]


def _months(day: dt.date) -> list[str]:
    year, month = day.year, f"0?{day.month}"
    name = f"(?:{calendar.month_name[day.month]}|{calendar.month_abbr[day.month]}\\.?)"
    return [rf"(?<!\d){year}[-/._]{month}\b", rf"\b{name},?\s+{year}\b", rf"{year}年{month}月"]


def _any(forms: list[str], written: str) -> bool:
    return any(re.search(form, written, re.IGNORECASE) for form in forms)

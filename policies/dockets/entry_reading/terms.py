"""Until when an order holds, where the entry says so."""

import re
from datetime import date, datetime, timedelta

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_DAY = (
    rf"(?P<written>(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})"
    r"|(?P<digits>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2}))|(?P<iso>\d{4}-\d\d-\d\d)"
)
_UNTIL = re.compile(
    r"\b(?P<word>until|through(?: and including)?|(?:up )?to and including|expires?(?: on| at)?)\b"
    r"(?:[^.;\d]{0,60}?)(?:at )?(?:\d{1,2}:\d\d ?(?:a\.?m\.?|p\.?m\.?)?,? ?(?:on )?)?"
    rf"(?:{_DAY})",
    re.IGNORECASE,
)


def until_day(text: str) -> date | None:
    """
    Give the first day on which an order no longer holds, in the court's own calendar.

    "Until 14 March" ends on that day, "through 14 March" on the next; None where the text names no
    day or one that does not exist.
    """
    found = _UNTIL.search(text[:8000])
    if found is None:
        return None
    day = _read(found)
    if day is None:
        return None
    word = found["word"].lower()
    return day + timedelta(days=1) if "including" in word or word.startswith("through") else day


def _read(found: re.Match[str]) -> date | None:
    written = found["written"]
    if written:
        words = re.sub(r"(?<=\d)(?:st|nd|rd|th)|,", "", written)
        return _parsed(" ".join(words.split()).title(), "%B %d %Y")
    if found["iso"]:
        return _parsed(found["iso"], "%Y-%m-%d")
    return _parsed(found["digits"], "%m/%d/%Y" if len(found["digits"].split("/")[2]) == 4 else "%m/%d/%y")


def _parsed(words: str, form: str) -> date | None:
    try:
        return datetime.strptime(words, form).date()  # noqa: DTZ007 (a day of the court, without a time)
    except ValueError:
        return None

"""Dates and attributions in the words of a newspaper."""

import datetime as dt
import re

from policies.dockets.working_days import what_is
from policies.measures.derive.clock import days_after
from policies.measures.models import Citation, Event
from policies.publication.vocabulary import AttributionKind, CountUnit, Precision

_WORDS = {
    AttributionKind.OFFICIAL_DOCUMENT: "according to the document itself",
    AttributionKind.ON_RECORD: "{speaker}, on the record",
    AttributionKind.STATEMENT: "{speaker}, in a statement",
    AttributionKind.DECLINED_TO_COMMENT: "{speaker} declined to comment",
    AttributionKind.NO_RESPONSE: "{speaker} did not respond",
    AttributionKind.REPORTING: "{publisher}, on its own account",
}
_PEOPLE = {"person": "people", "man": "men", "woman": "women", "spokesman": "spokesmen"}
_PEOPLE |= {
    noun: f"{noun}s"
    for noun in (
        *("adviser", "advisor", "aide", "ambassador", "analyst", "attorney", "banker", "diplomat"),
        *("employee", "executive", "insider", "investor", "lawmaker", "lawyer", "lobbyist", "manager"),
        *("member", "minister", "officer", "official", "regulator", "representative", "senator"),
        *("source", "staffer"),
    )
}
_PLURAL = _PEOPLE
_SINGULAR = {"persons": "person", **{plural: noun for noun, plural in _PEOPLE.items()}}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def day_in_words(day: dt.date) -> str:
    """Give a day as 7 October 2020."""
    return f"{day.day} {day:%B %Y}"


def when(event: Event) -> str:
    """Give the date of an event no more exactly than it is known."""
    if event.happened_on is None or event.precision == Precision.UNKNOWN:
        return "date not known"
    if event.precision == Precision.YEAR:
        return f"{event.happened_on:%Y}"
    if event.precision == Precision.MONTH:
        return f"{event.happened_on:%B %Y}"
    if event.precision == Precision.RANGE and event.happened_until:
        return f"between {day_in_words(event.happened_on)} and {day_in_words(event.happened_until)}"
    return day_in_words(event.happened_on)


def counted(event: Event) -> str:
    """Show the arithmetic of a counted day, such as 45 days after 6 August 2020, or nothing.

    A day that rolled on says why: 60 days after 19 January 2021; 20 March 2021 is a Saturday,
    so Monday, 22 March 2021.
    """
    if event.counted_from is None or event.count is None:
        return ""
    unit = event.count_unit.removesuffix("s") if event.count == 1 else event.count_unit
    words = f"{event.count} {unit} after {when(event.counted_from)}"
    base = event.counted_from.happened_on
    if not event.rolls_to or event.precision != Precision.DAY or base is None or event.happened_on is None:
        return words
    day = days_after(base, event.count, CountUnit(event.count_unit))
    if day == event.happened_on:
        return words
    reached = f"{event.happened_on:%A}, {day_in_words(event.happened_on)}"
    return f"{words}; {day_in_words(day)} is {what_is(day)}, so {reached}"


def lasting(event: Event) -> str:
    """Show the arithmetic of a pause's end, such as 120 days from 25 September 2025, or nothing."""
    if event.lasts is None:
        return ""
    unit = event.lasts_unit.removesuffix("s") if event.lasts == 1 else event.lasts_unit
    return f"{event.lasts} {unit} from {when(event)}"


def attribution(citation: Citation) -> str:
    """Say who is behind a statement, as a reader of a newspaper would expect it."""
    kind = AttributionKind(citation.attribution)
    if kind == AttributionKind.ANONYMOUS:
        return _unnamed(citation)
    return _WORDS[kind].format(speaker=_speaker(citation), publisher=_publisher(citation))


def _speaker(citation: Citation) -> str:
    name = citation.speaker_name or (citation.speaker.name if citation.speaker else "") or citation.descriptor
    parts = [name or "the party concerned", citation.speaker_title]
    return ", ".join(part for part in parts if part)


def _unnamed(citation: Citation) -> str:
    descriptor = citation.descriptor or ("unnamed person" if citation.count == 1 else "unnamed people")
    if citation.count is None:
        return descriptor
    said = _in_words(citation.count)
    if citation.out_of is None:
        return f"{said} {_agreeing(descriptor, citation.count)}"
    return f"{said} of the {_in_words(citation.out_of)} {_agreeing(descriptor, citation.out_of)}"


def _in_words(number: int) -> str:
    return _SMALL[number] if number < len(_SMALL) else str(number)


def _agreeing(descriptor: str, count: int) -> str:
    """Make the first noun for people agree with their number: one person, two officials."""
    forms = _SINGULAR if count == 1 else _PLURAL
    words = re.split(r"(\W+)", descriptor)
    place = next((number for number, word in enumerate(words) if word.lower() in forms), None)
    if place is None:
        return descriptor
    noun = forms[words[place].lower()]
    words[place] = noun.capitalize() if words[place][0].isupper() else noun
    return "".join(words)


def _publisher(citation: Citation) -> str:
    return citation.article.publisher.name if citation.article else "the court"

"""
Read what editors paste to name a docket: numbers, citations, addresses, the stamp on a page.

Pure: no database, no network. What is not in the text stays unknown, and
`str()` of every candidate can be pasted again with the same result.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum

from policies.dockets import court_addresses, court_names
from policies.dockets.offices import offices_of

LONGEST = 4000
MOST_CANDIDATES = 120
DASHES = dict.fromkeys(map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d"), "-")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"), None)
INITIALS = r"(?:-[A-Z0-9]{1,5}){0,4}"
TYPES = "cv|cr|mc|mj|md|ml|bk|ap|gj|po|sw|mr|mb|cm|oe|pq|rj|civ|crim"
DISTRICT = re.compile(rf"(?<![\w-])(\d{{1,2}}):(\d{{2}})-?([a-z]{{2,5}})-?(\d{{1,6}})(?!\d){INITIALS}", re.I)
NO_OFFICE = re.compile(
    rf"(?<![\w:-])(?:20)?(\d{{2}})[ .-]{{0,2}}({TYPES})[ .-]{{0,2}}(\d{{1,6}})(?!\d){INITIALS}", re.I
)
CIVIL_ACTION = re.compile(
    r"\b(?:civil\s{1,3}action|civ\.|c\.\s?a\.)\s{0,3}(?:case\s)?(?:no\.?)?\s{0,3}(\d{2})-(\d{1,6})(?![\w-])",
    re.I,
)
APPLICATION = re.compile(r"(?<![\w-])(\d{2}) ?([AMO]) ?(\d{1,4})(?![\w-])")
SHORT = re.compile(r"(?<![\w:/-])(?:20)?(\d{2})-(\d{1,6})(?![\w:/-])")
CASE_ID = re.compile(r"\bPACER case (\d{1,15})\b", re.I)
IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,200})[)\]]")
# The serials of a circuit's own numbers, by their length, where no court is named.
FIVE_DIGITS = ("ca9", "ca11", "ca5")
FOUR_DIGITS = (
    *("cadc", "cafc", "ca2", "ca3", "ca4", "ca6", "ca7", "ca8", "ca1", "ca10"),
    *("scotus", "ca9", "ca5", "ca11"),
)
HIGHEST_PAID_CASE, FIRST_PAUPER_CASE = 1999, 5001


class Confidence(IntEnum):
    """How surely the text means this docket; only a certain one needs no look."""

    POSSIBLE = 1
    LIKELY = 2
    CERTAIN = 3


class NotUnderstood(Exception):
    """The text names no docket; the words say what would."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A docket that a text may mean; empty strings and None are not in the text."""

    court: str = ""
    number: str = ""
    pacer_case_id: str = ""
    courtlistener_id: int | None = None
    confidence: Confidence = Confidence.CERTAIN

    @property
    def unknown(self) -> tuple[str, ...]:
        """Name what is still to be found before the docket can be watched."""
        missing = [] if self.court else ["court"]
        if not self.number:
            return (*missing, "number")
        return (*missing, "office") if needs_office(self.number) else tuple(missing)

    def __str__(self) -> str:
        """Give a text that can be pasted again: `1:20-cv-02658 (D.D.C.), PACER case 222257`."""
        court = f"({court_names.citation_of(self.court)})" if self.court else ""
        case_id = f"PACER case {self.pacer_case_id}" if self.pacer_case_id else ""
        parts = [" ".join(filter(None, (self.number, court))), case_id]
        if self.courtlistener_id is not None:
            parts.append(f"{court_addresses.COURTLISTENER}/docket/{self.courtlistener_id}/")
        return ", ".join(filter(None, parts))


def read(pasted: str) -> list[Candidate]:
    """
    Give the dockets that a text may mean, the surest first.

    Raises NotUnderstood where it names none.
    """
    text = plain(pasted)
    if not text:
        raise NotUnderstood(f"Nothing was pasted. {EXAMPLES}")
    if len(text) > LONGEST:
        raise NotUnderstood(f"This is longer than {LONGEST:,} characters. Paste one number or one address.")
    candidates = [*_from_addresses(text)] or [*_from_words(text)]
    found = sorted(dict.fromkeys(candidates), key=lambda candidate: -candidate.confidence)
    if not found:
        raise NotUnderstood(f"“{text[:80]}” names no docket. {EXAMPLES}")
    return found[:MOST_CANDIDATES]


# Courts that number their cases 1:20-cv-02658.
TRIAL_COURTS = frozenset({"district", "trade"})

EXAMPLES = (
    "A number such as 1:20-cv-02658 (D.D.C.), 20-5302 (D.C. Cir.) or 24A587 is understood, so is the address "
    "of a docket at PACER or CourtListener."
)


def plain(pasted: str) -> str:
    """Give the text with one kind of dash and blank, and without what cannot be seen."""
    text = unicodedata.normalize("NFKC", pasted[: 4 * LONGEST]).translate(DASHES).translate(INVISIBLE)
    return " ".join("".join(" " if letter < " " else letter for letter in text).split())


def needs_office(number: str) -> bool:
    """Tell `20-cv-05910`, which could be any office's, from a whole number."""
    return re.fullmatch(r"\d{2}-[a-z]{2,5}-\d{5,6}", number) is not None


def with_court(candidate: Candidate, court: str) -> list[Candidate]:
    """Give the candidate as a docket of this court: one, or one for each office it may be in."""
    placed = replace(candidate, court=court)
    if not needs_office(candidate.number):
        return [placed]
    digits = offices_of(court)
    surely = candidate.confidence if len(digits) == 1 else Confidence.POSSIBLE
    return [replace(placed, number=f"{digit}:{candidate.number}", confidence=surely) for digit in digits]


def _from_addresses(text: str) -> Iterator[Candidate]:
    """Read addresses, each with the words that stand beside it."""
    addresses = list(court_addresses.found(text))
    rest = text
    for address in addresses:
        rest = rest.replace(address.written, " ; ")
    for address in addresses:
        base = Candidate(pacer_case_id=address.case_id, courtlistener_id=address.courtlistener_id)
        beside = list(_from_words(address.number or rest, base=base, court=address.court))
        if not beside and (address.court or address.courtlistener_id):
            beside = [replace(base, court=address.court)]
        yield from beside


def _from_words(text: str, *, base: Candidate | None = None, court: str = "") -> Iterator[Candidate]:
    """Read numbers and courts that stand side by side; `court` is one that is known already."""
    numbers = list(_numbers(text))
    rest = text
    for _, written in numbers:
        rest = rest.replace(written, " ; ")
    sure = [court] if court else _sure_courts(rest)
    courts = sure or court_names.mentioned(rest)
    case_id = CASE_ID.search(text)
    known = base or Candidate()
    if case_id and not known.pacer_case_id:
        known = replace(known, pacer_case_id=case_id[1])
    if not numbers:
        yield from (replace(known, court=slug) for slug in courts)
        return
    surely = Confidence.CERTAIN if len(numbers) * max(len(courts), 1) == 1 else Confidence.LIKELY
    for number, _ in numbers:
        civil = _as_civil(number)
        fitting = [slug for slug in courts if _numbers_so(slug, number)]
        called = [slug for slug in courts if civil and _numbers_so(slug, civil)]
        confidence = surely if sure and fitting else Confidence.LIKELY
        for slug in fitting or called:
            meant = number if fitting else civil
            yield from with_court(replace(known, number=meant, confidence=confidence), slug)
        if not fitting and not called and not court:
            yield from _without_court(replace(known, number=number), _courts_of(number))


def _without_court(candidate: Candidate, possible: list[str]) -> Iterator[Candidate]:
    """Offer the courts where they are few; a district number says nothing of its court."""
    if len(possible) == 1:
        yield replace(candidate, court=possible[0])
    elif len(possible) < 20:
        yield from (replace(candidate, court=court, confidence=Confidence.POSSIBLE) for court in possible)
    else:
        yield replace(candidate, confidence=Confidence.LIKELY)


def _sure_courts(rest: str) -> list[str]:
    """Give the courts in brackets or standing alone; elsewhere the words may be a caption's."""
    inside = [bracket[1] for bracket in IN_BRACKETS.finditer(rest)]
    found = [
        slug
        for words in inside
        for slug in ([court_names.named(words)] if court_names.named(words) else court_names.mentioned(words))
    ]
    alone = court_names.named(re.sub(r"(?i)\b(?:case|no|nos|docket|in)\b\.?|[;:#,]", " ", rest))
    return list(dict.fromkeys([*found, *([alone] if alone else [])]))


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    """Give each number in its own form, and as it was written."""
    rest = text
    for pattern, form in FORMS:
        for match in pattern.finditer(rest):
            yield form(*match.groups()), match[0]
        rest = pattern.sub(" ", rest)


def _district(office: str, year: str, kind: str, serial: str) -> str:
    return f"{int(office)}:{year}-{_kind(kind)}-{int(serial):05d}"


def _no_office(year: str, kind: str, serial: str) -> str:
    return f"{year}-{_kind(kind)}-{int(serial):05d}"


def _civil_action(year: str, serial: str) -> str:
    return f"{year}-cv-{int(serial):05d}"


def _application(year: str, letter: str, serial: str) -> str:
    return f"{year}{letter}{int(serial)}"


def _short(year: str, serial: str) -> str:
    return f"{year}-{serial}"


FORMS = (
    (DISTRICT, _district),
    (NO_OFFICE, _no_office),
    (CIVIL_ACTION, _civil_action),
    (APPLICATION, _application),
    (SHORT, _short),
)


def _kind(written: str) -> str:
    return {"civ": "cv", "crim": "cr"}.get(written.casefold(), written.casefold())


def _numbers_so(court: str, number: str) -> bool:
    """Tell whether a court's dockets carry numbers of this form, whatever their length."""
    kind = court_names.courts()[court].kind
    if APPLICATION.fullmatch(number):
        return kind == "supreme"
    return (kind not in TRIAL_COURTS) == (SHORT.fullmatch(number) is not None)


def _courts_of(number: str) -> list[str]:
    """Give the courts that number so, the likeliest first."""
    if APPLICATION.fullmatch(number):
        return ["scotus"]
    if SHORT.fullmatch(number) is None:
        return [slug for slug, court in court_names.courts().items() if court.kind in TRIAL_COURTS]
    serial = number.partition("-")[2]
    if len(serial) > 4:
        return list(FIVE_DIGITS)
    if len(serial) < 4:
        return ["scotus", *(court for court in FOUR_DIGITS if court != "scotus")]
    paid = int(serial) <= HIGHEST_PAID_CASE or int(serial) >= FIRST_PAUPER_CASE
    return [court for court in FOUR_DIGITS if court != "scotus" or paid]


def _as_civil(number: str) -> str:
    """Read `20-2658` of a district court as the civil action it is there called by."""
    short = SHORT.fullmatch(number)
    return _civil_action(*short.groups()) if short else ""

"""When a citation was the right one, and whether citations of one authority contradict each other."""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A citation with the days between which it was right."""

    text: str
    kind: str
    normal_forms: list[str]
    valid_from: dt.date | None
    valid_until: dt.date | None


AnyDated = TypeVar("AnyDated", bound=Dated)


def is_right_on(citation: Dated, day: dt.date) -> bool:
    """Tell whether the citation was right on that day; the last day is the one before `valid_until`."""
    begun = citation.valid_from is None or citation.valid_from <= day
    return begun and (citation.valid_until is None or day < citation.valid_until)


def chosen_on(citations: Sequence[AnyDated], day: dt.date | None) -> AnyDated | None:
    """Give the last of the citations that were right on a day; the last of all where none was."""
    right = [citation for citation in citations if day and is_right_on(citation, day)]
    return next(reversed(right or citations), None)


def contradiction(citations: Iterable[Dated]) -> str | None:
    """Give the sentence that says which citations of one authority cannot both be right, or None.

    Undated citations stand beside each other, as "50 U.S.C. 1601" and "50 U.S.C. 1651" do. As soon as
    one is dated, others of the same kind must say when they held.
    """
    for one, other in combinations(citations, 2):
        if not one.kind or one.kind != other.kind or not _overlap(one, other):
            continue
        if _is_dated(one) or _is_dated(other):
            return _both_right(one, other)
        if set(one.normal_forms) == set(other.normal_forms):
            return f"{one.text} and {other.text} are the same citation; one is enough."
    return None


def _overlap(one: Dated, other: Dated) -> bool:
    starts = [day for day in (one.valid_from, other.valid_from) if day]
    ends = [day for day in (one.valid_until, other.valid_until) if day]
    return not starts or not ends or max(starts) < min(ends)


def _is_dated(citation: Dated) -> bool:
    return bool(citation.valid_from or citation.valid_until)


def _both_right(one: Dated, other: Dated) -> str:
    day = _common_day((one, other))
    return (
        f"{one.text} and {other.text} cannot both be right on {day.day} {day:%B %Y}: "
        "say from and until when each was."
    )


def _common_day(citations: Sequence[Dated]) -> dt.date:
    starts = [citation.valid_from for citation in citations if citation.valid_from]
    ends = [citation.valid_until for citation in citations if citation.valid_until]
    return max(starts) if starts else min(ends) - dt.timedelta(days=1)

"""Which of several measures an entry speaks of by name."""

import re

from policies.dockets.models import DocketEntry
from policies.measures.models import Litigation

_WORD = re.compile(r"\w+")


def named_by(entry: DocketEntry, cases: list[Litigation]) -> list[Litigation]:
    """Give the case whose measure, and none other of these, is named in the entry's words; else nothing.

    A measure is named by its title, its citation or its number in the official journal, word for word.
    """
    said = _plain(" ".join((entry.text, *entry.labels)))
    named = [case for case in cases if _is_named(case, said)]
    return named if len({case.measure_id for case in named}) == 1 else []


def _is_named(case: Litigation, said: str) -> bool:
    measure = case.measure
    names = map(_plain, (measure.title, measure.official_citation, measure.official_document))
    return any(name.strip() and name in said for name in names)


def _plain(text: str) -> str:
    """Give the words alone, each between blanks, so that 85 FR 4863 is not found in 85 FR 48637."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "

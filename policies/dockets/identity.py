"""
Which sights show the same entry.

The number within the docket names an entry; where it has none, its document;
where it has none of these either, PACER's sequence number, then the source's
own name for it; and where a source has no names, the court's day and the
wording. The answer depends on the set of sights alone, never on the order in
which they came.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from policies.dockets.adapters.contract import MADE_NAME, Source
from policies.dockets.models import Sight

Entry = list[Sight]
Name = tuple[str, ...]

EMPTY_WORDS = frozenset({"util", "and", "or", "the", "of", "on", "to", "for", "in", "by", "a"})
WORD = re.compile(r"[a-z0-9]+")
FEEDS = frozenset({Source.PACER_FEED, ""})


def together(sights: Iterable[Sight]) -> list[Entry]:
    """
    Sort the sights of one docket into entries.

    Give all sights that share a number, document, sequence, source's name or
    day with one another, else the answer may change when more come along.
    """
    numbered: dict[int, Entry] = defaultdict(list)
    bearers: dict[Name, set[int]] = defaultdict(set)
    unnumbered = []
    for sight in sorted(sights, key=lambda sight: sight.digest):
        if sight.entry_number is None:
            unnumbered.append(sight)
            continue
        numbered[sight.entry_number].append(sight)
        for name in names(sight):
            bearers[name].add(sight.entry_number)
    loose = []
    for group in _sharing_a_name(unnumbered):
        numbers = {number for name in _all_names(group) for number in bearers.get(name, ())}
        if numbers:
            numbered[min(numbers)] += group
        else:
            loose.append(group)
    bare = [group for group in loose if not any(sight.document_id for sight in group)]
    documented = [group for group in loose if any(sight.document_id for sight in group)]
    return _by_day_and_wording([*numbered.values(), *documented], bare)


def entries_of(sights: Iterable[Sight]) -> list[Entry]:
    """
    Sort the sights of one docket into entries, of which an unconfirmed page neither joins nor parts any.

    What only one person's saved page shows is put to the entry that it seems to be of, or else is an
    entry of its own: so nobody changes alone what the courts and CourtListener show.
    """
    sights = list(sights)
    if all(is_confirmed(sight) for sight in sights):
        return together(sights)
    entries = together(filter(is_confirmed, sights))
    place = {id(sight): number for number, entry in enumerate(entries) for sight in entry}
    for group in together(sights):
        added = [sight for sight in group if not is_confirmed(sight)]
        shown = [place[id(sight)] for sight in group if is_confirmed(sight)]
        if added and shown:
            entries[min(shown)] += added
        elif added:
            entries.append(added)
    return entries


def is_confirmed(sight: Sight) -> bool:
    """Tell whether the watch itself read it, or two persons vouch for the page that shows it."""
    return sight.page_id is None


def names(sight: Sight) -> Iterator[Name]:
    """Give what else than its number names the entry, within its docket."""
    if sight.document_id:
        yield ("document", sight.document_id)
    if sight.sequence is not None:
        yield ("sequence", str(sight.sequence))
    if sight.guid:
        yield ("name", sight.source, sight.guid)


def key(entry: Entry) -> str:
    """Give the key under which the database keeps an entry once per docket."""
    numbers = [sight.entry_number for sight in entry if sight.entry_number is not None]
    if numbers:
        return f"number:{min(numbers)}"
    if documents := [sight.document_id for sight in entry if sight.document_id]:
        return f"document:{min(documents)}"
    if sequences := [sight.sequence for sight in entry if sight.sequence is not None]:
        return f"sequence:{min(sequences)}"
    return f"sight:{min(sight.digest for sight in entry)}"


def _sharing_a_name(sights: list[Sight]) -> list[Entry]:
    """Join sights that share any name, directly or through others."""
    of_name: dict[Name, Entry] = {}
    groups: dict[int, Entry] = {}
    for sight in sights:
        group = [sight]
        groups[id(group)] = group
        for name in names(sight):
            other = of_name.get(name)
            if other is not None and other is not group:
                other += group
                for moved in _all_names(group):
                    of_name[moved] = other
                del groups[id(group)]
                group = other
            of_name[name] = group
    return list(groups.values())


def _by_day_and_wording(named: list[Entry], bare: list[Entry]) -> list[Entry]:
    """Give each entry without number and document to the one that another source shows of it, if any."""
    if not bare:
        return named
    of_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in named:
        for day in {sight.filed_on for sight in entry}:
            of_day[day].append(entry)
    for entries in of_day.values():
        entries.sort(key=_place)
    alone = []
    for entry in sorted(bare, key=_place):
        candidates = of_day[entry[0].filed_on]
        same = next((other for other in candidates if _same(other, entry)), None)
        if same is not None:
            same += entry
        else:
            candidates.append(entry)
            alone.append(entry)
    return [*named, *alone]


def _place(entry: Entry) -> tuple[object, ...]:
    """Order entries as the court filed them; feeds, which give the time, come first."""
    first = min(entry, key=lambda sight: (sight.source not in FEEDS, _time(sight), sight.digest))
    lowest = min((sight.sequence for sight in entry if sight.sequence is not None), default=0)
    return (first.source not in FEEDS, _time(first), lowest, key(entry))


def _time(sight: Sight) -> float:
    return sight.filed_at.timestamp() if sight.filed_at else 0.0


def _same(entry: Entry, bare: Entry) -> bool:
    """
    Compare by wording, between sources: a source shows two entries as two.

    A feed names an entry by its document's link, so that what bears a document
    is never what a feed shows without, unless its court never links.
    """
    if {sight.source for sight in entry} & {sight.source for sight in bare}:
        return False
    if any(sight.sequence is not None for sight in entry) and any(
        sight.sequence is not None for sight in bare
    ):
        return False
    if any(sight.document_id for sight in entry):
        if not all(sight.guid.startswith(MADE_NAME) for sight in bare):
            return False
    elif any(sight.entry_number is not None for sight in entry) and not all(
        sight.source in FEEDS for sight in bare
    ):
        return False
    return _wordings_agree(entry, bare)


def _wordings_agree(entry: Entry, other: Entry) -> bool:
    mine, theirs = _labels(entry), _labels(other)
    if mine and theirs:
        return mine <= theirs or theirs <= mine
    if mine or theirs:
        said = _words(chain(mine, theirs))
        return bool(said) and any(said <= _words([sight.text]) for sight in chain(entry, other) if sight.text)
    texts = {_plain(sight.text) for sight in entry}, {_plain(sight.text) for sight in other}
    return bool(texts[0] & texts[1])


def _labels(entry: Entry) -> set[str]:
    return {label.casefold() for sight in entry for label in sight.labels}


def _words(written: Iterable[str]) -> set[str]:
    return {word for text in written for word in WORD.findall(text.casefold())} - EMPTY_WORDS


def _plain(text: str) -> str:
    return " ".join(WORD.findall(text.casefold()))


def _all_names(entry: Entry) -> Iterator[Name]:
    return chain.from_iterable(names(sight) for sight in entry)

"""Feeds, CourtListener and saved pages in any order: the stored rows are what all sights say at once."""

import random
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

import pytest

from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.composing import compose
from policies.dockets.identity import entries_of
from policies.dockets.merge import merge
from policies.dockets.models import Docket, DocketEntry, Notice, PastedPage, Sight
from policies.dockets.vouching import vouch_for
from tests.dockets import factories
from tests.dockets.test_merge import FILED, NOW

pytestmark = pytest.mark.django_db

HISTORIES = 40


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_any_history_of_sources_leaves_what_its_sights_say(seed):
    chance = random.Random(seed)
    docket, editor = factories.watched(), factories.editor()
    pages: list[tuple[PastedPage, list[ObservedEntry]]] = []
    now = NOW
    for _ in range(chance.randint(3, 8)):
        now += timedelta(hours=1)
        step = chance.choice(["feed", "feed", "feed", "page", "page", "other", "confirm", "vouch"])
        if step in {"feed", "other"}:
            source = Source.PACER_FEED if step == "feed" else Source.COURTLISTENER_API
            merge(docket.court, _observed(chance, source, most=3), now=now)
        elif step == "page" or not pages:
            page = _page(docket, editor, now)
            pages.append((page, _observed(chance, Source.PACER_DOCKET, most=4)))
            merge(docket.court, pages[-1][1], now=now, page=page)
        elif step == "confirm":
            page, shown = chance.choice(pages)
            merge(docket.court, shown, now=now, seen_at=page.received_at)
        elif waiting := DocketEntry.objects.filter(unconfirmed=True).first():
            vouch_for([waiting], now=now)
        _check(docket)


def _page(docket: Docket, editor, now) -> PastedPage:
    return PastedPage.objects.create(
        by=editor, received_at=now, size=1, digest="x", compressed=b"", docket=docket, merged_at=now
    )


def _observed(chance: random.Random, source: Source, *, most: int) -> list[ObservedEntry]:
    """Give entries that share names, days and words as often as not, as no court would confuse them."""
    return [_one(chance, source) for _ in range(chance.randint(1, most))]


def _one(chance: random.Random, source: Source) -> ObservedEntry:
    from_feed = source == Source.PACER_FEED
    filed = FILED + timedelta(days=chance.choice([0, 0, 1]), minutes=chance.choice([0, 1]))
    return ObservedEntry(
        docket_number="1:20-cv-02658",
        pacer_case_id="555001",
        source=source,
        filed_at=filed if from_feed else None,
        filed_on=None if from_feed else filed.date(),
        entry_number=chance.choice([None, None, 1, 2, 3]),
        document_id=chance.choice(["", "", "A", "B"]),
        sequence=chance.choice([None, None, 7, 8]),
        guid=chance.choice(["", "g1", "g2", "g3"] if from_feed else ["", "", "h1"]),
        labels=chance.choice([(), ("Order",), ("Minute Order",)]),
        text=chance.choice(["", "ORDER granting motion.", "MINUTE ORDER denying it."]),
    )


def _check(docket: Docket) -> None:
    sights = list(Sight.objects.filter(docket=docket))
    stored: dict[int, list[Sight]] = defaultdict(list)
    for sight in sights:
        stored[sight.entry_id].append(sight)
    rows = {row.pk: row for row in DocketEntry.objects.of_docket(docket)}
    assert set(rows) == set(stored)
    assert _parts(entries_of(sights)) == _parts(stored.values())
    for pk, of_row in stored.items():
        composed = compose(of_row)
        assert {column: getattr(rows[pk], column) for column in composed} == composed
    # What nobody has confirmed changes nothing that is public.
    confirmed = entries_of(sight for sight in sights if sight.page_id is None)
    public = [row for row in rows.values() if not row.unconfirmed]
    columns = list(compose(sights[:1]))
    assert sorted(repr(compose(entry)) for entry in confirmed) == sorted(
        repr({column: getattr(row, column) for column in columns}) for row in public
    )
    assert set(Notice.objects.values_list("entry", flat=True)) >= set(rows)


def _parts(groups: Iterable[list[Sight]]) -> set[frozenset[int]]:
    return {frozenset(sight.pk for sight in group) for group in groups}

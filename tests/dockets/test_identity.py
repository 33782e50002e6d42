"""Which sights show one entry: for any docket, any mix of sources and any order."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from policies.dockets.adapters.contract import MADE_NAME, ObservedEntry, Source
from policies.dockets.composing import compose
from policies.dockets.identity import together
from policies.dockets.models import Docket
from policies.dockets.sights import sights_of
from tests.dockets.docket_world import NAMING, VIEWS, Filed, dockets, in_feed

ZONE = ZoneInfo("America/New_York")
SEEN = datetime(2020, 10, 5, tzinfo=UTC)
DAY = date(2020, 9, 21)


def entries(observed: Iterable[ObservedEntry]) -> list[dict]:
    """Give the rows that the observations come to."""
    sights = sights_of(Docket(pk=1), observed, ZONE, SEEN)
    rows = [compose(entry) for entry in together(sights)]
    return sorted(rows, key=lambda row: row["identity"])


def bare(label: str = "", text: str = "", source: Source = Source.PACER_DOCKET, **more) -> ObservedEntry:
    labels = (label,) if label else ()
    return ObservedEntry("1:20-cv-02658", filed_on=DAY, labels=labels, text=text, source=source, **more)


def fed(sequence: int, label: str = "Order") -> ObservedEntry:
    return in_feed(Filed(sequence, 0, label, None, documented=False))


@given(docket=dockets(), data=st.data())
def test_any_order_and_repetition_of_any_mix_of_sources_gives_the_same_rows(docket, data):
    shown = [view(line) for line in docket for view in VIEWS if data.draw(st.booleans())]
    again = data.draw(st.permutations([one for one in shown if one.sequence is not None] + shown))
    twice = [one for place, one in enumerate(again) if one.sequence is not None or one not in again[:place]]
    assert entries(shown) == entries(twice)


@given(docket=dockets(), data=st.data())
def test_sources_that_name_their_entries_give_each_entry_once_and_lose_none(docket, data):
    kept = [line for line in docket if data.draw(st.booleans())]
    views = data.draw(st.lists(st.sampled_from(NAMING), min_size=1, unique=True))
    rows = entries(view(line) for line in kept for view in views)
    assert {row["sequence"] for row in rows} == {line.sequence for line in kept}
    assert len(rows) == len(kept)


@given(docket=dockets(), data=st.data())
def test_lines_of_one_source_are_never_joined_and_nothing_is_lost(docket, data):
    shown = [view(line) for line in docket for view in VIEWS if data.draw(st.booleans())]
    sights = sights_of(Docket(pk=1), shown, ZONE, SEEN)
    joined = together(sights)
    assert sorted(sight.digest for entry in joined for sight in entry) == sorted(s.digest for s in sights)
    for entry in joined:
        of_source = [sight.source for sight in entry]
        assert len(of_source) == len(set(of_source))


def test_two_minute_orders_alike_on_one_page_are_two():
    page = [bare(text="MINUTE ORDER granting leave."), bare(text="MINUTE ORDER granting leave.")]
    assert len(entries(page)) == 2


def test_minute_orders_of_a_page_meet_those_of_the_feed_in_their_order():
    page = [bare(text="MINUTE ORDER granting leave."), bare(text="MINUTE ORDER setting a date.")]
    rows = entries([fed(7, "Order"), fed(4, "Order"), *page])
    assert [(row["sequence"], bool(row["text"])) for row in rows] == [(4, True), (7, True)]


def test_a_feed_item_without_a_link_meets_the_numbered_entry_that_has_no_document():
    numbered = replace(bare(text="MINUTE ORDER granting 164 Sealed Motion."), entry_number=179)
    assert [row["entry_number"] for row in entries([fed(9, "Minute Order"), numbered])] == [179]


def test_a_feed_item_without_a_link_is_not_an_entry_that_has_a_document():
    documented = replace(bare("Order"), entry_number=30, document_id="045012345678")
    assert len(entries([fed(9, "Order"), documented])) == 2


def test_a_court_that_never_links_meets_the_documents_of_other_sources():
    unlinked = replace(fed(9, "Order"), sequence=None, guid=f"{MADE_NAME}abc")
    documented = replace(bare("Order"), entry_number=30, document_id="045012345678")
    assert [row["entry_number"] for row in entries([unlinked, documented])] == [30]


def test_other_words_of_the_same_day_are_another_entry():
    assert len(entries([fed(9, "Status Conference"), bare(text="MINUTE ORDER granting leave.")])) == 2


def test_numbers_come_before_all_other_names():
    first = replace(bare("Order"), entry_number=5, sequence=9)
    second = replace(bare("Order"), entry_number=6, sequence=9)
    assert [row["entry_number"] for row in entries([first, second])] == [5, 6]


def test_the_best_source_gives_the_text_and_there_the_latest():
    old = replace(bare(text="ORDER. Long, but of August."), entry_number=5, as_of=SEEN.replace(month=8))
    new = replace(old, text="ORDER.", as_of=SEEN.replace(month=9))
    other = replace(
        old,
        text="ORDER as CourtListener has it.",
        source=Source.COURTLISTENER_API,
        as_of=SEEN.replace(day=30),
    )
    assert entries([new, other, old])[0]["text"] == "ORDER."


STRUCK = {
    "COURT DELETED INCORRECT ENTRY. Wrong case.": True,
    "ENTERED IN ERROR.....TRANSCRIPT OF STATUS CONFERENCE": True,
    "***DELETED DOCUMENT. Deleted document number 12.": True,
    "(STRICKEN) MOTION to Seal": True,
    "ORDER granting Motion. The entry filed in error at 12 is stricken.": False,
    "ORDER striking 12 Motion": False,
    "NOTICE of docket entry deleted": False,
}


def test_what_the_court_took_back_is_told_by_the_first_words():
    found = {words: entries([bare(text=words)])[0]["struck"] for words in STRUCK}
    assert found == STRUCK

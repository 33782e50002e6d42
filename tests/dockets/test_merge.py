"""One entry has one row, however often and in whatever order it is seen."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.dockets import triage, watching
from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.merge import merge
from policies.dockets.models import Docket, DocketEntry, Notice, Sight
from tests.dockets import factories
from tests.dockets.docket_world import VIEWS, dockets

pytestmark = pytest.mark.django_db

NOW = datetime(2020, 9, 21, 16, tzinfo=UTC)
FILED = datetime(2020, 9, 21, 15, tzinfo=UTC)


def seen(*, number=None, document="", guid="", label="Order", text="", **more) -> ObservedEntry:
    return ObservedEntry(
        docket_number=more.pop("docket_number", "1:20-cv-02658"),
        filed_at=more.pop("filed_at", FILED),
        pacer_case_id=more.pop("pacer_case_id", "555001"),
        entry_number=number,
        document_id=document,
        guid=guid,
        labels=(label,) if label else (),
        text=text,
        **more,
    )


def forget() -> None:
    Notice.objects.all().delete()
    Sight.objects.all().delete()
    DocketEntry.with_folded.exclude(folded_into=None).delete()
    DocketEntry.objects.all().delete()


def rows() -> set[tuple]:
    return set(
        DocketEntry.objects.values_list("entry_number", "document_id", "guid", "label", "text", "filed_on")
    )


def test_an_entry_of_a_watched_docket_is_stored_with_a_notice():
    docket = factories.watched()
    merged = merge(docket.court, [seen(number=30, guid="g1")], now=NOW)
    entry = DocketEntry.objects.of_docket(docket).get()
    assert (merged.new, entry.entry_number, entry.label, entry.filed_on) == (
        1,
        30,
        "Order",
        date(2020, 9, 21),
    )
    assert [notice.kind for notice in Notice.objects.open()] == ["new"]


def test_entries_of_other_dockets_are_left_aside():
    docket = factories.watched()
    merged = merge(docket.court, [seen(docket_number="1:20-cv-00001", pacer_case_id="9")], now=NOW)
    assert (merged.watched, DocketEntry.objects.count()) == (0, 0)


def test_seeing_it_again_changes_nothing():
    docket = factories.watched()
    again = [seen(number=30, guid="g1"), seen(guid="g2"), seen(document="045012345678", guid="g3")]
    merge(docket.court, again, now=NOW)
    before = rows()
    merged = merge(docket.court, again, now=NOW)
    assert (merged.new, merged.updated, rows(), Notice.objects.count()) == (0, 0, before, 3)


def test_the_day_of_an_entry_is_the_courts_own():
    docket = factories.watched("cand", "3:20-cv-05910")
    late = datetime(2020, 9, 20, 6, 30, tzinfo=UTC)
    merge(docket.court, [seen(docket_number="3:20-cv-05910", number=59, filed_at=late)], now=NOW)
    assert DocketEntry.objects.get().filed_on == date(2020, 9, 19)


def test_two_minute_orders_of_one_day_with_one_label_are_two_entries():
    docket = factories.watched()
    merge(docket.court, [seen(guid="g1"), seen(guid="g2")], now=NOW)
    assert DocketEntry.objects.count() == 2


def test_a_full_text_upgrades_the_row_and_tells_the_editors_once():
    docket = factories.watched()
    merge(docket.court, [seen(number=30, guid="g1")], now=NOW)
    triage.confirm(Notice.objects.get(), user=factories.editor())
    for _ in range(2):
        merge(docket.court, [seen(number=30, label="", text="ORDER granting 2 Motion.")], now=NOW)
    entry = DocketEntry.objects.get()
    assert (entry.label, entry.text) == ("Order", "ORDER granting 2 Motion.")
    assert [notice.kind for notice in Notice.objects.open()] == ["updated"]


def test_an_update_of_an_entry_still_in_the_inbox_makes_no_second_notice():
    docket = factories.watched()
    merge(docket.court, [seen(number=30)], now=NOW)
    merge(docket.court, [seen(number=30, text="ORDER.")], now=NOW)
    assert Notice.objects.count() == 1


def test_a_minute_order_seen_by_day_and_label_meets_its_feed_item():
    docket = factories.watched()
    merge(docket.court, [seen(text="MINUTE ORDER.", source=Source.PACER_DOCKET)], now=NOW)
    merge(docket.court, [seen(guid="g1")], now=NOW)
    entry = DocketEntry.objects.get()
    assert (entry.guid, entry.text) == ("g1", "MINUTE ORDER.")


def test_an_entry_that_gains_a_number_stays_the_same_row():
    docket = factories.watched()
    merge(docket.court, [seen(guid="g1")], now=NOW)
    merge(docket.court, [seen(guid="g1", number=31, document="045012345678")], now=NOW)
    entry = DocketEntry.objects.get()
    assert (entry.entry_number, entry.document_id, entry.identity) == (31, "045012345678", "number:31")


def test_an_event_filed_five_times_over_is_counted():
    docket = factories.watched()
    merge(docket.court, [replace(seen(guid="g1"), labels=("Quash",) * 5 + ("Order",))], now=NOW)
    assert DocketEntry.objects.get().label == "Order; Quash (×5)"


def test_a_docket_learns_its_case_id_and_follows_a_new_number():
    docket = factories.watched()
    merge(docket.court, [seen(number=1, caption="ALPHA v. BETA")], now=NOW)
    merge(docket.court, [seen(number=2, docket_number="1:20-cv-09999")], now=NOW)
    docket.refresh_from_db()
    assert (docket.pacer_case_id, docket.docket_number, docket.caption) == (
        "555001",
        "1:20-cv-09999",
        "ALPHA v. BETA",
    )
    assert Docket.objects.count() == 1


def test_an_editors_caption_is_kept():
    court = factories.court()
    docket = watching.watch(court, docket_number="1:20-cv-02658", caption="TikTok Inc. v. Trump")
    merge(court, [seen(number=1, caption="TIKTOK INC. et al v. TRUMP et al")], now=NOW)
    docket.refresh_from_db()
    assert docket.caption == "TikTok Inc. v. Trump"


def test_every_order_of_arrival_gives_the_same_rows():
    docket = factories.watched()
    sights = [
        seen(number=30, guid="g1"),
        seen(number=30, text="ORDER."),
        seen(guid="g2"),
        seen(number=31, document="045012345678", guid="g3", label="Notice"),
    ]
    results = set()
    for order in permutations(sights):
        forget()
        for sight in order:
            merge(docket.court, [sight], now=NOW)
        results.add(frozenset((row[0], row[1], row[3], row[4]) for row in rows()))
        assert Notice.objects.filter(kind="new").count() == 3
    assert len(results) == 1


def test_a_docket_keeps_the_numbers_and_captions_it_had():
    docket = factories.watched()
    days = [NOW.replace(day=day) for day in (21, 22, 23)]
    shown = [
        seen(number=1, caption="ALPHA v. BETA"),
        seen(number=2, docket_number="1:20-cv-09999", caption="ALPHA v. GAMMA"),
        seen(number=3, docket_number="1:20-cv-09999", caption="ALPHA v. GAMMA"),
    ]
    for place in (0, 2, 1):
        merge(docket.court, [shown[place]], now=NOW, seen_at=days[place])
    docket.refresh_from_db()
    assert (docket.docket_number, docket.caption) == ("1:20-cv-09999", "ALPHA v. GAMMA")
    names = docket.names.order_by("value").values_list("value", "first_shown_at", "last_shown_at")
    assert list(names) == [
        ("1:20-cv-02658", days[0], days[0]),
        ("1:20-cv-09999", days[1], days[2]),
        ("ALPHA v. BETA", days[0], days[0]),
        ("ALPHA v. GAMMA", days[1], days[2]),
    ]


def test_a_source_without_case_ids_finds_the_docket_by_a_former_number():
    docket = factories.watched()
    merge(docket.court, [seen(number=1)], now=NOW)
    merge(docket.court, [seen(number=2, docket_number="1:20-cv-09999")], now=NOW.replace(day=22))
    late = seen(number=1, pacer_case_id=None, text="COMPLAINT.", source=Source.COURTLISTENER_API)
    assert merge(docket.court, [late], now=NOW).updated == 1
    docket.refresh_from_db()
    assert docket.docket_number == "1:20-cv-09999"


def test_an_older_body_read_later_does_not_bring_the_old_caption_back():
    docket = factories.watched()
    merge(docket.court, [seen(number=2, caption="NEW")], now=NOW)
    merge(docket.court, [seen(number=1, caption="OLD")], now=NOW, seen_at=NOW.replace(day=1))
    docket.refresh_from_db()
    assert docket.caption == "NEW"


SIGHTS = st.builds(
    lambda place, label: seen(
        number=place if place % 2 else None,
        document=f"0450{place:08d}" if place % 3 == 0 else "",
        guid=f"g{place}",
        label=label,
    ),
    st.integers(1, 8),
    st.sampled_from(["Order", "Order", "Minute Order"]),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sights=st.lists(SIGHTS, max_size=12), cut=st.integers(0, 12), data=st.data())
def test_any_order_repetition_and_split_of_feed_items_gives_the_same_rows(sights, cut, data):
    docket = factories.watched()
    outcomes = []
    for arrival in (sights, data.draw(st.permutations(sights)) + sights[:3]):
        forget()
        merge(docket.court, arrival[:cut], now=NOW)
        merge(docket.court, arrival[cut:], now=NOW)
        outcomes.append(rows())
        assert Notice.objects.filter(kind="new").count() == DocketEntry.objects.count()
    assert outcomes[0] == outcomes[1]
    assert len(outcomes[0]) == len({sight.guid for sight in sights})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=dockets(), data=st.data())
def test_any_split_of_any_mix_of_sources_gives_the_same_rows_and_one_notice_each(lines, data):
    docket = factories.watched()
    shown = [view(line) for line in lines for view in VIEWS if data.draw(st.booleans())]
    outcomes = []
    for arrival in (shown, data.draw(st.permutations(shown))):
        forget()
        cuts = sorted(data.draw(st.lists(st.integers(0, len(shown)), max_size=4)))
        for begin, end in zip([0, *cuts], [*cuts, len(shown)], strict=True):
            merge(docket.court, arrival[begin:end], now=NOW)
        outcomes.append(rows())
        assert Notice.objects.filter(kind="new").count() == DocketEntry.objects.count()
        assert set(Sight.objects.values_list("entry__folded_into")) <= {(None,)}
    assert outcomes[0] == outcomes[1]

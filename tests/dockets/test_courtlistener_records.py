"""CourtListener's lists, alerts and feeds become the entries every other source gives."""

import contextlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from policies.dockets.adapters import courtlistener, courtlistener_feed
from policies.dockets.adapters.contract import FeedUnreadable, ObservedDocket, ObservedEntry, Source
from tests.dockets.courtlistener_records import DOCKET_ID, alert, docket, document, entry, in_alert, listed

DOCKET = ObservedDocket("1:20-cv-02658", court="dcd", pacer_case_id="222257")


def one(**changes) -> ObservedEntry:
    (observed,), problems = courtlistener.entries_of(
        [entry(**changes)], DOCKET, source=Source.COURTLISTENER_API
    )
    assert problems == []
    return observed


def test_an_entry_has_the_names_by_which_feeds_and_pages_know_it():
    observed = one()
    assert (observed.entry_number, observed.document_id, observed.sequence) == (27, "04508117526", 104)
    assert (observed.labels, observed.text) == (
        ("Order on Motion for Preliminary Injunction",),
        "ORDER granting 15 Motion for Preliminary Injunction.",
    )
    assert (observed.filed_on, observed.filed_at) == (date(2020, 9, 27), None)
    assert observed.as_of == datetime(2020, 9, 28, 8, 2, 3, 456789, tzinfo=UTC)
    assert observed.url == f"https://www.courtlistener.com/docket/{DOCKET_ID}/27/alpha-v-beta/"
    assert observed.pacer_case_id == "222257"


def test_a_time_of_filing_is_the_courts_own():
    assert one(time_filed="23:30:00").filed_at == datetime(2020, 9, 28, 3, 30, tzinfo=UTC)


def test_the_serial_of_a_court_of_appeals_without_numbers_is_no_entry_number():
    observed = one(entry_number=1961779, pacer_sequence_number=None)
    assert (observed.entry_number, observed.sequence) == (None, 1961779)


def test_an_attachment_is_not_the_entrys_document():
    attachment = document(document_type=2, attachment_number=1, pacer_doc_id="04518117599")
    assert one(recap_documents=[attachment]).document_id == ""
    assert one(recap_documents=[attachment, document()]).document_id == "04508117526"


def test_an_unknown_age_is_left_to_the_moment_of_reading():
    assert one(date_modified="1750-01-01T00:00:00Z").as_of is None


def test_a_broken_entry_is_reported_and_costs_no_other():
    records = [entry(date_filed=None), entry(description="", recap_documents=None), entry(id=7003)]
    entries, problems = courtlistener.entries_of(records, DOCKET, source=Source.COURTLISTENER_API)
    assert len(entries) == 1
    assert ["no date" in problems[0], "no words" in problems[1]] == [True, True]


def test_a_list_tells_its_next_page_and_what_is_no_record():
    page = courtlistener.page_of(listed(entry(), "junk", next_address="https://x/?cursor=abc"))
    assert (len(page.records), page.next_address, len(page.problems)) == (1, "https://x/?cursor=abc", 1)


def test_a_docket_is_read_with_court_and_case_id():
    known = courtlistener.docket_of(docket(docket_number="1:20-cv-02658-CJN"))
    assert known.courtlistener_id == DOCKET_ID
    assert known.docket == ObservedDocket(
        "1:20-cv-02658",
        court="dcd",
        pacer_case_id="222257",
        caption="Alpha Inc. v. Beta",
        judge="Rosa Clerk",
        filed_on=date(2020, 9, 18),
    )
    with pytest.raises(ValueError, match="lacks court or number"):
        courtlistener.docket_of(docket(docket_number=""))


def test_an_alert_is_sorted_by_docket_and_names_the_case_by_its_files():
    read = courtlistener.alert_of(
        alert(in_alert(), in_alert(id=7002, docket=5), in_alert(id=7003, docket=None))
    )
    assert (read.event_type, sorted(read.records)) == (1, [5, DOCKET_ID])
    assert "7003" in read.problems[0]
    assert courtlistener.named_in_recap(read.records[DOCKET_ID]) == ("dcd", "222257")


def test_an_event_of_another_type_is_read_and_empty():
    assert courtlistener.alert_of(alert(event_type=2)).records == {}


UNREADABLE = {
    "words": (b"Service unavailable", "no JSON"),
    "list": (b"[]", "no record"),
    "no list inside": (b'{"detail": "Not found."}', "no list"),
    "deep": (b'{"results":' + b"[" * 200_000, "no JSON"),
    "long number": (b'{"results": ' + b"9" * 5000 + b"}", "no JSON"),
    "flood": (listed(*[1] * 10_001), "10,000"),
    "large": (b'{"a": "' + b"x" * courtlistener.LARGEST_RECORD + b'"}', "larger"),
    "not text": (b'{"results": "\xff\xfe"}', "no JSON"),
}


@pytest.mark.parametrize(("body", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_list_is_refused_with_its_reason(body, reason):
    with pytest.raises(FeedUnreadable, match=reason):
        courtlistener.page_of(body)


def test_a_message_without_type_or_results_is_refused():
    for body in (b"{}", b'{"webhook": {"event_type": 1}}', b'{"webhook": 1, "payload": []}'):
        with pytest.raises(FeedUnreadable, match="event_type"):
            courtlistener.alert_of(body)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(entry())), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from([*entry(), *document()]), anything, max_size=8))
def test_no_record_breaks_the_reader_and_all_it_gives_can_be_stored(changes):
    broken = {**entry(), **changes}
    entries, problems = courtlistener.entries_of(
        [broken, entry(id=1)], DOCKET, source=Source.COURTLISTENER_API
    )
    assert len(entries) + len(problems) == 2
    assert entries[-1].guid == "courtlistener:1"
    for observed in entries:
        assert "\x00" not in observed.text + observed.guid + "".join(observed.labels)
        (observed.text + observed.url).encode()
        assert observed.entry_number is None or observed.entry_number < 2**31


OPTIONS = Path(settings.BASE_DIR).parent / "shared" / "data" / "dockets" / "courtlistener_api"


@pytest.mark.skipif(not OPTIONS.is_dir(), reason=f"the description of the interface is not at {OPTIONS}")
def test_the_fields_that_are_read_are_those_the_interface_describes():
    entries = json.loads((OPTIONS / "options_docket-entries.json").read_text())
    dockets = json.loads((OPTIONS / "options_dockets.json").read_text())
    fields = entries["actions"]["POST"]
    assert set(entry()) <= set(fields)
    assert set(document()) <= set(fields["recap_documents"]["child"]["children"])
    assert set(docket()) <= set(dockets["actions"]["POST"])
    assert {"docket", "date_modified"} <= set(entries["filters"])
    assert "date_modified" in entries["ordering"]
    assert {"court", "docket_number", "pacer_case_id"} <= set(dockets["filters"])


ATOM = (Path(__file__).parent / "pages" / "docket.atom").read_text()


def test_the_feed_of_a_docket_gives_days_where_the_court_sits_and_full_texts():
    reading = courtlistener_feed.read(ATOM.encode(), DOCKET)
    order, minute = reading.entries
    assert (order.entry_number, order.document_id, order.filed_on) == (27, "04508117526", date(2020, 9, 27))
    assert order.text == "ORDER granting 15 Motion &amp; more."
    assert (minute.entry_number, minute.guid, minute.filed_on) == (
        None,
        "courtlistener:7002",
        date(2020, 9, 26),
    )
    assert (reading.items, len(reading.problems)) == (3, 1)


BROKEN_FEEDS = {
    "another document": ("<rss/>", "instead of a feed"),
    "cut off": (ATOM[:700], "broken"),
    "entities": ('<!DOCTYPE feed [<!ENTITY a "b">]><feed/>', "document type"),
    "flood": ("<feed>" + "<entry/>" * 1001 + "</feed>", "1,000"),
}


@pytest.mark.parametrize(("body", "reason"), BROKEN_FEEDS.values(), ids=BROKEN_FEEDS.keys())
def test_what_is_no_feed_of_a_docket_is_refused_with_its_reason(body, reason):
    with pytest.raises(FeedUnreadable, match=reason):
        courtlistener_feed.read(body.encode(), DOCKET)


@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_break_the_readers(body):
    for read in (courtlistener.page_of, courtlistener.alert_of, courtlistener.record_of):
        with contextlib.suppress(FeedUnreadable):
            read(body)
    with contextlib.suppress(FeedUnreadable):
        courtlistener_feed.read(body, DOCKET)


@given(st.integers(0, 2500), st.integers(1, 80), st.binary(max_size=10))
def test_a_damaged_alert_or_feed_is_read_or_refused(place, length, instead):
    message, feed = alert(in_alert(), in_alert(id=7002)), ATOM.encode()
    with contextlib.suppress(FeedUnreadable):
        read = courtlistener.alert_of(message[:place] + instead + message[place + length :])
        for records in read.records.values():
            courtlistener.entries_of(records, DOCKET, source=Source.COURTLISTENER_ALERT)
    with contextlib.suppress(FeedUnreadable):
        courtlistener_feed.read(feed[:place] + instead + feed[place + length :], DOCKET)

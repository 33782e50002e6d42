"""What the adapter reads in PACER's feeds."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable, ObservedEntry
from tests.dockets.factories import feed, item

ODD = Path(__file__).parent / "fixtures" / "odd_items.xml"


@pytest.fixture(scope="module")
def odd() -> dict[str, ObservedEntry]:
    reading = pacer_rss.read(ODD.read_bytes())
    assert reading.problems == []
    return {entry.docket_number: entry for entry in reading.entries}


def test_a_label_keeps_the_word_and_and_the_suffix_of_the_judge_is_dropped(odd):
    entry = odd["1:19-cv-00011"]
    assert entry.labels == ("Answer to Complaint AND JURY DEMAND",)
    assert entry.caption == "Road & Rail Co. v. County"
    assert (entry.entry_number, entry.document_id, entry.sequence) == (7, "088070001111", 12)
    assert entry.filed_at == datetime(2020, 7, 1, 11, tzinfo=UTC)


def test_a_label_keeps_its_inner_brackets(odd):
    assert odd["1:19-cv-00012"].labels == ("Order on Motion [Dkt. 31] to Stay",)


def test_a_label_with_a_lone_bracket_ends_where_the_caption_begins(odd):
    entry = odd["1:19-cv-00013"]
    assert entry.labels == ("Letter as to item 2] and 3",)
    assert entry.caption == "Cook v. Dunn [sealed]"
    assert (entry.entry_number, entry.document_id, entry.text) == (9, "", "")


def test_a_guid_that_names_the_case_is_replaced_by_one_that_names_the_entry(odd):
    assert odd["1:19-cv-00013"].guid.startswith("sha256:")
    assert odd["1:19-cv-00012"].guid.endswith("?70012&55")


def test_an_item_without_caption_or_document_is_an_entry(odd):
    entry = odd["1:19-cv-00014"]
    assert (entry.labels, entry.caption, entry.entry_number) == (("~Util - Set Hearings",), "", None)


def test_a_bankruptcy_prefix_is_left_aside_and_a_row_of_labels_is_several(odd):
    assert odd["20-10015"].labels == ("Order", "Hearing Set")


def test_an_appellate_document_without_a_number_has_none(odd):
    entry = odd["20-1016"]
    assert (entry.entry_number, entry.document_id, entry.pacer_case_id) == (None, "08807006666", None)
    assert entry.filed_at == datetime(2020, 7, 1, 13, tzinfo=UTC)


def test_zones_unknown_to_mail_are_known():
    assert pacer_rss.read(ODD.read_bytes()).build_date == datetime(2020, 7, 1, 22, tzinfo=UTC)


def test_items_of_one_guid_are_one_entry_with_several_labels():
    reading = pacer_rss.read(feed(item(label="Order", sequence=5), item(label="Judgment", sequence=5)))
    assert [entry.labels for entry in reading.entries] == [("Judgment", "Order")]
    assert reading.items == 2


def test_two_minute_orders_of_one_day_stay_two():
    reading = pacer_rss.read(feed(item(sequence=5), item(sequence=6)))
    assert len(reading.entries) == 2


def test_a_malformed_number_is_kept_where_the_case_id_tells_the_docket():
    (entry,) = pacer_rss.read(feed(item(number="5:18-~gr-00001"))).entries
    assert (entry.docket_number, entry.pacer_case_id) == ("5:18-~gr-00001", "555001")


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (item(published="yesterday"), "cannot be read"),
        (item(published="Mon, 21 Sep 2020 15:00:00 XYZ"), "no known time zone"),
        (
            item().replace("DktRpt.pl", "x").replace("1:20-cv-02658", "??"),
            "neither a docket number nor a case id",
        ),
        (item().replace("[Order]", ""), "says nothing"),
        (item().replace("</title>", ""), "mismatched tag"),
        (item().replace("ALPHA", "AL<PHA"), "Item 1"),
    ],
)
def test_a_broken_item_is_reported_and_costs_no_other_item(broken, reason):
    reading = pacer_rss.read(feed(broken, item(label="Judgment", sequence=9)))
    assert [entry.labels for entry in reading.entries] == [("Judgment",)]
    assert len(reading.problems) == 1
    assert reason in reading.problems[0]


def test_a_stray_ampersand_or_control_character_is_mended():
    body = feed(item(caption="AT_T v. BETA").replace("AT_T", "AT&T\x02"), item(sequence=9))
    reading = pacer_rss.read(body)
    assert reading.entries[0].caption == "AT&T v. BETA"
    assert len(reading.entries) == 2


@pytest.mark.parametrize(
    ("content", "caption"),
    [
        ("Société v. Beta".encode("latin-1"), "Société v. Beta"),
        ("Société v. Beta".encode(), "Société v. Beta"),
        ("Smith’s v. Beta".encode("cp1252"), "Smith’s v. Beta"),
    ],
)
def test_a_feed_that_says_latin_1_may_be_latin_1_utf_8_or_windows(content, caption):
    body = feed(item()).replace(b"ALPHA v. BETA", content)
    assert pacer_rss.read(body).entries[0].caption == caption


def test_a_feed_without_items_is_a_feed():
    assert pacer_rss.read(feed()).entries == []


BOMB = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
UNREADABLE = {
    "empty": (b"", "empty"),
    "blank": (b" \n ", "empty"),
    "truncated": (feed(item(), item(sequence=5))[:-300], "cut off"),
    "page": (b"<!DOCTYPE html><html><body>Down for maintenance</body></html>", "web page"),
    "page without type": (b"<html><body>Down<br></body></html>", "web page"),
    "strict page": (b"<html><body>Down</body></html>", "web page"),
    "document type": (b'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://x/y.dtd"><rss/>', "document type"),
    "entity bomb": (BOMB + b"<rss><channel><item><title>&b;</title></item></channel></rss>", "document type"),
    "other document": (b"<feed/>", "<feed>"),
    "noise": (b"\x1f\x8b\x08\x00\x00garbage", "utf-8"),
    "words": (b"Service unavailable", "no feed"),
    "not the utf-8 it claims": (
        feed(item()).replace(b"ISO-8859-1", b"UTF-8").replace(b"ALPHA", b"\xe9"),
        "utf-8",
    ),
    "unknown encoding": (feed().replace(b"ISO-8859-1", b"klingon"), "klingon"),
    "no text encoding": (feed().replace(b"ISO-8859-1", b"base64"), "base64"),
    "utf-16 said to be latin-1": (feed().decode("latin-1").encode("utf-16-le"), "no feed"),
}


@pytest.mark.parametrize(("body", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_feed_is_refused_with_its_reason(body, reason):
    with pytest.raises(FeedUnreadable, match=reason):
        pacer_rss.read(body)

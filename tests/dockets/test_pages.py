"""Docket pages that editors save from PACER and the Supreme Court."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dockets.adapters import markup, pages
from policies.dockets.adapters.contract import FeedUnreadable, PageReading, Source

HERE = Path(__file__).parent / "pages"


def read(name: str) -> PageReading:
    return pages.read((HERE / f"{name}.html").read_bytes())


def test_a_docket_report_gives_full_texts_with_all_names_of_an_entry():
    reading = read("district")
    docket = reading.docket
    assert (reading.source, docket.court, docket.docket_number, docket.pacer_case_id) == (
        Source.PACER_DOCKET,
        "dcd",
        "1:21-cv-00280",
        "226820",
    )
    assert (docket.caption, docket.judge, docket.filed_on) == (
        "ALPHA CORPORATION v. DEPARTMENT OF EXAMPLES",
        "Judge Rosa Clerk",
        date(2021, 1, 29),
    )
    complaint, order, minute = reading.entries
    assert (complaint.entry_number, complaint.document_id, complaint.sequence) == (1, "04508311111", 4)
    assert complaint.filed_on == date(2021, 1, 29)
    assert complaint.text.endswith("(Attachments: # 1 Civil Cover Sheet)(ab) (Entered: 01/31/2021)")
    assert order.text.startswith("ORDER granting 14 Motion for Preliminary Injunction. Signed by")
    assert (minute.entry_number, minute.document_id, minute.sequence, minute.guid) == (None, "", None, "")
    assert "confer & report" in minute.text


def test_a_row_without_a_day_is_reported_and_costs_no_other_row():
    assert [problem.partition(":")[0] for problem in read("district").problems] == [
        "Row 5 (ORDER of no day.)"
    ]
    assert "no date of filing" in read("history").problems[0]


def test_a_history_report_gives_short_labels_with_the_sequence_of_minute_orders_too():
    reading = read("history")
    order, minute = reading.entries
    assert (reading.docket.court, reading.docket.pacer_case_id, reading.docket.judge) == (
        "dcd",
        "226820",
        "Rosa Clerk",
    )
    assert (order.entry_number, order.document_id, order.sequence, order.labels) == (
        21,
        "04508312222",
        70,
        ("Order on Motion for Preliminary Injunction",),
    )
    assert (minute.entry_number, minute.sequence, minute.labels) == (None, 77, ("Order",))
    assert minute.filed_on == date(2021, 3, 15)


def test_an_appeal_names_where_it_comes_from_and_its_unnumbered_entries():
    reading = read("appeal")
    docket = reading.docket
    assert (docket.court, docket.docket_number, docket.caption) == (
        "cadc",
        "21-5027",
        "Alpha Corporation v. Department of Examples",
    )
    assert (docket.originating_court, docket.originating_number) == ("dcd", "1:21-cv-00280")
    opened, order = reading.entries
    assert (opened.entry_number, opened.sequence, opened.document_id) == (None, 1884711, "")
    assert (order.entry_number, order.document_id) == (12, "01208001234")
    assert order.text.startswith("PER CURIAM ORDER filed staying")


def supreme(*lines: object) -> bytes:
    record = {
        "CaseNumber": "24-966 ",
        "PetitionerTitle": "Alpha Inc., Petitioner",
        "RespondentTitle": "Beta, et al.",
        "DocketedDate": "March 10, 2025",
        "ProceedingsandOrder": list(lines),
    }
    return json.dumps(record).encode()


def test_the_supreme_courts_record_is_read_and_equal_lines_of_a_day_stay_apart():
    waiver = {"Date": "Apr 09 2025", "Text": "Waiver of right of respondent to respond filed."}
    reading = pages.read(supreme(waiver, waiver, {"Date": "May 05 2025", "Text": "Petition  DENIED."}))
    docket = reading.docket
    assert (docket.court, docket.docket_number, docket.caption) == (
        "scotus",
        "24-966",
        "Alpha Inc. v. Beta, et al.",
    )
    assert [entry.text for entry in reading.entries][2] == "Petition DENIED."
    assert len({entry.guid for entry in reading.entries}) == 3


def test_a_line_that_says_nothing_is_reported():
    broken = [{"Date": "yesterday", "Text": "x"}, {"Date": "May 05 2025"}, 7]
    problems = pages.read(supreme(*broken)).problems
    for said, problem in zip(("cannot be read", "no text", "no record"), problems, strict=True):
        assert said in problem


ENTITIES = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;</p>'
HOSTILE = {
    "nothing": (b" \n", "empty"),
    "another page": (b"<html><body><h3>Hello</h3></body></html>", "no docket page"),
    "entities of its own": (ENTITIES, "no docket page"),
    "too large": (b"x" * (markup.LARGEST_PAGE + 1), "larger than"),
    "too many tags": (b"<b>" * (markup.MOST_TAGS + 1), "tags"),
    "too deep": (b"<div>" * 100_000, "deeply"),
    "deep JSON": (b'{"CaseNumber":' + b"[" * 100_000, "no docket page"),
    "JSON of another kind": (b'{"CaseNumber": "24-966"}', "no docket page"),
    "JSON without a number": (b'{"CaseNumber": 5, "ProceedingsandOrder": []}', "names no docket"),
    "noise": (bytes(range(256)) * 40, "no docket page"),
}


@pytest.mark.parametrize(("body", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_docket_page_is_refused_with_its_reason(body, reason):
    with pytest.raises(FeedUnreadable, match=reason):
        pages.read(body)


def test_a_flood_of_rows_is_refused():
    body = (HERE / "district.html").read_bytes()
    row = b"<tr><td>03/15/2021</td><td></td><td>ORDER</td></tr>"
    assert (
        len(pages.read(body.replace(b"</table></body>", row * 10_000 + b"</table></body>")).entries) == 10_003
    )
    with pytest.raises(FeedUnreadable, match="20,000 rows"):
        pages.read(body.replace(b"</table></body>", row * 20_001 + b"</table></body>"))


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig"])
def test_a_saved_page_is_read_in_the_encodings_that_browsers_save(encoding):
    body = (HERE / "district.html").read_text().replace("ALPHA CORPORATION v.", "SOCIÉTÉ v.").encode(encoding)
    assert pages.read(body).docket.caption == "SOCIÉTÉ v. DEPARTMENT OF EXAMPLES"


WHOLE = [(HERE / f"{name}.html").read_bytes() for name in ("district", "history", "appeal")]
cuts = st.tuples(st.integers(0, 4000), st.integers(0, 60), st.binary(max_size=12))


@given(st.sampled_from(WHOLE), st.lists(cuts, min_size=1, max_size=6))
def test_a_page_that_is_damaged_anywhere_is_read_or_refused_and_never_breaks_the_reader(whole, damages):
    body = whole
    for place, length, instead in damages:
        body = body[:place] + instead + body[place + length :]
    try:
        reading = pages.read(body)
    except FeedUnreadable:
        return
    for entry in reading.entries:
        assert entry.docket_number
        assert entry.labels or entry.text
        assert "\x00" not in entry.text

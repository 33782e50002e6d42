"""Real docket pages, against the results another reader of PACER's pages expects."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from policies.dockets import watching
from policies.dockets.adapters import pages
from policies.dockets.adapters.contract import PageReading
from policies.dockets.merge import merge
from policies.dockets.models import Court

PAGES = Path(settings.BASE_DIR).parent / "shared" / "data" / "dockets"
NOW = datetime(2018, 2, 1, tzinfo=UTC)
HISTORIES = ["dcd_190182", "mied_319301", "ncmd_72956"]
APPEALS = ["ca9_1", "cadc_1"]

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason=f"the real pages are not at {PAGES}")


def read(name: str) -> tuple[PageReading, dict[str, Any]]:
    return pages.read((PAGES / f"{name}.html").read_bytes()), json.loads((PAGES / f"{name}.json").read_text())


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize("name", HISTORIES)
def test_every_row_of_a_real_history_report_is_read_as_expected(name):
    reading, expected = read(f"docket_history/{name}")
    assert reading.problems == []
    assert [
        (entry.filed_on, str(entry.entry_number or ""), entry.document_id, " ".join(entry.labels))
        for entry in reading.entries
    ] == [
        (
            day(row["date_filed"]),
            row["document_number"] or "",
            row["pacer_doc_id"] or "",
            row["short_description"],
        )
        for row in expected["docket_entries"]
    ]
    assert (reading.docket.court, reading.docket.docket_number, reading.docket.filed_on) == (
        expected["court_id"],
        expected["docket_number"],
        day(expected["date_filed"]),
    )
    assert reading.docket.pacer_case_id == name.partition("_")[2]


@pytest.mark.parametrize("name", HISTORIES)
def test_rows_without_a_number_have_a_sequence_number_where_the_expected_results_have_none(name):
    """The page carries it in the script that shows the text; it alone tells minute orders apart."""
    reading, expected = read(f"docket_history/{name}")
    told = [row["pacer_seq_no"] for row in expected["docket_entries"]]
    ours = [entry.sequence for entry in reading.entries]
    assert [seq for seq, other in zip(ours, told, strict=True) if other and seq != int(other)] == []
    assert None in told
    assert None not in ours


@pytest.mark.parametrize("name", APPEALS)
def test_every_row_of_a_real_appeal_is_read_as_expected(name):
    reading, expected = read(f"appellate/{name}")
    assert reading.problems == []
    assert [
        (entry.filed_on, str(entry.entry_number or ""), entry.document_id, entry.text)
        for entry in reading.entries
    ] == [
        (day(row["date_filed"]), row["document_number"] or "", row["pacer_doc_id"] or "", row["description"])
        for row in expected["docket_entries"]
    ]
    told = [row.get("pacer_seq_no") for row in expected["docket_entries"]]
    assert [str(entry.sequence) if entry.sequence else None for entry in reading.entries] == told
    assert (reading.docket.court, reading.docket.docket_number, reading.docket.filed_on) == (
        expected["court_id"],
        expected["docket_number"],
        day(expected["date_filed"]),
    )


def test_a_real_appeal_names_its_caption_and_the_docket_below():
    docket = read("appellate/ca9_1")[0].docket
    assert docket.caption == "State of Hawaii, et al v. Donald Trump, et al"
    assert (docket.originating_court, docket.originating_number) == ("hid", "1:17-cv-00050")


def test_every_line_of_a_real_supreme_court_docket_is_read_as_expected():
    reading = pages.read((PAGES / "scotus" / "24-966_raw.json").read_bytes())
    expected = json.loads((PAGES / "scotus" / "24-966_parsed.json").read_text())
    assert reading.problems == []
    assert [(entry.filed_on, entry.text) for entry in reading.entries] == [
        (day(row["date_filed"]), " ".join(row["description"].split())) for row in expected["docket_entries"]
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("name", HISTORIES)
def test_a_real_history_is_one_row_for_each_line_of_the_docket_however_often_it_is_added(name):
    """A line that was filed as several events has one sequence number and several labels."""
    reading = read(f"docket_history/{name}")[0]
    shown = reading.docket
    docket = watching.watch(
        Court.objects.get(slug=shown.court),
        docket_number=shown.docket_number,
        pacer_case_id=shown.pacer_case_id,
    )
    lines = {entry.sequence for entry in reading.entries}
    first = merge(docket.court, reading.entries, now=NOW)
    again = merge(docket.court, list(reversed(reading.entries)), now=NOW)
    assert (first.new, again.new, again.updated) == (len(lines), 0, 0)
    assert set(docket.entries.values_list("sequence", flat=True)) == lines

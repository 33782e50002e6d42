"""Real feeds of nine courts, against the results another reader of PACER feeds expects."""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import ObservedEntry

FEEDS = Path(settings.BASE_DIR).parent / "shared" / "data" / "dockets" / "rss"
NAMES = ["ca10", "ca11", "ca2_1", "ca4_1", "cafc", "mdb_1", "nyed_1", "sdny_1", "wvsd"]

Row = tuple[str, str | None, int | None, str, str, datetime | None]

pytestmark = pytest.mark.skipif(not FEEDS.is_dir(), reason=f"the real feeds are not at {FEEDS}")


def read(name: str) -> list[ObservedEntry]:
    return pacer_rss.read((FEEDS / f"{name}.xml").read_bytes()).entries


def expected(name: str) -> list[Row]:
    return [
        (
            case["docket_number"],
            case["pacer_case_id"],
            number_of(entry),
            entry["pacer_doc_id"],
            entry["short_description"].strip(),
            datetime.fromisoformat(entry["date_filed"]),
        )
        for case in json.loads((FEEDS / f"{name}.json").read_text())
        for entry in case["docket_entries"]
    ]


def number_of(entry: dict[str, str]) -> int | None:
    """
    Give the entry number expected.

    Where the Tenth Circuit shows the word “Document” instead of a number, the
    expected result repeats the document's id as its number. There is none.
    """
    number = entry["document_number"]
    return None if number is None or number == entry["pacer_doc_id"] else int(number)


def rows(entries: list[ObservedEntry]) -> list[Row]:
    return [
        (
            entry.docket_number,
            entry.pacer_case_id,
            entry.entry_number,
            entry.document_id,
            " AND ".join(entry.labels),
            entry.filed_at,
        )
        for entry in entries
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "wvsd"])
def test_every_entry_of_a_real_feed_is_read_as_expected(name):
    assert Counter(rows(read(name))) == Counter(expected(name))


def test_an_entry_whose_number_the_court_mangled_is_kept_by_its_case_id():
    kept = rows(read("wvsd"))
    assert set(expected("wvsd")) < set(kept)
    (more,) = set(kept) - set(expected("wvsd"))
    assert more[:2] == ("5:18-~gr-00001", "223879")


@pytest.mark.parametrize("name", NAMES)
def test_no_real_item_is_reported_as_broken_and_every_guid_is_its_own(name):
    reading = pacer_rss.read((FEEDS / f"{name}.xml").read_bytes())
    assert reading.problems == []
    guids = [(entry.pacer_case_id or entry.docket_number, entry.guid) for entry in reading.entries]
    assert len(guids) == len(set(guids))
    assert reading.build_date is not None

"""Every convention of docket texts, each with what it says."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from policies.dockets.entry_reading import Confidence, kind_of, read
from policies.dockets.entry_reading.weighing import is_court_act

INVENTED = Path(__file__).with_name("entries.tsv")
EVENTS = Path(__file__).with_name("events.tsv")
REAL = Path(settings.BASE_DIR).parent / "shared/data/dockets/classifier/examples.tsv"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        if path in {INVENTED, EVENTS}:
            return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(lines, delimiter="\t"))


ENTRIES = rows_of(INVENTED)


def test_there_are_enough_entries_to_learn_from():
    assert len(ENTRIES) > 200
    assert len({row["text"] for row in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("row", ENTRIES, ids=[row["text"][:60] for row in ENTRIES])
def test_an_entry_is_read_by_the_place_of_its_words(row):
    reading = read(row["text"], court_kind=row["court"])
    said = (reading.actor, kind_of(reading), reading.outcome or "-")
    assert said == (row["actor"], row["kind"], row["outcome"])


@pytest.mark.parametrize("row", rows_of(EVENTS), ids=lambda row: f"{row['court']}: {row['event']}")
def test_an_event_that_courts_offer_for_filing_is_read_from_its_name_alone(row):
    reading = read("", label=row["event"], court_kind=row["court"], numbered=True)
    assert (reading.actor, kind_of(reading)) == (row["actor"], row["kind"])
    assert is_court_act(reading) or row["actor"] not in {"court", "supreme_court"}


@pytest.mark.parametrize("row", [row for row in ENTRIES if row["actor"] in {"court", "supreme_court"}])
def test_every_act_of_a_court_surfaces(row):
    assert is_court_act(read(row["text"], court_kind=row["court"]))


@pytest.mark.skipif(not REAL.exists(), reason="the real labelled entries lie outside the project")
def test_real_entries_are_read_right_and_none_wrongly_with_certainty():
    rows = rows_of(REAL)
    right_actor = right_subject = 0
    certain_and_wrong = []
    for row in rows:
        court = row["court"]
        kind = "appellate" if court.startswith("ca") and court[2:].isdecimal() else "district"
        reading = read(row["text"], court_kind=kind, numbered=bool(row["entry_no"]))
        actor = "supreme_court" if row["actor"] == "scotus" else row["actor"]
        right_actor += reading.actor == actor
        right_subject += kind_of(reading) == row["kind"]
        # The list gives a recalled mandate no outcome; "recalled" says no more than its own words.
        labelled = {"-": {"", "recalled"}}.get(row["outcome"], {row["outcome"].replace("-", "_")})
        if reading.confidence is Confidence.CERTAIN and reading.outcome not in labelled:
            certain_and_wrong.append(row["text"])
    assert right_actor / len(rows) >= 0.95
    assert right_subject / len(rows) >= 0.95
    assert certain_and_wrong == []

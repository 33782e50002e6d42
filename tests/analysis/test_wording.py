"""What the measure page says about a document on a day."""

from datetime import date

import pytest

from policies.analysis import measure_page, wording
from tests.analysis import parts, samples


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 9, 20), "Issued on 18 September 2020. None of its provisions has taken effect yet."),
        (
            date(2020, 10, 1),
            "Issued on 18 September 2020. Courts block some of its provisions, since 27 September 2020.",
        ),
        (
            date(2020, 12, 1),
            "Issued on 18 September 2020. "
            "Courts block every provision that has not ended, since 30 October 2020.",
        ),
        (
            date(2021, 6, 16),
            "Revoked on 16 June 2021. None of its provisions has effect any more; none ever took effect.",
        ),
    ],
)
def test_the_standing_sentence_follows_the_day(day: date, said: str):
    assert wording.standing(samples.prohibitions(), day) == said


def test_the_standing_sentence_of_a_press_report_says_how_it_is_sourced():
    assert wording.standing(samples.payments(), date(2020, 10, 8)) == (
        "Reported on 7 October 2020. Nothing about it has legal effect. It rests on unnamed sources of one "
        "origin. A party concerned contradicts it on record."
    )


def test_before_its_first_stage_nothing_is_said_about_the_stage():
    assert "Issued" not in wording.standing(samples.prohibitions(), date(2020, 9, 17))


def test_a_citation_without_words_is_attributed_to_its_speaker():
    citation = parts.citation(1, "statement", "")
    citation["attribution"]["speaker"] = "Ant Group"
    assert wording.attribution(citation) == "Ant Group"


def test_a_time_of_day_is_written_in_the_zone_of_the_place():
    summer = parts.event(1, "issued", "", "2020-09-27", "", time="20:15", time_zone="America/New_York")
    winter = {**summer, "happened_on": "2020-12-07"}
    assert wording.clock_time(summer) == "20:15 EDT"
    assert wording.clock_time(winter) == "20:15 EST"
    assert wording.clock_time({**summer, "time": None}) == ""


@pytest.mark.parametrize(
    ("precision", "machine"), [("day", "2020-09-27"), ("month", "2020-09"), ("year", "2020")]
)
def test_a_machine_date_is_no_more_exact_than_what_is_known(precision: str, machine: str):
    event = parts.event(1, "issued", "", "2020-09-27", "", precision=precision)
    assert wording.machine_date(event) == machine


def test_links_and_origins_are_counted_apart():
    assert measure_page.sections(samples.payments(), date(2020, 10, 8))["links"] == "3 links, 1 origin"


def test_a_relation_reads_the_other_way_round_from_the_other_side():
    said = [
        relation["words"] for relation in measure_page.sections(samples.payments(), date.max)["relations"]
    ]
    assert said == ["has a precedent in", "was overtaken by, in part,"]


def test_provisions_are_named_only_where_they_are_not_all_of_them():
    document = samples.prohibitions()
    assert measure_page.concerned(document, [2, 3, 4, 5]) == "Provisions 2 to 5"
    assert measure_page.concerned(document, [1, 3]) == "Provisions 1, 3"
    assert measure_page.concerned(document, [1, 2, 3, 4, 5]) == ""

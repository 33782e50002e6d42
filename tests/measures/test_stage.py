"""The stage of a measure, from dated events."""

import pytest

from tests.measures.derived import fact, stages

REPORTED = ("reported", "2020-01-01")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([], []),
        ([("reported", "2020-01-01")], [REPORTED]),
        ([("reported", "2020-01-01"), ("issued", "2020-03-01")], [REPORTED, ("issued", "2020-03-01")]),
        ([("issued", "2020-03-01"), ("reported", "2020-04-01")], [("issued", "2020-03-01")]),
        ([("reported", "2020-01-01"), ("shelved", "2020-02-01")], [REPORTED, ("shelved", "2020-02-01")]),
        (
            [("reported", "2020-01-01"), ("shelved", "2020-02-01"), ("resumed", "2020-03-01")],
            [REPORTED, ("shelved", "2020-02-01"), ("reported", "2020-03-01")],
        ),
        (
            [("reported", "2020-01-01"), ("shelved", "2020-02-01"), ("announced", "2020-03-01")],
            [REPORTED, ("shelved", "2020-02-01"), ("announced", "2020-03-01")],
        ),
        (
            [("issued", "2020-01-01"), ("effective", "2020-02-01"), ("enjoined_preliminary", "2020-03-01")],
            [("issued", "2020-01-01"), ("in_force", "2020-02-01")],
        ),
        (
            [("issued", "2020-01-01"), ("revoked", "2020-02-01"), ("effective", "2020-03-01")],
            [("issued", "2020-01-01"), ("revoked", "2020-02-01")],
        ),
        ([("issued", "2020-01-01"), ("effective", "2020-01-01")], [("in_force", "2020-01-01")]),
    ],
)
def test_stages_follow_the_events(facts, expected):
    assert stages([fact(kind, on) for kind, on in facts]) == expected


def test_an_injunction_before_the_date_keeps_a_measure_from_being_in_force():
    facts = [
        fact("issued", "2020-01-01"),
        fact("enjoined_preliminary", "2020-02-01", docket="a"),
        fact("effective", "2020-03-01"),
    ]
    assert stages(facts) == [("issued", "2020-01-01")]
    lifted = [*facts, fact("block_lifted", "2020-05-01", docket="a")]
    assert stages(lifted)[-1] == ("in_force", "2020-05-01")


def test_shelving_one_option_does_not_shelve_the_measure():
    facts = [fact("reported", "2020-10-07"), fact("shelved", "2020-11-03", option=4)]
    assert stages(facts) == [("reported", "2020-10-07")]


def test_vacating_one_of_two_provisions_leaves_the_measure_standing():
    facts = [
        fact("effective", "2020-01-01"),
        fact("vacated", "2020-02-01", 1, docket="a"),
    ]
    assert stages(facts, 1, 2) == [("in_force", "2020-01-01")]
    both = [*facts, fact("vacated", "2020-03-01", 2, docket="a")]
    assert stages(both, 1, 2)[-1] == ("vacated", "2020-03-01")


def test_a_meeting_counts_from_the_day_it_was_reported():
    facts = [fact("meeting", "2020-09-30", reported_on="2020-10-07")]
    assert stages(facts) == [("reported", "2020-10-07")]


def test_a_range_counts_from_its_last_day():
    facts = [
        fact("issued", "2020-09-18"),
        fact("withdrawn", "2020-09-18", precision="range", happened_until="2021-06-21"),
    ]
    assert stages(facts)[-1] == ("withdrawn", "2021-06-21")


def test_an_event_without_a_date_does_not_move_the_stage():
    assert stages([fact("reported", "2020-01-01"), fact("issued", None, precision="unknown")]) == [REPORTED]

"""The legal effect of provisions, from dated events."""

import pytest

from policies.measures.derive.effect import ever_in_effect, provision_spans, unresolved
from tests.measures.derived import fact, rolled, states

DDC, EDPA = "dcd 1:20-cv-02658", "paed 2:20-cv-04597"
TIKTOK = [
    fact("issued", "2020-09-18"),
    fact("effective", "2020-09-20", 1, expected=True),
    fact("postponed", "2020-09-19", 1, until="2020-09-28"),
    fact("effective", "2020-11-12", 2, 3, 4, 5, expected=True),
    fact("enjoined_preliminary", "2020-09-27", 1, docket=DDC),
    fact("enjoined_preliminary", "2020-10-30", 2, 3, 4, 5, docket=EDPA),
    fact("enjoined_preliminary", "2020-12-07", 1, 2, 3, 4, 5, docket=DDC),
    fact("revoked", "2021-06-16"),
]
ALL = (1, 2, 3, 4, 5)


def test_injunctions_block_the_provisions_they_name_and_no_others():
    assert states(TIKTOK, 1) == [
        ("none", None),
        ("pending_date", "2020-09-18"),
        ("delayed_by_issuer", "2020-09-19"),
        ("enjoined_preliminary", "2020-09-27"),
        ("enjoined_preliminary", "2020-12-07"),
        ("ended", "2021-06-16"),
    ]
    assert states(TIKTOK, 2) == [
        ("none", None),
        ("pending_date", "2020-09-18"),
        ("enjoined_preliminary", "2020-10-30"),
        ("enjoined_preliminary", "2020-12-07"),
        ("ended", "2021-06-16"),
    ]


def test_partial_injunctions_merge_into_a_full_one():
    assert rolled(TIKTOK, *ALL) == [
        ("none", None),
        ("pending", "2020-09-18"),
        ("pending", "2020-09-19"),
        ("partly_blocked", "2020-09-27"),
        ("blocked", "2020-10-30"),
        ("blocked", "2020-12-07"),
        ("ended", "2021-06-16"),
    ]
    assert not ever_in_effect([provision_spans(TIKTOK, number) for number in ALL])


def test_every_state_names_the_events_it_came_from():
    by_start = {span.start: span for span in provision_spans(TIKTOK, 2)}
    orders = [f.id for f in TIKTOK if f.kind == "enjoined_preliminary" and 2 in f.provisions]
    december = max(start for start in by_start if start and start.isoformat() == "2020-12-07")
    assert by_start[december].events == tuple(orders)


def test_a_block_by_two_courts_stands_until_both_are_lifted():
    facts = [
        fact("issued", "2020-01-01"),
        fact("effective", "2020-01-10"),
        fact("enjoined_preliminary", "2020-02-01", docket="a"),
        fact("enjoined_preliminary", "2020-03-01", docket="b"),
        fact("block_lifted", "2020-04-01", docket="a"),
        fact("block_lifted", "2020-05-01", docket="b"),
    ]
    blocked = [start for state, start in states(facts) if state == "enjoined_preliminary"]
    assert blocked == ["2020-02-01", "2020-03-01", "2020-04-01"]
    assert states(facts)[-1] == ("in_effect", "2020-05-01")


def test_an_order_that_lifts_no_known_block_changes_nothing_and_is_reported():
    facts = [
        fact("effective", "2020-01-10"),
        fact("enjoined_preliminary", "2020-02-01", docket="a"),
        fact("block_lifted", "2020-03-01", docket="c", id=900),
    ]
    assert states(facts)[-1] == ("enjoined_preliminary", "2020-02-01")
    assert unresolved(facts, [None]) == [900]


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ([("issued", "2020-01-01"), ("revoked", "2020-02-01")], ("ended", "2020-02-01")),
        ([("reported", "2020-01-01"), ("overtaken", "2020-02-01")], ("none", None)),
        (
            [("issued", "2020-01-01"), ("enjoined_preliminary", "2020-01-05"), ("revoked", "2020-02-01")],
            ("ended", "2020-02-01"),
        ),
        (
            [("issued", "2020-01-01"), ("enjoined_preliminary", "2020-01-05"), ("vacated", "2020-02-01")],
            ("vacated", "2020-02-01"),
        ),
        (
            [("issued", "2020-01-01"), ("vacated", "2020-02-01"), ("effective", "2020-03-01")],
            ("vacated", "2020-02-01"),
        ),
        ([("issued", "2020-01-01"), ("upheld", "2020-02-01")], ("pending_date", "2020-01-01")),
        ([("effective", "2020-01-01"), ("court_other", "2020-02-01")], ("in_effect", "2020-01-01")),
        (
            [("enjoined_tro", "2020-01-05"), ("enjoined_permanent", "2020-02-01")],
            ("enjoined_permanent", "2020-02-01"),
        ),
    ],
)
def test_the_last_state_of_short_histories(facts, last):
    assert states([fact(kind, on) for kind, on in facts])[-1] == last


def test_a_restraining_order_ends_by_its_own_date():
    facts = [fact("effective", "2020-01-01"), fact("enjoined_tro", "2020-02-01", until="2020-02-15")]
    assert states(facts)[-2:] == [("enjoined_tro", "2020-02-01"), ("in_effect", "2020-02-15")]


def test_delay_then_injunction_then_vacatur():
    facts = [
        fact("issued", "2020-01-01"),
        fact("postponed", "2020-01-10", until="2020-03-01"),
        fact("enjoined_preliminary", "2020-02-01", docket="a"),
        fact("vacated", "2020-04-01", docket="a"),
    ]
    assert [state for state, _ in states(facts)] == [
        "none",
        "pending_date",
        "delayed_by_issuer",
        "enjoined_preliminary",
        "vacated",
    ]


def test_pauses_of_enforcement_follow_each_other_and_end():
    facts = [
        fact("issued", "2024-04-24"),
        fact("effective", "2025-01-19"),
        fact("non_enforcement", "2025-01-20", until="2025-04-05"),
        fact("non_enforcement", "2025-04-04", until="2025-06-19"),
        fact("non_enforcement", "2025-06-19", until="2025-09-17"),
    ]
    assert rolled(facts)[-5:] == [
        ("in_effect", "2025-01-19"),
        ("not_enforced", "2025-01-20"),
        ("not_enforced", "2025-04-04"),
        ("not_enforced", "2025-06-19"),
        ("in_effect", "2025-09-17"),
    ]


def test_an_order_for_the_parties_only_blocks_in_part():
    facts = [
        fact("effective", "2020-01-01"),
        fact("enjoined_preliminary", "2020-02-01", docket="a", scope="the plaintiffs"),
    ]
    assert states(facts)[-1] == ("in_effect", "2020-01-01")
    assert states(facts, scope="the plaintiffs") == [("enjoined_preliminary", "2020-02-01")]
    assert rolled(facts)[-1] == ("partly_blocked", "2020-02-01")


def test_an_expected_effective_date_changes_nothing_before_an_editor_confirms_it():
    facts = [fact("issued", "2020-01-01"), fact("effective", "2020-02-01", expected=True)]
    assert states(facts)[-1] == ("pending_date", "2020-01-01")


def test_a_measure_superseded_in_part_is_partly_in_effect():
    facts = [fact("effective", "2020-11-12"), fact("superseded_in_part", "2021-06-03")]
    assert rolled(facts)[-1] == ("partly_in_effect", "2021-06-03")

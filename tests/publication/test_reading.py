"""What a document says about one day."""

from datetime import date
from typing import Any

import pytest

from policies.publication import reading
from policies.publication.vocabulary import Effect, EffectState, Stage

from .factories import effects, sample_document, stages

ORDER: dict[str, Any] = {
    "stage": stages(("reported", "2020-07-31"), ("issued", "2020-08-06"), ("revoked", "2021-06-09")),
    "effect": effects(
        ("none", None), ("pending", "2020-08-06"), ("blocked", "2020-09-27"), ("ended", "2021-06-09")
    ),
}


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "stage", "effect", "label"),
    [
        ("2020-07-01", Stage.REPORTED, Effect.NONE, "Reported (1 anonymous origin) · 31 Jul 2020"),
        ("2020-08-05", Stage.REPORTED, Effect.NONE, "Reported (1 anonymous origin) · 31 Jul 2020"),
        ("2020-08-06", Stage.ISSUED, Effect.PENDING, "Issued · 6 Aug 2020"),
        ("2020-09-27", Stage.ISSUED, Effect.BLOCKED, "Blocked by court · issued 6 Aug 2020"),
        ("2021-06-08", Stage.ISSUED, Effect.BLOCKED, "Blocked by court · issued 6 Aug 2020"),
        ("2021-06-09", Stage.REVOKED, Effect.ENDED, "Revoked · 9 Jun 2021"),
        ("2026-01-01", Stage.REVOKED, Effect.ENDED, "Revoked · 9 Jun 2021"),
    ],
)
def test_stage_effect_and_label_follow_the_day(when, stage, effect, label):
    document = sample_document(**ORDER)
    assert reading.stage_on(document, day(when)) is stage
    assert reading.effect_on(document, day(when)) is effect
    assert reading.label_on(document, day(when)) == label


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        (
            {"evidence": {"level": "multi_origin_anonymous", "origins": 3, "disputed": True, "events": []}},
            "Reported (3 anonymous origins) · 7 Oct 2020",
        ),
        (
            {"evidence": {"level": "on_record", "origins": 3, "disputed": False, "events": []}},
            "Reported · 7 Oct 2020",
        ),
        (
            {
                "stage": stages(("in_force", "2025-01-19")),
                "effect": effects(("not_enforced", "2025-01-20")),
            },
            "Not enforced · in force 19 Jan 2025",
        ),
        (
            {"stage": stages(("in_force", "2025-01-19")), "effect": effects(("in_effect", "2025-01-19"))},
            "In effect · 19 Jan 2025",
        ),
        (
            {"stage": stages(("issued", "2020-08-06")), "effect": effects(("partly_blocked", "2020-09-27"))},
            "Partly blocked by court · issued 6 Aug 2020",
        ),
        (
            {"stage": stages(("revoked", "2021-06-09")), "effect": effects(("blocked", "2020-09-27"))},
            "Revoked · 9 Jun 2021",
        ),
        ({"stage": {"as_released": "announced", "since": None, "timeline": []}}, "Announced"),
    ],
)
def test_the_label_says_the_most_telling_first(changes, label):
    assert reading.label_on(sample_document(**changes), day("2026-01-01")) == label


def test_the_day_defaults_to_today_in_utc(time_machine):
    document = sample_document(**ORDER)
    time_machine.move_to("2020-09-27T00:00:00Z")
    assert reading.effect_on(document) is Effect.BLOCKED
    time_machine.move_to("2020-09-26T23:59:59Z")
    assert reading.effect_on(document) is Effect.PENDING


def test_a_provision_has_the_state_of_the_range_that_covers_the_day():
    def entry(state, start, end):
        return {"state": state, "from": start, "to": end, "scope": "", "events": [], "docket": None}

    provision = {
        "id": 1,
        "number": 1,
        "label": "Prohibition 1",
        "effects": [
            entry("pending_date", "2020-08-06", "2020-09-27"),
            entry("enjoined_preliminary", "2020-09-27", None),
        ],
    }
    assert reading.provision_state_on(provision, day("2020-08-05")) is EffectState.NONE
    assert reading.provision_state_on(provision, day("2020-09-26")) is EffectState.PENDING_DATE
    assert reading.provision_state_on(provision, day("2020-09-27")) is EffectState.ENJOINED_PRELIMINARY


def test_the_next_date_is_the_first_that_has_not_passed():
    def expected(event, on, until=None):
        return {"event": event, "on": on, "until": until, "precision": "day", "label": ""}

    document = sample_document(
        expected=[
            expected(3, "2020-12-01"),
            expected(1, "2020-11-03"),
            expected(2, "2020-11-10", "2020-11-20"),
        ]
    )
    found = [
        (reading.next_date(document, day(when)) or {"event": None})["event"]
        for when in ("2020-11-03", "2020-11-04", "2020-11-15", "2020-11-21", "2020-12-02")
    ]
    assert found == [1, 2, 2, 3, None]

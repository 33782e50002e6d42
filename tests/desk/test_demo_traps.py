"""What the real record holds in store for a tracker that is built too simply: eleven traps."""

import datetime as dt

import pytest

from policies.analysis.litigation import in_order_of_review, named_only
from policies.dockets.models import Docket
from policies.publication import reading
from policies.publication.models import Edition, Release
from policies.registry.models import Authority, Entity
from tests.desk.demo_facts import document

pytestmark = pytest.mark.django_db


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


def states(body, day: str) -> list[str]:
    return [str(reading.provision_state_on(row, on(day))) for row in body["provisions"]]


def event(body, kind: str, day: str):
    return next(row for row in body["events"] if (row["kind"], row["happened_on"]) == (kind, day))


def test_the_wechat_identification_has_no_official_citation_because_it_was_never_printed(demo):
    body = document("ident-wechat")
    assert body["official_citation"] is None
    assert body["official_document"] is None
    pulled = next(row for row in body["events"] if row["kind"] == "unpublished")
    assert (pulled["happened_on"], pulled["happened_until"]) == ("2020-09-18", "2021-06-21")
    assert pulled["when"] == "between 18 September 2020 and 21 June 2021"
    assert not [row for row in body["events"] if row["kind"] == "published"]
    assert not body["effect"]["ever_in_effect"]


def test_85_fr_60061_belongs_to_the_tiktok_identification_alone(demo):
    holders = Edition.objects.current().filter(document__contains='"official_citation":"85 FR 60061"')
    assert [edition.slug for edition in holders] == ["commerce-identification-tiktok"]


def test_the_order_on_eight_apps_was_called_a_ban_and_never_had_an_effect(demo):
    body = document("eo13971")
    assert not body["effect"]["ever_in_effect"]
    assert reading.effect_on(body, on("2021-03-01")) == "pending"
    assert reading.stage_on(body) == "revoked"
    day = event(body, "milestone", "2021-02-19")
    assert day["check"] == "conflict"
    assert [citation["contradicts"] for citation in day["citations"]] == [False, True]
    correction = Release.objects.get(reference=body["reference"], kind="corrected")
    assert "19 February 2021" in correction.note


def test_injunctions_hold_for_single_prohibitions_and_add_up(demo):
    body = document("ident-tiktok")
    enjoined = "enjoined_preliminary"
    assert states(body, "2020-09-18") == ["pending_date"] * 5
    assert states(body, "2020-09-26") == ["delayed_by_issuer", *["pending_date"] * 4]
    assert states(body, "2020-09-27") == [enjoined, *["pending_date"] * 4]
    assert states(body, "2020-10-30") == [enjoined] * 5
    courts = {row["id"]: row["docket"]["court"] for row in body["events"] if row["docket"]}
    since = {
        row["from"]: [courts[pk] for pk in row["events"]] for row in body["provisions"][3]["effects"][2:4]
    }
    assert since == {"2020-10-30": ["paed"], "2020-12-07": ["paed", "dcd"]}
    assert states(body, "2021-06-16") == ["ended"] * 5
    assert reading.effect_on(body, on("2020-10-01")) == "partly_blocked"
    assert reading.effect_on(body, on("2020-11-01")) == "blocked"
    assert not body["effect"]["ever_in_effect"]
    assert (reading.stage_on(body), body["stage"]["since"]) == ("revoked", "2021-06-16")


ICTS_CLOCK = "60 days after 19 January 2021; 20 March 2021 is a Saturday, so Monday, 22 March 2021"


def test_counted_days_show_their_arithmetic(demo):
    counted = {
        (key, row["kind"], row["happened_on"]): row["counted"]["words"]
        for key in ("pafaca", "eo13971", "luokung", "xiaomi", "cfius-order", "icts")
        for row in document(key)["events"]
        if row["counted"]
    }
    assert counted == {
        ("pafaca", "effective", "2025-01-19"): "270 days after 24 April 2024",
        ("eo13971", "milestone", "2021-02-19"): "45 days after 5 January 2021",
        ("luokung", "effective", "2021-05-08"): "60 days after 9 March 2021",
        ("xiaomi", "effective", "2021-03-15"): "60 days after 14 January 2021",
        ("cfius-order", "deadline", "2020-11-12"): "90 days after 14 August 2020",
        ("cfius-order", "deadline", "2020-12-04"): "22 days after 12 November 2020",
        ("icts", "effective", "2021-03-22"): ICTS_CLOCK,
        ("icts", "consultation_closed", "2021-03-22"): ICTS_CLOCK,
    }


def test_pauses_show_how_long_they_last(demo):
    pauses = [row for row in document("pafaca")["events"] if row["kind"] == "non_enforcement"]
    assert [(row["until"], row["lasts"] and row["lasts"]["words"]) for row in pauses] == [
        ("2025-04-05", "75 days from 20 January 2025"),
        ("2025-06-19", None),
        ("2025-09-17", "90 days from 19 June 2025"),
        ("2025-12-16", None),
        ("2026-01-23", "120 days from 25 September 2025"),
    ]


def test_the_corrected_name_of_luokung_moved_its_day_from_march_to_may(demo):
    before = document("luokung", known_at=at("2021-02-01T12:00"))
    after = document("luokung", known_at=at("2021-04-01T12:00"))
    assert [body["expected"][0]["on"] for body in (before, after)] == ["2021-03-15", "2021-05-08"]
    assert [body["targets"][0]["entity"]["name"] for body in (before, after)] == [
        "Luokong Technology Corporation",
        "Luokung Technology Corp.",
    ]
    assert "Luokong" in after["targets"][0]["entity"]["aliases"][0]
    assert Release.objects.get(reference=after["reference"], kind="corrected").note
    body = document("luokung")
    assert reading.label_on(body) == "Blocked by court · issued 14 Jan 2021"
    assert not body["effect"]["ever_in_effect"]


def test_four_links_to_one_story_are_one_origin(demo):
    on_the_day = document("ant-pay", known_at=at("2020-10-08T12:00"))
    assert on_the_day["evidence"]["level"] == "single_origin_anonymous"
    assert on_the_day["evidence"]["origins"] == 1
    assert reading.label_on(on_the_day, on("2020-10-08")) == "Reported (1 anonymous origin) · 7 Oct 2020"
    week_after = document("ant-pay", known_at=at("2020-10-20T12:00"))
    assert week_after["evidence"]["level"] == "multi_origin_anonymous"
    assert week_after["evidence"]["origins"] == 2
    bloomberg = next(row for row in document("ant-pay")["sources"] if "Bloomberg" in row["origin"]["label"])
    assert len(bloomberg["articles"]) == 4


def test_a_statute_is_in_force_and_by_directive_not_enforced(demo):
    body = document("pafaca")
    assert reading.effect_on(body, on("2025-01-18")) == "pending"
    assert reading.effect_on(body, on("2025-01-19")) == "in_effect"
    for day in ("2025-01-20", "2025-04-05", "2025-06-19", "2025-09-17", "2025-12-16", "2026-01-22"):
        assert reading.stage_on(body, on(day)) == "in_force"
        assert reading.effect_on(body, on(day)) == "not_enforced"
    pauses = [row for row in body["events"] if row["kind"] == "non_enforcement"]
    assert [row["until"] for row in pauses] == [
        "2025-04-05",
        "2025-06-19",
        "2025-09-17",
        "2025-12-16",
        "2026-01-23",
    ]
    assert body["effect"]["ever_in_effect"]


def test_a_regulation_keeps_its_identity_when_it_moves_in_the_code(demo):
    rule = Authority.objects.get(slug="icts-rule")
    moved = on("2024-07-18")
    found = [(row.text, row.valid_from, row.valid_until) for row in rule.citations.all()]
    assert found == [("15 CFR part 7", None, moved), ("15 CFR part 791", moved, None)]
    body = document("icts")
    assert reading.effect_on(body) == "in_effect"
    assert body["stage"]["since"] == "2021-03-22"
    assert event(body, "redesignated", "2024-07-18")


def test_captions_change_with_office_holders_and_docket_numbers_do_not(demo):
    moments = (at("2020-10-15T12:00"), at("2021-03-01T12:00"))
    cases = [document("ident-tiktok", known_at=moment)["litigation"][0]["docket"] for moment in moments]
    assert [case["caption"] for case in cases] == ["TikTok Inc. v. Trump", "TikTok Inc. v. Biden"]
    assert len({(case["id"], case["docket_number"]) for case in cases}) == 1
    assert Docket.objects.filter(docket_number="1:20-cv-02658").count() == 1


def test_the_supreme_court_reviews_the_petition_in_the_circuit_below(demo):
    (below,) = in_order_of_review(named_only(document("pafaca")))
    assert below.named["docket"]["docket_number"] == "24-1113"
    assert [case.named["docket"]["docket_number"] for case in below.appeals] == ["24-656"]
    assert [act["kind"] for act in below.appeals[0].acts] == ["court_other", "upheld"]


def test_a_meeting_of_september_became_known_in_october(demo):
    body = document("ant-pay")
    meeting = event(body, "meeting", "2020-09-30")
    assert meeting["reported_on"] == "2020-10-07"
    assert body["stage"]["timeline"][0]["from"] == "2020-10-07"
    listing = event(body, "milestone", "2020-10-01")
    assert (listing["precision"], listing["when"]) == ("month", "October 2020")


def test_wrong_identifiers_in_circulation_are_kept_as_rejected(demo):
    for slug, wrong, right in (("tencent", "Q181642", "Q860580"), ("bytedance", "Q56277028", "Q55606242")):
        held = {row.value: row.check_state for row in Entity.objects.get(slug=slug).identifiers.all()}
        assert held[wrong] == "rejected"
        assert held[right] == "verified"


def test_the_reference_case_ends_overtaken_without_ever_having_an_effect(demo):
    body = document("ant-pay")
    assert reading.label_on(body) == "Overtaken · 5 Jan 2021"
    assert reading.effect_on(body) == "none"
    overtaken = event(body, "overtaken", "2021-01-05")
    assert overtaken["by"]["reference"] == document("eo13971")["reference"]


def test_other_ends_are_told_apart(demo):
    assert reading.label_on(document("xiaomi")) == "Vacated · 25 May 2021"
    assert reading.effect_on(document("eo13959")) == "partly_in_effect"
    assert reading.effect_on(document("eo13942")) == "ended"
    assert not document("eo13942")["effect"]["ever_in_effect"]
    assert reading.effect_on(document("cfius-order")) == "in_effect"

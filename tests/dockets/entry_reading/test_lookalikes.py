"""Entries that look alike and are not: a court's word in another's line, a step beside a decision."""

import pytest

from policies.dockets.entry_reading import Actor, Confidence, Outcome, Subject, kind_of, read
from policies.dockets.entry_reading.weighing import is_court_act

_FROM_ABOVE = "LETTER [77] received from the Clerk of the Supreme Court of the United States"


@pytest.mark.parametrize(
    ("court", "actor", "kind", "outcome", "text"),
    [
        # What the Supreme Court's clerk tells is the court's where it is an answer, else the clerk's.
        (
            "appellate",
            "supreme_court",
            "ruling:stay",
            "granted",
            f"{_FROM_ABOVE} notifying this court of case No. 9A9: application for stay was granted.",
        ),
        ("appellate", "clerk", "clerk", "-", f"{_FROM_ABOVE} notifying of the filing of a petition."),
        (
            "appellate",
            "party",
            "letter",
            "-",
            "LETTER [77] from counsel: a stay was granted in another case.",
        ),
        # An order under a rule is the court's, a paper under it a party's.
        ("district", "court", "scheduling", "-", "Rule 16 Order"),
        ("district", "court", "scheduling", "-", "RULE 26(f) Scheduling Order. Signed by Judge Roe."),
        ("district", "court", "ruling", "unknown", "Rule 54(b) Order"),
        ("district", "party", "brief", "-", "Rule 26(f) Report and proposed order by Alpha Corp."),
        ("district", "court", "scheduling", "-", "1 - Scheduling"),
        ("district", "clerk", "scheduling", "-", "~Util - Set Deadlines"),
        # Orders to show cause are called off, injunctions dissolved.
        (
            "district",
            "court",
            "ruling",
            "vacated",
            "ORDER LIFTING ORDERS TO SHOW CAUSE. Signed by Judge Roe.",
        ),
        ("district", "court", "ruling:dissolution", "granted", "ORDER lifting 12 Preliminary Injunction."),
        ("appellate", "court", "ruling", "vacated", "ORDER vacating 12 order to show cause."),
        (
            "district",
            "court",
            "show_cause",
            "-",
            "FURTHER ORDER TO SHOW CAUSE: hearing set for 6/9/2016. Signed by Judge Roe.",
        ),
        (
            "district",
            "court",
            "show_cause",
            "-",
            "ORDER (1) DIRECTING PLAINTIFF TO SHOW CAUSE WHY THE CASE SHOULD NOT BE DISMISSED.",
        ),
        # What clerks do with motions, and what parties file.
        ("district", "clerk", "clerk", "-", "MOTION(S) REFERRED: 31 MOTION to Dismiss. (ab)"),
        ("district", "clerk", "clerk", "-", "Submission of 16 MOTION to Dismiss to Judge Ann Roe. (ab)"),
        ("district", "party", "procedural", "-", "Submission of Proposed Order by Alpha Corp."),
        (
            "district",
            "clerk",
            "clerk",
            "-",
            "APPROVAL by Clerks Office re: 54 55 APPLICATIONS for Admission.",
        ),
        (
            "district",
            "clerk",
            "clerk",
            "-",
            "Electronic Fee Payment - Pro Hac Vice by Alpha Corp. (Roe, Ann)",
        ),
        ("appellate", "clerk", "clerk", "-", "HARD COPY RECEIVED from Appellant USA - Joint Appendix."),
        ("district", "clerk", "clerk", "-", "Clerk emailed the Notice to Attorney Roe on 9/5/2025."),
        (
            "district",
            "clerk",
            "clerk",
            "-",
            "Appeal Cover Sheet as to 88 Notice of Appeal filed by USA. (ab)",
        ),
        ("district", "clerk", "scheduling", "-", "Noting Date Reset re 63 MOTION to Dismiss"),
        ("district", "clerk", "correction", "-", "CLERK'S REQUEST FOR CORRECTIVE ACTION re 61 Notice."),
        (
            "district",
            "clerk",
            "correction",
            "-",
            "NOTICE OF DOCKET ENTRY CORRECTION re: 6 MOTION to Intervene",
        ),
        ("district", "clerk", "correction", "-", "NOTICE: Attorney Action Required to 49 Response."),
        (
            "appellate",
            "party",
            "appearance",
            "-",
            "Filed (ECF) notice of appearance of Ann Roe for Appellants.",
        ),
        ("appellate", "party", "motion:stay", "-", "Filed (ECF) Appellants motion to stay the injunction."),
        ("appellate", "party", "brief", "-", "Submitted appellant brief by Ann Roe for Appellant USA."),
        ("appellate", "court", "procedural", "-", "Submitted on the briefs to the panel."),
        ("district", "party", "brief", "-", "PROPOSED BRIEFING SCHEDULE by Alpha Corp."),
        (
            "bankruptcy",
            "clerk",
            "dismissal",
            "-",
            "Notice of Dismissal (Re: related document(s)[32] Order on Motion by Trustee (Batch)) (Admin.)",
        ),
        # Orders that only keep house.
        ("district", "court", "procedural", "-", "Standing Protective Order Signed by Judge Roe."),
        ("district", "court", "procedural", "-", "STANDING CASE MANAGEMENT AND REFERRAL ORDER: 1. The Court"),
        (
            "district",
            "court",
            "procedural",
            "-",
            "ORDER governing procedures for motions. Signed by Judge Roe.",
        ),
        (
            "appellate",
            "court",
            "procedural",
            "granted",
            "Appellee Alpha verbally granted an extension of time to file brief until 10/22/2026.",
        ),
        # A vote of all the judges: called, or lost.
        (
            "appellate",
            "court",
            "procedural",
            "-",
            "Filed order (Ann ROE): A sua sponte en banc call having been made, briefs are to be filed.",
        ),
        (
            "appellate",
            "court",
            "ruling:reconsideration",
            "denied",
            "Filed Order (Ann ROE): A judge requested a vote on whether to hear the matter en banc. The "
            "matter failed to receive a majority of the votes of the active judges.",
        ),
        # A mandate that is waited for is none.
        ("district", "court", "ruling", "unknown", "ORDER reopening what was closed pending a mandate."),
        ("district", "court", "ruling:mandate", "unknown", "ORDER that follows from the mandate."),
    ],
)
def test_lookalikes_are_told_apart(court, actor, kind, outcome, text):
    reading = read(text, court_kind=court)
    said = (str(reading.actor.value), kind_of(reading), str(reading.outcome.value) or "-")
    assert said == (actor, kind, outcome)
    assert is_court_act(reading) or actor in {"party", "clerk"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("ORDER. The briefing schedule is stayed until the motion is decided.", Subject.HEARING),
        ("ORDER. All remaining deadlines are stayed.", Subject.HEARING),
        ("ORDER. Discovery is stayed.", Subject.EVIDENCE),
        ("ORDER. The case and all deadlines are stayed.", Subject.STAY_OF_CASE),
        ("ORDER. The deadlines for compliance are stayed.", Subject.STAY_OF_CASE),
        ("ORDER. The rule is stayed.", Subject.STAY),
    ],
)
def test_days_that_are_stayed_are_no_measure(text, subject):
    reading = read(text)
    assert reading.subject is subject
    assert (reading.outcome is Outcome.NONE) is (subject is Subject.HEARING)


def test_a_request_denied_beside_a_stayed_schedule_is_denied():
    reading = read(
        "ORDER FILED. Request for Extension of Time to File Opening Brief (DE 12) denied as unnecessary. The "
        "briefing schedule is stayed until the motion for summary disposition is resolved.",
        court_kind="appellate",
    )
    assert (kind_of(reading), reading.outcome) == ("procedural", Outcome.DENIED)


def test_what_is_moot_does_not_split_what_the_undersigned_grants():
    reading = read(
        "ORDER: The undersigned GRANTS the Motion to Disqualify and recuses. The Court DENIES AS MOOT the "
        "Motion for Entry."
    )
    assert (reading.outcome, reading.confidence) == (Outcome.GRANTED, Confidence.LIKELY)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        (
            "Notice of Adjournment of Hearing re: Motion to Dismiss filed by Ann Roe on behalf of Ann Roe "
            "(related [41]) Motion to Dismiss granted, submit order.",
            True,
        ),
        ("Notice of Hearing re: Motion filed by Ann on behalf of Beta. Objection overruled.", True),
        ("Notice of Hearing re: Motion filed by Ann on behalf of Beta. Objections are due.", False),
        ("Notice of Change filed by Ann Roe. A motion that the court granted is attached.", False),
        ("MEMORANDUM regarding 39 MOTION for Leave filed by Alpha, 38 MOTION to Dismiss filed by Beta", True),
        ("MEMORANDUM in support of 39 MOTION for Leave filed by Alpha", False),
    ],
)
def test_a_court_that_may_speak_behind_a_filer_waits_for_a_person(text, surfaces):
    assert is_court_act(read(text)) is surfaces


def test_words_that_nobody_is_said_to_have_filed_are_the_supreme_courts_on_its_docket():
    text = "As to the government and its reply"
    assert read(text, court_kind="supreme").actor is Actor.SUPREME_COURT
    assert read(f"{text}, submitted", court_kind="supreme").actor is Actor.PARTY
    assert read(text).actor is Actor.PARTY

"""Entries whose beginning settles nothing: who signs, what became of things, what stands behind marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dockets.entry_reading import Act, Actor, Confidence, Outcome, Subject, kind_of, read
from policies.dockets.entry_reading.closing import Docketed, docketed_by
from policies.dockets.entry_reading.weighing import is_court_act


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("NOTICE of filing (Banks, Ann) (Entered: 03/04/2021)", Docketed.LAWYER),
        ("NOTICE of filing (van Dorn, Ann)", None),
        ("NOTICE of filing (ab, ) (Entered: 03/04/2021)", Docketed.STAFF),
        ("NOTICE of filing (MAP) [Entered: 03/04/2021 02:24 PM]", Docketed.STAFF),
        ("NOTICE of filing [21-1234] (XYZ)", Docketed.STAFF),
        ("NOTICE of filing (whq, COURT STAFF) (Filed on 3/4/2021)", Docketed.STAFF),
        ("NOTICE of filing (USBC Staff - Roe, Ann)", Docketed.STAFF),
        ("NOTICE of filing (Banks, Ann) (ab). (Entered: 03/04/2021)", Docketed.LAWYER),
        ("NOTICE of filing (Banks, Ann) Modified on 3/5/2021 (ab, ).", Docketed.LAWYER),
        ("Complaint (fee)", None),
        ("NOTICE of filing", None),
        ("", None),
    ],
)
def test_the_end_of_a_line_tells_who_docketed_it(line, who):
    assert docketed_by(line, "district") is who


def test_names_in_bankruptcy_courts_may_be_a_clerks():
    assert docketed_by("Notice of filing (Banks, Ann)", "bankruptcy") is None


@given(st.text(alphabet="([{)]} .,ab1AB\n", max_size=600))
def test_any_end_of_a_line_is_read(line):
    assert docketed_by(line, "district") in {None, *Docketed}


@pytest.mark.parametrize(
    ("court", "actor", "kind", "text"),
    [
        # What became of a thing, last or first, is a clerk's word.
        ("appellate", "clerk", "clerk", "INTAKE SCREENING COMPLETE [21-1234] (XYZ)"),
        ("appellate", "clerk", "clerk", "The case manager for this matter: Ann Roe (XYZ)"),
        ("appellate", "clerk", "clerk", "ADDED Ann Roe for Alpha Corp. [Entered: 03/04/2021 09:00 AM]"),
        ("district", "clerk", "clerk", "***Korean interpreter needed as to John Doe (ab)"),
        ("district", "clerk", "clerk", "*** Staff Note - Documents 3 and 4 mailed to Defendant. (ab)"),
        ("district", "clerk", "clerk", "REPORT on the filing of an action regarding a trademark. (ab)"),
        ("district", "party", "brief", "REPORT on the state of discovery by Alpha Corp. (ab)"),
        (
            "district",
            "party",
            "brief",
            "REPORT on the state of discovery and of the agreed schedule. (Roe, Ann)",
        ),
        (
            "district",
            "clerk",
            "clerk",
            "TEXT ENTRY that exhibits of the defendant destroyed on 3/4/2021 (ab)",
        ),
        ("appellate", "clerk", "clerk", "Electronic Agency Record filed. (XYZ)"),
        ("district", "party", "service", "Summons returned executed (ab)"),
        # What took place before a judge is a hearing, under whatever name.
        ("district", "court", "hearing", "TELECONFERENCE re depositions held on 3/4/2021. (ab)"),
        ("district", "court", "hearing", "Proceedings of Mediation Conference held before Judge Roe (ab)"),
        ("district", "clerk", "scheduling", "Answer deadline updated for Alpha Corp. (ab)"),
        ("district", "party", "procedural", "PROPOSED Pretrial Management Order by Alpha Corp. (Roe, Ann)"),
        (
            "district",
            "court",
            "ruling",
            "The Court has received the letter of May 1. Counsel may reply. (ab)",
        ),
        # A party's paper on the Supreme Court's docket is said to be filed or submitted.
        ("supreme", "supreme_court", "ruling", "Time to file a response extended to May 5, 2020."),
        ("supreme", "party", "brief", "Response of respondent Alpha Corp. to the application filed."),
        ("supreme", "clerk", "clerk", "Record from the U.S.C.A. 4th Circuit is electronic."),
        (
            "district",
            "clerk",
            "scheduling",
            "TEXT-ONLY NOTICE: settlement conference on 5/6/21 is cancelled (ab)",
        ),
        ("bankruptcy", "clerk", "dismissal", "Notice of Dismissal (re: 12 Order) (Admin.)"),
        # A notice that speaks to the parties and names nobody.
        (
            "appellate",
            "clerk",
            "hearing:notice",
            "NOTICE: This case is being considered for the oral argument calendar of May.",
        ),
        ("district", "party", "notice", "NOTICE: This case is related to 1:21-cv-9, by Alpha Corp."),
        # Marks and names before the form.
        (
            "district",
            "party",
            "hearing:notice",
            "[CORRECTED] NOTICE of Motion by A. Roe for presentment of 12",
        ),
        ("district", "party", "brief", "The State of Utah's OPPOSITION to the motion to dismiss (ab)"),
        ("appellate", "party", "brief", "Cross-Appellee/Respondent Reply Brief FILED"),
        ("district", "court", "ruling:pi", "(Text-Only) ORDER granting 4 Motion for Preliminary Injunction."),
        ("district", "court", "procedural", "E-GOV SEALED ORDER referring the case to mediation."),
        (
            "district",
            "clerk",
            "correction",
            "[INCORRECT EVENT; refile] Motion for TRO by Alpha Corp. (Roe, Ann)",
        ),
        ("district", "clerk", "correction", "Notice Regarding Deleted Document"),
        # What others hand on or endorse.
        ("bankruptcy", "court", "appeal:mandate", "Copy of Order-Judgment-Mandate of 9th Circuit Court"),
        ("district", "court", "ruling", "Document endorsed NOTED by Magistrate Judge Ann Roe: 12 Position."),
        (
            "supreme",
            "supreme_court",
            "procedural",
            "Motion for leave to file a brief filed by Port of Alpha GRANTED.",
        ),
        (
            "supreme",
            "supreme_court",
            "scheduling",
            "Response to application due by noon, Monday, June 1, 2020.",
        ),
        ("appellate", "court", "procedural", "SUBMITTED ON THE BRIEFS to Ann ROE, John DOE, Jane POE."),
        ("district", "clerk", "correction", "Letter of Deficiency: the new suit lacks a cover sheet."),
        ("district", "court", "procedural", "Notice of Striking"),
        ("appellate", "clerk", "appeal:docketed", "NOTICE OF CIVIL APPEAL, on behalf of John Doe, OPENED."),
        ("appellate", "party", "appeal:notice", "NOTICE OF CIVIL APPEAL, on behalf of John Doe, FILED."),
        ("bankruptcy", "clerk", "notice", "Notice of Chapter 7 Bankruptcy Case, Meeting of Creditors"),
        ("district", "party", "brief", "APPEAL OF MAGISTRATE JUDGE DECISION to District Court by Alpha re 7"),
        (
            "district",
            "court",
            "scheduling",
            "HEARING ORDER -- (re: pldg. 1) setting the motion for the Panel",
        ),
    ],
)
def test_whose_entry_it_is(court, actor, kind, text):
    reading = read(text, court_kind=court)
    assert (str(reading.actor.value), kind_of(reading)) == (actor, kind)
    assert is_court_act(reading) or actor in {"party", "clerk"}


@pytest.mark.parametrize(
    "text",
    [
        "INTAKE SCREENING COMPLETE [21-1234] (XYZ)",
        "The State of Utah's OPPOSITION to the motion to dismiss (ab)",
        "PLACED IN FILE, NOT USED, re proposed order submitted by plaintiff Alpha Corp. (ab)",
    ],
)
def test_what_was_weighed_and_not_read_waits_for_a_person(text):
    reading = read(text)
    assert reading.confidence is Confidence.OPEN
    assert is_court_act(reading)


def test_what_speaks_for_nobody_is_unknown():
    assert read("Something never seen before").actor is Actor.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "CERTIFICATE: the application is hereby denied.",
        "RECORD of the case. Disposition: Dismissed",
        "NOTICE. It is so ordered.",
    ],
)
def test_the_courts_own_words_in_a_paper_that_names_no_filer_surface(text):
    assert is_court_act(read(text))


def test_a_motion_dismissed_as_moot_is_not_the_case():
    reading = read(
        "ORDER GRANTING 11 Motion for Leave to File an Amended Answer. IT IS FURTHER ORDERED that the "
        "Motion to Dismiss Counterclaims is DISMISSED as moot. Signed by Judge Roe."
    )
    assert (reading.act, reading.outcome) == (Act.PROCEDURAL, Outcome.GRANTED)
    whole = read("ORDER: the case is DISMISSED as moot. Signed by Judge Roe.")
    assert (whole.act, whole.outcome) == (Act.DISMISSAL, Outcome.DISMISSED)


def test_a_dismissal_stays_one_where_other_motions_became_moot():
    reading = read("ORDER DISMISSING CASE. All pending motions are DENIED as moot. Signed by Judge Roe.")
    assert (reading.act, reading.outcome) == (Act.DISMISSAL, Outcome.DISMISSED)
    motion = read("ORDER denying as moot 12 Motion to Dismiss. Signed by Judge Roe.")
    assert (motion.subject, motion.outcome) == (Subject.DISMISSAL, Outcome.MOOT)


def test_a_person_who_is_remanded_is_no_case():
    person = read("ORDER REMANDING DEFENDANT to the custody of the U.S. Marshal. Signed by Judge Roe.")
    assert (person.act, person.outcome) == (Act.PROCEDURAL, Outcome.NONE)
    case = read("ORDER REMANDING CASE to state court. Signed by Judge Roe.")
    assert (case.subject, case.outcome) == (Subject.REMAND, Outcome.REMANDED)


def test_what_waits_for_a_ruling_is_not_decided_by_a_step():
    reading = read(
        "MINUTE entry: status hearing held. The motion to dismiss is taken under advisement. "
        "Discovery is stayed until then."
    )
    assert reading.confidence is not Confidence.CERTAIN
    assert reading.subject is not Subject.STAY


def test_a_count_that_falls_is_not_the_judgment_on_the_accused():
    text = "JUDGMENT as to John Doe (1), Count(s) 1, dismissed; Count(s) 2, time served. Signed by Judge Roe."
    assert read(text).outcome is Outcome.UNKNOWN

"""What holds for every text: no outcome where none was decided, and words that can be pointed at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.dockets.entry_reading import Act, Actor, Confidence, Outcome, Subject, kind_of, read
from policies.dockets.entry_reading.masking import LONGEST
from policies.dockets.entry_reading.weighing import is_court_act, weight_of
from tests.dockets.entry_reading.test_entries import ENTRIES

TEXTS = st.sampled_from([row["text"] for row in ENTRIES])
PIECES = (
    "ORDER MOTION granting GRANTED denied in part preliminary injunction TRO ( ) [ ] “ ” re 12 ; . : Signed "
    "by Judge recommending [PROPOSED] until vacating hearing STAYED"
)
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=400), WORDS, TEXTS), st.sampled_from(["district", "appellate", "supreme"]))
def test_any_text_gives_a_reading_whose_words_stand_in_it(text, court):
    reading = read(text, court_kind=court)
    for span in reading.basis:
        assert text[span.begin : span.end] == span.words


@given(st.one_of(st.text(max_size=400), WORDS, TEXTS))
def test_only_a_court_decides(text):
    reading = read(text)
    if reading.actor in {Actor.PARTY, Actor.CLERK}:
        assert reading.outcome is Outcome.NONE


@given(TEXTS)
@pytest.mark.parametrize(
    "frame",
    [
        "[PROPOSED] {}",
        "COURT DELETED INCORRECT ENTRY. Original Text: {}",
        "ENTERED IN ERROR.....{}",
        "Received UNSIGNED Order. Forwarded to chambers: {}",
        "NOTICE of Appearance by A. Smith (Attachments: # 1 {})",
    ],
)
def test_words_inside_what_decides_nothing_are_no_outcome(frame, text):
    assert read(frame.format(text)).outcome is Outcome.NONE


@given(TEXTS)
@pytest.mark.parametrize(
    "frame",
    [
        "MOTION to Vacate the order that says: {} by A. Smith",
        "Emergency MOTION for relief because {}",
        "Renewed MOTION for TRO, the {}",
        "MEMORANDUM in Opposition to the motion, in which {} filed by Alpha Inc.",
        "LETTER from A. Smith: {}",
        "NOTICE of Supplemental Authority: {} by Alpha Inc.",
        "DECLARATION signed by A. Smith: {}",
        "JOINT STATUS REPORT. {}",
        "STIPULATION: {}",
        "PETITION for rehearing. {}",
    ],
)
def test_no_outcome_is_certain_in_the_words_of_a_party(frame, text):
    reading = read(frame.format(text))
    assert reading.outcome in {Outcome.NONE, Outcome.UNKNOWN} or reading.confidence is not Confidence.CERTAIN


@given(TEXTS)
@pytest.mark.parametrize(
    "signature", ["Signed by Judge Jane Roe on 3/3/2025.", "SO ORDERED. (Judge Jane Roe)"]
)
def test_whatever_a_judge_signed_surfaces(signature, text):
    reading = read(f"{text} {signature}")
    assert is_court_act(reading) or reading.act is Act.CORRECTION


@given(TEXTS)
def test_a_recommendation_recommends_whatever_it_says(text):
    reading = read(f"REPORT AND RECOMMENDATION: {text}")
    assert (reading.act, reading.outcome) == (Act.RECOMMENDATION, Outcome.RECOMMENDED)


@given(TEXTS)
def test_a_quotation_decides_nothing(text):
    quoted = text.replace('"', "").replace("“", "").replace("”", "")
    assert read(f"ORDER. The parties shall address “{quoted}”.").outcome in {Outcome.NONE, Outcome.UNKNOWN}


def test_a_relief_alone_is_a_hearing_without_a_number_and_open_with_one():
    heard = read("Preliminary Injunction", numbered=False)
    assert (heard.actor, kind_of(heard)) == (Actor.COURT, "hearing:pi")
    filed = read("Preliminary Injunction", numbered=True)
    assert (filed.actor, filed.outcome, filed.confidence) == (Actor.UNKNOWN, Outcome.UNKNOWN, Confidence.OPEN)
    assert is_court_act(heard)
    assert is_court_act(filed)


def test_the_weightiest_of_several_events_is_read():
    reading = read("", label="Scheduling Order AND Order on Motion for Preliminary Injunction")
    assert (reading.subject, reading.outcome) == (Subject.PRELIMINARY_INJUNCTION, Outcome.UNKNOWN)
    joined = "Scheduling Order AND Order on Motion for TRO AND ~Util - Set Hearings"
    found = read("", label=joined)
    assert found.subject is Subject.TRO
    assert [joined[span.begin : span.end] for span in found.basis] == [span.words for span in found.basis]
    assert found.basis[-1].words == "TRO"


def test_what_nobody_can_tell_surfaces_above_steps_and_below_rulings():
    unread = weight_of(read("Something never seen before"))
    assert weight_of(read("ORDER granting 1 Motion for TRO")) > unread > weight_of(read("Scheduling Order"))
    assert weight_of(read("Scheduling Order")) > weight_of(read("NOTICE of Appearance by A. Smith"))


def test_an_order_that_decides_both_ways_is_not_certain():
    reading = read(
        "ORDER granting 12 Motion for Preliminary Injunction; denying 13 Motion to Stay pending appeal."
    )
    assert reading.outcome is Outcome.GRANTED
    assert reading.confidence is Confidence.LIKELY


@pytest.mark.parametrize(
    "text",
    [
        "NOTICE of Hearing by order of the Court: show cause hearing on 4/4/2025.",
        "RESPONSE to the notice of deficiencies, accepted as filed, by Judge Jane Roe.",
        "STATEMENT on the pending motion. The Court denies the application.",
        "STIPULATION AND [PROPOSED] ORDER staying the case. Signed by Judge Jane Roe on 3/3/2025.",
        "Notice of Voluntary Dismissal - Signed",
        "LETTER from the Supreme Court: the petition for a writ of certiorari is denied.",
        "NOTIFICATION from USCA: motion for stay pending appeal GRANTED.",
        "NOTICE of USCA: the order of the district court was reversed.",
        "Copy of Mandate from USCA.",
        "CLERK'S NOTICE: Judge Roe grants the motion for a temporary restraining order.",
        "CLERK'S NOTICE vacating preliminary injunction",
        "NOTICE of Hearing. The preliminary injunction is dissolved, and the hearing of 4/4/2025 vacated.",
        "Set/Reset Hearings: TRO extended to 5/1/2025. Hearing set for 5/1/2025.",
    ],
)
def test_what_a_court_may_have_said_surfaces_under_whatever_heading(text):
    assert is_court_act(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "CLERK'S NOTICE: the hearing on the preliminary injunction is vacated and continued to 5/1/2025.",
        "Set/Reset Deadlines: the deadline for the motion for a stay is extended to 5/1/2025.",
        "Transmission of the Notice of Appeal re 36 Order Granting Motion for Stay.",
        "NOTICE of Hearing on the motion for a stay of the injunction.",
    ],
)
def test_what_clerks_say_of_hearings_and_dates_is_no_ruling(text):
    assert not is_court_act(read(text))


@pytest.mark.parametrize(
    "piece",
    ["granted ", "order to stay pending ", "(a ", '"', "ORDER vacating the ", "motion for ", "is not ", "-"],
)
def test_a_text_of_nothing_but_one_word_is_read_in_its_beginning(piece):
    text = "ORDER " + piece * (100_000 // len(piece))
    assert all(text[span.begin : span.end] == span.words and span.end <= LONGEST for span in read(text).basis)


def test_an_endless_text_is_read_in_its_beginning():
    reading = read("ORDER granting 12 Motion for TRO. " + "Whereas, " * 200_000)
    assert (reading.subject, reading.outcome) == (Subject.TRO, Outcome.GRANTED)

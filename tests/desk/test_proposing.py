"""The event proposed for an entry: what its words state, and what earlier events of the case add."""

import datetime as dt

import pytest
from django.urls import reverse

from policies.desk.proposing import guess
from policies.desk.rewording import reworded
from policies.dockets.entry_reading.terms import until_day
from policies.measures.models import Event, Litigation, Measure, Provision
from policies.publication.vocabulary import EventKind
from tests.desk.court_filings import entry_of, filed
from tests.dockets.factories import watched
from tests.measures.factories import acting, make_event, make_measure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("COMPLAINT against D. TRUMP filed by ALPHA INC.", EventKind.CHALLENGED),
        ("PETITION FOR REVIEW of an agency order filed by Alpha Inc.", EventKind.CHALLENGED),
        ("ORDER granting 3 Motion for TRO.", EventKind.ENJOINED_TRO),
        ("ORDER extending 5 Temporary Restraining Order until March 14, 2025.", EventKind.ENJOINED_TRO),
        ("ORDER granting 3 Motion for Preliminary Injunction.", EventKind.ENJOINED_PRELIMINARY),
        ("ORDER granting in part 3 Motion for Preliminary Injunction.", EventKind.ENJOINED_PRELIMINARY),
        ("JUDGMENT: Defendants are permanently enjoined from enforcing it.", EventKind.ENJOINED_PERMANENT),
        ("ORDER dissolving 5 Preliminary Injunction.", EventKind.BLOCK_LIFTED),
        ("ORDER vacating the designation of Alpha Inc.", EventKind.VACATED),
        (
            "ORDER that the effective date of the rule is STAYED under 5 U.S.C. 705.",
            EventKind.STAYED_BY_COURT,
        ),
        ("NOTICE of settlement by Alpha Inc.", EventKind.SETTLEMENT),
        # What does not change the effect, or does not say whether it does.
        ("ORDER denying 3 Motion for Preliminary Injunction.", EventKind.COURT_OTHER),
        ("ORDER granting 9 Motion to Clarify Preliminary Injunction.", EventKind.COURT_OTHER),
        ("ORDER granting 9 Motion to Stay the case.", EventKind.COURT_OTHER),
        ("ORDER granting 9 Motion for stay pending appeal.", EventKind.COURT_OTHER),
        ("[PROPOSED] ORDER granting 3 Motion for TRO by Alpha Inc.", EventKind.COURT_OTHER),
        ("REPORT AND RECOMMENDATION that 3 Motion for TRO be GRANTED.", EventKind.COURT_OTHER),
        ("MOTION for Preliminary Injunction by Alpha Inc.", EventKind.COURT_OTHER),
        ("Order on Motion for Preliminary Injunction", EventKind.COURT_OTHER),
        ("Preliminary Injunction", EventKind.COURT_OTHER),
        ("Temporary Restraining Order", EventKind.COURT_OTHER),
        ("Response to Complaint", EventKind.COURT_OTHER),
        ("", EventKind.COURT_OTHER),
    ],
)
def test_only_words_that_state_a_decision_propose_it(words, kind):
    assert guess(entry_of(watched(), "", text=words)) == kind


@pytest.fixture
def measure(editor) -> Measure:
    measure = make_measure(by=editor)
    with acting(editor):
        for number in (1, 2):
            Provision.objects.create(measure=measure, number=number, label=f"Prohibition {number}")
        Litigation.objects.create(measure=measure, docket=watched())
    return measure


def proposed(desk, words: str):
    docket = watched()
    filed(docket, "", 40, text=words)
    (item,) = desk.get(reverse("desk:inbox")).context["items"]
    return item


def blocked(editor, measure: Measure, *, on: str = "2020-09-20") -> Provision:
    first = measure.provisions.get(number=1)
    with acting(editor):
        make_event(measure, "enjoined_tro", on, docket=watched(), scope="plaintiffs", provisions=[first])
    return first


def test_an_order_that_goes_on_from_an_earlier_one_reaches_as_far(desk, editor, measure):
    first = blocked(editor, measure)
    item = proposed(desk, "ORDER extending 15 Temporary Restraining Order through 10/24/2020.")
    assert (item.entered.kind, item.entered.until) == ("enjoined_tro", "2020-10-25")
    assert (item.entered.scope, item.entered.provisions) == ("plaintiffs", {first.pk})
    assert item.certain


def test_an_order_granted_in_part_leaves_its_reach_open(desk, editor, measure):
    blocked(editor, measure)
    item = proposed(desk, "ORDER granting in part 15 Motion for Preliminary Injunction.")
    assert (item.entered.scope, item.entered.provisions, item.certain) == ("", frozenset(), False)
    assert "which provisions" in item.proposed.open


def test_without_an_earlier_order_the_provisions_of_the_case_are_proposed(desk, editor, measure):
    second = measure.provisions.get(number=2)
    with acting(editor):
        measure.litigation.get().provisions.add(second)
    item = proposed(desk, "ORDER granting 15 Motion for Preliminary Injunction.")
    assert item.entered.provisions == {second.pk}


@pytest.mark.parametrize(
    ("words", "day", "reaches_as_far"),
    [
        # A renewed motion granted: the case's own provisions, and the reach is named as open.
        ("ORDER granting 43 Motion for TRO.", "2020-09-20", False),
        ("ORDER granting 43 Motion for Preliminary Injunction.", "2020-09-20", True),
        ("ORDER dissolving 15 Temporary Restraining Order.", "2020-09-20", True),
        # The very order, logged from the press before the court's feed had it.
        ("ORDER granting 43 Motion for TRO.", "2020-09-27", True),
        # What came after the entry says nothing of it.
        ("ORDER granting 43 Motion for Preliminary Injunction.", "2020-12-07", False),
    ],
)
def test_only_an_order_that_goes_on_from_a_block_takes_its_reach(
    desk, editor, measure, *, words, day, reaches_as_far
):
    first = blocked(editor, measure, on=day)
    item = proposed(desk, words)
    assert (item.entered.provisions == {first.pk}) == reaches_as_far
    assert ("which provisions" in item.proposed.open) == (not reaches_as_far and day < "2020-09-27")


def test_confirming_keeps_the_day_until_which_it_holds(desk, measure):
    item = proposed(desk, "TEMPORARY RESTRAINING ORDER. The motion is GRANTED. Expires on October 4, 2020.")
    assert item.entered.until == "2020-10-04"
    posted = {
        "measure": [measure.pk],
        "whole": [measure.pk],
        "kind": "enjoined_tro",
        "happened_on": item.entered.happened_on,
        "until": item.entered.until,
        "summary": "A judge restrained it.",
    }
    assert desk.post(reverse("desk:inbox-confirm", args=[item.notice.pk]), posted).status_code == 302
    event = Event.objects.get(measure=measure, kind="enjoined_tro")
    assert event.until == dt.date(2020, 10, 4)


def test_a_day_before_the_order_is_refused_at_its_field(desk, measure):
    item = proposed(desk, "ORDER granting 3 Motion for TRO.")
    posted = {
        "measure": [measure.pk],
        "whole": [measure.pk],
        "kind": "enjoined_tro",
        "happened_on": "2020-09-27",
        "until": "2020-09-01",
        "summary": "A judge restrained it.",
    }
    answer = desk.post(reverse("desk:inbox-confirm", args=[item.notice.pk]), posted)
    assert answer.status_code == 409
    assert "Until" in answer.content.decode()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("extended until March 14, 2025 at 5:00 PM", dt.date(2025, 3, 14)),
        ("is extended through 2/24/2025.", dt.date(2025, 2, 25)),
        ("shall expire on 3/14/25", dt.date(2025, 3, 14)),
        ("up to and including February 28th, 2025", dt.date(2025, 3, 1)),
        ("until 11:59 p.m. on October 4, 2020", dt.date(2020, 10, 4)),
        ("until further order of the court. Hearing on 3/3/2025", None),
        ("until February 31, 2025", None),
        ("for fourteen days", None),
    ],
)
def test_the_day_until_which_an_order_holds_is_read_or_left_open(words, day):
    assert until_day(f"ORDER: the TRO {words}") == day


def test_a_changed_wording_shows_what_came_and_went():
    pieces = reworded("ORDER denying 15 Motion.", "ORDER granting 15 Motion.")
    assert [(piece.change, piece.words.strip()) for piece in pieces] == [
        ("kept", "ORDER"),
        ("removed", "denying"),
        ("added", "granting"),
        ("kept", "15 Motion."),
    ]
    assert reworded("ORDER  x", "ORDER  x") == []
    assert [piece.change for piece in reworded("a " * 2000, "b")] == ["removed", "added"]

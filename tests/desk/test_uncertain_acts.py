"""What an entry does not state outright is chosen by an editor, never taken from an untouched form."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from policies.dockets.models import Docket, Notice
from policies.measures.models import Event, Litigation, Measure, Provision
from tests.desk.court_filings import filed
from tests.dockets.factories import watched
from tests.html_forms import held_by
from tests.measures.factories import acting, make_measure

pytestmark = pytest.mark.django_db
INBOX = "/desk/inbox/"
CERTAIN = "ORDER granting 3 Motion for Preliminary Injunction."
LIKELY = "TEMPORARY RESTRAINING ORDER. The motion is GRANTED. Expires on October 4, 2020."
LABEL_ALONE = "Order on Motion for Preliminary Injunction"


@pytest.fixture
def docket() -> Docket:
    return watched()


@pytest.fixture
def measure(editor, docket) -> Measure:
    """Give a measure with two provisions whose case is about the first."""
    measure = make_measure(by=editor)
    with acting(editor):
        for number in (1, 2):
            Provision.objects.create(measure=measure, number=number, label=f"Prohibition {number}")
        case = Litigation.objects.create(measure=measure, docket=docket)
        case.provisions.add(measure.provisions.get(number=1))
    return measure


def as_offered(desk: Client, notice: Notice) -> dict[str, list[str]]:
    """Give what the form to confirm holds when nobody touches it."""
    page = html.fromstring(desk.get(INBOX).content.decode())
    (form,) = page.xpath(f"//form[@action='{reverse('desk:inbox-confirm', args=[notice.pk])}']")
    return held_by(form)


def send(desk: Client, notice: Notice, held: dict[str, list[str]], **changes: object):
    return desk.post(reverse("desk:inbox-confirm", args=[notice.pk]), held | changes)


def test_what_the_words_state_outright_is_logged_as_it_is_offered(desk, measure, docket):
    notice = filed(docket, "", text=CERTAIN)
    assert send(desk, notice, as_offered(desk, notice)).status_code == 302
    event = Event.objects.get(kind="enjoined_preliminary")
    assert [part.number for part in event.provisions.all()] == [1]


def test_a_denial_that_is_said_outright_is_logged_as_it_is_offered(desk, measure, docket):
    notice = filed(docket, "", text="ORDER denying 3 Motion for Preliminary Injunction.")
    assert send(desk, notice, as_offered(desk, notice)).status_code == 302
    assert Event.objects.filter(kind="court_other").count() == 1


@pytest.mark.parametrize(("label", "text"), [("", LIKELY), (LABEL_ALONE, ""), ("", ""), ("Order", "")])
def test_nothing_is_logged_of_an_entry_that_is_not_certain_until_somebody_says_what_it_was(
    desk, measure, docket, label, text
):
    notice = filed(docket, label, text=text)
    held = as_offered(desk, notice)
    assert (held["kind"], held.get("provision"), held.get("whole")) == ([""], None, None)
    answer = send(desk, notice, held)
    assert answer.status_code == 409
    assert "What it was: read the document and choose" in answer.content.decode()
    assert not Event.objects.exclude(kind="reported").exists()
    assert Notice.objects.open().get() == notice


def test_a_likely_reading_is_told_beside_the_choice(desk, measure, docket):
    filed(docket, "", text=LIKELY)
    page = desk.get(INBOX).content.decode()
    assert "Confirm: say what it was, likely restraining order" in page


def test_an_effect_on_a_measure_with_provisions_says_how_far_it_reaches(desk, measure, docket):
    notice = filed(docket, LABEL_ALONE)
    held = as_offered(desk, notice) | {"kind": ["enjoined_preliminary"]}
    answer = send(desk, notice, held)
    assert answer.status_code == 409
    said = answer.content.decode()
    assert f"Provisions: say which provisions of {measure.reference}, or that it is the whole." in said
    both = send(desk, notice, held, whole=[measure.pk], provision=[measure.provisions.first().pk])
    assert "not both" in both.content.decode()
    assert send(desk, notice, held, whole=[measure.pk]).status_code == 302
    assert not Event.objects.get(kind="enjoined_preliminary").provisions.exists()


def test_a_court_act_without_effect_needs_no_reach(desk, measure, docket):
    notice = filed(docket, LABEL_ALONE)
    assert send(desk, notice, as_offered(desk, notice), kind="court_other").status_code == 302


def test_an_order_that_was_granted_in_part_offers_no_reach(desk, measure, docket):
    notice = filed(docket, "", text="ORDER granting in part 15 Motion for Preliminary Injunction.")
    held = as_offered(desk, notice)
    assert (held["kind"], held.get("whole"), held.get("provision")) == ([""], None, None)


def test_a_kind_that_does_not_exist_is_not_replaced_by_the_first_of_the_list(desk, measure, docket):
    notice = filed(docket, "", text=CERTAIN)
    answer = send(desk, notice, as_offered(desk, notice), kind="enjoined")
    (item,) = answer.context["items"]
    assert (answer.status_code, item.entered.kind) == (409, "")


@pytest.fixture
def another(editor, measure, docket) -> Measure:
    """Give a second measure that the same docket challenges."""
    other = make_measure(by=editor, title="Addressing the Threat of WeChat", official_citation="85 FR 48641")
    with acting(editor):
        Litigation.objects.create(measure=other, docket=docket)
    return other


@pytest.mark.parametrize(
    ("words", "names_it"),
    [
        ("ORDER granting 3 Motion to enjoin 85 FR 48641.", True),
        ("ORDER enjoining “Addressing the Threat of WeChat”.", True),
        ("ORDER granting 3 Motion to enjoin 85 FR 4864.", False),
        (CERTAIN, False),
    ],
)
def test_of_two_measures_only_the_one_that_is_named_is_ticked(desk, another, docket, *, words, names_it):
    notice = filed(docket, "", text=words)
    assert as_offered(desk, notice).get("measure", []) == ([str(another.pk)] if names_it else [])


def test_of_two_measures_that_are_both_named_none_is_ticked(desk, measure, another, docket):
    notice = filed(docket, "", text=f"ORDER enjoining 85 FR 48641 and {measure.title}.")
    assert "measure" not in as_offered(desk, notice)


def test_of_two_measures_none_is_logged_without_a_tick(desk, another, docket):
    notice = filed(docket, "", text=CERTAIN)
    answer = send(desk, notice, as_offered(desk, notice))
    assert answer.status_code == 409
    assert "choose at least one measure" in answer.content.decode()
    assert not Event.objects.filter(kind="enjoined_preliminary").exists()


def test_a_measure_that_an_earlier_order_never_reached_gets_no_reach_of_its_own(
    desk, measure, another, docket
):
    filed(docket, "", text=CERTAIN)
    (item,) = desk.get(INBOX).context["items"]
    first = measure.provisions.get(number=1).pk
    assert (item.proposed.provisions, item.proposed.whole) == ({first}, {another.pk})


def test_a_measure_that_is_not_ticked_is_offered_without_a_reach(desk, measure, another, docket):
    notice = filed(docket, "", text=CERTAIN)
    held = as_offered(desk, notice)
    assert (held.get("measure"), held.get("provision"), held.get("whole")) == (None, None, None)
    assert desk.get(INBOX).content.decode().count(">proposed<") == 1, "beside the provision of the case"
    assert send(desk, notice, held, measure=[another.pk]).status_code == 302
    assert Event.objects.get(kind="enjoined_preliminary").measure == another


@pytest.mark.parametrize("ticked", ["provision", "whole"])
@pytest.mark.parametrize("kind", ["enjoined_preliminary", "court_other"])
def test_a_reach_without_its_measure_is_refused_at_the_measure_and_stays_as_typed(
    desk, measure, another, docket, *, ticked, kind
):
    notice = filed(docket, "", text=CERTAIN)
    second = measure.provisions.get(number=2)
    reach = {"provision": [second.pk]} if ticked == "provision" else {"whole": [measure.pk]}
    typed = reach | {"measure": [another.pk], "kind": kind, "summary": "Kept words."}
    answer = send(desk, notice, as_offered(desk, notice), **typed)
    assert answer.status_code == 409
    what = f"“{second}”" if ticked == "provision" else "the whole"
    assert (
        f"Measure: {measure.reference} is not ticked, though you ticked {what} of it; "
        "tick the measure too, or untick that."
    ) in html.fromstring(answer.content.decode()).text_content()
    assert not Event.objects.exclude(kind="reported").exists()
    (item,) = answer.context["items"]
    assert item.entered.measures == {another.pk}
    assert (item.entered.provisions, item.entered.whole) == (
        frozenset(reach.get("provision", [])),
        frozenset(reach.get("whole", [])),
    )
    assert (item.entered.kind, item.entered.summary) == (kind, "Kept words.")


def test_every_measure_whose_reach_hangs_in_the_air_is_named(desk, measure, another, docket):
    notice = filed(docket, "", text=CERTAIN)
    reach = {"provision": [part.pk for part in measure.provisions.all()], "whole": [another.pk]}
    said = html.fromstring(send(desk, notice, as_offered(desk, notice), **reach).content.decode())
    for words in ("“1. Prohibition 1”, “2. Prohibition 2” of it;", f"{another.reference} is not ticked"):
        assert words in said.text_content()


def test_no_act_of_a_day_to_come_is_logged(desk, measure, docket):
    notice = filed(docket, "", text=CERTAIN)
    answer = send(desk, notice, as_offered(desk, notice), happened_on=["2062-09-19"])
    assert answer.status_code == 409
    assert "Happened on: this day has not come yet" in answer.content.decode()
    assert not Event.objects.exclude(kind="reported").exists()


@pytest.mark.parametrize("day", ["0202-09-27", "0020-09-27", "1899-12-31"])
def test_no_act_of_a_year_half_typed_is_logged(desk, measure, docket, day):
    notice = filed(docket, "", text=CERTAIN)
    answer = send(desk, notice, as_offered(desk, notice), happened_on=[day])
    assert answer.status_code == 409
    said = answer.content.decode()
    assert f"Happened on: the year {int(day[:4])} is too early" in said
    assert f'value="{day}"' in said
    assert not Event.objects.exclude(kind="reported").exists()

"""The inbox against wrong keys, stale pages and two editors at once: nothing is lost, doubled or guessed."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from policies.desk import triage
from policies.dockets import folding
from policies.dockets.models import Docket, DocketEntry, Notice
from policies.measures.models import Citation, Event, Litigation, Measure, Provision
from policies.publication.vocabulary import EventKind
from tests.desk.conftest import signed_in
from tests.desk.court_filings import filed
from tests.dockets.factories import watched
from tests.dockets.waiting import while_another_waits
from tests.html_forms import held_by
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db
INBOX = "/desk/inbox/"
VERBS = ("confirm", "cite", "dismiss")
CERTAIN = "ORDER granting 3 Motion for Preliminary Injunction."
TYPED = "Words that an editor typed."


@pytest.fixture
def docket(db) -> Docket:
    return watched()


@pytest.fixture
def measure(editor, docket) -> Measure:
    """Give a measure with two provisions, of which one was blocked on the day of the entry."""
    measure = make_measure(by=editor)
    with acting(editor):
        for number in (1, 2):
            Provision.objects.create(measure=measure, number=number, label=f"Prohibition {number}")
        first = measure.provisions.get(number=1)
        Litigation.objects.create(measure=measure, docket=docket)
        make_event(measure, "enjoined_preliminary", "2020-09-27", docket=docket, provisions=[first])
    return measure


@pytest.fixture
def notice(measure, docket) -> Notice:
    return filed(docket, "", text=CERTAIN)


def held(desk: Client, verb: str, notice: Notice) -> dict[str, Any]:
    """Give what the form of a verb sends when an editor types what it asks for, and nothing else."""
    page = html.fromstring(desk.get(INBOX).content.decode())
    (form,) = page.xpath(f"//form[@action='{reverse(f'desk:inbox-{verb}', args=[notice.pk])}']")
    return held_by(form) | ({"reason": TYPED} if verb == "dismiss" else {"summary": TYPED})


def send(client: Client, verb: str, notice: Notice, fields: dict[str, Any]):
    return client.post(reverse(f"desk:inbox-{verb}", args=[notice.pk]), fields)


def refusal(answer: Any) -> str:
    (said,) = html.fromstring(answer.content.decode()).xpath("//*[@role='alert'][@class='refusal']")
    return " ".join(said.text_content().split())


def nothing_was_written() -> bool:
    """Tell whether working copies are as the fixtures made them, and every notice waits."""
    return (
        not Citation.objects.exclude(docket_entry=None).exists()
        and Event.objects.exclude(kind="reported").count() == 1
        and not Notice.objects.exclude(state="open").exists()
    )


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("key", ["0", "1000000000", "9" * 25])
def test_a_key_of_no_notice_is_not_found(desk, verb, key):
    for seen in ("", "x", f"{key}:2020", "٣:٣"):
        assert desk.post(f"{INBOX}{key}/{verb}/", {"seen": seen, "reason": TYPED}).status_code == 404


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("confirm", ["kind", "happened_on", "until", "measure", "provision", "whole", "seen", "offer"]),
        ("cite", ["event", "shown", "seen"]),
        ("dismiss", ["seen"]),
    ],
)
def test_what_no_page_ever_sent_is_refused_with_a_sentence(desk, notice, verb, fields):
    sound = held(desk, verb, notice)
    for field in fields:
        for bad in ("\x00", "²", "-1", "9" * 25, "٣", "1;2", "x" * 10_000):
            answer = send(desk, verb, notice, sound | {field: bad})
            assert (answer.status_code, nothing_was_written()) == (409, True), (field, bad)
            assert refusal(answer)


def meanwhile(**changes: Any) -> Callable[[Notice], object]:
    later = timezone.now() + dt.timedelta(hours=1)
    return lambda notice: DocketEntry.objects.filter(pk=notice.entry_id).update(changed_at=later, **changes)


ENTRY_CHANGED = {
    "struck": (meanwhile(struck=True), "Taken back by the court"),
    "left out": (meanwhile(missing_since=timezone.now()), "No longer in the court’s feed"),
    "reworded": (meanwhile(text="ORDER denying 3 Motion."), "ORDER denying 3 Motion."),
}


@pytest.mark.parametrize(("change", "shown"), ENTRY_CHANGED.values(), ids=ENTRY_CHANGED)
@pytest.mark.parametrize("verb", VERBS)
def test_an_entry_that_the_court_changed_since_is_read_again_and_what_was_typed_is_kept(
    desk, notice, verb, change, shown
):
    fields = held(desk, verb, notice)
    change(notice)
    answer = send(desk, verb, notice, fields)
    assert (answer.status_code, nothing_was_written()) == (409, True)
    assert "The entry changed while you were looking at it" in refusal(answer)
    assert shown in answer.content.decode()
    if verb != "cite":
        assert TYPED in answer.content.decode()


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("both_open", [True, False])
def test_an_entry_that_proved_to_be_one_with_another_is_shown_as_both_and_nothing_typed_is_lost(
    desk, docket, notice, verb, both_open
):
    other = filed(docket, "Order", 4)
    if not both_open:
        other.delete()
    # Seen in one visit, as the past of a docket is: both say that they changed at one moment.
    DocketEntry.objects.filter(pk=other.entry_id).update(changed_at=notice.entry.changed_at)
    fields = held(desk, verb, notice)
    folding.fold(notice.entry, into=other.entry, now=timezone.now())
    assert Notice.objects.filter(pk=notice.pk).exists() != both_open
    answer = send(desk, verb, notice, fields)
    assert (answer.status_code, nothing_was_written()) == (409, True)
    assert "The entry changed while you were looking at it" in refusal(answer)
    (item,) = answer.context["items"]
    assert item.notice.entry == other.entry
    if verb != "cite":
        assert TYPED in answer.content.decode()


@pytest.mark.parametrize("verb", ["confirm", "dismiss"])
def test_what_was_typed_is_shown_when_somebody_else_was_quicker(desk, notice, verb):
    fields = held(desk, verb, notice)
    assert send(signed_in(make_user("editor")), "dismiss", notice, {"reason": "No."}).status_code == 302
    answer = send(desk, verb, notice, fields)
    assert "has already decided this notice" in refusal(answer)
    assert f"What you had typed: {TYPED}" in answer.content.decode()
    assert Event.objects.exclude(kind="reported").count() == 1


OFFER_CHANGED = {
    "a provision was renamed": lambda measure: measure.provisions.filter(number=2).update(label="Payments"),
    "a provision was renumbered": lambda measure: measure.provisions.filter(number=2).update(number=7),
    "a provision went": lambda measure: measure.provisions.get(number=2).delete(),
    "a provision came": lambda measure: Provision.objects.create(measure=measure, number=3, label="Hosting"),
    "the measure was tied to another docket": lambda measure: measure.litigation.update(
        docket=watched(number="1:21-cv-00001")
    ),
    "another measure was tied": lambda measure: Litigation.objects.create(
        measure=make_measure(), docket=watched()
    ),
}


@pytest.mark.parametrize("change", OFFER_CHANGED.values(), ids=OFFER_CHANGED)
def test_ticks_on_what_changed_since_are_not_guessed_at(desk, measure, notice, change):
    second = measure.provisions.get(number=2)
    fields = held(desk, "confirm", notice) | {"provision": [second.pk], "whole": []}
    with acting(make_user("editor")):
        change(measure)
    answer = send(desk, "confirm", notice, fields)
    assert (answer.status_code, nothing_was_written()) == (409, True)
    assert "Measures it concerns: what is tied to this docket, or its provisions, changed" in refusal(answer)
    assert answer.context["items"][0].entered.provisions == {second.pk}


def test_the_same_form_sent_twice_logs_once(desk, measure, notice):
    fields = held(desk, "confirm", notice) | {"provision": [measure.provisions.get(number=1).pk], "whole": []}
    assert [send(desk, "confirm", notice, fields).status_code for _ in range(2)] == [302, 409]
    assert Event.objects.filter(kind="enjoined_preliminary").count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_who_confirms_and_one_who_cites_never_wait_for_each_other_in_a_circle():
    one, other = make_user("editor"), make_user("editor")
    docket = watched()
    measures = [make_measure(by=one), make_measure(by=one)]
    events = []
    for measure in measures:
        Litigation.objects.create(measure=measure, docket=docket)
        events.append(make_event(measure, "court_other", "2020-09-27", docket=docket).pk)
    notices = [filed(docket, "Order", 3), filed(docket, "Memorandum Opinion", 4)]
    act = triage.CourtAct(EventKind.ENJOINED_PRELIMINARY, dt.date(2020, 9, 27), "It was enjoined.")
    while_another_waits(
        lambda: Measure.objects.locked(measures[0].pk),
        lambda: triage.cite(notices[0], by=one, events=events),
        then=lambda: triage.confirm(notices[1], by=other, acts={measure.pk: act for measure in measures}),
    )
    assert not Notice.objects.open().exists()
    assert Citation.objects.exclude(docket_entry=None).count() == 4


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_one_entry_at_once_the_second_writes_nothing():
    one, other = make_user("editor"), make_user("editor")
    docket, measure = watched(), make_measure(by=one)
    Litigation.objects.create(measure=measure, docket=docket)
    notice = filed(docket)
    act = triage.CourtAct(EventKind.COURT_OTHER, dt.date(2020, 9, 27), "It acted.")
    other_act = triage.CourtAct(EventKind.UPHELD, dt.date(2020, 9, 27), "It upheld.")
    with pytest.raises(triage.CannotTriage, match="has already decided"):
        while_another_waits(
            lambda: triage.confirm(notice, by=one, acts={measure.pk: act}),
            lambda: triage.confirm(Notice.objects.get(), by=other, acts={measure.pk: other_act}),
            then=lambda: None,
        )
    assert [event.kind for event in measure.events.exclude(kind="reported")] == ["court_other"]
    assert Notice.objects.get().decided_by == one

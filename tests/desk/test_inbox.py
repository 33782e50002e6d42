"""What courts filed, from the inbox into the working copies."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from policies.desk import triage
from policies.desk.seen import seen_of
from policies.dockets.models import DocketEntry, Notice
from policies.measures import history
from policies.measures.models import Event, Litigation, Measure, Provision
from policies.publication.vocabulary import EventKind
from tests.desk.conftest import signed_in
from tests.desk.court_filings import filed
from tests.dockets.factories import watched
from tests.measures.factories import acting, make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(editor) -> Measure:
    return make_measure(by=editor)


@pytest.fixture
def notice(editor, measure) -> Notice:
    docket = watched()
    with acting(editor):
        Litigation.objects.create(measure=measure, docket=docket)
    return filed(docket)


def confirming(measure: Measure, **changes: object) -> dict[str, object]:
    return {
        "measure": [measure.pk],
        "kind": "enjoined_preliminary",
        "happened_on": "2020-09-27",
        "summary": "A judge enjoined the first prohibition.",
        "scope": "",
    } | changes


def confirm(client, notice: Notice, posted: dict[str, object]):
    return client.post(reverse("desk:inbox-confirm", args=[notice.pk]), posted)


def test_confirming_writes_a_cited_event_into_the_working_copy(desk, editor, measure, notice):
    provision = Provision.objects.create(measure=measure, number=1, label="App stores")
    mark = history.mark(measure)
    response = confirm(desk, notice, confirming(measure, provision=[provision.pk]))
    assert response.status_code == 302
    event = Event.objects.get(measure=measure, kind="enjoined_preliminary")
    assert event.docket == notice.entry.docket
    assert list(event.provisions.all()) == [provision]
    citation = event.citations.get()
    assert (citation.docket_entry, citation.attribution) == (notice.entry, "official_document")
    assert history.contributors(measure, after=mark) == {editor.pk}
    notice.refresh_from_db()
    assert (notice.state, notice.decided_by) == ("confirmed", editor)


def test_an_event_that_does_not_fit_leaves_the_notice_open_and_what_was_typed(desk, measure, notice):
    response = confirm(desk, notice, confirming(measure, scope="x" * 101, summary="Kept words."))
    assert response.status_code == 409
    assert "Scope" in response.content.decode()
    assert "Kept words." in response.content.decode()
    notice.refresh_from_db()
    assert notice.is_open
    assert not Event.objects.filter(kind="enjoined_preliminary").exists()


def test_nothing_is_logged_when_one_of_two_measures_refuses(editor, measure, notice):
    other = make_measure(by=editor)
    act = triage.CourtAct(EventKind.COURT_OTHER, dt.date(2020, 9, 27), "It acted.")
    with pytest.raises(triage.CannotTriage, match="tied to this docket"):
        triage.confirm(notice, by=editor, acts={measure.pk: act, other.pk: act})
    assert not Event.objects.filter(kind="court_other").exists()
    notice.refresh_from_db()
    assert notice.is_open


def test_the_second_of_two_editors_is_told_and_writes_nothing(desk, measure, notice):
    confirm(desk, notice, confirming(measure))
    again = confirm(signed_in(make_user("editor")), notice, confirming(measure, kind="court_other"))
    assert again.status_code == 409
    assert "has already decided" in again.content.decode()
    assert Event.objects.filter(measure=measure).exclude(kind="reported").count() == 1


def test_a_measure_has_to_be_chosen(desk, measure, notice):
    response = confirm(desk, notice, confirming(measure) | {"measure": []})
    assert response.status_code == 409
    assert "choose at least one measure" in response.content.decode()


def test_dismissing_needs_a_reason_and_keeps_it(desk, notice):
    address = reverse("desk:inbox-dismiss", args=[notice.pk])
    assert desk.post(address, {"reason": " "}).status_code == 409
    assert desk.post(address, {"reason": "A filing of a party."}).status_code == 302
    notice.refresh_from_db()
    assert (notice.state, notice.reason) == ("dismissed", "A filing of a party.")


def test_an_analyst_decides_nothing_even_in_the_shell(measure, notice):
    act = triage.CourtAct(EventKind.COURT_OTHER, dt.date(2020, 9, 27), "It acted.")
    with pytest.raises(triage.CannotTriage, match="Only an editor"):
        triage.confirm(notice, by=make_user("analyst"), acts={measure.pk: act})


def test_the_inbox_shows_dockets_without_a_measure_apart(desk, notice):
    filed(watched(number="1:21-cv-00001"), "Scheduling Order")
    shown = desk.get(reverse("desk:inbox")).context
    assert [item.notice.entry.label for item in shown["items"]] == [notice.entry.label]
    assert [item.notice.entry.label for item in shown["untied"]] == ["Scheduling Order"]


def test_the_inbox_pages_through_everything_once(desk, notice):
    for number in range(10, 40):
        filed(notice.entry.docket, "Order" if number % 2 else "Memorandum in Support", number)
    seen, address = [], reverse("desk:inbox")
    after = ""
    while after is not None:
        shown = desk.get(address, {"after": after} if after else {}).context
        seen += [(item.notice.weight, item.notice.pk) for item in shown["items"]]
        after = shown["next_after"]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == len(set(seen)) == 31


def test_a_page_of_the_inbox_that_is_no_number_is_not_found(desk):
    assert desk.get(reverse("desk:inbox"), {"after": "x"}).status_code == 404


def test_the_proposal_takes_the_day_of_the_court_and_ticks_the_measure_it_challenges(desk, measure, notice):
    (item,) = desk.get(reverse("desk:inbox")).context["items"]
    assert item.entered.happened_on == "2020-09-27"
    assert item.entered.kind == "", "a label does not tell what the court did"
    assert item.entered.measures == {measure.pk}


@pytest.mark.parametrize("verb", ["confirm", "dismiss"])
def test_words_that_arrived_after_the_page_was_opened_are_read_before_anything_is_decided(
    desk, measure, notice, verb
):
    page = desk.get(reverse("desk:inbox")).content.decode()
    seen = seen_of(notice.entry)
    assert page.count(f'name="seen" value="{seen}"') == 2
    arrived = timezone.now() + dt.timedelta(seconds=1)
    DocketEntry.objects.filter(pk=notice.entry_id).update(text="ORDER denying it.", changed_at=arrived)
    posted = confirming(measure, reason="Nothing new.", seen=seen)
    address = reverse(f"desk:inbox-{verb}", args=[notice.pk])
    answer = desk.post(address, posted)
    assert answer.status_code == 409
    assert "changed while you were looking" in answer.content.decode()
    assert "ORDER denying it." in answer.content.decode()
    notice.refresh_from_db()
    assert notice.is_open
    assert (
        desk.post(address, posted | {"seen": f"{notice.entry_id}:{arrived.isoformat()}"}).status_code == 302
    )


def test_a_decision_on_words_that_changed_in_between_is_refused_by_the_verb_too(editor, measure, notice):
    assert notice.entry.text == ""
    later = timezone.now() + dt.timedelta(seconds=1)
    DocketEntry.objects.filter(pk=notice.entry_id).update(text="ORDER denying it.", changed_at=later)
    act = triage.CourtAct(EventKind.COURT_OTHER, dt.date(2020, 9, 27), "It acted.")
    with pytest.raises(triage.CannotTriage, match="changed while"):
        triage.confirm(notice, by=editor, acts={measure.pk: act})
    assert not Event.objects.filter(kind="court_other").exists()


@pytest.mark.parametrize("field", ["provision", "measure", "whole"])
def test_a_number_beyond_any_key_is_no_choice(desk, measure, notice, field):
    response = confirm(desk, notice, confirming(measure, summary="") | {field: "9" * 5000})
    assert response.status_code == 409
    notice.refresh_from_db()
    assert notice.is_open


def test_what_a_court_or_an_editor_wrote_is_text_on_the_page(desk, editor, measure, notice):
    hostile = "<script>alert('x')</script> & \"more\""
    Measure.objects.filter(pk=measure.pk).update(title=hostile)
    DocketEntry.objects.filter(pk=notice.entry_id).update(label=hostile, text=hostile * 2)
    with acting(editor):
        Provision.objects.create(measure=measure, number=7, label=hostile)
    page = desk.get(reverse("desk:inbox")).content.decode()
    assert "<script>alert('x')" not in page
    assert page.count("&lt;script&gt;alert(&#") > 4

"""An entry of what is logged already: cited for that event instead of logged a second time."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from policies.dockets.models import DocketEntry, Notice
from policies.measures import history
from policies.measures.models import Citation, Event, Litigation, Measure, Provision
from tests.desk.conftest import signed_in
from tests.desk.court_filings import filed
from tests.dockets.factories import watched
from tests.html_forms import held_by
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db
INBOX = "/desk/inbox/"


@pytest.fixture
def measure(editor) -> Measure:
    measure = make_measure(by=editor)
    with acting(editor):
        Litigation.objects.create(measure=measure, docket=watched())
    return measure


@pytest.fixture
def logged(editor, measure) -> Event:
    """Log the injunction of the entry's day from the press."""
    with acting(editor):
        first = Provision.objects.create(measure=measure, number=1, label="App stores")
        return make_event(measure, "enjoined_preliminary", "2020-09-27", docket=watched(), provisions=[first])


@pytest.fixture
def notice(logged) -> Notice:
    return filed(watched())


def cite(desk: Client, notice: Notice, *events: object):
    return desk.post(reverse("desk:inbox-cite", args=[notice.pk]), {"event": list(events)})


def test_the_inbox_says_what_is_logged_of_the_day_and_of_which_provisions(desk, notice, logged):
    page = desk.get(INBOX)
    (item,) = page.context["items"]
    assert item.logged == [logged]
    said = "Preliminary injunction, provision 1: It was enjoined_preliminary."
    assert labels(page.content) == [f"27 September 2020 · {said} {logged.measure}"]


def labels(content: bytes) -> list[str]:
    """Give what stands beside the ticks of the form that cites, as people read it."""
    found = html.fromstring(content.decode()).xpath("//label[input[@name='event']]")
    return [" ".join(label.text_content().split()) for label in found]


def sent_from(content: bytes) -> dict[str, list[str]]:
    """Give what the form that cites sends when nobody touches it."""
    (form,) = html.fromstring(content.decode()).xpath("//form[contains(@action, '/cite/')]")
    return held_by(form)


def test_what_is_ticked_stands_first_with_all_that_it_says(desk, editor, measure, logged):
    with acting(editor):
        second = Provision.objects.create(measure=measure, number=2, label="Payments")
        both = [logged.provisions.get(), second]
        other = make_event(measure, "block_lifted", "2020-09-27", docket=watched(), provisions=both)
        Event.objects.filter(pk=other.pk).update(scope="the plaintiffs", happened_on=logged.happened_on)
    filed(watched(), "", text="ORDER dissolving 15 Preliminary Injunction.")
    page = desk.get(INBOX)
    assert "event" not in sent_from(page.content), "either may be what it documents"
    Event.objects.filter(pk=logged.pk).update(kind="response")
    page = desk.get(INBOX)
    assert labels(page.content)[0].startswith(
        "27 September 2020 · Court block lifted, provisions 1, 2, for the plaintiffs: It was block_lifted."
    )
    assert sent_from(page.content)["event"] == [str(other.pk)]


CHANGES = {
    "its words": {"summary": "The court enjoined nothing."},
    "its kind": {"kind": "court_other"},
    "its day": {"happened_on": "2020-09-26"},
    "its scope": {"scope": "the plaintiffs"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_event_that_changed_since_the_page_was_opened_is_read_before_it_is_cited(
    desk, editor, notice, logged, change
):
    held = sent_from(desk.get(INBOX).content)
    with acting(make_user("editor")):
        Event.objects.filter(pk=logged.pk).update(**change)
    address = reverse("desk:inbox-cite", args=[notice.pk])
    answer = desk.post(address, held)
    assert answer.status_code == 409
    assert "changed while you were looking at it" in answer.content.decode()
    assert not logged.citations.exists()
    notice.refresh_from_db()
    assert notice.is_open
    if "happened_on" not in change:
        assert desk.post(address, sent_from(answer.content)).status_code == 302


def test_an_event_that_lost_a_provision_since_is_not_cited(desk, notice, logged):
    held = sent_from(desk.get(INBOX).content)
    logged.provisions.clear()
    assert desk.post(reverse("desk:inbox-cite", args=[notice.pk]), held).status_code == 409


def test_an_event_that_is_gone_since_is_not_cited(desk, notice, logged):
    held = sent_from(desk.get(INBOX).content)
    logged.delete()
    answer = desk.post(reverse("desk:inbox-cite", args=[notice.pk]), held)
    assert (answer.status_code, "choose at least one that is logged" in answer.content.decode()) == (
        409,
        True,
    )


def test_what_was_ticked_stays_ticked_after_a_refusal(desk, editor, measure, notice, logged):
    with acting(editor):
        other = make_event(measure, "response", "2020-09-27", docket=watched())
    held = sent_from(desk.get(INBOX).content)
    assert held["event"] == [str(logged.pk)]
    later = timezone.now() + timedelta(seconds=1)
    DocketEntry.objects.filter(pk=notice.entry_id).update(text="ORDER.", changed_at=later)
    answer = desk.post(reverse("desk:inbox-cite", args=[notice.pk]), held | {"event": [other.pk]})
    assert answer.status_code == 409
    assert sent_from(answer.content)["event"] == [str(other.pk)]


def test_citing_adds_the_entry_to_the_event_and_no_event(desk, editor, measure, notice, logged):
    mark = history.mark(measure)
    assert cite(desk, notice, logged.pk).status_code == 302
    assert [event.pk for event in Event.objects.filter(kind="enjoined_preliminary")] == [logged.pk]
    citation = Citation.objects.get(event=logged)
    assert (citation.docket_entry, citation.attribution) == (notice.entry, "official_document")
    assert history.contributors(measure, after=mark) == {editor.pk}
    notice.refresh_from_db()
    assert (notice.state, notice.decided_by) == ("confirmed", editor)
    assert desk.get(INBOX).context["items"] == []


def test_order_and_opinion_of_a_day_are_both_cited_for_the_one_event(desk, notice, logged):
    opinion = filed(watched(), "Memorandum Opinion", 30)
    for each in (notice, opinion):
        cite(desk, each, logged.pk)
    assert Event.objects.filter(kind="enjoined_preliminary").count() == 1
    cited = {citation.docket_entry for citation in logged.citations.all()}
    assert cited == {notice.entry, opinion.entry}


def test_only_an_event_that_the_entry_may_document_is_ticked(desk, editor, measure, notice, logged):
    (item,) = desk.get(INBOX).context["items"]
    assert item.documented == {logged.pk}
    motion = filed(watched(), "Motion for Preliminary Injunction", 31)
    with acting(editor):
        make_event(measure, "court_other", "2020-09-27", docket=watched())
    ticked = {item.notice: item.documented for item in desk.get(INBOX).context["items"]}
    other = Event.objects.get(kind="court_other").pk
    # Two acts of a court on the day: the order may be either, the motion is no injunction.
    assert ticked == {notice: frozenset(), motion: {other}}


@pytest.mark.parametrize("events", [[], ["x"], [0], ["9" * 40]])
def test_what_is_not_logged_of_the_docket_is_refused_and_nothing_changes(desk, notice, events):
    answer = cite(desk, notice, *events)
    assert answer.status_code == 409
    assert "Event: choose at least one" in answer.content.decode()
    notice.refresh_from_db()
    assert notice.is_open
    assert not Citation.objects.exclude(docket_entry=None).exists()


def test_an_event_of_another_docket_is_refused(desk, editor, measure, notice):
    with acting(editor):
        foreign = make_event(measure, "court_other", "2020-09-27", docket=watched(number="1:21-cv-00001"))
    assert cite(desk, notice, foreign.pk).status_code == 409
    assert not foreign.citations.exists()


def test_the_second_of_two_editors_is_told_and_cites_nothing(desk, notice, logged):
    cite(desk, notice, logged.pk)
    again = cite(signed_in(make_user("editor")), notice, logged.pk)
    assert again.status_code == 409
    assert logged.citations.count() == 1


def test_an_entry_of_another_day_offers_nothing_to_cite(desk, measure, editor):
    with acting(editor):
        make_event(measure, "court_other", "2020-09-26", docket=watched())
    filed(watched())
    (item,) = desk.get(INBOX).context["items"]
    assert item.logged == []

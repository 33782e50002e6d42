"""What only one person's saved page shows is on the desk, and public when a second person vouches for it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from policies.dockets import merge as merging
from policies.dockets import pasted_pages
from policies.dockets.adapters.contract import Source
from policies.dockets.models import Docket, DocketEntry, DocketName, Notice, PastedPage, Sight
from policies.dockets.pasted_pages import PageRefused
from policies.measures.court_acts import log_court_act
from policies.measures.models import Litigation
from policies.publication.vocabulary import EventKind
from policies.review import workflow
from tests.desk.conftest import signed_in
from tests.desk.submissions import released, submitted
from tests.desk.test_docket_page import PAGE, saved, short, text_of
from tests.dockets import factories
from tests.measures.factories import acting, make_measure, make_user
from tests.publication.factories import naming, publish

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 4, 1, tzinfo=UTC)
FORGED = b"ORDER denying 14 Motion for Preliminary Injunction."
COMPLAINT = "COMPLAINT against DEPARTMENT OF EXAMPLES"


@pytest.fixture
def docket(db) -> Docket:
    """Watch the docket of the saved page, which a release names; its court's feed has shown entry 21."""
    factories.court()
    docket = factories.watched(number="1:21-cv-00280")
    Docket.objects.filter(pk=docket.pk).update(pacer_case_id="226820", watched_since=NOW)
    merging.merge(docket.court, [short(21, 70)], now=NOW)
    publish(**naming(docket))
    return docket


@pytest.fixture
def another(db) -> Client:
    return signed_in(make_user("editor", username="otto"))


def added(desk: Client, body: bytes | None = None) -> str:
    """Upload a page and add it, alone; give its address."""
    page = SimpleUploadedFile("docket.html", body or saved("district"), "text/html")
    address = desk.post(PAGE, {"file": page})["Location"]
    assert desk.post(address).status_code == 302
    return address


def in_feed(docket: Docket) -> dict[int | None, str]:
    """Give number and words of what partners receive."""
    results = Client().get(reverse("feed:entries", args=[docket.pk])).json()["results"]
    return {entry["entry_number"]: entry["text"] or entry["label"] for entry in results}


def confirmed(client: Client, address: str) -> str:
    """Confirm a page that was added; give what the button promised and what was said then."""
    offered = text_of(client.get(address))
    return offered + text_of(client.post(address, follow=True))


def test_who_confirms_is_told_whether_readers_see_it(desk, docket, another):
    said = confirmed(another, added(desk))
    assert "Confirm what the page shows and make it public" in said
    assert "what the saved page shows is public now" in said


def test_of_a_docket_that_no_release_names_nothing_is_called_public(desk, another):
    said = confirmed(another, added(desk))
    assert "make it public" not in said
    assert "what the saved page shows is confirmed, and public once a release names the docket." in said


def on_desk(number: int) -> DocketEntry:
    return DocketEntry.objects.get(entry_number=number)


def test_one_person_alone_makes_nothing_public(desk, docket):
    added(desk)
    assert in_feed(docket) == {21: "Order"}
    complaint = on_desk(1)
    assert complaint.unconfirmed
    assert Notice.objects.filter(entry=complaint).exists()
    told = Client().get(reverse("feed:dockets")).json()["results"][0]
    assert (told["caption"], told["judge"], told["filed_on"]) == ("", "", None)
    (watch,) = Client().get("/coverage/").context["watches"]
    assert [listed.entry_count for listed, _ in watch.dockets] == [1]


def test_a_second_person_makes_it_public_with_one_press(desk, another, docket):
    address = added(desk)
    shown = text_of(another.get(address))
    assert "not public until you or another colleague confirms it" in shown
    assert f"Made public No. 1: {COMPLAINT}" in shown
    assert "Reworded No. 21: Order — ORDER granting" in shown
    assert another.post(address).status_code == 302
    public = in_feed(docket)
    assert public[1].startswith(COMPLAINT)
    assert public[21].startswith("ORDER granting")
    page = PastedPage.objects.get()
    told = Client().get(reverse("feed:dockets")).json()["results"][0]
    assert (told["judge"], told["filed_on"]) == ("Judge Rosa Clerk", "2021-01-29")
    assert (str(page.by), str(page.confirmed_by)) == ("erin", "otto")
    assert not Sight.objects.exclude(page=None).exists()
    assert "otto confirmed it on" in text_of(desk.get(address))
    assert another.post(address).status_code == 409


def test_a_large_page_is_confirmed_with_one_write_for_each_entry(
    desk, another, docket, django_assert_max_num_queries
):
    row = b"<tr><td>03/16/2021</td><td>%d</td><td>ORDER number %d.</td></tr>"
    rows = b"".join(row % (number, number) for number in range(100, 400))
    address = added(desk, saved("district").replace(b"</table></body>", rows + b"</table></body>"))
    with django_assert_max_num_queries(400):
        another.post(address)
    assert docket.entries.public().count() > 300


def test_the_uploader_cannot_be_the_second_person_by_any_way(desk, editor: User, docket):
    address = added(desk)
    page = PastedPage.objects.get()
    assert "Confirm what the page shows" not in desk.get(address).content.decode()
    assert desk.post(address).status_code == 409
    added(desk)
    with pytest.raises(PageRefused, match="You saved this page"):
        pasted_pages.vouch(page, by=editor, now=NOW)
    with pytest.raises(IntegrityError, match="pasted_page_confirmed_by_another"), transaction.atomic():
        PastedPage.objects.filter(pk=page.pk).update(confirmed_by=editor, confirmed_at=NOW)
    assert in_feed(docket) == {21: "Order"}


def test_a_page_that_was_not_added_cannot_be_confirmed(desk, docket):
    page = SimpleUploadedFile("docket.html", saved("district"), "text/html")
    desk.post(PAGE, {"file": page})
    with pytest.raises(PageRefused, match="Nobody has added"):
        pasted_pages.vouch(PastedPage.objects.get(), by=make_user("editor"), now=NOW)


def test_an_analyst_is_no_second_person(desk, docket):
    address = added(desk)
    assert signed_in(make_user("analyst")).post(address).status_code in {302, 403}
    assert PastedPage.objects.get().confirmed_at is None


def test_a_forged_page_changes_nothing_that_the_court_showed(desk, docket):
    merging.merge(docket.court, [replace(short(21, 70), caption="Alpha v. Beta")], now=NOW)
    before = DocketEntry.objects.filter(entry_number=21).values().get()
    forged = saved("district").replace(b"ORDER granting 14 Motion for Preliminary Injunction.", FORGED)
    forged = forged.replace(b"ALPHA CORPORATION v. DEPARTMENT", b"FORGED CORPORATION v. DEPARTMENT")
    assert FORGED in forged
    added(desk, forged)
    assert DocketEntry.objects.filter(entry_number=21).values().get() == before
    docket.refresh_from_db()
    assert docket.caption == "Alpha v. Beta"
    assert not DocketName.objects.filter(value__contains="FORGED").exists()


def test_a_forged_line_cannot_make_two_entries_of_the_court_one(desk, another, docket):
    # The page's line 21 names the sequence of the one and the document of the other.
    one, other = short(None, 70), replace(short(None, 71), document_id="04508312222")
    Sight.objects.all().delete()
    Notice.objects.all().delete()
    DocketEntry.objects.all().delete()
    merging.merge(docket.court, [one, other], now=NOW)
    before = list(DocketEntry.objects.order_by("pk").values())
    address = added(desk)
    kept = DocketEntry.with_folded.filter(pk__in=[row["id"] for row in before])
    assert list(kept.order_by("pk").values()) == before
    another.post(address)
    assert DocketEntry.with_folded.exclude(folded_into=None).count() == 1


def test_an_old_wording_cannot_be_brought_back_alone(desk, another, docket):
    first = added(desk)
    another.post(first)
    amended = saved("district").replace(b"ORDER granting 14 Motion", b"AMENDED ORDER granting 14 Motion")
    second = added(desk, amended)
    another.post(second)
    assert in_feed(docket)[21].startswith("AMENDED ORDER")
    added(desk)
    assert in_feed(docket)[21].startswith("AMENDED ORDER")


@pytest.mark.parametrize("source", [Source.PACER_FEED, Source.COURTLISTENER_API])
def test_what_the_watch_itself_sees_is_public_at_once_in_the_words_it_saw(desk, docket, source):
    added(desk)
    seen = replace(short(1, 4), source=source, labels=("Complaint",), guid="seen")
    merging.merge(docket.court, [seen], now=NOW + timedelta(hours=1))
    assert in_feed(docket) == {1: "Complaint", 21: "Order"}
    assert on_desk(1).sources == [source]


def test_the_order_in_which_feed_page_and_second_person_come_does_not_matter(desk, another, docket):
    feed = replace(short(1, 4), labels=("Complaint",), guid="seen")
    another.post(added(desk))
    merging.merge(docket.court, [feed], now=NOW)
    late = in_feed(docket)
    Notice.objects.all().delete()
    Sight.objects.all().delete()
    DocketEntry.objects.all().delete()
    merging.merge(docket.court, [short(21, 70), feed], now=NOW)
    another.post(added(desk))
    assert in_feed(docket) == late


def test_inbox_and_dashboard_ask_the_second_person_and_not_the_uploader(desk, another, docket):
    address = added(desk)
    for client, asked in ((desk, False), (another, True)):
        inbox = text_of(client.get("/desk/inbox/"))
        assert "Not public yet: only the page saved by erin shows it." in inbox
        assert ("Look at the page and confirm it" in inbox) == asked
        assert (address in client.get("/desk/").content.decode()) == asked


def test_the_inbox_asks_once_for_all_pages(desk, docket, django_assert_max_num_queries):
    added(desk)
    desk.get("/desk/inbox/")
    with django_assert_max_num_queries(15):
        desk.get("/desk/inbox/")


def cited(editor: User, docket: Docket, number: int):
    """Log an entry as an event of a measure of this editor."""
    with acting(editor):
        measure = make_measure(by=editor)
        Litigation.objects.create(measure=measure, docket=docket)
        entry = on_desk(number)
        log_court_act(
            measure, entry=entry, kind=EventKind.CHALLENGED, happened_on=entry.filed_on, summary="It sued."
        )
    return measure


def test_a_release_by_two_persons_makes_public_what_it_cites_and_nothing_else(desk, editor, docket):
    added(desk)
    released(editor, measure=cited(editor, docket, 1))
    assert in_feed(docket)[1].startswith(COMPLAINT)
    assert set(in_feed(docket)) == {1, 21}
    assert DocketEntry.objects.filter(unconfirmed=True).exists()


def test_a_submission_alone_makes_nothing_public(desk, editor, docket):
    added(desk)
    submitted(editor, measure=cited(editor, docket, 1))
    assert in_feed(docket) == {21: "Order"}


def test_a_forced_release_makes_it_public_only_when_its_review_is_closed(desk, editor, docket):
    added(desk)
    submission = submitted(editor, measure=cited(editor, docket, 1))
    chief = make_user("chief editor")
    submission = workflow.force_release(submission, by=chief, digest=submission.digest, reason="Urgent.")
    assert in_feed(docket) == {21: "Order"}
    workflow.close_retrospective(submission, by=make_user("reviewer"), note="Looked at the court’s page.")
    assert in_feed(docket)[1].startswith(COMPLAINT)


def test_words_that_the_reviewer_did_not_see_stay_unpublished(desk, editor, docket):
    added(desk)
    submission = submitted(editor, measure=cited(editor, docket, 1))
    added(desk, re.sub(rb"COMPLAINT against", b"AMENDED COMPLAINT against", saved("district")))
    assert on_desk(1).text.startswith("AMENDED")
    reviewer = make_user("reviewer")
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    workflow.release(submission, by=reviewer, digest=submission.digest)
    assert in_feed(docket) == {21: "Order"}

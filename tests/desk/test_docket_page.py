"""A saved court page is shown first, and added by a second press as every other source is."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from policies.dockets import merge as merging
from policies.dockets import pasted_pages, tasks, watching
from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.models import Court, Docket, DocketEntry, Notice, PastedPage
from tests.desk.conftest import signed_in
from tests.measures.factories import make_user

pytestmark = pytest.mark.django_db
PAGE = "/desk/dockets/page/"
SAVED = Path(__file__).parent.parent / "dockets" / "pages"
NOW = datetime(2021, 4, 1, tzinfo=UTC)


def saved(name: str) -> bytes:
    return (SAVED / f"{name}.html").read_bytes()


def upload(desk: Client, body: bytes):
    return desk.post(PAGE, {"file": SimpleUploadedFile("docket.html", body, "text/html")})


def confirm_as_another(preview: str) -> None:
    """Have a colleague of the uploader make the page public."""
    assert signed_in(make_user("editor")).post(preview).status_code == 302


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


@pytest.fixture
def watched(db) -> Docket:
    """Watch the docket of the saved pages, with one entry and one minute order that its feed has shown."""
    court = Court.objects.get(slug="dcd")
    docket = watching.watch(court, docket_number="1:21-cv-00280", pacer_case_id="226820")
    merging.merge(court, [short(21, 70), short(None, 77)], now=NOW)
    return docket


def short(number: int | None, sequence: int) -> ObservedEntry:
    return ObservedEntry(
        docket_number="1:21-cv-00280",
        filed_at=datetime(2021, 3, 15 if number is None else 12, 15, tzinfo=UTC),
        pacer_case_id="226820",
        entry_number=number,
        sequence=sequence,
        labels=("Order",),
        guid=f"feed-{sequence}",
        source=Source.PACER_FEED,
    )


def test_a_page_is_shown_with_what_it_would_change_and_changes_nothing(desk: Client, watched: Docket):
    answer = upload(desk, saved("district"))
    page = PastedPage.objects.get()
    assert answer["Location"] == f"{PAGE}{page.pk}/"
    shown = text_of(desk.get(answer["Location"]))
    assert "1 row not read" in shown
    assert "New No. 1: COMPLAINT against DEPARTMENT OF EXAMPLES" in shown
    assert "Reworded No. 21: Order — ORDER granting 14 Motion for Preliminary Injunction." in shown
    assert "Now: No. 21: Order" in shown
    assert (page.body, DocketEntry.objects.count()) == (saved("district"), 2)
    assert not DocketEntry.objects.exclude(text="").exists()


def test_a_docket_of_the_same_number_and_another_case_id_is_named_beside_the_page(
    desk: Client, watched: Docket
):
    Docket.objects.filter(pk=watched.pk).update(pacer_case_id="9900004", caption="Beta v. Gamma")
    shown = text_of(desk.get(upload(desk, saved("district"))["Location"]))
    assert "Nobody watches this docket yet" in shown
    assert "The page is of PACER case 226820. Another docket of D.D.C. bears the same number:" in shown
    assert "Beta v. Gamma , PACER case 9900004. Nothing of the page goes there." in shown
    assert "3 new" in shown
    assert Docket.objects.count() == 1


def test_a_second_press_adds_it_in_the_rows_that_are_there(desk: Client, watched: Docket):
    preview = upload(desk, saved("district"))["Location"]
    notices = Notice.objects.count()
    answer = desk.post(preview)
    assert answer["Location"] == f"/desk/dockets/docket/{watched.pk}/change/"
    assert DocketEntry.objects.get(entry_number=21).text == ""
    confirm_as_another(preview)
    order = DocketEntry.objects.get(entry_number=21)
    assert (order.label, order.text[:14], order.sources) == (
        "Order",
        "ORDER granting",
        [Source.PACER_DOCKET, Source.PACER_FEED],
    )
    page = PastedPage.objects.get()
    assert (page.docket, page.new, page.updated) == (watched, DocketEntry.objects.count() - 2, page.updated)
    assert Notice.objects.count() > notices
    assert "confirmed it on" in text_of(desk.get(preview))


def test_a_history_report_meets_the_feeds_minute_order_by_its_sequence_number(desk: Client, watched: Docket):
    preview = upload(desk, saved("history"))["Location"]
    assert "0 new" in text_of(desk.get(preview))
    desk.post(preview)
    confirm_as_another(preview)
    assert DocketEntry.objects.count() == 2
    assert DocketEntry.objects.get(sequence=77).sources == [Source.PACER_FEED, Source.PACER_HISTORY]


def test_a_page_is_added_once(desk: Client, watched: Docket):
    preview = upload(desk, saved("district"))["Location"]
    desk.post(preview)
    count = DocketEntry.objects.count()
    again = desk.post(preview)
    assert (again.status_code, "This page was added on" in text_of(again)) == (409, True)
    desk.post(upload(desk, saved("district"))["Location"])
    assert DocketEntry.objects.count() == count


def test_a_docket_nobody_watches_is_watched_with_its_first_page_and_tied_to_the_one_below(
    desk: Client, watched: Docket
):
    preview = upload(desk, saved("appeal"))["Location"]
    shown = text_of(desk.get(preview))
    assert "Adding the page begins to watch it." in shown
    assert "An appeal from 1:21-cv-00280 (D.D.C.)." in shown
    assert not Docket.objects.filter(docket_number="21-5027").exists()
    desk.post(preview)
    appeal = Docket.objects.get(docket_number="21-5027")
    assert (appeal.watched, appeal.court.slug, appeal.appeal_from) == (True, "cadc", watched)
    assert appeal.entries.count() == 2


def test_the_source_of_a_page_may_be_pasted_instead(desk: Client):
    answer = desk.post(PAGE, {"source": saved("district").decode()})
    assert answer.status_code == 302
    assert PastedPage.objects.get().body == saved("district")


BAD = {
    "nothing": (b"", "page is empty"),
    "another page": (b"<html><h3>Hello</h3></html>", "no docket page"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(2000), "no docket page"),
    "too large": (b"x" * (pasted_pages.LARGEST + 1), "larger than 5 MB"),
    "entities": (b'<!DOCTYPE x [<!ENTITY a "b">]><p>&a;', "no docket page"),
    "an unknown court": (
        saved("district").replace(b"dcd", b"zzz").replace(b"Columbia", b"Nowhere"),
        "which court",
    ),
    "no entries": (
        re.sub(rb"<td valign=\"top\">\d\d/\d\d/\d{4}</td>", b"<td></td>", saved("district")),
        "no entries",
    ),
}


@pytest.mark.parametrize(("body", "reason"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_added_is_refused_with_its_reason(desk: Client, body, reason):
    answer = upload(desk, body)
    assert (answer.status_code, reason in text_of(answer)) == (422, True)
    assert not PastedPage.objects.exists()


def test_markup_in_a_page_is_shown_as_text(desk: Client):
    body = saved("district").replace(b"MINUTE ORDER:", b"&lt;script&gt;alert(1)&lt;/script&gt;")
    shown = desk.get(upload(desk, body)["Location"]).content.decode()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert(1)" not in shown


def test_another_editor_does_not_see_the_page_before_it_is_added(desk: Client, watched: Docket):
    preview = upload(desk, saved("district"))["Location"]
    other = signed_in(make_user("editor", username="otto"))
    assert (other.get(preview).status_code, other.post(preview).status_code) == (404, 404)


def test_an_editor_who_hands_in_page_after_page_is_stopped(desk: Client, editor: User):
    now = datetime.now(UTC)
    PastedPage.objects.bulk_create(
        PastedPage(by=editor, received_at=now, size=0, digest="", compressed=b"")
        for _ in range(pasted_pages.PAGES_A_DAY)
    )
    assert "Go on tomorrow" in text_of(upload(desk, saved("district")))


def test_pages_that_were_only_looked_at_are_forgotten_after_a_day(desk: Client, watched: Docket):
    added, left = (upload(desk, saved(name))["Location"] for name in ("district", "history"))
    desk.post(added)
    PastedPage.objects.update(received_at=datetime.now(UTC) - timedelta(days=2))
    assert tasks.forget_abandoned_pages() == 1
    assert desk.get(left).status_code == 404
    assert PastedPage.objects.get().merged_at is not None


def test_the_preview_of_a_large_page_is_few_queries(
    desk: Client, watched: Docket, django_assert_max_num_queries
):
    row = b"<tr><td>03/16/2021</td><td>%d</td><td>ORDER number %d.</td></tr>"
    rows = b"".join(row % (number, number) for number in range(100, 1100))
    preview = upload(desk, saved("district").replace(b"</table></body>", rows + b"</table></body>"))[
        "Location"
    ]
    with django_assert_max_num_queries(60):
        shown = text_of(desk.get(preview))
    assert "The latest 200 are shown." in shown


def test_a_page_of_the_court_of_international_trade_begins_to_watch_its_docket(desk: Client):
    page = saved("district").decode()
    for here, there in (
        ("ecf.dcd.uscourts.gov", "ecf.cit.uscourts.gov"),
        ("U.S. District Court for the District of Columbia", "U.S. Court of International Trade"),
        ("U.S. District Court<br>District of Columbia (Washington, DC)", "U.S. Court of International Trade"),
    ):
        assert here in page
        page = page.replace(here, there)
    answer = upload(desk, page.encode())
    assert answer.status_code == 302
    assert desk.post(answer.url).status_code == 302
    docket = Docket.objects.get(court__slug="cit")
    assert (docket.docket_number, docket.watched, str(docket)) == (
        "1:21-cv-00280",
        True,
        "1:21-cv-00280 (Ct. Int’l Trade)",
    )
    assert docket.entries.exists()

"""A docket is watched by pasting whatever names it; what is unclear is asked, with plain radio buttons."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from policies.dockets import watching
from policies.dockets.models import Court, Docket
from tests.dockets.courtlistener_records import DOCKET_ID, docket
from tests.dockets.courtlistener_server import TOKEN, CourtListenerServer

pytestmark = pytest.mark.django_db
WATCH = "/desk/dockets/watch/"
CL = f"https://www.courtlistener.com/docket/{DOCKET_ID}/alpha-v-beta/"


def paste(desk: Client, pasted: str, **more: str):
    return desk.post(WATCH, {"pasted": pasted, **more})


def offered(response) -> list[str]:
    return re.findall(r'type="radio" name="choice" value="([^"]*)"', response.content.decode())


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", response.content.decode()).split())


def test_the_page_to_add_a_docket_asks_for_one_field(desk: Client):
    page = desk.get("/desk/dockets/docket/add/")
    assert 'name="pasted"' in page.content.decode()
    assert offered(page) == []


@pytest.mark.parametrize(
    ("pasted", "court", "number", "case_id"),
    [
        ("1:20-cv-2658-CJN (D.D.C.)", "dcd", "1:20-cv-02658", None),
        ("No. 20-5302 (D.C. Cir.)", "cadc", "20-5302", None),
        ("24A587", "scotus", "24A587", None),
        (
            "1:20-cv-02658 https://ecf.dcd.uscourts.gov/cgi-bin/DktRpt.pl?222257",
            "dcd",
            "1:20-cv-02658",
            "222257",
        ),
    ],
)
def test_what_is_certain_is_watched_at_once(desk: Client, pasted, court, number, case_id):
    answer = paste(desk, pasted)
    row = Docket.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/dockets/docket/{row.pk}/change/")
    assert (row.court.slug, row.docket_number, row.pacer_case_id, row.watched) == (
        court,
        number,
        case_id,
        True,
    )


def test_a_choice_offered_for_another_text_is_not_watched(desk: Client):
    text = "No. 20-cv-05910-LB (N.D. Cal.)"
    answer = paste(desk, text)
    assert 'name="offered_for" value="No. 20-cv-05910-LB (N.D. Cal.)"' in answer.content.decode()
    stale = {"choice": offered(answer)[1], "offered_for": text}
    asked = paste(desk, "No. 20-cv-05911-LB (N.D. Cal.)", **stale)
    assert offered(asked) == [f"{office}:20-cv-05911 (N.D. Cal.)" for office in "1345"]
    assert not Docket.objects.exists()
    paste(desk, text, **stale)
    assert Docket.objects.get().docket_number == stale["choice"].split()[0]


def test_an_office_that_was_left_out_is_asked_and_the_choice_is_watched(desk: Client):
    answer = paste(desk, "No. 20-cv-05910-LB (N.D. Cal.)")
    choices = offered(answer)
    assert choices == [f"{office}:20-cv-05910 (N.D. Cal.)" for office in "1345"]
    assert not Docket.objects.exists()
    paste(desk, "No. 20-cv-05910-LB (N.D. Cal.)", choice=choices[1])
    assert Docket.objects.get().docket_number == "3:20-cv-05910"


def test_a_court_that_was_left_out_is_asked_by_a_plain_list(desk: Client):
    answer = paste(desk, "3:20-cv-05910")
    assert "Understood: 3:20-cv-05910. Still needed: the court." in text_of(answer)
    assert '<option value="cand">N.D. Cal. ·' in answer.content.decode()
    assert "ca9" not in answer.content.decode()
    paste(desk, "3:20-cv-05910", court="cand")
    assert str(Docket.objects.get()) == "3:20-cv-05910 (N.D. Cal.)"


def test_dockets_that_are_here_are_offered_first(desk: Client):
    watching.watch(Court.objects.get(slug="ca2"), docket_number="20-5302", caption="Alpha v. Beta")
    answer = paste(desk, "20-5302")
    assert offered(answer)[0] == "20-5302 (2d Cir.)"
    assert "Alpha v. Beta · watched already" in text_of(answer)
    assert len(offered(answer)) == 14


def test_an_address_of_pacer_needs_the_number_and_keeps_the_case_id(desk: Client):
    address = "https://ecf.cand.uscourts.gov/cgi-bin/iqquerymenu.pl?364733"
    answer = paste(desk, address)
    assert "Understood: (N.D. Cal.), PACER case 364733. Still needed: the docket number." in text_of(answer)
    paste(desk, address, number="3:20-cv-05910-LB")
    row = Docket.objects.get()
    assert (row.docket_number, row.pacer_case_id) == ("3:20-cv-05910", "364733")
    assert paste(desk, address).status_code == 302
    assert Docket.objects.count() == 1


def test_a_docket_of_courtlistener_learns_its_number_there(desk: Client):
    assert "the court, the docket number" in text_of(paste(desk, CL))
    paste(desk, CL, number="1:20-cv-02658", court="dcd")
    row = Docket.objects.get()
    assert (row.court.slug, row.courtlistener_id) == ("dcd", DOCKET_ID)
    answer = paste(desk, CL)
    assert answer["Location"] == f"/desk/dockets/docket/{row.pk}/change/"


@pytest.fixture
def courtlistener(settings: Settings) -> Iterator[CourtListenerServer]:
    server = CourtListenerServer()
    server.dockets = [docket()]
    server.thread.start()
    settings.COURTLISTENER_URL, settings.COURTLISTENER_TOKEN = server.address, TOKEN
    yield server
    server.shutdown()
    server.server_close()
    server.thread.join()


def test_what_an_address_leaves_out_can_be_looked_up(desk: Client, courtlistener: CourtListenerServer):
    assert "Look it up at CourtListener" in text_of(paste(desk, CL))
    assert courtlistener.visits == []
    paste(desk, CL, look_up="1")
    row = Docket.objects.get()
    assert (row.docket_number, row.pacer_case_id, row.courtlistener_id) == (
        "1:20-cv-02658",
        "222257",
        DOCKET_ID,
    )


def test_a_look_up_that_fails_says_why_and_loses_nothing(desk: Client, courtlistener: CourtListenerServer):
    courtlistener.refusals = [(429, {"Retry-After": "30"})]
    answer = paste(desk, CL, look_up="1")
    assert (answer.status_code, "allowance is spent" in text_of(answer)) == (409, True)
    assert CL in answer.content.decode()


@pytest.mark.parametrize("nothing", ["TikTok v. Trump", "", "x" * 5000, "<script>alert(1)</script>"])
def test_what_names_no_docket_is_refused_with_what_is_understood(desk: Client, nothing):
    answer = paste(desk, nothing)
    assert (answer.status_code, Docket.objects.count()) == (409, 0)
    assert "Nothing is watched yet." in text_of(answer)
    assert "<script>alert" not in answer.content.decode()


def test_a_number_of_courtlistener_that_is_anothers_is_refused(desk: Client):
    paste(desk, f"1:20-cv-02658 (D.D.C.) {CL}")
    answer = paste(desk, f"1:21-cv-00280 (D.D.C.) {CL}")
    assert answer.status_code == 409
    assert f"CourtListener's docket {DOCKET_ID} is 1:20-cv-02658 (D.D.C.) here." in text_of(answer).replace(
        "&#x27;", "'"
    )


def test_in_a_window_of_its_own_the_docket_is_picked(desk: Client):
    answer = desk.post(f"{WATCH}?_popup=1", {"pasted": "24A587"})
    assert f"&quot;value&quot;: &quot;{Docket.objects.get().pk}&quot;" in answer.content.decode()


def test_a_stranger_is_sent_to_the_sign_in():
    assert Client().post(WATCH, {"pasted": "24A587"}).status_code == 302
    assert not Docket.objects.exists()

"""The inbox as a queue: what matters first, noise left out, changed wordings back again."""

import pytest
from django.urls import reverse

from policies.dockets import alerting, case_proposals, loadings
from policies.dockets.models import Alert, AlertPace, CaseProposal, Follow, MuteRule, NameFollow, Notice
from policies.measures.models import Litigation
from tests.desk.conftest import signed_in
from tests.desk.court_filings import filed
from tests.dockets.factories import court, default_rules, watched
from tests.measures.factories import acting, make_measure, make_user

pytestmark = pytest.mark.django_db
INBOX = "/desk/inbox/"


@pytest.fixture(autouse=True)
def rules(db) -> None:
    default_rules()


@pytest.fixture
def docket(editor):
    docket = watched()
    with acting(editor):
        Litigation.objects.create(measure=make_measure(by=editor), docket=docket)
    return docket


def labels(desk, address: str = INBOX) -> list[str]:
    return [item.notice.entry.label for item in desk.get(address).context["items"]]


def test_what_matters_most_stands_first(desk, docket):
    for number, label in enumerate(
        ("Memorandum in Support", "Scheduling Order", "Order on Motion for TRO", "Order", "Never seen before")
    ):
        filed(docket, label, number)
    assert labels(desk) == [
        "Order on Motion for TRO",
        "Order",
        "Never seen before",
        "Scheduling Order",
        "Memorandum in Support",
    ]


def test_the_number_of_queries_does_not_grow_with_the_inbox(desk, docket, django_assert_num_queries):
    filed(docket, "Order", 1)
    desk.get(INBOX)
    with django_assert_num_queries(12):
        desk.get(INBOX)
    for number in range(2, 24):
        filed(docket, "Order", number)
    with django_assert_num_queries(12):
        desk.get(INBOX)


def test_a_changed_wording_comes_back_and_shows_the_change(desk, docket):
    filed(docket, "Order", text="ORDER granting 3 Motion for TRO.", before="ORDER denying 3 Motion for TRO.")
    page = desk.get(INBOX).content.decode()
    assert "<del> denying</del><ins> granting</ins>" in page


def test_the_page_says_on_which_words_the_reading_rests(desk, docket):
    filed(docket, "Order", text="ORDER granting 3 Motion for TRO. Signed by Judge Roe.")
    page = desk.get(INBOX).content.decode()
    assert "The court: ruling, temporary restraining order · granted" in page
    assert "Read from the words" in page


def test_a_muted_entry_is_on_its_own_page_with_its_rule_and_comes_back_with_it(desk, docket):
    notice = filed(docket, "Notice of Appearance")
    Notice.objects.filter(pk=notice.pk).update(muted_by=MuteRule.objects.get(act="appearance"))
    assert labels(desk) == []
    muted = reverse("desk:inbox-muted")
    assert labels(desk, muted) == ["Notice of Appearance"]
    assert "Muted by: Appearance of counsel" in desk.get(muted).content.decode()
    rule = MuteRule.objects.get(act="appearance")
    form = {"act": "appearance", "words": "", "reason": rule.reason}
    assert desk.post(f"/desk/dockets/muterule/{rule.pk}/change/", form).status_code == 302
    assert labels(desk) == ["Notice of Appearance"]


def test_a_rule_about_nothing_is_refused_at_its_field(desk):
    answer = desk.post(
        "/desk/dockets/muterule/add/", {"act": "", "words": "", "enabled": "on", "reason": "x"}
    )
    assert answer.status_code == 200
    assert "choose one, say how the words begin" in answer.content.decode()


def test_following_from_the_inbox_and_ending_it(desk, docket, editor):
    address = reverse("desk:follow", args=[docket.pk])
    assert desk.post(address, {"pace": "at_once", "next": INBOX}).url == INBOX
    assert Follow.objects.get().user == editor
    assert desk.post(address, {"pace": "", "next": "https://evil.example/"}).url == reverse("desk:followed")
    assert not Follow.objects.exists()
    assert "Pace: choose" in desk.post(address, {"pace": "hourly"}, follow=True).content.decode()


def test_the_page_of_followed_dockets_says_why_and_marks_only_ones_own_read(desk, docket, editor):
    other = make_user("editor")
    for user in (editor, other):
        alerting.follow(docket, user=user, pace=AlertPace.AT_ONCE)
    notice = filed(docket, "Order")
    alerting.queue([notice], now=notice.created_at)
    page = desk.get(reverse("desk:followed")).content.decode()
    assert "Why you get this: You follow 1:20-cv-02658" in page
    assert "You are told here only" in page
    seen = max(Alert.objects.values_list("pk", flat=True))
    desk.post(reverse("desk:alerts-read"), {"seen": seen})
    assert [alert.user for alert in Alert.objects.filter(read_at=None)] == [other]


def test_following_a_tracked_name_from_the_page_of_followed_dockets(desk, editor):
    case_proposals.hand_in_names({"WeChat": "Tencent", "Weixin": "Tencent"})
    address, followed = reverse("desk:follow-name"), reverse("desk:followed")
    page = desk.get(followed).content.decode()
    assert page.count("<option>Tencent</option>") == 1
    assert desk.post(address, {"name": "Tencent", "pace": "daily"}).url == followed
    assert (
        "Name: choose one"
        in desk.post(address, {"name": "Nobody", "pace": "daily"}, follow=True).content.decode()
    )
    assert "Pace: choose" in desk.post(address, {"name": "", "pace": "hourly"}, follow=True).content.decode()
    assert list(NameFollow.objects.values_list("user", "stands_for", "pace")) == [
        (editor.pk, "Tencent", "daily")
    ]
    case_proposals.hand_in_names({})
    assert "nobody is told" in desk.get(followed).content.decode()
    desk.post(address, {"name": "Tencent", "pace": ""})
    assert not NameFollow.objects.exists()


def test_the_page_of_followed_dockets_tells_of_cases_and_of_a_docket_that_was_loaded(desk, docket, editor):
    court("cadc")
    alerting.follow(docket, user=editor, pace=AlertPace.AT_ONCE)
    entry = filed(docket, "Notice of Appeal to DC Circuit Court").entry
    case_proposals.propose_appeals(docket, [entry], now=entry.first_seen_at)
    loadings.gather([entry], now=entry.first_seen_at)
    page = desk.get(reverse("desk:followed")).content.decode()
    assert "Appeal to watch?" in page
    assert "an appeal from it is proposed" in page
    assert "1 older entry was loaded" in page


@pytest.fixture
def proposal(docket) -> CaseProposal:
    court("cadc")
    entry = filed(docket, "Notice of Appeal to DC Circuit Court").entry
    case_proposals.propose_appeals(docket, [entry], now=entry.first_seen_at)
    return CaseProposal.objects.get()


def test_a_proposed_case_is_watched_with_a_number_typed_by_the_editor(desk, proposal, docket):
    assert "number to follow" in desk.get(INBOX).content.decode()
    address = reverse("desk:case-watch", args=[proposal.pk])
    refused = desk.post(address, {"docket_number": "twenty & 5302"})
    assert refused.status_code == 409
    assert "is no docket number" in refused.content.decode()
    assert 'value="twenty &amp; 5302"' in refused.content.decode()
    assert "No court has filed anything" not in refused.content.decode()
    desk.post(address, {"docket_number": "20-5302"})
    proposal.refresh_from_db()
    assert proposal.docket is not None
    assert (proposal.docket.docket_number, proposal.docket.appeal_from) == ("20-5302", docket)


def test_a_proposed_case_is_dismissed_with_a_reason(desk, proposal):
    address = reverse("desk:case-dismiss", args=[proposal.pk])
    refused = desk.post(address, {"reason": " "})
    assert refused.status_code == 409
    assert "Reason: say why" in refused.content.decode()
    desk.post(address, {"reason": "Another dispute."})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("dismissed", "Another dispute.")
    again = desk.post(address, {"reason": "Mine as well."}).content.decode()
    assert "has already decided this" in again
    assert "Dismissed: Another dispute." in again
    assert "What you had typed: Mine as well." in again
    assert "<textarea" not in again


def test_an_analyst_sees_none_of_it(docket, proposal):
    reader = signed_in(make_user("analyst"))
    for address in (INBOX, reverse("desk:followed"), reverse("desk:inbox-muted")):
        assert reader.get(address).status_code in {302, 403}
    assert reader.post(reverse("desk:case-watch", args=[proposal.pk])).status_code in {302, 403}
    assert CaseProposal.objects.get().state == "open"

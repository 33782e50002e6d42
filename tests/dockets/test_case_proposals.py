"""New cases with a tracked name in their caption, and appeals of watched cases, are proposed once."""

import pytest

from policies.dockets import case_proposals
from policies.dockets.case_proposals import ProposalRefused
from policies.dockets.circuits import STATES_OF, court_above
from policies.dockets.federal_courts import every_court
from policies.dockets.merge import merge
from policies.dockets.models import CaseProposal, Docket
from policies.measures.models import Target
from policies.measures.tasks import hand_in_names
from policies.registry.models import Entity
from tests.dockets import factories
from tests.dockets.test_merge import NOW, seen
from tests.measures.factories import acting, make_measure

pytestmark = pytest.mark.django_db


def in_feed(caption: str, number: str = "1:20-cv-00777") -> None:
    court = factories.watched().court
    observed = seen(docket_number=number, pacer_case_id="777", caption=caption, label="Complaint")
    merge(court, [observed], now=NOW)


@pytest.fixture(autouse=True)
def names() -> None:
    case_proposals.hand_in_names({"ByteDance": "ByteDance", "Ant Group": "Ant Group Co., Ltd."})


def test_a_caption_with_a_tracked_name_is_proposed_once_and_nothing_else_is_kept():
    for _ in range(2):
        in_feed("BYTEDANCE LTD. et al v. TRUMP")
        in_feed("GIANT GROUP v. ANT FARM", "1:20-cv-00778")
    proposal = CaseProposal.objects.get()
    assert (proposal.docket_number, proposal.why) == ("1:20-cv-00777", "The caption names ByteDance.")
    assert Docket.objects.count() == 1


def test_an_alias_says_whom_it_stands_for():
    in_feed("Ant Group, Inc. v. Doe")
    assert CaseProposal.objects.get().why == "The caption names Ant Group (Ant Group Co., Ltd.)."


def test_a_case_that_is_known_already_is_not_proposed():
    factories.watched(number="1:20-cv-00777")
    in_feed("BYTEDANCE LTD. v. TRUMP")
    assert not CaseProposal.objects.exists()


def test_watching_a_proposed_case_takes_its_names_over():
    in_feed("BYTEDANCE LTD. v. TRUMP")
    docket = case_proposals.watch_proposed(CaseProposal.objects.get(), user=factories.editor())
    assert (docket.docket_number, docket.pacer_case_id, docket.watched) == ("1:20-cv-00777", "777", True)
    with pytest.raises(ProposalRefused, match="editor has already"):
        case_proposals.dismiss_proposed(CaseProposal.objects.get(), user=factories.editor("b"), reason="No.")


def test_a_dismissal_needs_a_reason_and_is_not_proposed_again():
    in_feed("BYTEDANCE LTD. v. TRUMP")
    with pytest.raises(ProposalRefused, match="Reason"):
        case_proposals.dismiss_proposed(CaseProposal.objects.get(), user=factories.editor(), reason=" ")
    case_proposals.dismiss_proposed(
        CaseProposal.objects.get(), user=factories.editor(), reason="A slip and fall."
    )
    in_feed("BYTEDANCE LTD. v. TRUMP")
    assert CaseProposal.objects.get().state == "dismissed"


def test_a_notice_of_appeal_proposes_the_docket_above_and_its_number_follows():
    docket = factories.watched()
    factories.court("cadc")
    merge(docket.court, [seen(number=36, label="Notice of Appeal to DC Circuit Court")], now=NOW)
    proposal = CaseProposal.objects.get()
    assert (proposal.court.slug, proposal.docket_number, proposal.appeal_from) == ("cadc", "", docket)
    with pytest.raises(ProposalRefused, match="Docket number"):
        case_proposals.watch_proposed(proposal, user=factories.editor())
    text = "USCA Case Number 20-5302 for 36 Notice of Appeal to DC Circuit Court filed by D. TRUMP."
    merge(docket.court, [seen(guid="u1", sequence=99, label="USCA Case Number", text=text)], now=NOW)
    proposal = CaseProposal.objects.get()
    assert proposal.docket_number == "20-5302"
    above = case_proposals.watch_proposed(proposal, user=factories.editor())
    assert (above.court.slug, above.appeal_from) == ("cadc", docket)


def test_a_petition_to_the_supreme_court_is_proposed_from_the_appellate_docket():
    docket = factories.watched("ca9", "17-15589")
    factories.court("scotus")
    text = "Supreme Court Case Info Case number: 16-1540 Filed on: 06/26/2017 Cert Petition Action 1: Pending"
    merge(
        docket.court,
        [seen(number=319, docket_number="17-15589", pacer_case_id=None, label="", text=text)],
        now=NOW,
    )
    assert [(p.court.slug, p.docket_number) for p in CaseProposal.objects.all()] == [("scotus", "16-1540")]


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("PETITION FOR REVIEW CASE docketed. [20-1444]", []),
        ("US CIVIL CASE docketed. [20-1444]", []),
        ("NOTICE OF APPEAL seeking review of a decision by the U.S. District Court in 1:20-cv-02658", []),
        ("MOTION to stay the mandate until a petition for a writ of certiorari is filed [20-1444]", []),
        ("ORDER staying the mandate until a petition for a writ of certiorari is filed. [20-1444]", []),
        (
            "LETTER from the Clerk of the Supreme Court [20-1444]: a petition for a writ of certiorari was "
            "filed on 3/3/2021 and placed on the docket as No. 20-1212.",
            ["20-1212"],
        ),
        ("Received notice that a petition for certiorari was docketed. Supreme Court No. 20-13", ["20-13"]),
        ("PETITION for a writ of certiorari filed in case no. 20-1444.", [""]),
    ],
)
def test_a_court_of_appeals_tells_of_the_supreme_court_and_not_of_how_the_case_came_to_it(text, proposed):
    docket = factories.watched("cadc", "20-1444")
    factories.court("scotus")
    filed = seen(number=1, docket_number="20-1444", pacer_case_id=None, label="", text=text)
    merge(docket.court, [filed], now=NOW)
    assert [p.docket_number for p in CaseProposal.objects.all()] == proposed


def test_every_district_court_has_a_court_above():
    above = {court_above(court.slug, kind=court.kind) for court in every_court() if court.kind == "district"}
    assert above == set(STATES_OF)
    assert court_above("nmid", kind="district") == "ca9"
    assert court_above("nmd", kind="district") == "ca10"
    assert court_above("ca9", kind="appellate") == "scotus"
    assert court_above("cit", kind="trade") == "cafc"
    assert court_above("scotus", kind="supreme") is None


def test_the_names_handed_in_are_those_of_targets_and_none_too_short():
    editor = factories.editor()
    with acting(editor):
        measure = make_measure(by=editor)
        entity = Entity.objects.create(
            slug="wechat", name="WeChat Pay", schema="Asset", aliases=["Weixin  Pay", "WP"]
        )
        Entity.objects.create(slug="other", name="Other Company", schema="Company")
        Target.objects.create(measure=measure, entity=entity)
    hand_in_names()
    named = case_proposals.WatchedName.objects.values_list("name", "stands_for")
    assert set(named) >= {("WeChat Pay", "WeChat Pay"), ("Weixin Pay", "WeChat Pay")}
    assert {"WP", "Other Company", "ByteDance"}.isdisjoint(name for name, _ in named)

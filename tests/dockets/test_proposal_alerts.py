"""Who follows a docket or a tracked name is told once of each case that is proposed, and why."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction

from policies.dockets import alert_mail, alerting, case_proposals, proposal_alerts
from policies.dockets.merge import merge
from policies.dockets.models import Alert, AlertPace, CaseProposal, NameFollow
from tests.dockets import factories
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def names() -> None:
    case_proposals.hand_in_names({"ByteDance": "ByteDance Ltd.", "WeChat": "Tencent"})


def person(name: str, *follows: str, pace: AlertPace = AlertPace.AT_ONCE):
    user = factories.editor(name)
    user.email = f"{name}@example.org"
    user.save()
    for followed in follows:
        proposal_alerts.follow_name(followed, user=user, pace=pace)
    return user


def in_feed(caption: str, number: str = "1:20-cv-00777", *, now=NOW) -> None:
    observed = seen(docket_number=number, pacer_case_id=number[-3:], caption=caption, label="Complaint")
    merge(factories.watched().court, [observed], now=now)


def told() -> dict[str, str]:
    return dict(Alert.objects.exclude(proposal=None).values_list("user__username", "why"))


def test_who_follows_the_name_or_everything_is_told_once_and_nobody_else():
    person("erin", "ByteDance Ltd.")
    person("all", "")
    person("both", "", "ByteDance Ltd.")
    person("other", "Tencent")
    for visit in range(3):
        in_feed("BYTEDANCE v. TRUMP", now=NOW + timedelta(minutes=5 * visit))
    assert told() == {
        "erin": "You follow new cases that name ByteDance Ltd.",
        "all": "You follow new cases that name ByteDance Ltd., as of everything that is tracked.",
        "both": "You follow new cases that name ByteDance Ltd.",
    }
    assert Alert.objects.count() == 3


def test_the_mail_says_which_case_and_why():
    person("erin", "ByteDance Ltd.")
    in_feed("BYTEDANCE v. TRUMP")
    assert alert_mail.mail_due(now=NOW) == 1
    (message,) = mail.outbox
    assert "1:20-cv-00777 (D.D.C.): BYTEDANCE v. TRUMP" in message.subject
    assert "The caption names ByteDance" in message.body
    assert "Why you get this: You follow new cases that name ByteDance Ltd." in message.body
    assert alert_mail.mail_due(now=NOW) == 0


def test_a_digest_holds_entries_and_cases_in_one_message():
    user = person("dora", "", pace=AlertPace.DAILY)
    docket = factories.watched()
    alerting.follow(docket, user=user, pace=AlertPace.DAILY)
    merge(docket.court, [seen(number=5, label="Order")], now=NOW)
    in_feed("BYTEDANCE v. TRUMP")
    assert alert_mail.mail_due(now=NOW) == 0
    assert alert_mail.mail_due(now=NOW + timedelta(days=1)) == 1
    assert mail.outbox[0].subject == "2 things about the cases you follow"


def test_a_proposal_is_told_with_it_or_not_at_all():
    person("erin", "")
    with pytest.raises(RuntimeError), transaction.atomic():
        in_feed("BYTEDANCE v. TRUMP")
        raise RuntimeError("the worker died")
    assert not Alert.objects.exists()
    in_feed("BYTEDANCE v. TRUMP")
    assert Alert.objects.count() == 1


def test_a_case_that_was_dismissed_or_is_watched_is_not_told_again():
    in_feed("BYTEDANCE v. TRUMP")
    case_proposals.dismiss_proposed(CaseProposal.objects.get(), user=factories.editor(), reason="No.")
    person("erin", "")
    in_feed("BYTEDANCE v. TRUMP", now=NOW + timedelta(minutes=5))
    assert not Alert.objects.exists()


def test_an_appeal_is_told_to_who_follows_the_docket_below():
    docket = factories.watched()
    factories.court("cadc")
    person("other", "")
    alerting.follow(docket, user=person("erin"), pace=AlertPace.AT_ONCE)
    for _ in range(2):
        merge(docket.court, [seen(number=36, label="Notice of Appeal to DC Circuit Court")], now=NOW)
    assert told() == {
        "erin": "You follow 1:20-cv-02658 (D.D.C.), and an appeal from it is proposed to be watched."
    }
    text = "USCA Case Number 20-5302 for 36 Notice of Appeal to DC Circuit Court filed by D. TRUMP."
    merge(docket.court, [seen(guid="u1", sequence=99, label="USCA Case Number", text=text)], now=NOW)
    assert Alert.objects.exclude(proposal=None).count() == 1, "its number is no second case"


def test_a_name_that_is_changed_goes_on_being_followed():
    person("erin", "Tencent", pace=AlertPace.DAILY)
    case_proposals.hand_in_names({"WeChat": "Tencent Holdings", "Tencent": "Tencent Holdings"})
    assert list(NameFollow.objects.values_list("stands_for", "pace")) == [("Tencent Holdings", "daily")]
    in_feed("WECHAT USERS v. TRUMP")
    assert list(told()) == ["erin"]


def test_who_unfollows_a_name_is_told_no_more():
    user = person("erin", "Tencent")
    proposal_alerts.unfollow_name("Tencent", user=user)
    in_feed("WECHAT USERS v. TRUMP")
    assert not Alert.objects.exists()

"""Noise is muted by rules; a court's act never is."""

import pytest
from django.db import IntegrityError, transaction

from policies.dockets import alerting, muting
from policies.dockets.merge import merge
from policies.dockets.models import Alert, AlertPace, DocketEntry, MuteRule, Notice
from policies.dockets.rereading import reread_some
from tests.dockets import factories
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rules(db) -> None:
    factories.default_rules()


def notice_of(label: str, number: int = 30) -> Notice:
    docket = factories.watched()
    merge(docket.court, [seen(number=number, label=label)], now=NOW)
    return Notice.objects.get(entry__entry_number=number)


def test_a_notice_of_appearance_is_muted_by_default_and_stays_in_the_docket():
    notice = notice_of("Notice of Appearance")
    assert notice.muted_by is not None
    assert notice.is_open
    assert DocketEntry.objects.count() == 1
    assert list(Notice.objects.waiting()) == []


@pytest.mark.parametrize(
    "label", ["Order", "Order on Motion for TRO", "Something never seen", "Minute Entry", "Judgment", ""]
)
def test_what_a_court_did_or_may_have_done_is_never_muted(label):
    for act in ("ruling", "other", "judgment", "hearing"):
        MuteRule.objects.get_or_create(act=act, words="", defaults={"reason": "Too much."})
    MuteRule.objects.create(words=label[:3] or "O", reason="Too much.")
    notice = notice_of(label)
    assert notice.muted_by is None
    assert muting.apply_rules() == 0


def test_a_rule_switched_off_gives_its_notices_back_and_a_new_one_takes_others():
    appearance, brief = notice_of("Notice of Appearance"), notice_of("Memorandum in Opposition", 31)
    MuteRule.objects.filter(act="appearance").update(enabled=False)
    MuteRule.objects.create(act="brief", words="memorandum", reason="Read with the ruling.")
    assert muting.apply_rules() == 2
    appearance.refresh_from_db()
    brief.refresh_from_db()
    assert appearance.muted_by is None
    assert brief.muted_by == MuteRule.objects.get(words="memorandum")


def test_a_rule_that_mutes_everything_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        MuteRule.objects.create(reason="All of it.")


def test_a_muted_entry_comes_back_when_its_words_tell_of_a_court_s_act():
    notice = notice_of("Notice of Appearance")
    alerting.follow(notice.docket, user=factories.editor(), pace=AlertPace.AT_ONCE)
    told = [seen(number=30, label="Notice of Appearance", text="ORDER granting 3 Motion for a stay.")]
    merge(notice.docket.court, told, now=NOW)
    merge(notice.docket.court, told, now=NOW)
    assert list(Notice.objects.waiting()) == [notice]
    assert [alert.notice for alert in Alert.objects.all()] == [notice]


def test_words_that_change_nothing_of_the_kind_leave_an_entry_muted():
    notice = notice_of("Notice of Appearance")
    more = seen(
        number=30, label="Notice of Appearance", text="NOTICE of Appearance by Jane Roe for the plaintiff."
    )
    merge(notice.docket.court, [more], now=NOW)
    notice.refresh_from_db()
    assert notice.entry.text
    assert notice.muted_by is not None


def test_a_better_reading_of_the_same_words_gives_a_muted_entry_back():
    notice = notice_of("Order on Motion for TRO")
    Notice.objects.update(muted_by=MuteRule.objects.get(act="appearance"))
    DocketEntry.objects.update(act="appearance", actor="party", rules_version=0)
    assert reread_some() == 1
    assert list(Notice.objects.waiting()) == [notice]

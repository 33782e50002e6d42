"""A docket's past arrives quietly: each court act in the inbox, the rest muted, and followers told once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import transaction

from policies.dockets import alert_mail, alerting, loadings, muting, watching
from policies.dockets.adapters.contract import ObservedEntry, Source
from policies.dockets.merge import merge
from policies.dockets.models import Alert, AlertPace, Docket, Loading, MuteRule, Notice
from tests.dockets import factories
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db
BEGAN = datetime(2020, 12, 1, 15, tzinfo=UTC)
LATER = BEGAN + loadings.GATHERED_FOR + timedelta(minutes=1)
LABELS = ("Order", "Memorandum in Support", "Notice of Appearance", "Motion for TRO")


@pytest.fixture
def docket() -> Docket:
    factories.default_rules()
    docket = factories.watched()
    Docket.objects.filter(pk=docket.pk).update(watched_since=BEGAN)
    for name, pace in (("erin", AlertPace.AT_ONCE), ("dora", AlertPace.DAILY)):
        user = factories.editor(name)
        user.email = f"{name}@example.org"
        user.save()
        alerting.follow(docket, user=user, pace=pace)
    return docket


def past(number: int, label: str | None = None, *, source: str = Source.COURTLISTENER_API) -> ObservedEntry:
    """Show an entry of September 2020 as a source does that has whole dockets."""
    shown = seen(number=number, label=label or LABELS[number % len(LABELS)])
    return replace(shown, source=source, guid=f"{source}:{number}")


def page(first: int) -> list[ObservedEntry]:
    return [past(number) for number in range(first, first + 20)]


def inbox() -> list[str]:
    return sorted(Notice.objects.waiting().values_list("entry__label", flat=True))


def test_of_two_hundred_old_entries_the_acts_of_the_court_are_in_the_inbox_and_one_line_is_told(docket):
    for number in range(10):
        merge(docket.court, page(1 + 20 * number), now=BEGAN + timedelta(minutes=5 * number))
    assert inbox() == ["Order"] * 50
    assert Notice.objects.open().exclude(muted_by=None).count() == 150
    assert Alert.objects.count() == 2
    assert alert_mail.mail_due(now=BEGAN + timedelta(minutes=100)) == 0, "more may come"
    assert alert_mail.mail_due(now=BEGAN + timedelta(minutes=110)) == 1
    (message,) = mail.outbox
    assert "200 older entries were loaded" in message.subject
    assert "50 may be a court’s acts and wait in the inbox" in message.body
    assert "Why you get this: You follow 1:20-cv-02658" in message.body
    (daily,) = Alert.objects.filter(pace="daily")
    assert daily.due_at == datetime(2020, 12, 2, 6, tzinfo=UTC)


def test_a_page_that_is_read_again_counts_nothing_twice_and_one_undone_counts_nothing(docket):
    with pytest.raises(RuntimeError), transaction.atomic():
        merge(docket.court, page(1), now=BEGAN)
        raise RuntimeError("the worker died")
    assert not Loading.objects.exists()
    for _ in range(3):
        merge(docket.court, page(1), now=BEGAN)
    assert [(one.entries, one.court_acts) for one in Loading.objects.all()] == [(20, 5)]


def test_what_is_loaded_after_the_line_was_told_makes_another(docket):
    merge(docket.court, page(1), now=BEGAN)
    alert_mail.mail_due(now=LATER)
    merge(docket.court, page(21), now=LATER)
    assert [one.entries for one in Loading.objects.order_by("pk")] == [20, 20]
    assert Alert.objects.filter(user__username="erin").count() == 2


def test_a_loading_that_goes_on_for_days_is_told_once_a_day(docket):
    for hours in range(0, 48):
        merge(docket.court, [past(hours + 1)], now=BEGAN + timedelta(minutes=50) * hours)
    assert [one.entries for one in Loading.objects.order_by("pk")] == [29, 19]


@pytest.mark.parametrize("source", [Source.PACER_FEED, Source.COURTLISTENER_ALERT])
def test_what_a_feed_or_an_alert_brings_is_news_however_old(docket, source):
    merge(docket.court, [past(1, "Memorandum in Support", source=source)], now=BEGAN)
    assert inbox() == ["Memorandum in Support"]
    assert Alert.objects.exclude(notice=None).count() == 2


def test_what_was_filed_on_the_day_the_watch_began_is_news(docket):
    filed = replace(past(1, "Memorandum in Support"), filed_at=None, filed_on=BEGAN.date())
    merge(docket.court, [filed], now=BEGAN)
    assert inbox() == ["Memorandum in Support"]
    before = replace(
        past(2, "Memorandum in Support"), filed_at=None, filed_on=BEGAN.date() - timedelta(days=1)
    )
    merge(docket.court, [before], now=BEGAN)
    assert len(inbox()) == 1


@pytest.mark.parametrize("feed_first", [True, False])
def test_what_the_feed_shows_as_well_is_news_whichever_comes_first(docket, feed_first):
    views = [past(1, "Memorandum in Support", source=Source.PACER_FEED), past(1, "Memorandum in Support")]
    for view in views if feed_first else reversed(views):
        merge(docket.court, [view], now=BEGAN)
    assert inbox() == ["Memorandum in Support"]
    assert Alert.objects.exclude(notice=None).count() == 2


def test_words_that_tell_of_a_courts_act_bring_an_old_entry_to_the_inbox(docket):
    merge(docket.court, [past(2, "Notice of Appearance")], now=BEGAN)
    assert inbox() == []
    text = "ORDER granting 3 Motion for Preliminary Injunction."
    merge(docket.court, [replace(past(2, "Notice of Appearance"), text=text)], now=LATER)
    assert inbox() == ["Notice of Appearance"]
    assert Loading.objects.latest("pk").court_acts == 1


def test_the_rule_is_one_that_editors_can_end(docket):
    merge(docket.court, page(1), now=BEGAN)
    assert len(inbox()) == 5
    MuteRule.objects.filter(before_watch=True).update(enabled=False)
    muting.apply_rules()
    assert len(inbox()) == 15, "but for the notices of appearance, which another rule mutes"


def test_watching_again_begins_anew(docket):
    watching.unwatch(docket)
    again = watching.watch(docket.court, docket_number=docket.docket_number)
    assert again.watched_since
    assert again.watched_since > BEGAN
    before = again.watched_since
    assert watching.watch(docket.court, docket_number=docket.docket_number).watched_since == before


def test_who_nobody_follows_loses_nothing(docket):
    docket.follows.all().delete()
    merge(docket.court, page(1), now=NOW)
    assert len(inbox()) == 5
    assert not Alert.objects.exists()

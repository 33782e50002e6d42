"""Who follows a docket is told once of each entry, with the reason, at once or once a day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.db import connection, transaction

from policies.dockets import alert_mail, alerting
from policies.dockets.merge import merge
from policies.dockets.models import Alert, AlertPace, Docket
from tests.dockets import factories
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rules(db) -> None:
    factories.default_rules()


@pytest.fixture
def docket() -> Docket:
    return factories.watched()


def follower(docket: Docket, name: str = "erin", pace: AlertPace = AlertPace.AT_ONCE):
    user = factories.editor(name)
    user.email = f"{name}@example.org"
    user.save()
    alerting.follow(docket, user=user, pace=pace)
    return user


def file(docket: Docket, number: int = 30, label: str = "Order", **words) -> None:
    merge(docket.court, [seen(number=number, label=label, **words)], now=NOW)


def test_a_follower_is_told_why_and_nobody_else_is(docket):
    user = follower(docket)
    factories.editor("other")
    file(docket)
    alert = Alert.objects.get()
    assert (alert.user, alert.due_at) == (user, NOW)
    assert alert.why == "You follow 1:20-cv-02658 (D.D.C.), and something was filed."
    assert alert_mail.mail_due(now=NOW) == 1
    (message,) = mail.outbox
    assert message.to == ["erin@example.org"]
    assert "Why you get this: You follow 1:20-cv-02658" in message.body


@pytest.mark.parametrize("left", ["the group", "the staff", "the house"])
def test_who_has_left_the_desk_is_mailed_nothing_more(docket, left):
    user = follower(docket)
    file(docket)
    if left == "the group":
        user.groups.set([Group.objects.get_or_create(name="analyst")[0]])
    User.objects.filter(pk=user.pk).update(is_staff=left == "the group", is_active=left != "the house")
    assert alert_mail.mail_due(now=NOW) == 0
    assert mail.outbox == []
    assert Alert.objects.get().error == "not on the desk any more"


def test_a_poll_that_is_repeated_tells_nothing_twice(docket):
    follower(docket)
    file(docket)
    file(docket)
    assert Alert.objects.count() == 1
    alert_mail.mail_due(now=NOW)
    assert alert_mail.mail_due(now=NOW) == 0
    assert len(mail.outbox) == 1


def test_an_alert_is_written_with_its_entry_or_not_at_all(docket):
    follower(docket)
    with pytest.raises(RuntimeError), transaction.atomic():
        file(docket)
        raise RuntimeError("the worker died")
    assert not Alert.objects.exists()
    file(docket)
    assert Alert.objects.count() == 1


def test_noise_is_not_told_and_a_changed_wording_is(docket):
    follower(docket)
    file(docket, label="Notice of Appearance")
    assert not Alert.objects.exists()
    file(docket, 31)
    alerting.Notice.objects.update(
        state="dismissed", decided_by=factories.editor(), decided_at=NOW, reason="A date."
    )
    merge(
        docket.court, [seen(number=31, text="ORDER granting 2 Motion for TRO.")], now=NOW + timedelta(days=1)
    )
    told = list(Alert.objects.order_by("pk").values_list("why", flat=True))
    assert len(told) == 2
    assert "the wording of an entry changed" in told[1]


def test_a_digest_waits_for_its_hour_and_says_all_in_one_message(docket):
    follower(docket, pace=AlertPace.DAILY)
    file(docket, 30)
    file(docket, 31)
    assert alert_mail.mail_due(now=NOW) == 0
    morning = datetime(2020, 9, 22, 6, tzinfo=UTC)
    assert {alert.due_at for alert in Alert.objects.all()} == {morning}
    assert alert_mail.mail_due(now=morning) == 1
    assert mail.outbox[0].subject == "2 entries in the dockets you follow"


def test_a_worker_killed_after_mailing_sends_the_same_message_again(docket):
    follower(docket)
    file(docket)
    alert_mail.mail_due(now=NOW)
    # As if it had been killed before it marked the alert.
    Alert.objects.update(mailed_at=None)
    file(docket, 31)
    assert alert_mail.mail_due(now=NOW + timedelta(minutes=1)) == 0
    later = NOW + alert_mail.TAKEN_UP_FOR + timedelta(minutes=1)
    assert alert_mail.mail_due(now=later) == 1
    first, again = (message.extra_headers["Message-ID"] for message in mail.outbox)
    assert first == again
    assert alert_mail.mail_due(now=later) == 1
    assert mail.outbox[2].extra_headers["Message-ID"] != first


def test_mail_that_fails_is_tried_again_later(docket, settings):
    follower(docket)
    file(docket)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert alert_mail.mail_due(now=NOW) == 0
    alert = Alert.objects.get()
    assert alert.mailed_at is None
    assert alert.due_at > NOW
    assert "refused" in alert.error.lower()


def test_without_an_address_it_is_shown_on_the_desk_only(docket):
    alerting.follow(docket, user=factories.editor("silent"), pace=AlertPace.AT_ONCE)
    file(docket)
    assert alert_mail.mail_due(now=NOW) == 0
    assert Alert.objects.get().error == "no address to mail to"
    assert Alert.objects.filter(read_at=None).count() == 1


def test_following_twice_is_following_once_and_unfollowing_ends_it(docket):
    user = follower(docket)
    alerting.follow(docket, user=user, pace=AlertPace.DAILY)
    assert [followed.pace for followed in docket.follows.all()] == ["daily"]
    alerting.unfollow(docket, user=user)
    file(docket)
    assert not Alert.objects.exists()


def test_the_database_lets_a_person_be_told_of_a_notice_once(docket):
    follower(docket)
    file(docket)
    with connection.cursor() as cursor, pytest.raises(Exception, match="alert_once"), transaction.atomic():
        cursor.execute(
            "INSERT INTO dockets_alert (notice_id, user_id, pace, why, created_at, due_at, attempts, error) "
            "SELECT notice_id, user_id, pace, why, created_at, due_at, 0, '' FROM dockets_alert"
        )

"""A docket's past to which entries are added while it is mailed: each entry is counted in one line, once."""

import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from pytest_django.fixtures import Settings

from policies.dockets import alert_mail, alerting, loadings
from policies.dockets.merge import merge
from policies.dockets.models import Alert, Docket, Loading
from tests.dockets.test_loadings import BEGAN, LATER, docket, page
from tests.dockets.waiting import while_another_waits

__all__ = ["docket"]
pytestmark = pytest.mark.django_db(transaction=True)
# By the clock of whoever reads the second page, the first is still gathered.
JUST_BEFORE = BEGAN + loadings.GATHERED_FOR - timedelta(seconds=1)
MUCH_LATER = LATER + loadings.GATHERED_FOR + timedelta(days=1)


def told() -> list[int]:
    """Give how many entries each line told of, in the order of the mails to one follower."""
    said = [f"{message.subject}\n{message.body}" for message in mail.outbox if "erin" in message.to[0]]
    return [int(re.search(r"(\d+) older entries were loaded", words)[1]) for words in said]  # type: ignore[index]


def another_connection(action: Callable[[], int]) -> int:
    def run() -> int:
        try:
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as one:
        return one.submit(run).result(30)


def test_what_is_being_added_is_told_with_the_rest_when_it_is_there(docket: Docket):
    merge(docket.court, page(1), now=BEGAN)
    with transaction.atomic():
        merge(docket.court, page(21), now=JUST_BEFORE)
        assert another_connection(lambda: alert_mail.mail_due(now=LATER)) == 0
    assert alert_mail.mail_due(now=LATER) == 0, "more may come"
    alert_mail.mail_due(now=MUCH_LATER)
    assert told() == [40]


def test_who_follows_no_more_is_told_of_what_is_being_added_as_well(docket: Docket):
    merge(docket.court, page(1), now=BEGAN)
    alerting.unfollow(docket, user=User.objects.get(username="erin"))
    with transaction.atomic():
        merge(docket.court, page(21), now=JUST_BEFORE)
        assert another_connection(lambda: alert_mail.mail_due(now=LATER)) == 0
    assert alert_mail.mail_due(now=LATER) == 1
    assert told() == [40]


def test_what_is_added_while_it_is_being_mailed_makes_another_line(docket: Docket, settings: Settings):
    merge(docket.court, page(1), now=BEGAN)
    settings.EMAIL_BACKEND = f"{__name__}.MeanwhileAdded"
    assert alert_mail.mail_due(now=LATER) == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [one.entries for one in Loading.objects.order_by("pk")] == [20, 20]
    alert_mail.mail_due(now=MUCH_LATER)
    assert told() == [20, 20]


class MeanwhileAdded(EmailBackend):
    """Read a second page of the docket while the first is being mailed."""

    def send_messages(self, messages: Sequence[mail.EmailMessage]) -> int:
        watched = Docket.objects.get()
        merge(watched.court, page(21), now=JUST_BEFORE)
        return super().send_messages(messages)


def test_whoever_adds_waits_for_whoever_takes_it_up(docket: Docket):
    merge(docket.court, page(1), now=BEGAN)
    while_another_waits(
        lambda: alert_mail.mail_due(now=LATER),
        lambda: merge(docket.court, page(21), now=JUST_BEFORE),
        then=lambda: None,
    )
    alert_mail.mail_due(now=MUCH_LATER)
    assert told() == [20, 20]


def test_a_line_that_could_not_be_mailed_goes_on_counting(docket: Docket, settings: Settings):
    merge(docket.court, page(1), now=BEGAN)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert alert_mail.mail_due(now=LATER) == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    merge(docket.court, page(21), now=JUST_BEFORE)
    alert_mail.mail_due(now=MUCH_LATER)
    assert told() == [40]
    assert not Alert.objects.filter(mailed_at=None).exists()

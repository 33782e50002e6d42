"""Mail what is queued: one message for each person, with why they get it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from smtplib import SMTPException

import structlog
from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from policies.dockets.alert_words import words_of
from policies.dockets.models import Alert, AlertPace, Loading

logger = structlog.get_logger(__name__)
# A worker that takes up a person's alerts and dies leaves them to the next after this long.
TAKEN_UP_FOR = timedelta(minutes=10)
TOLD_OF = (
    "notice__entry__docket__court",
    "proposal__court",
    "loading__docket__court",
)
MOST_PEOPLE = 50
MOST_LINES = 200
LONGEST_PAUSE = timedelta(hours=6)


def mail_due(*, now: datetime) -> int:
    """
    Mail what is due to the people it is due to; give the number of messages.

    Alerts are taken up in one transaction, mailed outside any, and marked in another. Who is
    killed between mailing and marking has the message sent again under the same Message-ID, by
    which mail programs show it once.
    """
    due = Alert.objects.filter(mailed_at=None, due_at__lte=now)
    people = list(due.order_by("user_id").values_list("user_id", flat=True).distinct()[:MOST_PEOPLE])
    return sum(_mail(person, now) for person in people)


def _mail(person: int, now: datetime) -> bool:
    alerts = _taken_up(person, now)
    if not alerts:
        return False
    user = User.objects.get(pk=person)
    pks = [alert.pk for alert in alerts]
    if reason := _untold(user):
        Alert.objects.filter(pk__in=pks).update(mailed_at=now, error=reason)
        return False
    try:
        _message(user.email, alerts).send()
    except (SMTPException, OSError) as failed:
        logger.error("alert_not_mailed", user=person, alerts=len(pks), reason=str(failed))
        pause = min(timedelta(minutes=5) * 2 ** min(alerts[0].attempts, 8), LONGEST_PAUSE)
        Alert.objects.filter(pk__in=pks).update(begun_at=None, due_at=now + pause, error=str(failed)[:500])
        return False
    Alert.objects.filter(pk__in=pks).update(mailed_at=now, error="")
    return True


def _untold(user: User) -> str:
    """Say why nothing is mailed to a person; empty where something is.

    Which dockets are watched is known to the desk alone. Who has left it may still have an account.
    """
    if not import_string(settings.MAY_SEE_DOCKETS)(user):
        return "not on the desk any more"
    return "" if user.email else "no address to mail to"


@transaction.atomic
def _taken_up(person: int, now: datetime) -> list[Alert]:
    """Claim a person's alerts that are due; those another worker holds are left to it."""
    due = Alert.objects.filter(user=person, mailed_at=None, due_at__lte=now)
    # A docket's past to which somebody adds entries just now is told when they are counted.
    counted = Loading.objects.filter(pk__in=due.values("loading")).select_for_update(skip_locked=True)
    due = due.filter(Q(loading=None) | Q(loading__in=list(counted))).order_by("pk")
    locked = list(due.select_for_update(of=("self",), skip_locked=True)[:MOST_LINES])
    held = [alert for alert in locked if alert.begun_at and alert.begun_at > now - TAKEN_UP_FOR]
    if held or not locked:
        return []
    # What an earlier worker took up is sent again as it was, so that its Message-ID is the same.
    begun = [alert for alert in locked if alert.begun_at]
    mine = [alert for alert in (begun or locked) if alert.begun_at == (begun or locked)[0].begun_at]
    for alert in mine:
        alert.begun_at, alert.attempts = now, alert.attempts + 1
    Alert.objects.bulk_update(mine, ["begun_at", "attempts"])
    rows = Alert.objects.filter(pk__in=[alert.pk for alert in mine]).order_by("pk")
    return list(rows.select_related(*TOLD_OF))


def _message(address: str, alerts: list[Alert]) -> EmailMessage:
    first = words_of(alerts[0])
    subject = f"{first.case}: {first.title}"
    if len(alerts) > 1:
        only_entries = all(alert.notice_id for alert in alerts)
        what = "entries in the dockets you follow" if only_entries else "things about the cases you follow"
        subject = f"{len(alerts)} {what}"
    named = "-".join(str(alert.pk) for alert in (alerts[0], alerts[-1]))
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ") or "localhost"
    return EmailMessage(
        subject=" ".join(subject.split())[:200],
        body="\n\n".join(_lines(alerts)),
        to=[address],
        headers={
            "Message-ID": f"<docket-alerts-{named}-{len(alerts)}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )


def _lines(alerts: list[Alert]) -> Iterable[str]:
    for alert in alerts:
        words = words_of(alert)
        lines = (words.case, words.title, words.said, words.url, f"Why you get this: {alert.why}")
        yield "\n".join(filter(None, lines))
    pace = "once a day" if alerts[0].pace == AlertPace.DAILY else "at once"
    yield f"You are told {pace}. Change or end that on the desk, under “Dockets you follow”."

"""The seven real cases, played by a real court process to a real worker, from the filing to the release."""

from datetime import date

import pytest
from django.db.models import Count

from policies.dockets import tasks
from policies.dockets.models import Alert, CaseProposal, DocketEntry, Notice, Poll
from tests.replay import watching
from tests.replay.before import NOT_WATCHED, PENNSYLVANIA, WASHINGTON, Newsroom, newsroom
from tests.replay.court_process import CourtProcess
from tests.replay.hands import Hands
from tests.replay.published import BLOCKED, Published
from tests.worker import Worker

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]

ORDER = "Order on Motion for Preliminary Injunction"
SEPTEMBER, OCTOBER, DECEMBER = "2020-09-27", "2020-10-30", "2020-12-07"


@pytest.fixture
def staff(transactional_db: None) -> Newsroom:
    return newsroom()


def test_every_order_reaches_the_inbox_once_and_its_release_blocks_what_it_blocked(
    staff: Newsroom, court_process: CourtProcess, real_worker: Worker
) -> None:
    watching.replay(court_process, real_worker)
    editor, reviewer = Hands(staff.editor), Hands(staff.reviewer)
    everything_came_once(editor)
    polled_again_nothing_is_doubled(editor, real_worker)
    assert_blocks(Published(staff.first), {SEPTEMBER: set(), OCTOBER: set(), DECEMBER: set()})

    confirm(editor, WASHINGTON, SEPTEMBER, provisions=[1])
    first = publish(staff, editor, reviewer)
    assert_blocks(first, {"2020-09-26": set(), SEPTEMBER: {1}, OCTOBER: {1}, DECEMBER: {1}})
    assert first.effect_on(SEPTEMBER) == "partly_blocked"

    confirm(editor, PENNSYLVANIA, OCTOBER, provisions=[2, 3, 4, 5])
    confirm(editor, WASHINGTON, DECEMBER, provisions=[1, 2, 3, 4, 5])
    second = publish(staff, editor, reviewer)
    assert_blocks(second, {SEPTEMBER: {1}, "2020-10-29": {1}, OCTOBER: {1, 2, 3, 4, 5}})
    assert_blocks(second, {DECEMBER: {1, 2, 3, 4, 5}})
    assert {min(days) for days in second.blocking_on("2020-12-06").values()} == {SEPTEMBER, OCTOBER}
    assert all(DECEMBER in days for days in second.blocking_on(DECEMBER).values())
    assert second.effect_on(DECEMBER) == "blocked"
    orders = {(WASHINGTON[1], SEPTEMBER), (PENNSYLVANIA[1], OCTOBER), (WASHINGTON[1], DECEMBER)}
    assert second.cited_entries() == {(*order, ORDER) for order in orders}


def everything_came_once(editor: Hands) -> None:
    """Compare the database and the inbox with the cases themselves."""
    assert watching.stored() == watching.every_filing()
    visits_with_news = Poll.objects.filter(new__gt=0).values("court").annotate(visits=Count("pk"))
    assert max(visits["visits"] for visits in visits_with_news) > 1, "the feeds grew between the visits"
    shown = watching.Counter(watching.line_of(notice.entry) for notice in editor.inbox())
    assert set(shown.values()) == {1}
    missing = watching.court_acts() - shown
    assert not missing
    left_out = {notice.entry.label for notice in Notice.objects.exclude(muted_by=None)}
    assert {label for *_, label, _ in watching.every_filing() - shown} == left_out
    appeal = CaseProposal.objects.filter(court__slug=NOT_WATCHED[0], appeal_from__docket_number=WASHINGTON[1])
    assert appeal.exists(), "the notice of appeal of 8 October proposes the appeal"


def polled_again_nothing_is_doubled(editor: Hands, worker: Worker) -> None:
    """Mail what is due, have the same bodies read again, and mail again."""
    notices = Notice.objects.filter(muted_by=None).values_list("pk", flat=True)
    assert dict(told("notice")) == dict.fromkeys(notices, 1)
    appeals = CaseProposal.objects.exclude(appeal_from=None).values_list("pk", flat=True)
    assert dict(told("proposal")) == dict.fromkeys(appeals, 1)
    tasks.mail_alerts.delay()
    worker.wait_for(lambda: not Alert.objects.filter(mailed_at=None).exists(), what="the mail")
    before = (watching.rows(), editor.inbox())
    visits = watching.visit_all(worker)
    assert {visit.outcome for visit in visits} == {"changed"}
    assert sum(visit.watched for visit in visits) == watching.every_filing().total()
    assert {(visit.new, visit.updated, tuple(visit.problems)) for visit in visits} == {(0, 0, ())}
    tasks.mail_alerts.delay()
    watching.visit_all(worker)
    assert before == (watching.rows(), editor.inbox())


def told(what: str) -> list[tuple[int, int]]:
    """Give how often each notice, or proposal, was told to the one person who follows every docket."""
    alerts = Alert.objects.order_by().exclude(**{what: None})
    return list(alerts.values_list(what).annotate(Count("pk")))


def confirm(editor: Hands, docket: tuple[str, str], day: str, *, provisions: list[int]) -> None:
    """Confirm an order as a preliminary injunction on the form that the inbox offers."""
    slug, number = docket
    entry = DocketEntry.objects.get(
        docket__court__slug=slug, docket__docket_number=number, filed_on=date.fromisoformat(day), label=ORDER
    )
    form = editor.inbox_form(entry, "confirm")
    assert form.fields["happened_on"] == day
    assert form.fields["kind"] == "", "a label never tells the outcome"
    ticks = form.xpath(".//input[@name='provision']")
    chosen = [ticks[place - 1].get("value") for place in provisions]
    summary = f"The court grants the motion of {day}."
    editor.send(form, kind=BLOCKED, provision=chosen, summary=summary)
    assert entry.notices.get().state == "confirmed"


def publish(staff: Newsroom, editor: Hands, reviewer: Hands) -> Published:
    """Submit, be refused as the author, and have a second person approve and release."""
    submission = editor.submit(staff.measure)
    assert editor.offered(submission, "approve") == []
    (offered,) = reviewer.offered(submission, "approve")
    refused = editor.client.post(offered.action, {**offered.fields, **editor.token()})
    assert refused.status_code == 409
    assert "You submitted this, so somebody else has to decide on it." in refused.content.decode()
    submission.refresh_from_db()
    assert submission.state == "in_review"
    reviewer.decides(submission, "approve")
    reviewer.decides(submission, "release")
    submission.refresh_from_db()
    assert submission.release is not None
    assert (submission.release.authors, submission.release.approver) == (["Erin"], "Rosa")
    return Published(submission.release)


def assert_blocks(published: Published, expected: dict[str, set[int]]) -> None:
    assert {day: published.blocked_on(day) for day in expected} == expected

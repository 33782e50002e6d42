"""The dashboard: what waits for whom, and the lists behind it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from policies.desk import queues
from policies.measures.models import Litigation
from policies.review.models import Notification, Submission
from policies.review.models.submission import State
from tests.desk.conftest import signed_in
from tests.desk.submissions import forced, in_state, released, submitted
from tests.desk.test_inbox import filed
from tests.dockets.factories import watched
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db


def shown(client) -> dict[str, list[str]]:
    """Give the titles of the lines of every panel."""
    context = client.get(reverse("desk:index")).context
    panels = [*context["work"], *context["watch"]]
    return {panel.title: [line.title for line in panel.lines] for panel in panels}


def test_own_work_never_waits_for_oneself():
    reviewer = make_user("reviewer")
    own, other = submitted(reviewer), submitted(make_user("editor"))
    waiting = shown(signed_in(reviewer))["Waiting for your decision"]
    assert waiting == [str(other.measure)]
    assert str(own.measure) not in waiting


def test_what_a_reviewer_changed_after_it_was_submitted_no_longer_waits_for_them():
    reviewer, submission = make_user("reviewer"), submitted(make_user("editor"))
    assert shown(signed_in(reviewer))["Waiting for your decision"] == [str(submission.measure)]
    with acting(reviewer):
        make_event(submission.measure, "response")
    assert "Waiting for your decision" not in shown(signed_in(reviewer))


def test_an_editor_is_not_asked_to_decide(editor, desk):
    submitted(make_user("editor"))
    assert "Waiting for your decision" not in shown(desk)


def test_what_came_back_is_shown_to_its_editor_only(editor, desk):
    submission = in_state(State.CHANGES_REQUESTED, editor)
    assert shown(desk)["Returned to you"] == [str(submission.measure)]
    assert "Returned to you" not in shown(signed_in(make_user("editor")))


def test_a_draft_is_a_measure_with_own_changes_and_nothing_submitted(editor):
    draft, published = make_measure(by=editor), released(editor).measure
    submitted(editor)
    make_measure(by=make_user("editor"))
    assert queues.unfinished(editor) == [draft]
    with acting(editor):
        make_event(published, "response")
    assert queues.unfinished(editor) == [published, draft]


def test_a_change_of_a_tie_alone_makes_a_draft(editor):
    measure = released(editor).measure
    event = measure.events.get()
    with acting(editor):
        event.provisions.create(measure=measure, number=1, label="App stores")
    assert queues.unfinished(editor) == [measure]


def test_retrospective_reviews_and_scheduled_releases_are_shown(editor):
    open_review, planned = forced(editor), in_state(State.SCHEDULED, editor)
    panels = shown(signed_in(make_user("reviewer")))
    assert panels["Retrospective reviews open"] == [str(open_review.measure)]
    assert panels["Scheduled releases"] == [str(planned.measure)]


@pytest.mark.parametrize(
    ("precision", "on", "until", "passed"),
    [
        ("day", "2020-11-03", None, True),
        ("day", "2020-11-04", None, False),
        ("month", "2020-10-01", None, True),
        ("month", "2020-11-01", None, False),
        ("year", "2019-01-01", None, True),
        ("year", "2020-01-01", None, False),
        ("range", "2020-10-01", "2020-11-03", True),
        ("range", "2020-10-01", "2020-11-20", False),
    ],
)
def test_an_expected_date_has_passed_only_when_its_last_day_has(editor, precision, on, until, passed):
    last = dt.date.fromisoformat(until) if until else None
    make_event(make_measure(by=editor), "vote", on, expected=True, precision=precision, happened_until=last)
    assert queues.overdue_dates(dt.date(2020, 11, 4)).exists() == passed


def test_a_court_that_fails_is_shown(desk):
    court = watched().court
    court.refresh_from_db()
    court.failures, court.last_error = 3, "HTTP 503"
    court.save()
    assert shown(desk)["Courts with problems"] == [str(court)]


def test_marking_read_reaches_only_what_was_seen_and_only_ones_own(editor):
    submission, reviewer, other = submitted(editor), make_user("reviewer"), make_user("reviewer")
    old, new, foreign = (
        Notification.objects.create(
            recipient=user, submission=submission, text="Told.", created_at=timezone.now()
        )
        for user in (reviewer, reviewer, other)
    )
    signed_in(reviewer).post(reverse("desk:notifications-read"), {"seen": old.pk})
    unread = set(Notification.objects.filter(read_at=None).values_list("pk", flat=True))
    assert old.pk not in unread
    assert {new.pk, foreign.pk} <= unread


def test_submissions_are_listed_by_state_and_page_by_page(editor, desk):
    for _ in range(2):
        submitted(editor)
    done = in_state(State.DISCARDED, editor)
    listed = desk.get(reverse("desk:submissions"), {"state": "discarded"}).context["listed"]
    assert [row.pk for row in listed.rows] == [done.pk]
    rest = desk.get(reverse("desk:submissions"), {"before": done.pk}).context["listed"]
    assert [row.pk for row in rest.rows] == sorted(
        Submission.objects.exclude(pk=done.pk).values_list("pk", flat=True), reverse=True
    )
    assert desk.get(reverse("desk:submissions"), {"state": "lost"}).status_code == 404


@pytest.mark.parametrize("name", ["index", "submissions", "inbox"])
def test_longer_queues_cost_no_more_queries(name, editor, django_assert_max_num_queries):
    client, docket = signed_in(make_user("reviewer")), watched()

    def grow(start: int) -> None:
        for number in range(start, start + 3):
            submission = submitted(editor)
            with acting(editor):
                Litigation.objects.create(measure=submission.measure, docket=docket)
            make_event(submission.measure, "vote", "2020-11-03", expected=True)
            filed(docket, f"Order {number}", number)

    grow(1)
    client.get(reverse(f"desk:{name}"))
    with django_assert_max_num_queries(40) as few:
        client.get(reverse(f"desk:{name}"))
    grow(10)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(reverse(f"desk:{name}"))


def test_a_longer_measure_costs_the_review_page_no_more_queries(editor, django_assert_max_num_queries):
    client = signed_in(make_user("reviewer"))
    short, long = make_measure(by=editor), make_measure(by=editor)
    with acting(editor):
        for day in range(1, 12):
            make_event(long, "response", f"2020-10-{day:02}")
    pages = [reverse("desk:review", args=[submitted(editor, measure=one).pk]) for one in (short, long)]
    client.get(pages[0])
    with django_assert_max_num_queries(60) as few:
        client.get(pages[0])
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(pages[1])

"""An end that is counted comes while a release waits: the published end is not taken back in silence."""

import datetime as dt
import json
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from policies.measures.models import Event, Measure
from policies.publication import reading
from policies.publication.models import Release
from policies.publication.vocabulary import ReleaseKind
from policies.review import tasks, workflow
from policies.review.models import Notification, Step, Submission
from policies.review.models.submission import State
from policies.review.workflow import Refused, Verb
from tests.desk.conftest import signed_in
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db
ISSUED = dt.date(2026, 3, 2)
APPROVED_AT = dt.datetime(2026, 3, 30, 9, tzinfo=dt.UTC)
BEFORE = dt.datetime(2026, 3, 31, 20, tzinfo=dt.UTC)
ENDS = dt.date(2026, 4, 1)
SILENT = "is published as expired and would now be issued. Leaving an end is a correction: submit it as one"


@pytest.fixture
def author() -> User:
    return make_user("editor")


@pytest.fixture
def reviewer() -> User:
    return make_user("reviewer")


@pytest.fixture
def end(author, reviewer, time_machine) -> Event:
    """Publish a measure that ends thirty days after it was issued, and come to the days before."""
    time_machine.move_to(APPROVED_AT)
    with acting(author):
        measure = make_measure(by=author, with_event="")
        issued = make_event(measure, "issued", ISSUED.isoformat())
        end = make_event(measure, "expired", None, counted_from=issued, count=30)
    end.refresh_from_db()
    assert end.happened_on == ENDS
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    workflow.release(submission, by=reviewer, digest=submission.digest)
    return end


@pytest.fixture
def approved(author, reviewer, end) -> Submission:
    """Approve an update that no longer has the end, before it has come."""
    measure = Measure.objects.get(pk=end.measure_id)
    with acting(author):
        end.delete()
        make_event(measure, "response", "2026-03-20")
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.UPDATED)
    return workflow.approve(submission, by=reviewer, digest=submission.digest)


def published_stage() -> str:
    return str(reading.stage_on(json.loads(Release.objects.latest("pk").document)))


def test_a_scheduled_release_that_comes_after_the_end_is_not_made_and_everybody_is_told(
    approved, author, reviewer, time_machine
):
    workflow.schedule(approved, by=reviewer, digest=approved.digest, at=BEFORE)
    Notification.objects.all().delete()
    # The worker was down over midnight.
    time_machine.move_to(BEFORE + dt.timedelta(hours=6))
    assert tasks.release_due() == 0
    assert Release.objects.count() == 1
    assert published_stage() == "expired"
    approved.refresh_from_db()
    assert (approved.state, approved.scheduled_for) == (State.APPROVED, None)
    step = Step.objects.latest("pk")
    assert (step.verb, step.by) == (Verb.UNSCHEDULE, None)
    assert SILENT in step.note
    told = {one.recipient: one.text for one in Notification.objects.all()}
    assert set(told) == {author, reviewer}
    assert all("was not released at its moment:" in text and SILENT in text for text in told.values())
    assert tasks.release_due() == 0, "it is tried once"


def test_a_scheduled_release_that_comes_before_the_end_is_made(approved, reviewer, time_machine):
    workflow.schedule(approved, by=reviewer, digest=approved.digest, at=BEFORE)
    time_machine.move_to(BEFORE + dt.timedelta(minutes=1))
    assert tasks.release_due() == 1
    time_machine.move_to(BEFORE + dt.timedelta(days=2))
    assert published_stage() == "issued"


@pytest.mark.parametrize(
    "at",
    [
        dt.datetime(2026, 4, 1, tzinfo=dt.UTC),
        # Still the day before in New York, but stages follow the calendar of UTC.
        dt.datetime(2026, 3, 31, 21, tzinfo=ZoneInfo("America/New_York")),
    ],
)
def test_no_moment_after_the_end_can_be_chosen(approved, reviewer, at):
    with pytest.raises(Refused, match="will be expired by 1 April 2026 and would be issued"):
        workflow.schedule(approved, by=reviewer, digest=approved.digest, at=at)
    approved.refresh_from_db()
    assert approved.state == State.APPROVED


@pytest.mark.parametrize("verb", [Verb.RELEASE, Verb.SCHEDULE])
def test_after_the_end_the_review_page_says_why_it_cannot_be_released(approved, reviewer, time_machine, verb):
    time_machine.move_to(BEFORE + dt.timedelta(hours=6))
    assert SILENT in (workflow.refusal(verb, approved, reviewer) or "")
    page = signed_in(reviewer).get(f"/desk/review/{approved.pk}/").content.decode()
    assert SILENT in page
    assert "Withdraw this submission first." in page
    typed = {"digest": approved.digest, "at": "2097-07-01T09:30", "zone": "Europe/London"}
    answer = signed_in(reviewer).post(f"/desk/review/{approved.pk}/{verb}/", typed)
    assert answer.status_code == 409
    assert Release.objects.count() == 1


def test_what_is_in_review_when_the_end_comes_can_neither_be_approved_nor_forced(
    end, author, reviewer, time_machine
):
    measure = Measure.objects.get(pk=end.measure_id)
    with acting(author):
        end.delete()
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.UPDATED)
    time_machine.move_to(BEFORE + dt.timedelta(hours=6))
    with pytest.raises(Refused, match=SILENT):
        workflow.approve(submission, by=reviewer, digest=submission.digest)
    with pytest.raises(Refused, match=SILENT):
        workflow.force_release(
            submission, by=make_user("chief editor"), digest=submission.digest, reason="It is urgent."
        )


def test_the_way_out_is_a_correction(approved, author, reviewer, time_machine):
    time_machine.move_to(BEFORE + dt.timedelta(hours=6))
    workflow.withdraw_submission(approved, by=author)
    submission = workflow.submit(
        approved.measure, by=author, kind=ReleaseKind.CORRECTED, public_note="It does not end."
    )
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    workflow.schedule(submission, by=reviewer, digest=submission.digest, at=timezone.now() + dt.timedelta(1))
    time_machine.shift(dt.timedelta(days=2))
    assert tasks.release_due() == 1
    assert published_stage() == "issued"


def test_an_update_that_has_the_end_as_well_is_released_after_it(end, author, reviewer, time_machine):
    measure = Measure.objects.get(pk=end.measure_id)
    with acting(author):
        make_event(measure, "response", "2026-03-20")
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.UPDATED)
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    at = dt.datetime.combine(ENDS, dt.time(12), tzinfo=dt.UTC)
    workflow.schedule(submission, by=reviewer, digest=submission.digest, at=at)
    time_machine.move_to(at + dt.timedelta(minutes=1))
    assert tasks.release_due() == 1
    assert published_stage() == "expired"

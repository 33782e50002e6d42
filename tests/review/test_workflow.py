"""The way of a submission from an editor to the log."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from policies.measures.models import Event, Measure, Relation
from policies.publication.models import Edition, Release
from policies.publication.vocabulary import ReleaseKind
from policies.review import tasks, workflow
from policies.review.models import Notification, Step, Submission
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_user("editor")


@pytest.fixture
def reviewer():
    return make_user("reviewer")


@pytest.fixture
def measure(author):
    return make_measure(by=author)


def released(measure: Measure, author, reviewer, **more) -> Submission:
    known = Release.objects.of_measure(measure.uid).exists()
    more.setdefault("kind", ReleaseKind.UPDATED if known else ReleaseKind.PUBLISHED)
    submission = workflow.submit(measure, by=author, **more)
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    return workflow.release(submission, by=reviewer, digest=submission.digest)


def log_line(submission: Submission) -> Release:
    assert submission.release is not None
    return submission.release


def edited(measure: Measure, by) -> Event:
    with acting(by):
        return make_event(measure, "response", "2020-10-08")


def test_what_was_reviewed_is_released_byte_for_byte(measure, author, reviewer):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    workflow.approve(submission, by=reviewer, digest=submission.digest)
    edited(measure, author)
    submission = workflow.release(submission, by=reviewer, digest=submission.digest)
    assert log_line(submission).document == submission.document
    assert log_line(submission).document_digest == submission.digest
    assert len(json.loads(submission.document)["events"]) == 1
    assert Edition.objects.current().get().reference == measure.reference


def test_the_author_cannot_approve_and_nothing_changes(measure, author):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    author.groups.add(Group.objects.get(name="reviewer"))
    with pytest.raises(workflow.Refused, match="You submitted this"):
        workflow.approve(submission, by=author, digest=submission.digest)
    submission.refresh_from_db()
    assert submission.state == "in_review"
    assert not Release.objects.exists()


def test_editing_after_somebody_else_submitted_makes_a_contributor(measure, author, reviewer):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    edited(measure, reviewer)
    with pytest.raises(workflow.Refused, match="You changed this measure"):
        workflow.approve(submission, by=reviewer, digest=submission.digest)


def test_a_reviewer_who_edits_after_approving_cannot_release(measure, author, reviewer):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    edited(measure, reviewer)
    with pytest.raises(workflow.Refused, match="You changed this measure"):
        workflow.release(submission, by=reviewer, digest=submission.digest)


@pytest.mark.parametrize("way", ["update", "bulk_create", "sql"])
def test_changes_behind_the_forms_make_contributors_too(measure, author, reviewer, way):
    event = measure.events.get()
    with acting(reviewer):
        if way == "update":
            Event.objects.filter(pk=event.pk).update(summary="Changed.")
        elif way == "bulk_create":
            Event.objects.bulk_create(
                [Event(measure=measure, kind="response", summary="New.", precision="unknown")]
            )
        else:
            with connection.cursor() as cursor:
                cursor.execute("UPDATE measures_event SET note = 'Changed.' WHERE id = %s", [event.pk])
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    assert reviewer.pk in submission.contributors
    with pytest.raises(workflow.Refused, match="You changed this measure"):
        workflow.approve(submission, by=reviewer, digest=submission.digest)


def test_contributors_of_the_last_release_may_decide_on_the_next(measure, author, reviewer):
    released(measure, author, reviewer)
    edited(measure, reviewer)
    other = make_user("reviewer")
    submission = workflow.submit(measure, by=reviewer, kind=ReleaseKind.UPDATED)
    workflow.approve(submission, by=other, digest=submission.digest)
    author_turned_reviewer = author
    author_turned_reviewer.groups.set(reviewer.groups.all())
    submission.refresh_from_db()
    workflow.release(submission, by=author_turned_reviewer, digest=submission.digest)
    assert Release.objects.count() == 2


def test_approval_names_the_document_that_was_seen(measure, author, reviewer):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    with pytest.raises(workflow.Refused, match="not the document you saw"):
        workflow.approve(submission, by=reviewer, digest="f" * 64)


def test_a_document_resubmitted_behind_the_reviewer_is_not_approved(measure, author, reviewer):
    seen = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED).digest
    submission = Submission.objects.get()
    workflow.request_changes(submission, by=reviewer, digest=seen, note="Name the origin.")
    edited(measure, author)
    workflow.resubmit(submission, by=author)
    with pytest.raises(workflow.Refused, match="not the document you saw"):
        workflow.approve(submission, by=reviewer, digest=seen)


def test_changes_are_requested_with_a_note(measure, author, reviewer):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    with pytest.raises(workflow.Refused, match="Note: say what has to change"):
        workflow.request_changes(submission, by=reviewer, digest=submission.digest, note="  ")


def test_resubmitting_without_a_change_is_refused(measure, author, reviewer):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    workflow.request_changes(submission, by=reviewer, digest=submission.digest, note="Name the origin.")
    with pytest.raises(workflow.Refused, match="Nothing has changed"):
        workflow.resubmit(submission, by=author)


def test_a_measure_is_submitted_once_at_a_time(measure, author):
    workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    with pytest.raises(workflow.Refused, match="was submitted by"):
        workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)


def test_an_update_without_a_change_is_refused(measure, author, reviewer):
    released(measure, author, reviewer)
    with pytest.raises(workflow.Refused, match="Nothing has changed"):
        workflow.submit(measure, by=author, kind=ReleaseKind.UPDATED)


def test_a_save_without_a_change_makes_nobody_a_contributor(measure, author, reviewer):
    with acting(reviewer):
        measure.save()
        measure.events.get().save()
    assert reviewer.pk not in workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED).contributors


def test_a_measure_without_a_dated_event_cannot_be_submitted(author):
    measure = make_measure(by=author, with_event="")
    with pytest.raises(workflow.Refused, match="Events: log at least one event"):
        workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)


def test_a_correction_needs_a_public_note(measure, author, reviewer):
    released(measure, author, reviewer)
    edited(measure, author)
    with pytest.raises(workflow.Refused, match="Public note: say what was wrong"):
        workflow.submit(measure, by=author, kind=ReleaseKind.CORRECTED)
    submission = released(measure, author, reviewer, kind=ReleaseKind.CORRECTED, public_note="Wrong date.")
    assert log_line(submission).note == "Wrong date."


@pytest.mark.parametrize("back", ["deleted", "expected", "another end"])
def test_leaving_a_published_end_is_a_correction_with_its_reason(measure, author, reviewer, back):
    with acting(author):
        end = make_event(measure, "revoked", "2020-11-01")
    released(measure, author, reviewer)
    with acting(author):
        if back == "deleted":
            end.delete()
        else:
            Event.objects.filter(pk=end.pk).update(
                **({"expected": True} if back == "expected" else {"kind": "expired"})
            )
    with pytest.raises(workflow.Refused, match="published as revoked and would now be .* is a correction"):
        workflow.submit(measure, by=author, kind=ReleaseKind.UPDATED)
    released(measure, author, reviewer, kind=ReleaseKind.CORRECTED, public_note="It was not revoked.")


def test_what_follows_an_end_without_undoing_it_is_an_update(measure, author, reviewer):
    with acting(author):
        make_event(measure, "revoked", "2020-11-01")
    released(measure, author, reviewer)
    with acting(author):
        make_event(measure, "response", "2020-12-01")
    assert released(measure, author, reviewer, kind=ReleaseKind.UPDATED).release


def test_an_end_cannot_be_left_by_submitting_again_after_a_reviewers_note(measure, author, reviewer):
    with acting(author):
        end = make_event(measure, "revoked", "2020-11-01")
    released(measure, author, reviewer)
    edited(measure, author)
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.UPDATED)
    workflow.request_changes(submission, by=reviewer, digest=submission.digest, note="Is this revoked?")
    with acting(author):
        end.delete()
    with pytest.raises(workflow.Refused, match="Leaving an end is a correction"):
        workflow.resubmit(submission, by=author)


@pytest.mark.parametrize("taken_back", [ReleaseKind.WITHDRAWN, ReleaseKind.RETRACTED])
def test_an_end_cannot_be_left_in_silence_by_taking_the_measure_back_and_returning_it(
    measure, author, reviewer, taken_back
):
    with acting(author):
        end = make_event(measure, "revoked", "2020-11-01")
    released(measure, author, reviewer)
    chief = make_user("chief editor")
    released(measure, chief, reviewer, kind=taken_back, public_note="Unreliable.")
    with acting(author):
        end.delete()
    with pytest.raises(workflow.Refused, match="published as revoked .* say why in the public note"):
        workflow.submit(measure, by=author, kind=ReleaseKind.REINSTATED)
    returned = released(
        measure, author, reviewer, kind=ReleaseKind.REINSTATED, public_note="It was not revoked."
    )
    assert log_line(returned).note == "It was not revoked."


def test_what_was_taken_back_returns_as_it_was_without_a_note(measure, author, reviewer):
    with acting(author):
        make_event(measure, "revoked", "2020-11-01")
    released(measure, author, reviewer)
    released(measure, author, reviewer, kind=ReleaseKind.WITHDRAWN, public_note="Unreliable.")
    assert released(measure, author, reviewer, kind=ReleaseKind.REINSTATED).release


def test_a_retraction_is_for_chief_editors_and_still_needs_two(measure, author, reviewer):
    released(measure, author, reviewer)
    with pytest.raises(workflow.Refused, match="Only a chief editor"):
        workflow.submit(measure, by=author, kind=ReleaseKind.RETRACTED, public_note="It is untrue.")
    chief = make_user("chief editor")
    submission = workflow.submit(measure, by=chief, kind=ReleaseKind.RETRACTED, public_note="It is untrue.")
    with pytest.raises(workflow.Refused, match="You submitted this"):
        workflow.approve(submission, by=chief, digest=submission.digest)
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    workflow.release(submission, by=reviewer, digest=submission.digest)
    assert not Edition.objects.current().exists()
    assert json.loads(Release.objects.latest("sequence").document)["reason"] == "It is untrue."


def test_a_retraction_publishes_no_title_that_waits_in_the_working_copy(measure, author, reviewer):
    published = json.loads(released(measure, author, reviewer).document)
    with acting(author):
        Measure.objects.filter(pk=measure.pk).update(title="What nobody has checked yet", slug="unchecked")
    chief = make_user("chief editor")
    submission = released(measure, chief, reviewer, kind=ReleaseKind.RETRACTED, public_note="It is untrue.")
    assert "nobody has checked" not in submission.document
    tombstone = json.loads(submission.document)
    assert (tombstone["title"], tombstone["slug"]) == (published["title"], published["slug"])
    with pytest.raises(workflow.Refused, match="was retracted; only a reinstatement can follow"):
        workflow.submit(measure, by=chief, kind=ReleaseKind.RETRACTED, public_note="Wholly untrue.")


def test_a_withdrawal_takes_no_waiting_edits_along(measure, author, reviewer):
    first = released(measure, author, reviewer)
    edited(measure, author)
    submission = released(measure, author, reviewer, kind=ReleaseKind.WITHDRAWN, public_note="Unreliable.")
    assert submission.document == first.document
    assert workflow.refusal_to_submit(measure, author, kind=ReleaseKind.REINSTATED, public_note="") is None


def test_a_forced_release_is_flagged_and_closed_by_another_person(measure, author):
    chief = make_user("chief editor")
    edited(measure, chief)
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    with pytest.raises(workflow.Refused, match="Reason: say why"):
        workflow.force_release(submission, by=chief, digest=submission.digest, reason="")
    submission = workflow.force_release(
        submission, by=chief, digest=submission.digest, reason="The order takes effect tonight."
    )
    assert log_line(submission).flagged
    assert submission.needs_retrospective
    for involved in (chief, author):
        with pytest.raises(workflow.Refused):
            workflow.close_retrospective(submission, by=involved, note="Fine.")
    workflow.close_retrospective(submission, by=make_user("reviewer"), note="Checked against the order.")
    assert not Submission.objects.awaiting_retrospective().exists()


def test_a_scheduled_release_happens_at_its_moment_and_once(measure, author, reviewer, time_machine):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    submission = workflow.approve(submission, by=reviewer, digest=submission.digest)
    with pytest.raises(workflow.Refused, match="Moment: choose one in the future"):
        workflow.schedule(submission, by=reviewer, digest=submission.digest, at=timezone.now())
    moment = timezone.now() + dt.timedelta(hours=2)
    workflow.schedule(submission, by=reviewer, digest=submission.digest, at=moment)
    assert tasks.release_due() == 0
    time_machine.move_to(moment + dt.timedelta(seconds=1))
    assert tasks.release_due() == 1
    assert tasks.release_due() == 0
    assert Release.objects.get().approver == "Reviewer"


def test_the_database_refuses_an_approver_who_contributed(measure, author):
    submission = workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED)
    for change in (
        {"state": "approved"},
        {"state": "approved", "approved_by": author, "approved_digest": submission.digest},
        {"state": "approved", "approved_by": make_user("reviewer"), "approved_digest": "f" * 64},
        {"state": "released"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.filter(pk=submission.pk).update(**change)


def test_a_document_never_names_a_measure_that_is_not_published(measure, author, reviewer):
    secret = make_measure(by=author, title="Unpublished plan")
    Relation.objects.create(measure=secret, kind="precedent", other=measure)
    Relation.objects.create(measure=measure, kind="parallel_to", other=secret)
    submission = released(measure, author, reviewer)
    assert "Unpublished plan" not in submission.document
    assert secret.reference not in submission.document


def test_a_document_names_another_measure_by_its_published_title(measure, author, reviewer):
    other = make_measure(by=author, title="Published title")
    released(other, author, reviewer)
    Measure.objects.filter(pk=other.pk).update(title="Title nobody reviewed")
    Relation.objects.create(measure=measure, kind="parallel_to", other=other)
    submission = released(measure, author, reviewer)
    assert "Published title" in submission.document
    assert "Title nobody reviewed" not in submission.document


def test_those_concerned_are_told_and_nobody_else(measure, author, reviewer):
    bystander = make_user("editor")
    released(measure, author, reviewer)
    told = Notification.objects.values_list("recipient", "text")
    assert {recipient for recipient, _ in told} == {author.pk, reviewer.pk}
    assert not Notification.objects.unread(bystander).exists()


def test_every_step_is_kept_and_never_rewritten(measure, author, reviewer):
    released(measure, author, reviewer)
    assert list(Step.objects.values_list("verb", flat=True)) == ["submit", "approve", "release"]
    with pytest.raises(ValueError, match="never rewritten"):
        Step.objects.earliest("id").save()

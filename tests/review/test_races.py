"""Two people at once: one wins, the other is told what happened."""

import threading
from collections.abc import Callable

import pytest
from django.db import close_old_connections, connection

from policies.measures.models import Event
from policies.publication.models import Release
from policies.publication.vocabulary import ReleaseKind
from policies.review import workflow
from policies.review.models import Submission
from tests.measures.factories import acting, make_event, make_measure, make_user

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[object]:
    """Run actions in threads of their own and give what each returned or raised."""
    results: list[object] = [None] * len(actions)
    start = threading.Barrier(len(actions))

    def run(number: int, action: Callable[[], object]) -> None:
        start.wait()
        try:
            results[number] = action()
        except workflow.Refused as refused:
            results[number] = refused
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def refusals(results: list[object]) -> list[str]:
    return [str(result) for result in results if isinstance(result, workflow.Refused)]


def test_two_reviewers_release_once():
    author, one, two = make_user("editor"), make_user("reviewer"), make_user("reviewer")
    submission = workflow.submit(make_measure(by=author), by=author, kind=ReleaseKind.PUBLISHED)
    digest = submission.digest
    workflow.approve(submission, by=one, digest=digest)
    results = at_once(
        lambda: workflow.release(submission, by=one, digest=digest),
        lambda: workflow.release(submission, by=two, digest=digest),
    )
    assert refusals(results) == ["This submission is released; to release it must be approved."]
    assert Release.objects.count() == 1


def test_two_editors_submit_once():
    author, other = make_user("editor"), make_user("editor")
    measure = make_measure(by=author)
    results = at_once(
        lambda: workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED),
        lambda: workflow.submit(measure, by=other, kind=ReleaseKind.PUBLISHED),
    )
    assert len(refusals(results)) == 1
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("attempt", range(5))
def test_an_edit_during_a_submission_is_either_in_the_document_or_after_its_mark(attempt):
    author, other = make_user("editor"), make_user("editor")
    measure = make_measure(by=author)

    def edit() -> None:
        with acting(other):
            Event.objects.filter(measure=measure).update(summary="Rewritten.")

    submission, _ = at_once(lambda: workflow.submit(measure, by=author, kind=ReleaseKind.PUBLISHED), edit)
    assert isinstance(submission, Submission)
    in_document = "Rewritten." in submission.document
    newer = workflow.refusal(workflow.Verb.RESUBMIT, submission, author)
    assert in_document == (other.pk in submission.contributors)
    assert newer is not None
    with acting(other):
        make_event(measure, "response", "2020-10-08")
    with pytest.raises(workflow.Refused, match="You changed this measure"):
        other.groups.add(*make_user("reviewer").groups.all())
        workflow.approve(submission, by=other, digest=submission.digest)

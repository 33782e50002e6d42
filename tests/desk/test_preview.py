"""The preview is the page that will be published, and publishes nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from policies.publication.models import Edition, Release
from policies.publication.vocabulary import ReleaseKind
from policies.review import workflow
from policies.review.models.submission import State
from tests.desk.conftest import signed_in
from tests.desk.submissions import in_state, released, submitted
from tests.measures.factories import make_user

pytestmark = pytest.mark.django_db


def preview(client: Client, submission):
    return client.get(reverse("preview", args=[submission.pk]))


def test_a_preview_shows_the_page_with_a_banner_and_is_not_indexed(editor, desk):
    submission = submitted(editor)
    response = preview(desk, submission)
    page = response.content.decode()
    assert submission.measure.title in page
    assert "Nothing here is published" in page
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert not Release.objects.exists()
    assert not Edition.objects.exists()


def test_the_preview_is_what_readers_get_after_the_release(editor, time_machine):
    time_machine.move_to("2026-11-22T07:00:00Z", tick=False)
    submission, reviewer = in_state(State.APPROVED, editor), make_user("reviewer")
    before = preview(signed_in(reviewer), submission).content.decode()
    workflow.release(submission, by=reviewer, digest=submission.digest)
    after = Client().get(reverse("analysis:measure", args=[submission.measure.reference])).content.decode()
    # The form of the time zone leads back to where one is.
    before = before.replace(
        f'value="{reverse("preview", args=[submission.pk])}"',
        f'value="{reverse("analysis:measure", args=[submission.measure.reference])}"',
    )
    assert before[before.index("<main") :] == after[after.index("<main") :]
    assert "Nothing here is published" not in after


def test_readers_never_see_a_banner(editor):
    submission = released(editor)
    page = Client().get(reverse("analysis:measure", args=[submission.measure.reference])).content.decode()
    assert 'class="preview"' not in page


def test_a_retraction_is_previewed_as_the_tombstone(editor):
    measure = released(editor).measure
    chief = make_user("chief editor")
    submission = workflow.submit(
        measure, by=chief, kind=ReleaseKind.RETRACTED, public_note="It never happened."
    )
    page = preview(signed_in(chief), submission).content.decode()
    assert "It never happened." in page
    assert Edition.objects.current().filter(reference=measure.reference).exists()


def test_what_is_released_has_no_preview_but_a_page(editor, desk):
    submission = released(editor)
    response = preview(desk, submission)
    assert response["Location"] == reverse("analysis:version", args=[submission.measure.reference, 1])


def test_a_document_the_log_would_refuse_is_refused_in_words(editor, desk):
    discarded = in_state(State.DISCARDED, editor)
    released(editor, measure=discarded.measure)
    assert "was published before" in preview(desk, discarded).content.decode()


def test_the_raw_document_is_what_its_digest_says(editor, desk):
    submission = submitted(editor)
    body = desk.get(reverse("desk:raw-document", args=[submission.pk])).content
    assert body == submission.document.encode()
    assert submission.digest in desk.get(reverse("desk:document", args=[submission.pk])).content.decode()

"""The demonstration is replayed by the right people, at its moments, once."""

import datetime as dt

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from django.utils import timezone

from policies.desk.demo.people import PEOPLE
from policies.dockets.demo import deliver
from policies.dockets.models import Docket
from policies.measures import history
from policies.measures.models import Measure
from policies.publication import log
from policies.publication.models import Edition, Release
from policies.review import workflow
from policies.review.models import Submission
from policies.review.models.submission import State
from policies.review.rules import released_mark

pytestmark = pytest.mark.django_db


def test_every_measure_is_published_and_several_have_a_history(demo):
    assert Edition.objects.current().count() == 14
    versions = [edition.version for edition in Edition.objects.current()]
    assert min(versions) >= 2
    assert sorted(versions)[-3] >= 6
    assert Release.objects.filter(kind="corrected").count() == 2


def test_references_follow_the_order_in_which_measures_became_known(demo):
    first = Release.objects.filter(version=1).order_by("sequence")
    assert [release.reference for release in first][:3] == ["US-2019-0001", "US-2020-0001", "US-2020-0002"]
    assert len({release.reference for release in first}) == 14


def test_moments_are_those_of_the_past_and_every_release_says_it_is_a_demonstration(demo):
    moments = list(Release.objects.order_by("sequence").values_list("released_at", flat=True))
    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1].year) == (2019, 2025)
    assert not Release.objects.filter(demonstration=False).exists()


def test_the_log_of_the_demonstration_proves_itself(demo):
    assert list(log.verify()) == []


def test_nobody_approved_an_own_edit(demo):
    for submission in Submission.objects.filter(state=State.RELEASED):
        assert submission.approved_by_id not in submission.contributors
        assert submission.contributors
    for release in Release.objects.all():
        assert release.approver not in release.authors


def test_no_release_cites_what_was_published_after_it(demo):
    for edition in Edition.objects.all():
        for source in edition.body["sources"]:
            for article in source["articles"]:
                day = edition.released_at.date().isoformat()
                assert (article["published_on"] or "") <= day, f"{edition.reference} v{edition.version}"


def test_one_submission_waits_for_rosa_and_one_draft_is_left(demo):
    waiting = Submission.objects.exclude(state=State.RELEASED).get()
    rosa = User.objects.get(username="rosa")
    assert (waiting.state, waiting.submitted_by.username) == (State.IN_REVIEW, "erin")
    assert workflow.refusal(workflow.Verb.APPROVE, waiting, rosa) is None
    assert workflow.refusal(workflow.Verb.APPROVE, waiting, waiting.submitted_by)
    changed = [m.slug for m in Measure.objects.all() if history.changes(m, after=released_mark(m))]
    assert sorted(changed) == ["executive-order-14034-foreign-adversary-apps", "icts-supply-chain-rule"]


def test_a_reader_of_the_demonstration_can_be_told_from_those_at_the_desk(demo):
    for person in PEOPLE:
        user = User.objects.get(username=person.username)
        assert authenticate(username=person.username, password=person.password) == user
        assert [group.name for group in user.groups.all()] == [person.group]
        assert user.is_staff == (person.username != "ada")
        assert user.get_full_name()


def test_loading_again_changes_nothing_and_says_so(demo, capsys):
    before = history_of_everything()
    call_command("load_demo")
    assert "loaded already (69 releases)" in capsys.readouterr().out
    assert history_of_everything() == before


def history_of_everything():
    return {measure.pk: history.mark(measure) for measure in Measure.objects.all()}


def test_the_demonstration_court_reaches_the_dockets_of_the_demonstration(demo):
    captions = dict(Docket.objects.values_list("docket_number", "caption"))
    new = deliver(until=dt.date(2025, 12, 31), base_url="http://127.0.0.1:1", now=timezone.now())
    assert new > 20
    assert all(docket.entries.exists() for docket in Docket.objects.watched())
    assert dict(Docket.objects.values_list("docket_number", "caption")) == captions


def test_every_docket_of_the_demonstration_is_public_in_the_words_of_its_releases(demo, client):
    shown = client.get("/api/v1/dockets/").json()["results"]
    watched = Docket.objects.watched().order_by("pk")
    assert [row["docket_number"] for row in shown] == [docket.docket_number for docket in watched]
    assert [row["caption"] for row in shown] == [docket.caption for docket in watched]
    assert [row["judge"] for row in shown] == [docket.judge for docket in watched]
    assert any(row["judge"] for row in shown)

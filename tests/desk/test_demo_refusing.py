"""Where the demonstration may be loaded, and what becomes of a run that was interrupted."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from policies.desk.demo import loading
from policies.desk.demo.reading import FOLDER
from policies.measures.models import Measure
from policies.publication.models import Edition, Release
from policies.review.models import Submission
from policies.review.models.submission import State
from tests.publication.factories import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_measures(tmp_path):
    """Give a short record: one statute-like order and the rule that carries it out, four releases."""
    folder = tmp_path / "record"
    shutil.copytree(FOLDER, folder)
    for path in (folder / "measures").glob("*.toml"):
        if path.stem not in {"eo13873", "icts"}:
            path.unlink()
    return folder


def test_show_prints_accounts_and_key_and_loads_nothing(capsys):
    call_command("load_demo", "--show")
    out = capsys.readouterr().out
    assert "demo-erin" in out
    assert "API key: ptk_" in out
    assert not Release.objects.exists()


def test_an_installation_that_does_not_allow_it_takes_no_demonstration(settings):
    settings.TRACKER_DEMO = False
    with pytest.raises(CommandError, match="TRACKER_DEMO=1"):
        call_command("load_demo")


def test_a_database_with_real_releases_takes_no_demonstration(two_measures):
    publish(title="A real measure")
    with pytest.raises(loading.DemoRefused, match="empty database"):
        loading.load(folder=two_measures)
    assert Release.objects.count() == 1


def test_a_demonstration_stays_loaded_when_real_work_follows(two_measures):
    loading.load(folder=two_measures)
    publish(title="A real measure", moment=timezone.now())
    assert loading.load(folder=two_measures).made == 0


def test_a_run_that_was_interrupted_is_taken_up_where_it_stopped(two_measures):
    def interrupted(sentence):
        if sentence.startswith("2 of"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loading.load(folder=two_measures, told=interrupted)
    assert Release.objects.count() == 2
    loaded = loading.load(folder=two_measures)
    assert (loaded.before, loaded.made) == (2, 3)
    assert Measure.objects.count() == 2
    assert Submission.objects.exclude(state=State.RELEASED).count() == 1
    assert [edition.body["events"][0]["check"] for edition in Edition.objects.current()] == ["verified"] * 2


def test_only_the_demonstration_sets_the_clock_back():
    rooms = [
        *Path(settings.BASE_DIR, "policies").rglob("*.py"),
        *Path(settings.BASE_DIR, "tracker").rglob("*.py"),
    ]
    users = {path.name for path in rooms if "replaying(" in path.read_text("utf-8")}
    assert users == {"clock.py", "loading.py"}

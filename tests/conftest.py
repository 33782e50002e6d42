"""Fixtures of every test, and the servers that they run on."""

import hypothesis
import pytest
from django.conf import settings
from pytest_django.fixtures import Settings
from xdist.remote import Producer

from tests.browser import axe, chromium, chromium_browser, chromium_page
from tests.demo import demo, demo_copy, demo_database, django_db_setup
from tests.publication.flush import flush_may_empty_the_log
from tests.sharing import RunsOfAFile
from tests.worker import real_worker
from tracker.embedded.hold import Hold, hold
from tracker.embedded.refusal import CannotStart

__all__ = [
    "axe",
    "chromium_browser",
    "chromium_page",
    "demo",
    "demo_copy",
    "demo_database",
    "django_db_setup",
    "flush_may_empty_the_log",
    "real_worker",
]

# How long an example takes says nothing on a shared machine; speed belongs in `make bench`.
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

held = pytest.StashKey[Hold]()


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Hash passwords at once: a hash made to be slow takes a third of a second for every user."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_sessionstart(session: pytest.Session) -> None:
    """Start the embedded servers where DATABASE_URL or CELERY_BROKER_URL name no others."""
    try:
        session.config.stash[held] = hold(settings.VAR_DIR, settings.EMBEDDED)
    except CannotStart as refused:
        pytest.exit(str(refused), returncode=2)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Need the embedded servers no longer, once the test database is gone."""
    if held in config.stash:
        config.stash[held].close_and_wait()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in the browser last: from the first on, the browser's event loop runs in this thread."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> RunsOfAFile:
    """Share the tests among processes without breaking their order."""
    return RunsOfAFile(config, log)


def pytest_report_header() -> str:
    """Say before the tests which servers and browser they run on."""
    servers = f"embedded {' and '.join(settings.EMBEDDED)}" if settings.EMBEDDED else "the named servers"
    return f"servers: {servers}; browser: {chromium() or 'none, so browser tests are skipped'}"

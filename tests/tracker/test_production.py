"""Production refuses unsafe settings, each in a process of its own."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SAFE = {
    "TRACKER_MODE": "production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "policies.example.org",
    "DATABASE_URL": "postgres://tracker:secret@db.example.org/tracker",
    "CELERY_BROKER_URL": "redis://broker.example.org:6379/0",
}


def start(**changes: str | None) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {name: value for name, value in (SAFE | changes).items() if value is not None}
    script = (
        "import django; django.setup(); from django.conf import settings as s; print(s.DEBUG, s.TRACKER_MODE)"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env={**kept, "DJANGO_SETTINGS_MODULE": "tracker.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_safe_settings_start():
    started = start()
    assert started.returncode == 0, started.stderr
    assert started.stdout.strip() == "False production"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY must be set"),
        ({"SECRET_KEY": "short"}, "at least 50 characters"),
        ({"DEBUG": "on"}, "DEBUG must be off"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS must name"),
        ({"DATABASE_URL": None}, "DATABASE_URL must name"),
        ({"CELERY_BROKER_URL": None}, "CELERY_BROKER_URL must name"),
        ({"COURTLISTENER_WEBHOOK_SECRET": "short"}, "at least 24 characters"),
        ({"SESSION_COOKIE_SECURE": "off"}, "SESSION_COOKIE_SECURE must be on"),
        ({"CSRF_COOKIE_SECURE": "off"}, "CSRF_COOKIE_SECURE must be on"),
    ],
)
def test_an_unsafe_setting_is_refused_with_its_name(change, reason):
    refused = start(**change)
    assert refused.returncode != 0
    assert reason in refused.stderr


def test_all_reasons_are_told_at_once():
    refused = start(SECRET_KEY=None, DATABASE_URL=None)
    assert "SECRET_KEY must" in refused.stderr
    assert "DATABASE_URL must" in refused.stderr


def test_switching_debug_off_means_production():
    refused = start(TRACKER_MODE=None, DEBUG="off", SECRET_KEY=None)
    assert "Production refuses to start" in refused.stderr


def test_an_unknown_mode_is_refused():
    refused = start(TRACKER_MODE="prodution")
    assert "TRACKER_MODE must be one of development, production, trial" in refused.stderr

"""Refuse to run in production with settings that are only safe on one's own machine."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from tracker.secret_key import KEY_FOR_DEVELOPMENT

MODES = ("development", "production", "trial")
SHORTEST_KEY = 50
SHORTEST_WEBHOOK_SECRET = 24


def refuse_an_unknown_mode(mode: str) -> None:
    """Raise ImproperlyConfigured for a misspelt mode, which would run unchecked."""
    if mode not in MODES:
        raise ImproperlyConfigured(f"TRACKER_MODE must be one of {', '.join(MODES)}, not {mode!r}.")


def refuse_unsafe(settings: Mapping[str, Any]) -> None:
    """Raise ImproperlyConfigured with every unsafe setting at once, one line each."""
    reasons = list(_reasons(settings))
    if reasons:
        raise ImproperlyConfigured("Production refuses to start:\n- " + "\n- ".join(reasons))


def _reasons(settings: Mapping[str, Any]) -> Iterator[str]:
    key = settings["SECRET_KEY"]
    if key == KEY_FOR_DEVELOPMENT or len(key) < SHORTEST_KEY:
        yield f"SECRET_KEY must be set to a random text of at least {SHORTEST_KEY} characters."
    if settings["DEBUG"]:
        yield "DEBUG must be off: it shows settings and source to every visitor."
    if not settings["ALLOWED_HOSTS"] or "*" in settings["ALLOWED_HOSTS"]:
        yield "ALLOWED_HOSTS must name the site's host names, not *."
    if "postgres" in settings["EMBEDDED"]:
        yield "DATABASE_URL must name a PostgreSQL server (15 or newer)."
    if "valkey" in settings["EMBEDDED"]:
        yield "CELERY_BROKER_URL must name a Redis or Valkey server."
    secret = settings["COURTLISTENER_WEBHOOK_SECRET"]
    if secret and len(secret) < SHORTEST_WEBHOOK_SECRET:
        yield f"COURTLISTENER_WEBHOOK_SECRET must have at least {SHORTEST_WEBHOOK_SECRET} characters."
    for cookie in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        if not settings[cookie]:
            yield f"{cookie} must be on: the cookie would travel unencrypted."

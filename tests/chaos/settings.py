"""Settings of the chaos run: the project's own, on servers of its own that keep what they committed."""

from tracker.settings import *  # noqa: F403

COURT_HOST_PAUSE = 0.05
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

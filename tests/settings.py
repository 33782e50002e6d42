"""Settings of the tests: the project's own, with servers and files that no running site shares."""

import os
import uuid
from pathlib import Path

# Set before the project's settings read them. The data of tests need not survive a power cut.
os.environ.setdefault("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "test"))
os.environ.setdefault("EMBEDDED_POSTGRES", "fsync=off synchronous_commit=off full_page_writes=off")
# A queue of its own: on a shared broker, no other worker takes a test's messages.
os.environ.setdefault("CELERY_QUEUE", f"test-{uuid.uuid4().hex}")

from tracker.settings import *  # noqa: E402, F403
from tracker.settings import CACHES, CELERY_QUEUE, STORAGES  # noqa: E402

# Several processes that share the tests share the servers, and nothing on them.
CELERY_QUEUE = f"{CELERY_QUEUE}-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
CACHES = {"default": {**CACHES["default"], "KEY_PREFIX": CELERY_QUEUE}}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
# The courts of the tests share one server.
COURT_HOST_PAUSE = 0.0

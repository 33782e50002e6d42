"""What every test of the feed stands on."""

import uuid

import pytest


@pytest.fixture(autouse=True)
def counters_of_its_own(settings):
    """Count the requests of each test from zero, whatever cache is configured."""
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": uuid.uuid4().hex,
        }
    }

"""A website of one's own, and leave to visit it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.sources.website import Website, running_website


@pytest.fixture
def website(settings: Any) -> Iterator[Website]:
    """Run a website on localhost, the one network that is opened besides the public internet."""
    settings.SOURCES_ALLOWED_NETWORKS = ["127.0.0.1/32"]
    with running_website() as site:
        yield site

"""A local court and a local CourtListener for tests."""

import threading
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.dockets.court_server import CourtServer
from tests.dockets.courtlistener_records import docket
from tests.dockets.courtlistener_server import TOKEN, CourtListenerServer


@pytest.fixture
def court_server() -> Iterator[CourtServer]:
    server = CourtServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(settings: Settings) -> Iterator[CourtListenerServer]:
    server = CourtListenerServer()
    server.dockets = [docket()]
    server.thread.start()
    settings.COURTLISTENER_URL, settings.COURTLISTENER_TOKEN = server.address, TOKEN
    settings.COURTLISTENER_PER_MINUTE = 50
    yield server
    server.shutdown()
    server.server_close()
    server.thread.join()

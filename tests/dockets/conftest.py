"""A local court for tests."""

import threading
from collections.abc import Iterator

import pytest

from tests.dockets.court_server import CourtServer


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

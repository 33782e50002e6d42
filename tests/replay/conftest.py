"""The demonstration court and a worker, both processes of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.replay.court_process import CourtProcess

FILINGS_A_MINUTE = 240


@pytest.fixture
def court_process(tmp_path: Path) -> Iterator[CourtProcess]:
    """Give the demonstration court, not started, so fast that its seven cases take some ten seconds."""
    process = CourtProcess(tmp_path / "court.log", speed=FILINGS_A_MINUTE)
    yield process
    process.stop()

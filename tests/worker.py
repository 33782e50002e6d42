"""A real Celery worker for tests: another process, on the test database and the test's own queue."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tracker.celery import app
from tracker.database_address import database_url

SECONDS_TO_START = 60


class Worker:
    """A worker process that a test can start, kill as a crash would, and start again."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and return once it takes messages."""
        seen = self.log.stat().st_size if self.log.exists() else 0
        command = [sys.executable, "-m", "celery", "-A", "tracker", "worker", "--concurrency=1"]
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [*command, "--without-gossip", "--without-mingle"],
                cwd=settings.BASE_DIR,
                env={
                    **os.environ,
                    "DATABASE_URL": database_url(),
                    "DJANGO_SETTINGS_MODULE": "tests.settings",
                },
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        self.wait_for(lambda: " ready." in self._said(seen), seconds=SECONDS_TO_START, what="the worker")

    def kill(self) -> None:
        """Kill the process and its children with SIGKILL, whatever they are doing."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the process to end; do nothing when it has already."""
        self._end(signal.SIGTERM)

    def wait_for(self, condition: Callable[[], object], *, seconds: float = 30, what: str = "it") -> None:
        """Look every 50 ms until something holds; fail with the worker's log when it never does."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline or (self._process and self._process.poll() is not None):
                pytest.fail(f"Waited in vain for {what}; the worker said:\n{self._said(0)[-6000:]}")
            time.sleep(0.05)

    def _said(self, offset: int) -> str:
        return self.log.read_bytes()[offset:].decode(errors="replace")

    def _end(self, with_signal: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            os.killpg(self._process.pid, with_signal)
        self._process.wait(timeout=30)
        self._process = None


@pytest.fixture
def real_worker(transactional_db: None, tmp_path: Path) -> Iterator[Worker]:
    """Run a worker process against what this test commits, with an empty queue."""
    app.control.purge()
    worker = Worker(tmp_path / "worker.log")
    worker.start()
    yield worker
    worker.stop()
    app.control.purge()

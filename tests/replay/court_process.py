"""The demonstration court as its own process, as `make run` starts it; tests stop it and start it again."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

SECONDS_TO_START = 30
ADDRESS = re.compile(r"Demonstration court at (http://127\.0\.0\.1:(\d+)),")


class CourtProcess:
    """`manage.py demo_court`; every start plays the cases from the first filing, at the same address."""

    def __init__(self, log: Path, *, speed: float) -> None:
        self.log, self.speed = log, speed
        self.address = ""
        self._port = "0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process and return once it has said where it is."""
        seen = self.log.stat().st_size if self.log.exists() else 0
        command = [sys.executable, "manage.py", "demo_court", "--port", self._port]
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [*command, "--speed", str(self.speed)],
                cwd=settings.BASE_DIR,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdout=output,
                stderr=output,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not (said := ADDRESS.search(self.log.read_text()[seen:])):
            if time.monotonic() > deadline or self._process.poll() is not None:
                pytest.fail(f"The demonstration court did not start: {self.log.read_text()}")
            time.sleep(0.05)
        self.address, self._port = said[1], said[2]

    def stop(self) -> None:
        """End the process, so that nobody listens at its address; do nothing where it has ended."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(timeout=30)
            self._process = None

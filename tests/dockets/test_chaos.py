"""
A day of three courts survives SIGKILL of worker, beat, database and broker, with two beats at work.

By default a few kills, so that the suite stays short; `make chaos` kills a hundred times.
"""

import os
import subprocess
import sys

import pytest
from django.conf import settings

KILLS = int(os.environ.get("CHAOS_KILLS", "6"))
SECONDS = 240 + 20 * KILLS


@pytest.mark.worker
@pytest.mark.timeout(SECONDS + 60)
def test_after_kills_at_random_moments_entries_notices_and_alerts_are_those_of_a_quiet_day():
    """Runs on servers of its own, which may be killed without harm to other tests."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.chaos", "--kills", str(KILLS), "--seconds", str(SECONDS)],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-6000:]
    assert f"'entries': {3 * 20}" in ran.stdout

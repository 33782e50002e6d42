"""
The worker's and beat's own programs, with every wait made a hundred times shorter.

`python -m tests.chaos.quickened worker` or `… beat FILE`. Only durations differ from the real ones.
"""

import os
import sys
from datetime import timedelta

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.chaos.settings"

from tracker.celery import app

DISPATCH = "visit the courts that are due"


def quicken() -> None:
    """Shorten leases, turns, pauses and the schedule."""
    from policies.dockets import hosts, leases  # noqa: PLC0415 (models need Django set up)

    leases.LEASE = timedelta(seconds=3)
    leases.LONGEST_PAUSE = timedelta(seconds=2)
    leases.OCCUPIED = timedelta(milliseconds=200)
    hosts.TURN = timedelta(seconds=3)


def main() -> None:
    app.conf.beat_schedule = {
        DISPATCH: {**app.conf.beat_schedule[DISPATCH], "schedule": timedelta(milliseconds=500)}
    }
    app.conf.beat_max_loop_interval = 0.5
    app.conf.broker_connection_max_retries = None
    app.loader.import_default_modules()
    quicken()
    if sys.argv[1] == "beat":
        app.start(["beat", "--schedule", sys.argv[2], "--pidfile="])
    else:
        app.start(
            ["worker", "--concurrency=2", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        )


if __name__ == "__main__":
    main()

"""`python -m tests.chaos --kills 100`: replay the day undisturbed, then with kills, and compare."""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

for named in ("DATABASE_URL", "CELERY_BROKER_URL", "CACHE_URL", "EMBEDDED_POSTGRES"):
    os.environ.pop(named, None)
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.chaos.settings"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=20200927)
    parser.add_argument("--seconds", type=float, default=900, help="how long it may take")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tracker-chaos-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        os.environ["VAR_DIR"] = folder
        from tests.chaos.replay import replay  # noqa: PLC0415 (settings read VAR_DIR)

        began = time.monotonic()
        complaint = replay(
            Path(folder), kills=asked.kills, chance=random.Random(asked.seed), until=began + asked.seconds
        )
        sys.stdout.write(f"{time.monotonic() - began:.0f} s\n")
    sys.exit(complaint)


if __name__ == "__main__":
    main()

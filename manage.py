#!/usr/bin/env python
"""Run the tracker's management commands, with the embedded servers where none are configured."""

import os
import sys

from django.conf import settings
from django.core.management import execute_from_command_line

from tracker.embedded.hold import hold
from tracker.embedded.refusal import CannotStart

# These need no server, or start their own.
WITHOUT_SERVERS = {
    "up",
    "help",
    "--help",
    "-h",
    "version",
    "--version",
    "collectstatic",
    "findstatic",
    "demo_court",
}


def main() -> None:
    """Run the command in sys.argv; leave with a sentence where an embedded server cannot start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    if sys.argv[1:2] == ["up"]:
        os.environ.setdefault("TRACKER_MODE", "trial")
    if len(sys.argv) < 2 or sys.argv[1] in WITHOUT_SERVERS or "--help" in sys.argv:
        execute_from_command_line(sys.argv)
        return
    try:
        held = hold(settings.VAR_DIR, settings.EMBEDDED)
    except CannotStart as refused:
        sys.exit(f"{refused}")
    try:
        execute_from_command_line(sys.argv)
    finally:
        held.close()


if __name__ == "__main__":
    main()

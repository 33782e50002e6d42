"""Run a command that ends with its parent: `python -m tracker.tied command argument …`.

The kernel sends SIGTERM to the command when the process that started it dies in whatever way, even
by SIGKILL, so that no server is left behind.
"""

import ctypes
import os
import signal
import sys

# prctl(2), Linux only; kept across exec.
PR_SET_PDEATHSIG = 1


def tie_to_parent(signal_number: signal.Signals) -> None:
    """Have the kernel send this process a signal when its parent dies; do nothing but on Linux."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal_number)


if __name__ == "__main__":
    tie_to_parent(signal.SIGTERM)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 (the command is ours)

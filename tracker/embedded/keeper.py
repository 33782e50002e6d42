"""The process that owns one embedded server and stops it when nobody needs it any more.

Everybody who needs the server holds a shared lock on one file (`hold`). The keeper waits for the
exclusive lock: it gets it when the last holder has gone, cleanly or by SIGKILL, and stops the
server then. If the keeper itself is killed, the kernel tells the server to stop.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from tracker.embedded import postgres, valkey
from tracker.embedded.place import Place, place_of
from tracker.embedded.refusal import CannotStart

SERVERS = {postgres.NAME: postgres, valkey.NAME: valkey}
SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_BETWEEN_TRIES = 1


def keep(name: str, var_dir: Path) -> None:
    """Start the server, report on standard output, and stay until nobody holds it."""
    place = place_of(var_dir)
    with (
        (place.root / f"{name}.keeper.lock").open("w") as keepers,
        (place.root / f"{name}.users.lock").open() as users,
    ):
        fcntl.flock(keepers, fcntl.LOCK_EX)
        try:
            server = SERVERS[name].start(place)
        except CannotStart as refused:
            _report(str(refused))
            return
        _report("ready")
        _stay(name, place, server, users.fileno())


def _stay(name: str, place: Place, server: subprocess.Popen[bytes], users: int) -> None:
    try:
        while not _nobody_holds(users):
            if server.poll() is not None:
                sys.stderr.write(f"{name} ended with {server.returncode}; it is started again\n")
                server = _started_again(name, place, users) or server
            time.sleep(SECONDS_BETWEEN_LOOKS)
    finally:
        if server.poll() is None:
            SERVERS[name].stop(server)


def _started_again(name: str, place: Place, users: int) -> subprocess.Popen[bytes] | None:
    """Start a server that ended, however often it is killed while it starts; None once nobody needs it."""
    while not _nobody_holds(users):
        try:
            return SERVERS[name].start(place)
        except CannotStart as refused:
            sys.stderr.write(f"{refused} It is tried again.\n")
            time.sleep(SECONDS_BETWEEN_TRIES)
    return None


def _nobody_holds(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _report(sentence: str) -> None:
    """Tell the holder, who reads until this end of the pipe is closed."""
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _terminate)
    keep(sys.argv[1], Path(sys.argv[2]))

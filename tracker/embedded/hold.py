"""Keep the embedded servers running for as long as this process needs them."""

import fcntl
import subprocess
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from tracker.embedded import postgres, process, valkey
from tracker.embedded.place import Place, place_of
from tracker.embedded.refusal import CannotStart

SERVERS = {postgres.NAME: postgres, valkey.NAME: valkey}
SECONDS_TO_START = 90
PROJECT = Path(__file__).resolve().parent.parent.parent


class Hold:
    """Hold embedded servers; they stop when their last holder has closed or died."""

    def __init__(self, place: Place, names: Iterable[str]) -> None:
        self.place = place
        self.names = tuple(names)
        self._locks = ExitStack()

    def close(self) -> None:
        """Need the servers no longer."""
        self._locks.close()

    def close_and_wait(self) -> None:
        """Need the servers no longer, and return when those that nobody else holds have stopped."""
        self.close()
        for name in self.names:
            process.wait_until(lambda name=name: self._has_ended(name), seconds=30)  # type: ignore[misc]

    def _has_ended(self, name: str) -> bool:
        """Tell whether the keeper has gone, or stays because others share the lock with it."""
        with (
            _lock_file(self.place, f"{name}.users.lock") as users,
            _lock_file(self.place, f"{name}.keeper.lock") as keepers,
        ):
            others_hold = not _gets(users, fcntl.LOCK_EX) and _gets(users, fcntl.LOCK_SH)
            return others_hold or _gets(keepers, fcntl.LOCK_EX)

    def _need(self, name: str) -> None:
        users = self._locks.enter_context(_lock_file(self.place, f"{name}.users.lock"))
        fcntl.flock(users, fcntl.LOCK_SH)
        with (
            _lock_file(self.place, f"{name}.start.lock") as starting,
            _lock_file(self.place, f"{name}.keeper.lock") as keepers,
        ):
            fcntl.flock(starting, fcntl.LOCK_EX)
            if _gets(keepers, fcntl.LOCK_EX):
                fcntl.flock(keepers, fcntl.LOCK_UN)
                _start_keeper(name, self.place)
            if not process.wait_until(lambda: SERVERS[name].answers(self.place), seconds=SECONDS_TO_START):
                raise CannotStart(f"The embedded {name} does not answer: see {self.place.root}/{name}.log.")


def hold(var_dir: Path, names: Iterable[str]) -> Hold:
    """Start the named servers below a VAR_DIR unless they run, and hold them; raise CannotStart."""
    place = place_of(var_dir)
    place.prepare()
    held = Hold(place, names)
    try:
        for name in held.names:
            held._need(name)
    except BaseException:
        held.close()
        raise
    return held


def _start_keeper(name: str, place: Place) -> None:
    with (place.root / f"{name}.log").open("ab") as log:
        keeper = subprocess.Popen(  # noqa: S603 (the command is ours)
            [sys.executable, "-m", "tracker.embedded.keeper", name, str(place.var_dir)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            cwd=PROJECT,
            start_new_session=True,
            text=True,
        )
    assert keeper.stdout is not None
    with keeper.stdout:
        said = keeper.stdout.read().strip()
    if said != "ready":
        raise CannotStart(said or f"The embedded {name} ended while starting: see {place.root}/{name}.log.")


def _lock_file(place: Place, name: str) -> IO[str]:
    try:
        return (place.root / name).open("a+")
    except PermissionError as error:
        raise CannotStart(
            f"{error.filename} belongs to another user; start as that user,"
            " or set VAR_DIR to a directory of your own."
        ) from error


def _gets(lock: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

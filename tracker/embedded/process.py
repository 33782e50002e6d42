"""Start, recognise and end the process of one server."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tracker.embedded.place import Place
from tracker.tied import tie_to_parent


def spawn(
    command: list[str], *, place: Place, log: Path, on_parent_death: signal.Signals
) -> subprocess.Popen[bytes]:
    """Start a server as the place's user; it gets a signal when this process dies in whatever way."""
    user, group, groups = _identity(place)
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 (the command is ours)
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=_environment(),
            preexec_fn=_signal_when_parent_dies(on_parent_death),  # noqa: PLW1509 (a keeper has one thread)
            start_new_session=True,
            user=user,
            group=group,
            extra_groups=groups,
        )


def run(command: list[str], *, place: Place, text_input: str = "") -> subprocess.CompletedProcess[str]:
    """Run a short program as the place's user and give its output; raise nothing on failure."""
    user, group, groups = _identity(place)
    return subprocess.run(  # noqa: S603 (the command is ours)
        command,
        input=text_input,
        capture_output=True,
        text=True,
        cwd="/",
        env=_environment(),
        check=False,
        user=user,
        group=group,
        extra_groups=groups,
    )


def is_running(pid: int, program: str) -> bool:
    """Tell whether a process number is taken by the named program, and not by another one since."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    name, _, rest = line.partition("(")[2].rpartition(")")
    return name == program and rest.split()[0] != "Z"


def end(pid: int, program: str, *, with_signal: signal.Signals, seconds: float) -> None:
    """Ask a process to stop and kill it when it has not done so in time."""
    with suppress(ProcessLookupError):
        if is_running(pid, program):
            os.kill(pid, with_signal)
        if not wait_until(lambda: not is_running(pid, program), seconds=seconds):
            os.kill(pid, signal.SIGKILL)


def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Look every 20 ms until a condition holds; tell whether it did in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _identity(place: Place) -> tuple[int | None, int | None, list[int] | None]:
    """Give user, group and further groups to change to; None where this process is that user already."""
    if os.geteuid() == place.user:
        return None, None, None
    return place.user, place.group, []


def _environment() -> dict[str, str]:
    """Give the servers an environment without the secrets of this one."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def _signal_when_parent_dies(signal_number: signal.Signals) -> Callable[[], None]:
    parent = os.getpid()

    def before_exec() -> None:
        tie_to_parent(signal_number)
        if os.getppid() != parent:
            os._exit(1)

    return before_exec

"""Run the site's processes side by side until one ends or somebody stops them."""

import multiprocessing
import os
import shlex
import signal
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Mapping

from django.conf import settings
from honcho import manager
from honcho.process import Process

from tracker.tied import tie_to_parent

SECONDS_TO_ANSWER = 60
DEMO_COURT = "court"
# A worker finishes what it does before it stops; what it cannot finish is done again later.
manager.KILL_WAIT = 8


class SiteProcesses(manager.Manager):
    """Processes that all stop when one of them ends by itself, but for the demonstration court.

    Real courts are unreachable at times; the site has to go on and to say so.
    """

    def _any_stopped(self) -> bool:
        needed = (known for name, known in self._processes.items() if name != DEMO_COURT)
        return any(known.get("returncode") is not None for known in needed)


class TiedProcess(Process):
    """A process of the manager that dies with it, even when the manager is killed with SIGKILL."""

    def run(self, *args: object, **kwargs: object) -> None:
        """Run the command and pass its output on, until it ends."""
        tie_to_parent(signal.SIGKILL)
        super().run(*args, **kwargs)


def commands(*, host: str, port: int, demo_court_port: int | None) -> dict[str, list[str]]:
    """Give the command line of every process by the name its output carries."""
    web = ["gunicorn", "tracker.wsgi", "--bind", f"{host}:{port}", "--threads", "4"]
    celery = ["celery", "--quiet", "-A", "tracker"]
    schedule = str(settings.VAR_DIR / "beat-schedule")
    every = {
        "web": [*web, "--graceful-timeout", "5", "--no-control-socket", "--log-level", "warning"],
        "worker": [*celery, "worker", "--concurrency", "2", "--without-gossip", "--without-mingle"],
        "beat": [*celery, "beat", "--schedule", schedule, "--pidfile", ""],
    }
    every = {name: [sys.executable, "-m", *words] for name, words in every.items()}
    if demo_court_port is not None:
        every[DEMO_COURT] = [sys.executable, "manage.py", "demo_court", "--port", str(demo_court_port)]
    return every


def run(lines: Mapping[str, list[str]], *, address: str, welcome: str) -> int:
    """Run the commands, say the welcome once the site answers, and give 0 after a clean stop."""
    multiprocessing.set_start_method("fork", force=True)
    processes = SiteProcesses()
    processes._process_ctor = TiedProcess
    for name, words in lines.items():
        tied = shlex.join([sys.executable, "-m", "tracker.tied", *words])
        processes.add_process(name, f"exec {tied}", env=_environment(), cwd=str(settings.BASE_DIR))
    threading.Thread(target=_welcome, args=(address, welcome), daemon=True).start()
    processes.loop()
    stopped_by_hand = {signal.SIGINT + 128, signal.SIGTERM + 128}
    return 0 if processes.returncode in stopped_by_hand else processes.returncode or 1


def free_port(preferred: int) -> int:
    """Give the preferred local port, or any other where it is taken."""
    for port in (preferred, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no local port is free")


def _environment() -> dict[str, str]:
    own = {"TRACKER_MODE": settings.TRACKER_MODE, "PYTHONUNBUFFERED": "1"}
    # Celery fears root for messages in pickle, which nobody here accepts.
    own["PYTHONWARNINGS"] = "ignore:You're running the worker with superuser privileges"
    return {"WEB_CONCURRENCY": "2", **os.environ, **own}


def _welcome(address: str, welcome: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < deadline:
        time.sleep(0.3)
        try:
            with urllib.request.urlopen(f"{address}/about/", timeout=5):  # noqa: S310 (the address is ours)
                sys.stdout.write(welcome)
                sys.stdout.flush()
                return
        except OSError:
            continue

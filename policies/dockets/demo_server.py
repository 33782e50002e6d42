"""The demonstration court's web server: feeds that grow, and a page in place of each document."""

import time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from policies.dockets import demo


class DemoCourtServer(ThreadingHTTPServer):
    """
    Serve the courts' feeds on localhost, one more filing every `seconds_between`.

    The replay begins at the first filing whenever the server starts; entries
    that are already stored are recognised and do no harm.
    """

    daemon_threads = True

    def __init__(self, *, port: int, seconds_between: float) -> None:
        super().__init__(("127.0.0.1", port), _DemoCourtPage)
        self.seconds_between = seconds_between
        self.started = time.monotonic()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def shown(self) -> int:
        """Give how many filings of all courts have been made by now."""
        elapsed = time.monotonic() - self.started
        return min(len(demo.scenes()), 1 + int(elapsed / self.seconds_between))


class _DemoCourtPage(BaseHTTPRequestHandler):
    server: DemoCourtServer

    def do_GET(self) -> None:  # noqa: N802 (the standard library's name)
        court, _, rest = self.path.lstrip("/").partition("/")
        if court in demo.courts() and rest == "rss":
            body = demo.feed(court, shown=self.server.shown, base_url=self.server.base_url)
            self._send(body, "application/rss+xml")
        elif court in demo.courts():
            self._send(
                self._page("This court is a demonstration. The document is not kept here."), "text/html"
            )
        else:
            self._send(self._index(), "text/html")

    def log_message(self, format: str, *_values: object) -> None:  # noqa: A002 (the standard library's name)
        """Stay silent: the worker's log already tells of every visit."""

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _index(self) -> bytes:
        rows = "".join(
            f'<li><a href="/{slug}/rss">{escape(court.name)}</a></li>'
            for slug, court in demo.courts().items()
        )
        total = len(demo.scenes())
        return self._page(
            f"Demonstration court: {self.server.shown} of {total} filings so far.<ul>{rows}</ul>"
        )

    @staticmethod
    def _page(words: str) -> bytes:
        head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Demonstration court</title>'
        return f"{head}{words}</html>".encode()

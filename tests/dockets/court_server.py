"""A real web server on localhost that misbehaves on demand."""

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["CourtPage"], None]


class CourtPage(BaseHTTPRequestHandler):
    server: "CourtServer"

    def do_GET(self) -> None:  # noqa: N802
        self.server.visits.append(self.path)
        try:
            self.server.answers[self.path](self)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *_values: object) -> None:  # noqa: A002
        pass


class CourtServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), CourtPage)
        self.answers: dict[str, Answer] = {}
        self.visits: list[str] = []
        self.closing = threading.Event()

    def serves(self, path: str, answer: Answer | bytes) -> str:
        """Answer this path so from now on; gives its address."""
        self.answers[path] = body(answer) if isinstance(answer, bytes) else answer
        return f"http://127.0.0.1:{self.server_port}{path}"


def body(content: bytes, *, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    def answer(page: CourtPage) -> None:
        page.send_response(status)
        for name, value in (("Content-Length", str(len(content))), *headers):
            page.send_header(name, value)
        page.end_headers()
        page.wfile.write(content)

    return answer


def redirect(location: str) -> Answer:
    return body(b"", status=302, headers=(("Location", location),))


def wrong_length(content: bytes) -> Answer:
    """Promise twice the bytes that are sent."""

    def answer(page: CourtPage) -> None:
        page.send_response(200)
        page.send_header("Content-Length", str(2 * len(content)))
        page.end_headers()
        page.wfile.write(content)
        page.close_connection = True

    return answer


def endless(page: CourtPage) -> None:
    """Send 200 MB, or as much of it as is taken."""
    page.send_response(200)
    page.end_headers()
    page.close_connection = True
    for _ in range(200):
        page.wfile.write(b"x" * 1024 * 1024)


def dripping_body(page: CourtPage) -> None:
    """Send a byte now and then, for ever."""
    page.send_response(200)
    page.end_headers()
    page.close_connection = True
    while not page.server.closing.wait(0.1):
        page.wfile.write(b" ")
        page.wfile.flush()


def dripping_headers(page: CourtPage) -> None:
    """Never finish the headers, so that a limit on each read would never strike."""
    page.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    page.close_connection = True
    while not page.server.closing.wait(0.1):
        page.wfile.write(b"a")
        page.wfile.flush()


def silent(page: CourtPage) -> None:
    """Take the request and say nothing."""
    page.close_connection = True
    page.server.closing.wait(120)


def slowly(content: bytes, seconds: float) -> Answer:
    def answer(page: CourtPage) -> None:
        time.sleep(seconds)
        body(content)(page)

    return answer

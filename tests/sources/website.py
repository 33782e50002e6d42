"""A real website on localhost, which also answers HEAD; its answers are those of the courts' server."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from threading import Event, Thread

from tests.dockets.court_server import Answer, CourtPage, CourtServer, body

HTML = (("Content-Type", "text/html; charset=utf-8"),)


class SitePage(CourtPage):
    def do_HEAD(self) -> None:  # noqa: N802
        self.do_GET()


class Website(CourtServer):
    """A site that a test fills; `visits` are methods and paths, `agents` who asked."""

    def __init__(self) -> None:
        ThreadingHTTPServer.__init__(self, ("127.0.0.1", 0), SitePage)
        self.answers: dict[str, Answer] = {}
        self.visits: list[str] = []
        self.closing = Event()

    def page(self, path: str, content: str | bytes, *, kind: str = HTML[0][1]) -> str:
        """Serve a page from now on; gives its address."""
        raw = content.encode() if isinstance(content, str) else content
        return self.serves(path, body(raw, headers=(("Content-Type", kind),)))


@contextmanager
def running_website() -> Iterator[Website]:
    """Run a site until the end of the block."""
    site = Website()
    thread = Thread(target=site.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield site
    site.closing.set()
    site.shutdown()
    site.server_close()
    thread.join(timeout=10)

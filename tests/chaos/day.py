"""The day that is replayed: what the feeds of three courts hold, step by step."""

import random
import threading
import time
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.dockets.feed_text import feed, item

COURTS = {"dcd": "1:20-cv-02658", "cand": "3:20-cv-05910", "paed": "2:20-cv-04597"}
STEPS = 10
ITEMS_OF_A_STEP = 4
LABELS = ("Order", "Minute Order", "Notice (Other)", "Order on Motion for TRO", "Notice of Appearance")


def feed_at(court: str, step: int) -> bytes:
    """
    Give the court's feed after so many steps, newest item first; the same bytes for the same step.

    Every other item is of a case nobody watches. Some minute orders come twice a day, some items
    get their document's number a step later, some a second event, and some are taken back.
    """
    chance = random.Random(court)
    lines = []
    for place in range(STEPS * ITEMS_OF_A_STEP):
        of_step, fate = (
            place // ITEMS_OF_A_STEP,
            chance.choice(["plain", "numbered", "grows", "struck", "minute"]),
        )
        label = chance.choice(LABELS)
        if of_step > step:
            continue
        older = of_step < step
        labels = [label]
        if fate == "grows" and older:
            labels.append("Opinion")
        if fate == "struck" and older:
            labels = [f"COURT DELETED INCORRECT ENTRY. Original Text: {label}"]
        numbered = fate == "plain" or (fate == "numbered" and older)
        for shown in labels:
            lines.append(
                item(
                    number=COURTS[court] if place % 2 else "1:20-cv-00001",
                    case_id="555001" if place % 2 else "9",
                    sequence=place + 3,
                    label=shown,
                    entry=place + 1 if numbered else None,
                    published=f"Mon, 21 Sep 2020 {13 + place // 60:02d}:{place % 60:02d}:00 GMT",
                )
            )
    lines.reverse()
    return feed(*lines, built=f"Mon, 21 Sep 2020 {15 + step // 60:02d}:{step % 60:02d}:00 GMT")


def digest_at(court: str, step: int) -> str:
    return sha256(feed_at(court, step)).hexdigest()


class Page(BaseHTTPRequestHandler):
    server: "Court"

    def do_GET(self) -> None:  # noqa: N802 (the standard library's name)
        body = feed_at(self.server.slug, self.server.step)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body[:500])
            time.sleep(self.server.chance.uniform(0, 0.3))
            self.wfile.write(body[500:])
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *_values: object) -> None:  # noqa: A002 (the standard library's name)
        pass


class Court(ThreadingHTTPServer):
    """One court's server on localhost, a little slow."""

    daemon_threads = True

    def __init__(self, slug: str) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.slug = slug
        self.step = 0
        self.chance = random.Random(slug)
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/rss"

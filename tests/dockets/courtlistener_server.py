"""A web server on localhost that speaks CourtListener's format: token, filters, cursors, refusals."""

import json
import threading
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a-token"


class Page(BaseHTTPRequestHandler):
    server: "CourtListenerServer"

    def do_GET(self) -> None:  # noqa: N802
        self.server.visits.append(self.path)
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if self.server.refusals:
            status, headers = self.server.refusals.pop(0)
            return self._send(status, b'{"detail": "Request was throttled."}', headers)
        if parts.path.endswith("/feed/"):
            return self._send(200, self.server.feed, {})
        if self.headers.get("Authorization") != f"Token {TOKEN}":
            return self._send(401, b'{"detail": "Invalid token."}', {})
        answer = self.server.answer(parts.path, query)
        return self._send(200 if answer is not None else 404, json.dumps(answer or {}).encode(), {})

    def _send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *_values: object) -> None:  # noqa: A002
        pass


class CourtListenerServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.visits: list[str] = []
        self.refusals: list[tuple[int, dict[str, str]]] = []
        self.dockets: list[dict[str, Any]] = []
        self.entries: list[dict[str, Any]] = []
        self.entries_of_others: list[dict[str, Any]] = []
        self.feed = b""
        self.page_size = 20
        self.elsewhere = ""
        self.thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, query: dict[str, str]) -> dict[str, Any] | None:
        if path == "/api/rest/v4/dockets/":
            wanted = {"court": "court_id", "docket_number": "docket_number", "pacer_case_id": "pacer_case_id"}
            asked = {wanted[name]: value for name, value in query.items()}
            return self._list([row for row in self.dockets if asked.items() <= row.items()], path, query)
        if path.startswith("/api/rest/v4/dockets/"):
            number = int(path.rstrip("/").rpartition("/")[2])
            return next((row for row in self.dockets if row["id"] == number), None)
        if path == "/api/rest/v4/docket-entries/":
            return self._list(self._entries(query), path, query)
        return None

    def _entries(self, query: dict[str, str]) -> list[dict[str, Any]]:
        rows = [row for row in self.entries if row["docket"].endswith(f"/{query['docket']}/")]
        rows += self.entries_of_others
        after = query.get("date_modified__gt")
        if after:
            rows = [row for row in rows if moment(row) > datetime.fromisoformat(after)]
        return sorted(rows, key=moment) if query.get("order_by") == "date_modified" else rows

    def _list(self, rows: list[dict[str, Any]], path: str, query: dict[str, str]) -> dict[str, Any]:
        begin = int(query.get("cursor", "0"))
        shown = rows[begin : begin + self.page_size]
        more = begin + self.page_size < len(rows)
        kept = "&".join(
            f"{name}={value.replace('+', '%2B')}" for name, value in query.items() if name != "cursor"
        )
        following = f"{self.elsewhere or self.address}{path}?{kept}&cursor={begin + self.page_size}"
        return {"next": following if more else None, "previous": None, "results": shown}


def moment(row: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(row["date_modified"])

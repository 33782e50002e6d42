"""What the court watch costs: reading a feed, and a round of all courts."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import feedparser
from django.conf import settings
from django.db import connection
from django.utils import timezone

from policies.dockets import leases, tasks
from policies.dockets.adapters import pacer_rss
from policies.dockets.clock import database_now
from policies.dockets.models import Court, Docket, DocketEntry, Poll

from . import docket_feeds

COURTS = 120
NEW_ITEMS = docket_feeds.ITEMS // 100
MICROSECONDS_GOAL = 60
FEEDPARSER_GOAL = 10
ROUND_GOAL = 6.0


@dataclass(frozen=True, slots=True)
class Parsing:
    """Reading one feed: microseconds of processor time an item, ours and feedparser's."""

    feed: str
    items: int
    ours: float
    feedparser: float


@dataclass(frozen=True, slots=True)
class Round:
    """A round of all courts: seconds of processor time of the worker and of the database."""

    courts: int
    entries: int
    new: int
    worker: float
    database: float
    unchanged: float


def parsing() -> list[Parsing]:
    """Time both readers on the same bytes, in turns; the best of several runs counts."""
    found = []
    for name, body in docket_feeds.measured():
        items = pacer_rss.read(body).items
        ours, other = [], []
        for _ in range(5):
            ours += [_cpu(lambda body=body: pacer_rss.read(body)) for _ in range(4)]  # type: ignore[misc]
            other.append(_cpu(lambda body=body: feedparser.parse(body)))  # type: ignore[misc]
        found.append(Parsing(name, items, min(ours) / items * 1e6, min(other) / items * 1e6))
    return found


def all_courts() -> Round:
    """Visit every court once to fill the dockets, then time a round with one new item in a hundred."""
    settings.COURT_HOST_PAUSE = 0.0
    with _server() as address:
        for number in range(COURTS):
            _watch(number, f"{address}/c{number:03d}/1")
        _visit_all()
        known = DocketEntry.objects.count()
        for court in Court.objects.watched():
            Court.objects.filter(pk=court.pk).update(feed_url=f"{address}/{court.slug}/{1 + NEW_ITEMS}")
        worker, database = _visit_all()
        new = DocketEntry.objects.count() - known
        assert new == COURTS * NEW_ITEMS, new
        assert Poll.objects.filter(outcome="changed").count() == 2 * COURTS
        unchanged = sum(_visit_all())
    return Round(COURTS, known, new, worker, database, unchanged)


def rows(parsed: list[Parsing], visited: Round) -> list[tuple[str, str, str]]:
    """Give the lines of the report."""
    lines = []
    for one in parsed:
        lines.append(
            (
                f"Reading a feed of {one.items} items ({one.feed})",
                f"{one.ours:.0f} µs an item",
                _goal(one.ours <= MICROSECONDS_GOAL, f"at most {MICROSECONDS_GOAL} µs"),
            )
        )
        lines.append(
            (
                "feedparser on the same bytes",
                f"{one.feedparser:.0f} µs an item, {one.feedparser / one.ours:.1f} ×",
                _goal(one.feedparser >= FEEDPARSER_GOAL * one.ours, f"at least {FEEDPARSER_GOAL} ×"),
            )
        )
    total = visited.worker + visited.database
    lines.append(
        (
            f"A round of {visited.courts} courts, 200 watched items each, {visited.new} of them new",
            f"{total:.1f} CPU s (worker {visited.worker:.1f}, database {visited.database:.1f})",
            _goal(total < ROUND_GOAL, f"under {ROUND_GOAL:g} CPU s"),
        )
    )
    lines.append(
        (
            f"A round of {visited.courts} courts with nothing new, as a share of one core, every 5 minutes",
            f"{visited.unchanged:.1f} CPU s, {visited.unchanged / 3:.1f} %",
            _goal(max(total, visited.unchanged) / 3 < 10, "under 10 %"),
        )
    )
    return lines


def _goal(met: bool, goal: str) -> str:
    return f"{goal}: {'met' if met else 'missed'}"


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _watch(number: int, url: str) -> None:
    court = Court.objects.create(
        slug=f"c{number:03d}",
        name=f"Court {number}",
        citation=f"C. {number}",
        kind="district",
        time_zone="America/New_York",
        feed_url=url,
        enabled=True,
    )
    cases = docket_feeds.ITEMS // docket_feeds.ITEMS_OF_A_CASE
    Docket.objects.bulk_create(
        Docket(court=court, docket_number=docket_feeds.docket_number(case), watched=True)
        for case in range(cases)
    )


def _visit_all() -> tuple[float, float]:
    """Visit every court as the worker's task does; give the processor time of both sides, in seconds."""
    Court.objects.update(next_poll_at=timezone.now())
    worker, database = time.process_time(), _database_cpu()
    while claims := leases.claim_due(database_now()):
        for claim in claims:
            tasks.poll_court(claim.court_id, str(claim.token))
    failing = Court.objects.watched().exclude(failures=0)
    assert not failing.exists(), failing[0].last_error
    return time.process_time() - worker, _database_cpu() - database


def _database_cpu() -> float:
    """Sum the processor time of the server's processes, which run on this machine, in seconds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity")
        numbers = [row[0] for row in cursor.fetchall()]
    ticks = 0
    for number in numbers:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def _server() -> Iterator[str]:
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.court"], stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert server.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.kill()
        server.wait()

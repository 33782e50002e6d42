"""Generate, measure, report."""

import argparse
import sys
import time

from django.conf import settings
from django.db import connection

from tracker.embedded.hold import hold

from . import database, desk, dockets, inbox, lists, loading, pulls, report
from .stock import loading as stock


def main() -> None:
    """Measure everything in one run, print the table and write docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    parser.add_argument("--measures", type=int, default=100_000, help="measures, each with a first release")
    parser.add_argument("--updates", type=int, default=5_000, help="second releases")
    parser.add_argument("--stock", type=int, default=5_000, help="measures behind the stock viewset")
    parser.add_argument("--questions", type=int, default=400, help="questions put to the list")
    parser.add_argument("--working-copies", type=int, default=10_000, help="measures on the desk")
    parser.add_argument(
        "--dockets", action="store_true", help="measure the court watch alone, and write no file"
    )
    asked = parser.parse_args()
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    servers = hold(settings.VAR_DIR, settings.EMBEDDED)
    try:
        with database.separate():
            if asked.dockets:
                _say("\n" + "\n".join(" | ".join(row) for row in _court_watch()))
            else:
                _measure(asked)
    finally:
        servers.close_and_wait()


def _measure(asked: argparse.Namespace) -> None:
    _say(f"Generating {asked.measures + asked.updates:,} releases. This takes some minutes.")
    loading.fill(asked.measures, asked.updates)
    stock.fill(asked.stock)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    watch = _court_watch()
    _say("Asking the list.")
    selections, pages = lists.time_selections(asked.questions), lists.time_pages(asked.questions)
    _say("Pulling everything by HTTP, from the stock viewset, and by COPY.")
    pulls.copy_documents()
    with pulls.server() as address:
        ours, other = pulls.pull_releases(address), pulls.pull_stock(address)
    _say("Opening the form of a measure.")
    forms = desk.time_form(desk.fill(asked.working_copies))
    text = report.write(
        ours=ours,
        stock=other,
        copied=pulls.copy_documents(),
        selections=selections,
        pages=pages,
        forms=forms,
        watch=watch,
    )
    _say("\n" + text)


def _court_watch() -> list[tuple[str, str, str]]:
    _say("Reading feeds and visiting courts.")
    return [*dockets.rows(dockets.parsing(), dockets.all_courts()), *inbox.rows()]


def _say(text: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stdout.flush()

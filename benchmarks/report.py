"""Put the measurements into a table, for the terminal and for docs/benchmarks.md."""

import os
import platform
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from .desk import GOAL as FORM_GOAL
from .desk import middle
from .lists import Timing, percentile
from .pulls import Pull

TARGET = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
LIST_GOAL = 60
STOCK_GOAL = 40
COPY_GOAL = 0.5


def write(
    *,
    ours: Pull,
    stock: Pull,
    copied: Pull,
    selections: list[Timing],
    pages: list[Timing],
    forms: list[Timing],
    watch: list[tuple[str, str, str]],
) -> str:
    """Write docs/benchmarks.md and give its text."""
    rows = [
        ("Full synchronisation, `/api/v1/releases/`", f"{ours.rate:,.0f} records/s", ""),
        ("Stock DRF ModelViewSet, nested ModelSerializers", f"{stock.rate:,.0f} records/s", ""),
        ("`COPY` of the documents as text", f"{copied.rate:,.0f} records/s", ""),
        _ratio("Feed to stock DRF", ours.rate / stock.rate, STOCK_GOAL),
        _ratio("Feed to `COPY`", ours.rate / copied.rate, COPY_GOAL),
        _limit("List, exact total and all facet counts: 95th percentile", selections),
        _limit("The same as a page of the site, template included: 95th percentile", pages),
        *(_form(kind, value) for kind, value in middle(forms).items()),
        *watch,
    ]
    text = "\n".join(
        [
            "# Benchmarks",
            "",
            f"Written by `make bench` on {datetime.now(UTC):%d %B %Y} with {ours.records:,} releases: "
            f"{os.cpu_count()} CPU cores, {platform.python_implementation()} {platform.python_version()}, "
            f"PostgreSQL {_server_version()}. Reader, server and database share the machine.",
            "",
            *_table(("Measured", "Result", "Goal"), rows),
            "",
            f"The stock viewset was read to its end over {stock.records:,} measures, all relations "
            "prefetched, 500 to a page; the feed and `COPY` over all releases. One server process each, "
            "no compression.",
            "",
            "## The list, by kind of question",
            "",
            *_table(
                ("Question", "Number", "Median", "95th percentile", "Slowest"),
                _kinds(selections),
            ),
            "",
            "Milliseconds of rows, exact total and all facet counts; values and words are drawn with the "
            "frequency that they have in the collection (`benchmarks/queries.py`). The process had read the "
            "columns of the list before, and what the database says about the same words it asks once.",
            "",
        ]
    )
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text)
    return text


def _ratio(name: str, value: float, goal: float) -> tuple[str, str, str]:
    return name, f"{value:.2f} ×", f"at least {goal} ×: {'met' if value >= goal else 'missed'}"


def _limit(name: str, timings: list[Timing]) -> tuple[str, str, str]:
    value = percentile(timings, 0.95)
    return name, f"{value:.1f} ms", f"under {LIST_GOAL} ms: {'met' if value < LIST_GOAL else 'missed'}"


def _form(kind: str, value: float) -> tuple[str, str, str]:
    return f"{kind}: median", f"{value:.0f} ms", f"under {FORM_GOAL} ms: {_verdict(value < FORM_GOAL)}"


def _verdict(met: bool) -> str:
    return "met" if met else "missed"


def _kinds(timings: list[Timing]) -> list[tuple[str, ...]]:
    kinds: dict[str, list[Timing]] = defaultdict(list)
    for timing in timings:
        kinds[timing.kind].append(timing)
    return [
        (kind, str(len(group)), *(f"{percentile(group, share):.1f}" for share in (0.5, 0.95, 1)))
        for kind, group in [*sorted(kinds.items()), ("all", timings)]
    ]


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> list[str]:
    heads = list(heads)
    return [_line(heads), _line(["---"] * len(heads)), *(_line(row) for row in rows)]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0]).split()[0]

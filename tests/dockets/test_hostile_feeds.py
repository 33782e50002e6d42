"""Feeds that mean harm, and feeds broken at random: read or refused, quickly, and never a crash."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable
from tests.dockets.factories import feed, item

HEAD = b'<rss version="2.0"><channel>'
ITEM = b"<item><title>1:20-cv-00001 A v. B</title><description>%s</description></item></channel></rss>"
HOSTILE = {
    "items without end": HEAD + b"<item>" * 300_000 + b"</rss>",
    "items by the ten thousand": feed(*[item()] * 10_000),
    "comments before": b"<!---->" * 200_000 + HEAD + b"&</rss>",
    "comments after": HEAD + b"&</rss>" + b"<!---->" * 200_000,
    "links that never close": HEAD + ITEM % (b"<![CDATA[" + b'(<a href="' * 100_000 + b"]]>"),
    "brackets": HEAD + ITEM % (b"[" * 500_000),
    "angles": HEAD + b"<" * 500_000 + b"</rss>",
    "depth": HEAD + b"<a>" * 200_000,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_feed_takes_seconds_at_most(body):
    began = time.process_time()
    try:
        assert len(pacer_rss.read(body).problems) <= 101
    except FeedUnreadable as refused:
        assert str(refused).endswith(".")
    assert time.process_time() - began < 5


TOKENS = [
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"&",
    b"<",
    b">",
    b"[",
    b"]",
    b"\x00",
    b"\xff",
    b"</item>",
    b"&#0;",
]


def broken(body: bytes, chance: random.Random) -> bytes:
    """Change, insert, delete or repeat a few stretches."""
    content = bytearray(body)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                content[place] = chance.randrange(256)
            case 1:
                content[place:place] = chance.choice(TOKENS)
            case 2:
                del content[place : place + chance.randrange(200)]
            case _:
                content[place:place] = content[place : place + chance.randrange(400)]
    return bytes(content)


def test_feeds_broken_at_random_are_read_or_refused():
    chance = random.Random(2658)  # noqa: S311
    whole = (Path(__file__).parent / "fixtures" / "odd_items.xml").read_bytes()
    outcomes = {"read": 0, "refused": 0}
    for _ in range(1500):
        try:
            pacer_rss.read(broken(whole, chance))
            outcomes["read"] += 1
        except FeedUnreadable:
            outcomes["refused"] += 1
    assert outcomes["read"] > 1000


def test_a_broken_item_of_a_feed_costs_only_itself():
    chance = random.Random(4597)  # noqa: S311
    items = [item(sequence=number, entry=number) for number in range(1, 21)]
    for _ in range(200):
        place = chance.randrange(20)
        inside = items[place].encode()[6:-7].replace(b"<", chance.choice([b"<", b"&", b"<<", b"["]), 1)
        bad = [*items[:place], f"<item>{inside.decode()}</item>", *items[place + 1 :]]
        kept = {entry.entry_number for entry in pacer_rss.read(feed(*bad)).entries}
        assert kept >= set(range(1, 21)) - {place + 1}


def test_damaged_feeds_neither_crash_nor_hang_nor_fill_the_memory_nor_cost_other_items():
    """In a process that gets 200 MB; `make fuzz` does it ten thousand times."""
    times = os.environ.get("FUZZ_TIMES", "200")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.dockets.fuzzing", times],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    told = json.loads(ran.stdout)
    assert told["read"] > told["refused"] > 0
    assert told["mb"] < 200

"""
Break feeds at random and read them, in a process of limited memory: `python -m tests.dockets.fuzzing 10000`.

It prints one line of JSON and ends with an error where a feed crashed or hung
the parser, where damage inside one item cost another, or where a feed reads
differently with what was read before at hand.
"""

import json
import random
import re
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable, ObservedEntry, Reading
from policies.dockets.adapters.repeated_items import Memory
from tests.dockets.feed_text import feed, item

MOST_MEMORY = 200 * 1024 * 1024
SECONDS_FOR_A_FEED = 20
REMEMBERED_LETTERS = 2_000_000
HERE = Path(__file__).resolve().parent
REAL = HERE.parent.parent.parent / "shared" / "data" / "dockets" / "rss"
TOKENS = (
    b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&", b"<", b">", b"[", b"]", b"\x00", b"\xff", b"\xef\xbb\xbf",
    b"</item>", b"<item>", b"</rss>", b"&#0;", b"&#xD800;", b"&lt;a href=", b"<!DOCTYPE a [<!ENTITY b>]>",
    b"9" * 400, b"<?xml version='1.0' encoding='utf-7'?>", b"\r\n", b'"', b"'",
)  # fmt: skip


def own_feeds() -> list[bytes]:
    """Give feeds of our own making: the odd items, a district court's and one of orders without links."""
    plain = feed(*(item(sequence=number, entry=number if number % 3 else None) for number in range(1, 80)))
    unlinked = plain.replace(b"&amp;", b"&#38;").replace(b"<guid", b"<author></author><guid")
    return [(HERE / "fixtures" / "odd_items.xml").read_bytes(), plain, unlinked]


def feeds() -> list[bytes]:
    """Give our own feeds and, where they are at hand, the nine real ones."""
    return own_feeds() + [path.read_bytes() for path in sorted(REAL.glob("*.xml"))]


def damaged(body: bytes, chance: random.Random) -> bytes:
    """Change, insert, delete, repeat, move or cut off a few stretches."""
    content = bytearray(body)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content) + 1)
        length = chance.choice((1, 10, 200, 3000))
        match chance.randrange(7):
            case 0 if place < len(content):
                content[place] = chance.randrange(256)
            case 1:
                content[place:place] = chance.choice(TOKENS)
            case 2:
                del content[place : place + length]
            case 3:
                content[place:place] = content[place : place + length]
            case 4:
                content[place:place] = chance.choice(TOKENS) * chance.choice((1, 50))
            case 5:
                taken = content[place : place + length]
                del content[place : place + length]
                other = chance.randrange(len(content) + 1)
                content[other:other] = taken
            case _ if chance.random() < 0.1:
                del content[place:]
    return bytes(content)


def damaged_item(body: bytes, chance: random.Random) -> tuple[bytes, list[bytes]] | None:
    """Damage the inside of one item only; give the feed and the items left whole."""
    head, *items = body.split(b"<item>")
    if len(items) < 2:
        return None
    place = chance.randrange(len(items))
    inside, closing, rest = items[place].partition(b"</item>")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(inside) + 1)
        token = chance.choice((b"&", b"<", b"[", b"]", b"\x01", b"&#0;", b"&nbsp;", b"<b>", b"'", b'"', b"%"))
        inside = inside[:at] + token + inside[at + chance.choice((0, 1, 5)) :]
    broken = [*items[:place], inside + closing + rest, *items[place + 1 :]]
    return b"<item>".join([head, *broken]), items[:place] + items[place + 1 :]


def check(times: int, *, seed: int, say: Callable[[str], object]) -> None:
    """Read so many damaged feeds; half are damaged anywhere, half inside one item. Raises AssertionError."""
    chance = random.Random(seed)
    outcomes = {"read": 0, "refused": 0, "one item damaged": 0}
    bodies = feeds()
    memory: Memory[ObservedEntry | pacer_rss.Unread] = Memory(REMEMBERED_LETTERS)
    whole = {body: _names(body) for body in bodies}
    slowest = 0.0
    for number in range(times):
        body = chance.choice(bodies)
        within = damaged_item(body, chance) if number % 2 else None
        sent = within[0] if within else damaged(body, chance)
        began = time.monotonic()
        signal.alarm(SECONDS_FOR_A_FEED)
        again = _read_or_refusal(sent, memory)
        try:
            reading = pacer_rss.read(sent)
            assert again == reading, "What was read before changed the reading."
            kept = _named(reading)
            outcomes["read"] += 1
        except FeedUnreadable as refused:
            assert str(refused).endswith("."), refused
            assert again == str(refused), f"What was read before changed the refusal: {again}"
            assert within is None, f"Damage inside one item refused the whole feed: {refused}"
            outcomes["refused"] += 1
            kept = set()
        signal.alarm(0)
        slowest = max(slowest, time.monotonic() - began)
        if within is not None:
            head = body.partition(b"<item>")[0]
            others = head + b"".join(b"<item>" + one for one in within[1])
            expected = _names(others if others.rstrip().endswith(b"</rss>") else others + b"</channel></rss>")
            lost = (expected & whole[body]) - kept
            assert not lost, f"Damage inside one item cost others: {sorted(lost)[:5]}"
            outcomes["one item damaged"] += 1
    # Not getrusage, which counts what the parent had when it started this process.
    highest = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    megabytes = int(highest[1]) // 1024 if highest else 0
    report = {
        "times": times,
        "feeds": len(bodies),
        **outcomes,
        "slowest_ms": round(slowest * 1000),
        "mb": megabytes,
    }
    say(json.dumps(report) + "\n")


def _names(body: bytes) -> set[tuple[str, str]]:
    return _named(pacer_rss.read(body))


def _named(reading: Reading) -> set[tuple[str, str]]:
    return {(entry.pacer_case_id or entry.docket_number, entry.guid) for entry in reading.entries}


def _read_or_refusal(body: bytes, memory: Memory[ObservedEntry | pacer_rss.Unread]) -> Reading | str:
    try:
        return pacer_rss.read(body, memory=memory)
    except FeedUnreadable as refused:
        return str(refused)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    check(int(sys.argv[1]), seed=int(sys.argv[2]) if len(sys.argv) > 2 else 2658, say=sys.stdout.write)

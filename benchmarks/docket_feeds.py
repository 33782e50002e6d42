"""Feeds of the shape of two real courts: E.D.N.Y. without links, S.D.N.Y. with entity-escaped ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "dockets" / "rss"
BEGAN = datetime(2026, 3, 2, 14, tzinfo=UTC)
LABELS = ("Order", "Notice of Appearance", "Order on Motion for Extension of Time to File", "Letter")
ITEMS = 200
ITEMS_OF_A_CASE = 10


def measured() -> Iterator[tuple[str, bytes]]:
    """Give the two feeds on which reading is measured: the real files where they are at hand."""
    for name, file in (("nyed", "nyed_1.xml"), ("sdny", "sdny_1.xml")):
        path = REAL / file
        yield (
            (f"{name}, the court's own", path.read_bytes())
            if path.exists()
            else (
                f"{name}, generated",
                feed("nysd", first=1, items=400),
            )
        )


def feed(court: str, *, first: int, items: int = ITEMS) -> bytes:
    """Give a feed of so many items, newest first, beginning with the item of this number as the oldest."""
    lines = [_item(court, number) for number in reversed(range(first, first + items))]
    built = format_datetime(BEGAN + timedelta(seconds=20 * (first + items)), usegmt=True)
    return (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss version="2.0"><channel>'
        f"<title>{court} - Recent Entries</title><link>https://ecf.{court}.uscourts.gov</link>"
        f"<description>Docket entries of type: all</description><lastBuildDate>{built}</lastBuildDate>"
        f"{''.join(lines)}</channel></rss>\n"
    ).encode("latin-1")


def case_of(number: int) -> int:
    """Give the case to which an item belongs; twenty cases take turns for ever."""
    return number % (ITEMS // ITEMS_OF_A_CASE)


def docket_number(case: int) -> str:
    return f"1:26-cv-{case + 1:05d}"


def _item(court: str, number: int) -> str:
    case = case_of(number)
    link = f"https://ecf.{court}.uscourts.gov/cgi-bin/DktRpt.pl?{700000 + case}"
    address = (
        f"https://ecf.{court}.uscourts.gov/doc1/1271{number:08d}?caseid={700000 + case}&de_seq_num={number}"
    )
    shown = f'[{LABELS[number % len(LABELS)]}] (<a href="{address}" >{number}</a>)'
    published = format_datetime(BEGAN + timedelta(seconds=20 * number), usegmt=True)
    return (
        f"<item>\n<title>{docket_number(case)} Plaintiff {case} v. Defendant et al</title>\n"
        f"<link>{link}</link>\n"
        f"<description>{escape(shown)}</description>\n"
        f'<guid isPermaLink="true">{link}&amp;{number}</guid>\n<pubDate>{published}</pubDate>\n</item>\n'
    )

"""Items that were read before are not read again, and nothing else changes by it."""

import pytest

from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import FeedUnreadable, ObservedEntry
from policies.dockets.adapters.items import Item
from policies.dockets.adapters.repeated_items import Memory, read_items
from tests.dockets.factories import feed, item
from tests.dockets.fuzzing import feeds

CHANNEL = '<rss version="2.0"><channel><title>Court</title>{}<description>all</description></channel></rss>'
PLAIN = item(sequence=1)
# What is no item, looks like one, or changes what is around it.
ODD = {
    "an item in a comment": f"<!-- {PLAIN} -->{PLAIN}",
    "an item in a quotation": f"<b><![CDATA[{PLAIN}]]></b>{PLAIN}",
    "a comment that begins in one item and ends in another": PLAIN.replace("</item>", "<!-- </item>")
    + PLAIN.replace("<title>", "--><title>"),
    "a quotation that begins in one item and ends in another": PLAIN.replace(
        "</title>", "<![CDATA[</title></item>"
    )
    + PLAIN.replace("<title>", "]]></title><title>", 1),
    "an item within an item": PLAIN.replace("</item>", f"{PLAIN}</item>"),
    "an item within a quotation of an item": PLAIN.replace("<title>", f"<x><![CDATA[{PLAIN}]]></x><title>"),
    "an empty item": f"<item/>{PLAIN}",
    "an empty item for one in a comment": f"<!-- {PLAIN} --><item/>",
    "empty items within an item": PLAIN.replace("</item>", "<item/><item/></item>"),
    "an item within a tag": f"<a {PLAIN} >{PLAIN}</a>",
    "an item with attributes": PLAIN.replace("<item>", "<item a='>'>"),
    "an item without an end": PLAIN.replace("</item>", ""),
    "an item that ends with a blank": PLAIN.replace("</item>", "</item >"),
    "an element of nearly this name": f"<items>{PLAIN}</items><item-s></item-s>",
    "an item before the channel's title": f"<title>{PLAIN}Other</title>",
    "an item that says nothing": "<item><title>1:20-cv-02658 A v. B</title></item>",
    "a stray ampersand": PLAIN.replace("ALPHA", "ALPHA & "),
    "a document type": PLAIN.replace("<title>", "<!DOCTYPE a><title>"),
    "nothing": "",
}
BODIES = {name: CHANNEL.format(inside).encode() for name, inside in ODD.items()}
BODIES |= {f"feed {number}": body for number, body in enumerate(feeds())}
BODIES |= {
    "a page": b"<html><item></item></html>",
    "items after the end": feed(PLAIN) + PLAIN.encode(),
    "more items than a feed has": feed("<item></item>" * 50_001),
    "two items and no feed": f"{PLAIN}\n{PLAIN}".encode(),
    "an item and no feed": PLAIN.encode(),
    "items after items and words": feed(PLAIN, PLAIN, "words", PLAIN, "\u00a0", PLAIN),
    "a character that no feed may contain between items": feed(PLAIN, PLAIN, "\x1c", PLAIN),
    "a channel within an item": feed(
        PLAIN.replace("</item>", "<channel><description>mine</description></channel></item>")
    ),
}


def read_or_refusal(
    body: bytes, memory: Memory[ObservedEntry | pacer_rss.Unread] | None = None
) -> pacer_rss.Reading | str:
    try:
        return pacer_rss.read(body, memory=memory)
    except FeedUnreadable as refused:
        return str(refused)


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_feed_says_the_same_whether_its_items_were_read_before_or_not(body):
    memory: Memory[ObservedEntry | pacer_rss.Unread] = Memory()
    alone = read_or_refusal(body)
    assert read_or_refusal(body, memory) == alone
    assert read_or_refusal(body, memory) == alone


def test_every_item_is_read_once_and_a_changed_one_again():
    asked = []

    def read(one: Item) -> str:
        asked.append(one["title"])
        return one["title"].split()[0]

    memory: Memory[str] = Memory()
    first, second, changed = (item(number=f"1:20-cv-0000{number}") for number in (1, 2, 3))
    assert read_items(feed(first, second), read, memory=memory)[1] == ["1:20-cv-00001", "1:20-cv-00002"]
    assert len(asked) == 2
    said = read_items(feed(changed, first, second, first), read, memory=memory)[1]
    assert said == ["1:20-cv-00003", "1:20-cv-00001", "1:20-cv-00002", "1:20-cv-00001"]
    assert len(asked) == 3
    read_items(feed(first.replace("Order", "ORDER")), read, memory=memory)
    assert len(asked) == 4


def test_a_full_memory_forgets_what_no_feed_shows_any_more():
    asked = []

    def read(text: str) -> str:
        asked.append(text)
        return text.upper()

    memory: Memory[str] = Memory(most_letters=5000)
    for number in range(100):
        assert memory.recall("shown for hours", read) == "SHOWN FOR HOURS"
        assert memory.recall(f"shown once, as number {number}", read) == f"SHOWN ONCE, AS NUMBER {number}"
    assert asked.count("shown for hours") == 1
    assert len(memory) < 20
    memory.recall("shown once, as number 0", read)
    assert asked.count("shown once, as number 0") == 2

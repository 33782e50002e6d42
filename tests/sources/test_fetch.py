"""What is fetched of a page, and what is not."""

import gzip
import time

import pytest

from policies.sources.fetch import FetchFailed, fetch
from tests.dockets import court_server as answers
from tests.dockets.court_server import body, redirect
from tests.sources.website import HTML, Website

GZIP = (*HTML, ("Content-Encoding", "gzip"))


def test_a_page_comes_with_its_kind_and_encoding(website: Website):
    page = fetch(website.page("/story", "<p>größer", kind="text/html; charset=UTF-8"))
    assert (page.body.decode(), page.kind, page.charset) == ("<p>größer", "text/html", "utf-8")


def test_a_compressed_page_is_unpacked(website: Website):
    address = website.serves("/story", body(gzip.compress(b"<p>Here."), headers=GZIP))
    assert fetch(address).body == b"<p>Here."


def test_five_redirects_are_followed_and_the_last_address_is_told(website: Website):
    last = website.page("/5", "<p>Here.")
    for hop in range(5):
        website.serves(f"/{hop}", redirect(f"/{hop + 1}"))
    assert fetch(last.replace("/5", "/0")).address == last


def test_six_redirects_are_too_many(website: Website):
    for hop in range(6):
        website.serves(f"/{hop}", redirect(f"/{hop + 1}"))
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetch(website.page("/6", "<p>Here.").replace("/6", "/0"))


REFUSED = {
    "not there": (body(b"", status=404, headers=HTML), r"answered 404 \(Not Found\)"),
    "forbidden": (body(b"", status=403, headers=HTML), "answered 403"),
    "a status nobody knows": (body(b"", status=599, headers=HTML), r"answered 599\."),
    "a file": (body(b"PK", headers=(("Content-Type", "application/zip"),)), "is application/zip"),
    "a picture": (body(b"x", headers=(("Content-Type", "image/png"),)), "is image/png"),
    "no kind": (body(b"<p>"), "does not say what it is"),
    "redirect off the web": (redirect("file:///etc/passwd"), "off the web|failed"),
    "redirect to a login": (redirect("http://a:b@127.0.0.1/"), "user name"),
    "redirect in a circle": (redirect("/"), "more than 5 times"),
    "unknown compression": (body(b"", headers=(*HTML, ("Content-Encoding", "br"))), "nobody asked for"),
    "damaged compression": (body(b"no", headers=GZIP), "damaged"),
    "cut compression": (body(gzip.compress(b"<p>Here.")[:-9], headers=GZIP), "cut off"),
    "decompression bomb": (body(gzip.compress(b"x" * 40_000_000), headers=GZIP), "larger than 5 MB"),
    "large": (body(b"x" * (5 * 1024 * 1024 + 1), headers=HTML), "larger than 5 MB"),
    "half of the promised length": (answers.wrong_length(b"<p>"), "does not say|failed"),
    "headers that never end": (answers.dripping_headers, "within 1 seconds"),
    "silence": (answers.silent, "within 1 seconds"),
}


@pytest.mark.parametrize(("answer", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_answer_fails_in_bounded_time_with_its_reason(website: Website, answer, reason):
    address = website.serves("/", answer)
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=reason):
        fetch(address, total_seconds=1.0 if "seconds" in reason else 8.0)
    assert time.monotonic() - began < 8


def test_a_page_that_drips_is_given_up(website: Website):
    def dripping(page):
        page.send_response(200)
        page.send_header("Content-Type", "text/html")
        page.end_headers()
        page.close_connection = True
        while not page.server.closing.wait(0.05):
            page.wfile.write(b"a")
            page.wfile.flush()

    with pytest.raises(FetchFailed, match=r"within 0\.5 seconds"):
        fetch(website.serves("/", dripping), total_seconds=0.5)


def test_the_visitor_says_who_it_is(website: Website):
    seen = []

    def answer(page):
        seen.append(page.headers["User-Agent"])
        body(b"<p>Here.", headers=HTML)(page)

    fetch(website.serves("/", answer))
    assert seen[0].startswith("policy-tracker/")


@pytest.mark.parametrize(
    "address", ["http://[bad/", "story", "ftp://news.example/", "http://user@news.example/"]
)
def test_what_is_no_address_of_a_page_fails_with_a_reason(address):
    with pytest.raises(FetchFailed):
        fetch(address)

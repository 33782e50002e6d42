"""What is fetched from a court, and what is not."""

import gzip
import time

import pytest

from policies.dockets.fetch import FetchFailed, fetch
from tests.dockets import court_server as answers
from tests.dockets.court_server import CourtServer


def test_a_body_comes_as_it_is_with_its_status(court_server: CourtServer):
    fetched = fetch(court_server.serves("/rss", b"<rss/>"))
    assert (fetched.body, fetched.status) == (b"<rss/>", 200)


def test_a_compressed_body_is_unpacked(court_server: CourtServer):
    packed = answers.body(gzip.compress(b"<rss/>"), headers=(("Content-Encoding", "gzip"),))
    assert fetch(court_server.serves("/rss", packed)).body == b"<rss/>"


def test_a_redirect_on_the_same_host_is_followed(court_server: CourtServer):
    court_server.serves("/new", b"<rss/>")
    assert fetch(court_server.serves("/rss", answers.redirect("/new"))).body == b"<rss/>"


REFUSED = {
    "unavailable": (answers.body(b"", status=503), "answered 503"),
    "redirect to another host": (
        answers.redirect("http://localhost:1/rss"),
        "redirected elsewhere, to localhost",
    ),
    "redirect in a circle": (answers.redirect("/rss"), "more than 3 times"),
    "half of the promised length": (answers.wrong_length(b"<rss/>"), "visit failed"),
    "unknown compression": (answers.body(b"", headers=(("Content-Encoding", "br"),)), "unknown way"),
    "damaged compression": (answers.body(b"no", headers=(("Content-Encoding", "gzip"),)), "damaged"),
    "cut compression": (
        answers.body(gzip.compress(b"<rss/>")[:-9], headers=(("Content-Encoding", "gzip"),)),
        "cut off",
    ),
    "compressed bomb": (
        answers.body(gzip.compress(b"x" * 3_000_000), headers=(("Content-Encoding", "gzip"),)),
        "larger than",
    ),
    "200 MB": (answers.endless, "larger than"),
    "a byte now and then": (answers.dripping_body, "within 1.5 seconds"),
    "headers that never end": (answers.dripping_headers, "within 1.5 seconds"),
    "silence": (answers.silent, "within 1.5 seconds|in time"),
}


@pytest.mark.parametrize(("answer", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_answer_fails_in_bounded_time_with_its_reason(court_server: CourtServer, answer, reason):
    url = court_server.serves("/rss", answer)
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=reason):
        fetch(url, total_seconds=1.5, largest_body=1_000_000)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/rss", "http://court.invalid/rss", "http://[bad/", "rss"])
def test_an_address_nobody_answers_at_fails_with_a_reason(url):
    with pytest.raises(FetchFailed):
        fetch(url, total_seconds=5)


def test_the_visitor_says_who_it_is(court_server: CourtServer):
    seen = []

    def answer(page):
        seen.append(page.headers["User-Agent"])
        answers.body(b"<rss/>")(page)

    fetch(court_server.serves("/rss", answer))
    assert seen[0].startswith("policy-tracker")


def test_no_cookie_and_no_connection_outlives_a_visit(court_server: CourtServer):
    seen = []

    def answer(page: answers.CourtPage) -> None:
        seen.append((page.headers.get("Cookie"), page.client_address[1]))
        answers.body(b"<rss/>", headers=(("Set-Cookie", "who=tracker"),))(page)

    address = court_server.serves("/rss", answer)
    assert fetch(address).body == fetch(address).body == b"<rss/>"
    assert [cookie for cookie, _ in seen] == [None, None]
    assert len({port for _, port in seen}) == 2


def test_a_visit_that_was_broken_off_disturbs_no_other(court_server: CourtServer):
    well, slow = court_server.serves("/rss", b"<rss/>"), court_server.serves("/slow", answers.silent)
    for _ in range(2):
        with pytest.raises(FetchFailed, match="did not finish"):
            fetch(slow, total_seconds=0.3)
        assert fetch(well).body == b"<rss/>"

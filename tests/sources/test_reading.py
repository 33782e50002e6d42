"""What is read of a page: golden pages written for these tests, in `pages/`, with what they say."""

import json
from pathlib import Path

import pytest

from policies.sources import extraction, reading
from policies.sources.reading import ReadingFailed, read

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text())
# Takes a parser far longer than anyone waits.
TANGLED = b"<html><body>" + b"<a href=x>7 October 2020</a>" * 150_000


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_says_what_it_says(name: str):
    expected = dict(EXPECTED[name])
    markup = (PAGES / name).read_text()
    address = expected.pop("address", "")
    is_text = name.endswith(".txt")
    found = extraction.of_text(markup) if is_text else extraction.of_page(markup, address=address)
    holds, lacks = expected.pop("text_holds"), expected.pop("text_lacks", [])
    assert {field: getattr(found, field) for field in expected} == expected
    assert all(words in found.text for words in holds)
    assert not [words for words in lacks if words in found.text]


def test_every_golden_page_is_expected():
    assert {path.name for path in PAGES.iterdir()} - {"expected.json"} == set(EXPECTED)


@pytest.mark.parametrize("markup", ["", " ", "<p>", "<<<>>>", "\x00", "plain words", "<html></html>", "<!--"])
def test_a_page_that_says_nothing_is_read_as_nothing(markup: str):
    found = extraction.of_page(markup)
    assert (found.published_on, found.byline, found.named) == ("", "", "")


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("<p>größer".encode("latin-1"), "iso-8859-1"),
        ('<meta charset="windows-1252"><p>größer'.encode("cp1252"), ""),
        ("<p>größer".encode(), "no-such-encoding"),
        ("<p>größer".encode("cp1252"), "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_declares_or_as_it_must(body: bytes, charset: str):
    assert extraction.decoded(body, charset).endswith("<p>größer")


def test_the_process_apart_reads_the_same(monkeypatch):
    markup = (PAGES / "courier.html").read_bytes()
    expected = extraction.of_page(markup.decode(), address="https://courier.example/x")
    found = read(markup, address="https://courier.example/x", seconds=60)
    assert found == expected


def test_the_process_that_reads_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hush")
    seen = {}

    def run(command, *, env, **rest):
        seen.update(env)
        raise reading.subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(reading.subprocess, "run", run)
    with pytest.raises(ReadingFailed, match="could not be read"):
        read(b"<p>")
    assert set(seen) == {"PATH", "LANG"}


def test_a_page_that_ties_up_the_reader_is_given_up():
    with pytest.raises(ReadingFailed, match=r"within 2 seconds"):
        read(TANGLED, seconds=2)

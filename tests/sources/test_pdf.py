"""Official texts are often PDF files; their words are read like those of a page."""

import pytest

from policies.sources import extraction, fetch
from policies.sources.intake import begin
from policies.sources.reading import ReadingFailed, read
from tests.measures.factories import make_user
from tests.sources.pdf_files import pdf
from tests.sources.website import Website

NOTICE = (
    "Identification of prohibited transactions\n"
    "September 18, 2020\n"
    "The Secretary of Commerce identifies the transactions that are prohibited (in part)\n"
    "pursuant to the order of the President of August 6, 2020."
)
KIND = "application/pdf"


def test_the_words_of_all_pages_are_read_with_title_day_and_language():
    found = extraction.of_pdf(pdf(NOTICE, "A second page."))
    assert found.title == "Identification of prohibited transactions"
    assert (found.published_on, found.precision) == ("2020-09-18", "day")
    assert found.language == "en"
    assert "prohibited (in part)" in found.text
    assert "A second page." in found.text
    assert found.byline == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Addressing the Threat Posed by TikTok", "Addressing the Threat Posed by TikTok"),
        ("Microsoft Word - notice_final2", "Identification of prohibited transactions"),
        ("notice_final2.docx", "Identification of prohibited transactions"),
        ("", "Identification of prohibited transactions"),
    ],
)
def test_the_title_of_the_file_counts_unless_a_program_wrote_it(title, expected):
    assert extraction.of_pdf(pdf(NOTICE, title=title)).title == expected


def test_the_process_apart_reads_it_and_survives_what_is_none():
    assert "Secretary of Commerce" in read(pdf(NOTICE), kind=KIND, seconds=60).text
    for broken in (b"%PDF-1.4 nothing", pdf(NOTICE)[:300], b""):
        with pytest.raises(ReadingFailed, match="could not be read"):
            read(broken, kind=KIND, seconds=60)


@pytest.mark.django_db
def test_an_address_of_a_pdf_fills_the_form(website: Website):
    kept = begin(website.page("/notice.pdf", pdf(NOTICE), kind=KIND), by=make_user())
    assert kept.said == ""
    assert kept.found["title"] == "Identification of prohibited transactions"
    assert kept.address.endswith("/notice.pdf")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "said"),
    [(pdf(""), "its pages are pictures, or it is locked"), (b"%PDF-1.4 nothing", "Type its title")],
)
def test_a_pdf_without_words_keeps_its_address_and_says_what_to_do(website: Website, body, said):
    kept = begin(website.page("/scan.pdf", body, kind=KIND), by=make_user())
    assert kept.address.endswith("/scan.pdf")
    assert said in kept.said
    assert kept.found["text"] == ""


def test_a_pdf_may_be_larger_than_a_page_but_not_without_bound(website: Website, monkeypatch):
    monkeypatch.setattr(fetch, "LARGEST_PDF", 2000)
    assert fetch.fetch(website.page("/a", pdf("x"), kind=KIND), largest=10).kind == KIND
    address = website.page("/b", pdf("x" * 3000), kind=KIND)
    with pytest.raises(fetch.FetchFailed, match="is larger than"):
        fetch.fetch(address, largest=10)

"""Whatever is pasted, the editor gets a filled form or a sentence that says what failed."""

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from policies.measures import freeze
from policies.sources import extraction, intake
from policies.sources.intake import AlreadyStored, IntakeRefused, as_address, begin, outlet, take_in
from policies.sources.models import Article, Intake, Origin, Publisher
from policies.sources.reading import Found, ReadingFailed
from tests.dockets.court_server import body, redirect
from tests.measures.factories import make_article, make_citation, make_event, make_measure, make_user
from tests.sources.website import Website

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read_here")]
PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def editor() -> User:
    return make_user()


@pytest.fixture
def read_here(monkeypatch) -> None:
    """Read in this process, which is quicker; test_reading.py reads in the one apart."""

    def read(raw: bytes, *, kind: str, charset: str, address: str = "") -> Found:
        return extraction.of_body(raw, kind=kind, charset=charset, address=address)

    monkeypatch.setattr(intake, "read", read)


def story(website: Website, path: str = "/curbs", *, named: str = "") -> str:
    markup = (PAGES / "courier.html").read_text()
    return website.page(path, markup.replace("https://courier.example/2020/10/07/curbs", named))


def test_an_address_fills_the_form(website: Website, editor):
    website.answers["/curbs?utm_source=mail"] = body(
        (PAGES / "courier.html").read_bytes(), headers=(("Content-Type", "text/html"),)
    )
    address = f"http://127.0.0.1:{website.server_port}/curbs"
    kept = begin(f"  {address}?utm_source=mail ", by=editor)
    assert (kept.address, kept.said) == (address, "")
    assert kept.found["title"] == "Officials weigh curbs on foreign payment apps"
    assert "familiar with the matter" in kept.found["text"]


def test_the_address_that_the_page_names_on_its_own_site_is_taken(website: Website, editor):
    assert begin(story(website, named="/2020/curbs"), by=editor).address.endswith("/2020/curbs")


def test_an_address_on_another_site_is_kept_as_a_hint_only(website: Website, editor):
    pasted = story(website, named="https://wire.example/77")
    kept = begin(pasted, by=editor)
    assert (kept.address, kept.found["named"]) == (pasted, "https://wire.example/77")


def test_a_short_link_gives_the_address_it_leads_to(website: Website, editor):
    last = story(website)
    short = website.serves("/x", redirect("/curbs"))
    assert begin(short, by=editor).address == last


def test_a_stored_address_is_told_without_a_visit(website: Website, editor):
    address = story(website)
    known = make_article(url=address)
    with pytest.raises(AlreadyStored) as stored:
        begin(f"{address}?fbclid=1#top", by=editor)
    assert (stored.value.article, website.visits) == (known, [])


@pytest.mark.parametrize("named", ["", "/2020/curbs"])
def test_a_stored_article_is_found_behind_a_short_link_and_a_canonical_one(website: Website, editor, named):
    last = story(website, named=named)
    make_article(url=last if not named else last.replace("/curbs", named))
    with pytest.raises(AlreadyStored):
        begin(website.serves("/x", redirect("/curbs")), by=editor)
    assert Intake.objects.count() == 0


def test_what_failed_is_said_and_what_was_pasted_is_kept(website: Website, editor):
    address = website.serves("/curbs", body(b"", status=403))
    kept = begin(address, by=editor)
    assert (kept.address, kept.pasted, kept.said) == (address, address, "The site answered 403 (Forbidden).")
    assert kept.found == Found().as_json()


def test_a_private_address_is_refused_in_words(editor, settings):
    settings.SOURCES_ALLOWED_NETWORKS = []
    assert "is not visited" in begin("http://169.254.169.254/latest/meta-data/", by=editor).said


def test_a_page_that_cannot_be_read_is_said(website: Website, editor, monkeypatch):
    def refuse(raw: bytes, **_: str) -> Found:
        raise ReadingFailed("The page could not be read.")

    monkeypatch.setattr(intake, "read", refuse)
    assert begin(story(website), by=editor).said == "The page could not be read."


def test_pasted_text_fills_the_form(editor):
    kept = begin((PAGES / "pasted.txt").read_text(), by=editor)
    assert (kept.address, kept.said) == ("", "")
    assert (kept.found["byline"], kept.found["published_on"]) == ("Ada Example", "2020-10-07")


def test_pasted_markup_fills_the_form_with_the_address_it_names(editor):
    kept = begin((PAGES / "courier.html").read_text(), by=editor)
    assert (kept.address, kept.found["publisher"]) == (
        "https://courier.example/2020/10/07/curbs",
        "The Courier",
    )


@pytest.mark.parametrize("nothing", ["", "  \n ", "\0"])
def test_nothing_is_refused(editor, nothing):
    with pytest.raises(IntakeRefused, match="Paste an address"):
        begin(nothing, by=editor)


@pytest.mark.parametrize(
    ("pasted", "address"),
    [
        ("https://news.example/a", "https://news.example/a"),
        ("HTTP://news.example", "HTTP://news.example"),
        ("news.example/a?b=c", "https://news.example/a?b=c"),
        ("www.news.example", "https://www.news.example"),
        ("Officials weigh curbs", ""),
        ("https://news.example/a and more", ""),
        ("ftp://news.example/a", ""),
        ("Curbs", ""),
    ],
)
def test_an_address_is_told_from_a_text(pasted, address):
    assert as_address(pasted) == address


def test_the_publisher_is_known_by_name_or_by_host():
    courier = make_article(url="https://www.courier.example/1", publisher="The Courier").publisher
    assert outlet("", "the courier") == courier
    assert outlet("https://courier.example/2", "Courier online") == courier
    assert outlet("https://other.example/2", "Other") is None


def test_an_article_without_origin_is_a_story_of_its_own():
    courier = Publisher.objects.create(name="The Courier")
    article = take_in(
        Article(
            url="https://News.example/a#x", title="x", publisher=courier, published_on=dt.date(2020, 10, 7)
        )
    )
    assert (article.url, article.origin.label) == ("https://news.example/a", "The Courier, 7 October 2020")
    assert article.origin_basis == "own"
    with pytest.raises(AlreadyStored):
        take_in(Article(url="https://news.example/a?utm_source=y", title="y", publisher=courier))
    assert Origin.objects.count() == 1


def test_what_was_never_stored_is_forgotten_after_a_week(editor):
    kept = begin("Curbs on apps", by=editor)
    assert intake.forget_abandoned(timezone.now()) == 0
    assert intake.forget_abandoned(kept.created_at + dt.timedelta(days=8)) == 1


def test_the_text_of_an_article_never_enters_a_document():
    article = make_article(text="Words that only editors may read.", origin_reason="A note among editors.")
    measure = make_measure(with_event="")
    make_citation(make_event(measure), article=article)
    document = freeze.document(freeze.for_freezing(measure.pk), public_titles={})
    assert article.title in str(document)
    assert "only editors may read" not in str(document)
    assert "among editors" not in str(document)

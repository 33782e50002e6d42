"""An article is stored once, under its canonical address, with an origin."""

import pytest
from django.test import Client

from policies.sources.models import Article, Origin, Publisher
from tests.desk.posting import FilledForm, complaints
from tests.measures.factories import make_article

pytestmark = pytest.mark.django_db
ADD = "/desk/sources/article/add/?by_hand=1"


def typed(desk: Client, url: str, **more: object) -> FilledForm:
    outlet = Publisher.objects.get_or_create(name="The Courier")[0]
    return FilledForm(desk, ADD).type(
        url=url, title="Officials explore curbs", publisher=outlet, published_on="2020-10-07", **more
    )


def test_an_article_without_an_origin_gets_one_of_its_own(desk: Client):
    typed(desk, "https://News.example/a?utm_source=x&id=7#top").save()
    article = Article.objects.get()
    assert article.url == "https://news.example/a?id=7"
    assert article.origin.label == "The Courier, 7 October 2020"


def test_a_reprint_shares_the_origin_that_is_chosen(desk: Client):
    first = make_article()
    form = typed(desk, "https://other.example/reprint", origin=first.origin)
    assert "Say why" in complaints(form.post())["origin_reason"][0]
    form.type(origin_reason="The same agency's story.").save()
    assert Origin.objects.count() == 1


def test_a_second_copy_is_refused_with_the_name_of_the_first(desk: Client):
    known = make_article(url="https://news.example/a?id=7")
    refused = typed(desk, "https://news.example/a?id=7&fbclid=abc").post()
    assert str(known) in complaints(refused)["url"][0]
    assert Article.objects.count() == 1


@pytest.mark.parametrize("address", ["ftp://news.example/a", "news", "https://", "https://x.example:99999/"])
def test_what_is_no_address_is_refused(desk: Client, address: str):
    assert "url" in complaints(typed(desk, address).post())


def test_a_stored_article_keeps_its_address_and_origin_when_saved_again(desk: Client):
    article = make_article()
    FilledForm(desk, f"/desk/sources/article/{article.pk}/change/").type(byline="By A. Reporter").save()
    article.refresh_from_db()
    assert article.byline == "By A. Reporter"

"""Take an article in: one address for one article, one origin for one story."""

from django.db import transaction

from policies.sources.addresses import canonical_address
from policies.sources.models import Article, Origin


class IntakeRefused(Exception):
    """The article cannot be taken in; the text says why."""


def known_article(address: str) -> Article | None:
    """Give the article already stored under this address, however it was copied; raise NoAddress."""
    return Article.objects.select_related("publisher").filter(url=canonical_address(address)).first()


@transaction.atomic
def take_in(article: Article) -> Article:
    """Store a new article under its canonical address; without an origin, it is one of its own.

    Raises IntakeRefused if the article is already there, NoAddress if its address is none.
    """
    article.url = canonical_address(article.url)
    known = known_article(article.url)
    if known:
        raise IntakeRefused(f"This article is already stored: {known}.")
    if article.origin_id is None:
        article.origin = Origin.objects.create(label=origin_label(article))
    article.save()
    return article


def origin_label(article: Article) -> str:
    """Name the origin of a story after who told it and when, such as Bloomberg, 7 October 2020."""
    day = article.published_on
    if day is None:
        return article.publisher.name
    return {
        Article.Precision.DAY: f"{article.publisher.name}, {day.day} {day:%B %Y}",
        Article.Precision.MONTH: f"{article.publisher.name}, {day:%B %Y}",
        Article.Precision.YEAR: f"{article.publisher.name}, {day:%Y}",
    }[Article.Precision(article.published_precision)]

"""Take many official texts in at once, in a handful of statements."""

from collections.abc import Sequence

from django.db import transaction

from policies.sources import origins
from policies.sources.addresses import canonical_address
from policies.sources.models import Article, Origin


@transaction.atomic
def take_in_all(articles: Sequence[Article]) -> dict[str, Article]:
    """Store what is not stored yet, each a story of its own; give all by canonical address.

    An article that is there under its address stays as it is. Raises NoAddress.
    """
    for article in articles:
        article.url = canonical_address(article.url)
    wanted = {article.url: article for article in articles}
    stored = {article.url: article for article in Article.objects.filter(url__in=wanted)}
    new = [article for address, article in wanted.items() if address not in stored]
    names = [
        origins.label(article.publisher.name, article.published_on, article.published_precision)
        for article in new
    ]
    for article, origin in zip(new, Origin.objects.bulk_create(Origin(label=n) for n in names), strict=True):
        article.origin = origin
        article.origin_basis = Article.OriginBasis.OWN
    Article.objects.bulk_create(new)
    return wanted | stored

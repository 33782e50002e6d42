"""The questions asked of articles and their links, in the newsroom's words."""

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

if TYPE_CHECKING:
    from policies.sources.models import Article, Link  # noqa: F401 (type arguments)

STORY_DAYS = 14


class ArticleQuerySet(models.QuerySet["Article"]):
    def around(self, day: dt.date | None) -> "ArticleQuerySet":
        """Articles of the days in which one story is reprinted, newest first; of any day if none is known."""
        newest = self.order_by(F("published_on").desc(nulls_last=True), "-pk")
        if day is None:
            return newest
        days = dt.timedelta(days=STORY_DAYS)
        return newest.filter(Q(published_on=None) | Q(published_on__range=(day - days, day + days)))

    def of_site(self, host: str) -> "ArticleQuerySet":
        """Articles whose address is on this host."""
        return self.filter(Q(url__startswith=f"https://{host}/") | Q(url__startswith=f"http://{host}/"))

    def with_dead_link(self) -> "ArticleQuerySet":
        """Articles whose link leads nowhere any more."""
        return self.filter(link__state="dead")

    def without_link(self) -> "ArticleQuerySet":
        """Articles whose link nobody has thought of checking."""
        return self.filter(link=None)


class LinkQuerySet(models.QuerySet["Link"]):
    def due(self, now: dt.datetime) -> "LinkQuerySet":
        """Links whose time has come, or whose article has moved, that no worker holds a live lease on."""
        free = Q(lease_until=None) | Q(lease_until__lte=now)
        return self.filter(free, Q(next_check_at__lte=now) | ~Q(address=F("article__url")))

    def visited_after(self, moment: dt.datetime, *, now: dt.datetime) -> "LinkQuerySet":
        """Links visited since a moment or being visited now."""
        return self.filter(Q(checked_at__gt=moment) | Q(lease_until__gt=now))

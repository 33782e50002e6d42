"""The health of links, in the list of articles."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from policies.sources.models import Article, Link


class LinkFilter(SimpleListFilter):
    """Articles by what their link answered last, dead ones among them."""

    title = "link"
    parameter_name = "link"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Give the states to choose from."""
        return [(state.value, f"{state.label} links") for state in Link.State]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Article]) -> QuerySet[Article]:
        """Give the articles in the chosen state; those nobody has looked at are unchecked."""
        if self.value() == Link.State.UNCHECKED:
            return queryset.filter(link=None) | queryset.filter(link__state=Link.State.UNCHECKED)
        return queryset.filter(link__state=self.value()) if self.value() else queryset


def health(article: Article) -> str | SafeString:
    """Say how the link of an article is, with its archived copy where it is dead."""
    link: Link | None = getattr(article, "link", None)
    if link is None or link.checked_at is None:
        return "Not checked yet"
    said = f"{link.get_state_display()}, {date_format(link.checked_at, 'j M Y')}"
    if link.dead_since:
        said = f"Dead since {date_format(link.dead_since, 'j M Y')}"
    if not link.dead_since or not article.archived_url:
        missing = " No archived copy." if link.dead_since else ""
        return f"{said}. {link.said}{missing}".strip() if link.said else said
    return format_html(
        '{}. {} <a href="{}" rel="noreferrer">Archived copy: {}</a>',
        said,
        link.said,
        article.archived_url,
        article.archived_url,
    )

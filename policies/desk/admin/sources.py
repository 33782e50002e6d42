"""Forms of articles, their publishers and origins."""

from typing import Any, ClassVar

from django.contrib.admin import register
from django.http import HttpRequest

from policies.desk.admin.rows import RowAdmin
from policies.desk.forms.article import ArticleForm
from policies.desk.site import site
from policies.review.roles import Role
from policies.sources import intake
from policies.sources.models import Article, Origin, Publisher


@register(Publisher, site=site)
class PublisherAdmin(RowAdmin):
    """Outlets, courts, firms and agencies."""

    deleted_by = Role.CHIEF_EDITOR
    search_fields: ClassVar = ("name",)


@register(Origin, site=site)
class OriginAdmin(RowAdmin):
    """Where stories were first told."""

    deleted_by = Role.CHIEF_EDITOR
    search_fields: ClassVar = ("label",)


@register(Article, site=site)
class ArticleAdmin(RowAdmin):
    """Linked news stories and documents."""

    form = ArticleForm
    deleted_by = Role.CHIEF_EDITOR
    list_display: ClassVar = ("title", "publisher", "published_on", "kind", "origin")
    list_select_related: ClassVar = ("publisher", "origin")
    list_filter: ClassVar = ("kind",)
    date_hierarchy = "published_on"
    search_fields: ClassVar = ("title", "publisher__name", "url")
    autocomplete_fields: ClassVar = ("publisher", "origin")
    fieldsets: ClassVar = (
        (None, {"fields": ("url", "title", "publisher", ("published_on", "published_precision"), "kind")}),
        ("Origin and by-line", {"fields": ("origin", "byline", "language", "archived_url")}),
        ("Text", {"fields": ("text",), "classes": ("collapse",)}),
    )

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Take a new article in; save an old one where something changed."""
        if not change:
            intake.take_in(obj)
        elif form.has_changed():
            obj.save()

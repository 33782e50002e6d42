"""Forms of articles, their publishers and origins."""

from typing import Any, ClassVar

from django.contrib.admin import display, register
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from policies.desk.admin.links import LinkFilter, health
from policies.desk.admin.rows import RowAdmin
from policies.desk.forms.article import ArticleForm, NewArticleForm, initial_of
from policies.desk.site import site
from policies.desk.views.paste import ask, pasted_before
from policies.review.roles import Role
from policies.sources import intake, origins
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
    """Linked news stories and documents; a new one begins with its address or its text."""

    form = ArticleForm
    deleted_by = Role.CHIEF_EDITOR
    change_form_before_template = "desk/article/read.html"
    list_display: ClassVar = ("title", "publisher", "published_on", "kind", "origin", "link_health")
    list_select_related: ClassVar = ("publisher", "origin", "link")
    list_filter: ClassVar = (LinkFilter, "kind", "origin_basis")
    date_hierarchy = "published_on"
    search_fields: ClassVar = ("title", "publisher__name", "url")
    autocomplete_fields: ClassVar = ("publisher", "origin")
    readonly_fields: ClassVar = ("origin_basis", "link_health")
    fieldsets: ClassVar = (
        (None, {"fields": ("url", "title", "publisher", ("published_on", "published_precision"), "kind")}),
        ("Origin", {"fields": ("origin", "origin_reason", "origin_basis")}),
        ("By-line and link", {"fields": ("byline", "language", "archived_url", "link_health")}),
        ("Text", {"fields": ("text",), "classes": ("collapse",)}),
    )
    add_fieldsets: ClassVar = (
        (
            None,
            {
                "fields": (
                    "url",
                    "title",
                    "publisher",
                    "publisher_name",
                    ("published_on", "published_precision"),
                    "kind",
                )
            },
        ),
        ("Origin", {"fields": ("origin_choice", "origin", "origin_reason")}),
        ("By-line and link", {"fields": ("byline", "language", "archived_url")}),
        ("Text", {"fields": ("text",), "classes": ("collapse",)}),
    )

    @display(description="link")
    def link_health(self, obj: Article) -> str:
        """Say how the link is."""
        return health(obj)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Give the sections of the form."""
        return self.fieldsets if obj else self.add_fieldsets

    def get_form(
        self, request: HttpRequest, obj: Article | None = None, change: bool = False, **more: Any
    ) -> Any:
        """Give the form, which for a new article knows what was pasted."""
        if obj:
            return super().get_form(request, obj, change, **more)
        form = super().get_form(request, obj, change, **{**more, "form": NewArticleForm})
        form.intake = pasted_before(request)
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Give what was read of the page."""
        row = pasted_before(request)
        return initial_of(row) if row else super().get_changeform_initial_data(request)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask for address or text first; then, or by hand, show the form."""
        if request.method == "GET" and not {"intake", "by_hand"} & set(request.GET):
            if not self.has_add_permission(request):
                raise PermissionDenied
            return ask(request)
        return super().add_view(
            request, form_url, {**(extra_context or {}), "intake": pasted_before(request)}
        )

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Take a new article in; save an old one where something changed."""
        if not change:
            self._take_in(obj, form)
        elif form.has_changed():
            if "origin" in form.changed_data:
                origins.choose(obj, origin=obj.origin, reason=obj.origin_reason)
            obj.save()

    def _take_in(self, article: Article, form: NewArticleForm) -> None:
        typed = form.cleaned_data
        if typed.get("origin"):
            origins.choose(article, origin=typed["origin"], reason=typed["origin_reason"])
        intake.take_in(
            article,
            proposal=form.proposal,
            although=form.although,
            publisher_name=typed["publisher_name"],
        )
        if form.intake:
            intake.finish(form.intake)

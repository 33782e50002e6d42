"""Forms of the registry: who and what measures refer to."""

from typing import Any, ClassVar

from django.contrib.admin import register
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from unfold.decorators import action

from policies.desk.admin.rows import RegistryAdmin, TabularRows
from policies.desk.forms.registry import CitationRowsTogether, JurisdictionForm
from policies.desk.site import site
from policies.registry.authorities import AuthorityDraft, find_by_citation, propose
from policies.registry.models import (
    Authority,
    AuthorityCitation,
    Body,
    Entity,
    EntityIdentifier,
    EntityRelation,
    Jurisdiction,
    Topic,
)
from policies.registry.slugs import free_slug
from policies.review.roles import Role


class CitationRows(TabularRows):
    """How an authority is cited, and when that was right."""

    model = AuthorityCitation
    formset = CitationRowsTogether
    changed_by = Role.CHIEF_EDITOR
    deleted_by = Role.CHIEF_EDITOR

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Open a row for the citation in the address."""
        return 1 if _drafted(request) else 0


class IdentifierRows(TabularRows):
    """Identifiers of an entity."""

    model = EntityIdentifier
    changed_by = Role.CHIEF_EDITOR
    deleted_by = Role.CHIEF_EDITOR


class RelationRows(TabularRows):
    """What an entity is to others."""

    model = EntityRelation
    fk_name = "subject"
    autocomplete_fields: ClassVar = ("object",)
    changed_by = Role.CHIEF_EDITOR
    deleted_by = Role.CHIEF_EDITOR


@register(Jurisdiction, site=site)
class JurisdictionAdmin(RegistryAdmin):
    """Countries, their parts, and supranational bodies with a code of their own."""

    form = JurisdictionForm
    fields: ClassVar = ("code", "name", "kind", "parent")
    list_display: ClassVar = ("name", "code", "kind", "parent")
    list_select_related: ClassVar = ("parent",)
    list_filter: ClassVar = ("kind",)
    search_fields: ClassVar = ("name", "=code")
    autocomplete_fields: ClassVar = ("parent",)


@register(Body, site=site)
class BodyAdmin(RegistryAdmin):
    """Institutions that issue or implement measures."""

    list_display: ClassVar = ("name", "kind", "jurisdiction", "level", "branch")
    list_select_related: ClassVar = ("jurisdiction",)
    list_filter: ClassVar = ("level", "branch")
    search_fields: ClassVar = ("name", "slug")
    autocomplete_fields: ClassVar = ("jurisdiction",)
    prepopulated_fields: ClassVar = {"slug": ("name",)}


@register(Authority, site=site)
class AuthorityAdmin(RegistryAdmin):
    """Statutes, orders and regulations, found by title, alias or citation."""

    list_display: ClassVar = ("title", "kind", "check_state")
    list_filter: ClassVar = ("kind", "check_state")
    search_fields: ClassVar = ("title", "slug", "aliases__icontains", "citations__text")
    autocomplete_fields: ClassVar = ("rests_on",)
    prepopulated_fields: ClassVar = {"slug": ("title",)}
    inlines: ClassVar = (CitationRows,)
    change_form_outer_before_template = "desk/registry/from_citation.html"
    actions_list: ClassVar = ("from_citation",)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with all that the citation in the address says of the authority."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        draft = _drafted(request)
        if draft is None:
            return initial
        return {
            **initial,
            "title": draft.title,
            "kind": draft.kind,
            "slug": free_slug(Authority, draft.title),
        }

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Begin with the citation as the first row."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        draft = _drafted(request)
        if draft is not None and isinstance(inline, CitationRows):
            kwargs["initial"] = [{"text": draft.citation, "url": draft.url}]
        return kwargs

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Authority], search_term: str
    ) -> tuple[QuerySet[Authority], bool]:
        """Find by the words of title, alias and citation, and by any way of citing."""
        by_words, may_repeat = super().get_search_results(request, queryset, search_term)
        cited = {found.authority.pk for found in find_by_citation(search_term) if found.authority}
        if not cited:
            return by_words, may_repeat
        return queryset.filter(Q(pk__in=by_words.values("pk")) | Q(pk__in=cited)), False

    @action(description="Add from citation", url_path="from-citation", permissions=["add"])
    def from_citation(self, request: HttpRequest) -> HttpResponse:
        """Lead to the page that makes an authority from its citation."""
        return redirect("desk:authority-from-citation")


def _drafted(request: HttpRequest) -> AuthorityDraft | None:
    """Give what the citation in the address of an empty form would make."""
    typed = request.GET.get("citation", "") if request.method in ("GET", "HEAD") else ""
    return propose(typed[:2000]) if typed else None


@register(Entity, site=site)
class EntityAdmin(RegistryAdmin):
    """Companies, people, organisations and products, found by name or alias."""

    list_display: ClassVar = ("name", "schema", "country")
    list_select_related: ClassVar = ("country",)
    list_filter: ClassVar = ("schema",)
    search_fields: ClassVar = ("name", "slug", "aliases__icontains", "identifiers__value")
    autocomplete_fields: ClassVar = ("country",)
    prepopulated_fields: ClassVar = {"slug": ("name",)}
    inlines: ClassVar = (IdentifierRows, RelationRows)
    actions_list: ClassVar = ("from_followthemoney",)
    change_form_outer_before_template = "desk/registry/entity_links.html"

    @action(description="Add from FollowTheMoney", url_path="from-followthemoney", permissions=["add"])
    def from_followthemoney(self, request: HttpRequest) -> HttpResponse:
        """Lead to the page that takes an entity over."""
        return redirect("desk:entity-from-followthemoney")


@register(Topic, site=site)
class TopicAdmin(RegistryAdmin):
    """Policy areas and sectors, which every editor can extend."""

    changed_by = Role.EDITOR
    list_display: ClassVar = ("name", "kind", "slug")
    list_filter: ClassVar = ("kind",)
    search_fields: ClassVar = ("name", "slug")
    prepopulated_fields: ClassVar = {"slug": ("name",)}

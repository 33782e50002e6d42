"""The desk: one admin site on which editors log, review and watch."""

from typing import Any, cast

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from unfold.sites import UnfoldAdminSite

from policies.desk.permissions import role_here
from policies.review.roles import Role

# By name, because the pages import the site to draw its frame.
FINDER = "policies.desk.finding.RowFinder"
PAGES = "policies.desk.views.urls.patterns"


class DeskSite(UnfoldAdminSite):
    """The admin under /desk/; its addresses are named `desk:...`.

    The dashboard is `desk/dashboard.html` with what UNFOLD["DASHBOARD_CALLBACK"] adds to its context;
    the pages beside the forms are `policies.desk.views.urls.patterns(admin_view)`.
    """

    index_title = "Dashboard"
    index_template = "desk/dashboard.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in staff with a role on the desk; an analyst has none."""
        return role_here(request) >= Role.EDITOR

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """List the tables when a page asks for them; the desk's own navigation needs none."""
        app_list = super().get_app_list
        found: Any = SimpleLazyObject(lambda: app_list(request, app_label))
        return cast(list[dict[str, Any]], found)

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Find rows by typing, and offer to make an authority of a citation that none has."""
        view: type[AutocompleteJsonView] = import_string(FINDER)
        return cast(HttpResponse, view.as_view(admin_site=self)(request))

    def extra_urls(self) -> list[URLPattern]:
        """Give the addresses of the pages that stand beside the forms."""
        patterns: list[URLPattern] = import_string(PAGES)(self.admin_view)
        return patterns


site = DeskSite(name="desk")

"""What a picker finds while somebody types, and what it offers where there is nothing to find."""

import json
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse

from policies.registry.authorities import cited_as, find_by_citation
from policies.registry.models import Authority

MOST_OFFERED = 5


class RowFinder(AutocompleteJsonView):
    """Rows by typing; an authority that is cited and not in the registry can be made in a window."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add the offers after the last row that was found; each has the address of its window."""
        response: Any = super().get(request, *args, **kwargs)
        if self.model_admin.model is not Authority or not self.model_admin.has_add_permission(request):
            return cast(HttpResponse, response)
        found = json.loads(response.content)
        if not found["pagination"]["more"]:
            found["results"] += offers(self.term)
        return JsonResponse(found)


def offers(typed: str) -> list[dict[str, str]]:
    """Give an offer for each citation in what was typed that no authority has as its own."""
    unknown = {
        citation.normal: typed
        for citation, authority in find_by_citation(typed)
        if citation and not (authority and cited_as(authority, citation.normal))
    }
    alone = len(unknown) == 1
    return [
        {
            "id": f"new {normal}",
            "text": f"Add {normal} to the registry …",
            "add": f"{reverse('desk:registry_authority_add')}?"
            + urlencode({"citation": typed if alone else normal}),
        }
        for normal in list(unknown)[:MOST_OFFERED]
    ]

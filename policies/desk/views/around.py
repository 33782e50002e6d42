"""The page that shows the measures around an entity, to a chosen depth."""

from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from policies.desk.around import around
from policies.desk.views.frame import page
from policies.registry.models import Entity, EntityRelation
from policies.registry.querysets import TIES

DEEPEST = 6


class AroundForm(forms.Form):
    """Which ties are followed, and how far."""

    depth = forms.IntegerField(min_value=0, max_value=DEEPEST, label="Steps")
    tie = forms.MultipleChoiceField(
        choices=EntityRelation.Kind.choices, label="Ties", widget=forms.CheckboxSelectMultiple
    )


@require_safe
def measures_around(request: HttpRequest, pk: int) -> HttpResponse:
    """Show entities and measures; without a question, one step along every tie. Raises nothing (400)."""
    entity = get_object_or_404(Entity, pk=pk)
    asked = {"depth": request.GET.get("depth", "1"), "tie": request.GET.getlist("tie") or list(TIES)}
    form = AroundForm(asked)
    found = None
    if form.is_valid():
        found = around(entity, kinds=form.cleaned_data["tie"], depth=form.cleaned_data["depth"])
    context = {"entity": entity, "form": form, "found": found}
    status = HTTPStatus.OK if found else HTTPStatus.BAD_REQUEST
    return page(request, "desk/registry/around.html", context, title="Measures around", status=status)

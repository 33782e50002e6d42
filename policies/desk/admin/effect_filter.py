"""Filter the working copies by their legal effect today."""

from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from policies.publication.vocabulary import Effect


class EffectToday(SimpleListFilter):
    """The legal effect of the whole measure; the list has it as `effect`."""

    title = "effect today"
    parameter_name = "effect"

    def lookups(self, request: HttpRequest, model_admin: "ModelAdmin[Any]") -> list[tuple[str, Any]]:
        """Offer every effect there can be."""
        return [(effect.value, effect.label) for effect in Effect]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Give the measures with the chosen effect."""
        value = self.value()
        return queryset.filter(effect=value) if value else queryset

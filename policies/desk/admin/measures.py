"""The measure form: what is logged, in as many saves as it takes, each of them one transaction."""

from typing import Any, ClassVar

from django.contrib.admin import display, register
from django.db.models import Model, OuterRef, QuerySet, Subquery
from django.forms import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html

from policies.desk.admin.effect_filter import EffectToday
from policies.desk.admin.importing import ImportsDrafts
from policies.desk.admin.measure_rows import MEASURE_ROWS
from policies.desk.admin.rows import RowAdmin
from policies.desk.forms.measure import PAGE_SOURCE_FIELDS, EditMeasureForm, LogMeasureForm
from policies.desk.site import site
from policies.desk.standing import standing_of
from policies.desk.statements import as_saved
from policies.measures.citing import cite
from policies.measures.effects import settled_together
from policies.measures.models import Citation, Event, Litigation, Measure
from policies.measures.references import free_slug, next_reference
from policies.publication import moments
from policies.publication.models import Release
from policies.publication.vocabulary import Effect
from policies.review.models import Submission

# Rows that point to other rows of the measure are saved before any of those is deleted.
_SAVED_FIRST = (Citation, Event, Litigation)
_SOURCE = (
    "Where this comes from",
    {
        "fields": (
            "source",
            "source_attribution",
            ("source_count", "source_descriptor"),
        ),
    },
)
_MORE = (
    (
        "Official text",
        {"fields": (("official_citation", "official_document"), "official_url"), "classes": ("collapse",)},
    ),
    ("Notes for readers", {"fields": ("note",), "classes": ("collapse",)}),
)
_WHAT = ("summary", "concern", "instrument", "authorities", "topics")


@register(Measure, site=site)
class MeasureAdmin(ImportsDrafts, RowAdmin):
    """The working copies of all measures."""

    class Media:
        js = ("desk/similar.js", "desk/rows.js")

    inlines = MEASURE_ROWS
    change_form_outer_before_template = "desk/measure/standing.html"
    autocomplete_fields: ClassVar = ("jurisdiction", "topics", "authorities")
    add_fieldsets: ClassVar = (
        (None, {"fields": ("looked_at", "title", ("jurisdiction", "year"), *_WHAT)}),
        _SOURCE,
        *_MORE,
    )
    fieldsets: ClassVar = (
        (None, {"fields": ("seen", "title", *_WHAT)}),
        _SOURCE,
        *_MORE,
        (
            "Permanent address",
            {"fields": ("reference", "slug", "jurisdiction"), "classes": ("collapse",)},
        ),
    )
    list_display: ClassVar = (
        "title",
        "permanent_reference",
        "jurisdiction",
        "instrument",
        "effect_today",
        "in_review",
        "published",
    )
    list_select_related: ClassVar = ("jurisdiction",)
    list_filter: ClassVar = ("instrument", EffectToday)
    search_fields: ClassVar = ("title", "=reference", "targets__entity__name")
    search_help_text = "Title, reference or target"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Measure]:
        """Give the measures with how far each has come."""
        open_submission = Submission.objects.undecided().filter(measure=OuterRef("pk")).values("state")[:1]
        last = Release.objects.filter(measure_id=OuterRef("uid")).order_by("-version")
        return (
            super()
            .get_queryset(request)
            .with_effect_on(moments.today())
            .annotate(
                open_state=Subquery(open_submission),
                last_version=Subquery(last.values("version")[:1]),
                last_kind=Subquery(last.values("kind")[:1]),
            )
        )

    @display(description="Reference", ordering="reference")
    def permanent_reference(self, measure: Measure) -> str:
        """Give the reference on one line."""
        return format_html('<span class="whitespace-nowrap">{}</span>', measure.reference)

    @display(description="Effect today", ordering="effect")
    def effect_today(self, measure: Any) -> str:
        """Give the legal effect, from the rows that are kept of it."""
        return str(Effect(measure.effect).label) if measure.effect else "Being computed"

    @display(description="Review", ordering="open_state")
    def in_review(self, measure: Any) -> str:
        """Give the state of the open submission."""
        return str(measure.open_state or "").replace("_", " ").capitalize()

    @display(description="Published", ordering="last_version")
    def published(self, measure: Any) -> str:
        """Give what readers have."""
        if measure.last_version is None:
            return "Not yet"
        return f"Version {measure.last_version}, {measure.last_kind}"

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Keep what was once released; a draft that never was can go."""
        if isinstance(obj, Measure) and Release.objects.of_measure(obj.uid).exists():
            return False
        return super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Measure | None = None) -> tuple[str, ...]:
        """Show what is permanent without a field to type in."""
        return ("reference", "slug", "jurisdiction") if obj else ()

    def get_form(self, request: HttpRequest, obj: Measure | None = None, **kwargs: Any) -> Any:
        """Log with a year, edit under a mark."""
        kwargs["form"] = EditMeasureForm if obj else LogMeasureForm
        return super().get_form(request, obj, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin in the jurisdiction that was logged last."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        latest = Measure.objects.order_by("-pk").values_list("jurisdiction", flat=True).first()
        return {"jurisdiction": latest, **initial}

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        """Tell new rows on whose page they are, for the source it has."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if "attribution" in getattr(inline.form, "declared_fields", {}):
            kwargs["form_kwargs"] = {"page_of": obj}
        return kwargs

    def _changeform_view(self, request: HttpRequest, *args: Any) -> Any:
        """Settle the effect once for all rows of the page."""
        with settled_together():
            return super()._changeform_view(request, *args)

    def save_model(self, request: HttpRequest, obj: Measure, form: Any, change: bool) -> None:
        """Give a new measure its permanent reference and address."""
        if not change:
            obj.reference = next_reference(jurisdiction=obj.jurisdiction.code, year=form.cleaned_data["year"])
            obj.slug = free_slug(obj.title, reference=obj.reference)
            obj.save()
        elif set(form.changed_data) - {"seen", *PAGE_SOURCE_FIELDS}:
            obj.save()

    def save_related(self, request: HttpRequest, form: Any, formsets: list[Any], change: bool) -> None:
        """Save the rows, those that point to others first."""
        order = {model: number for number, model in enumerate(_SAVED_FIRST)}
        ordered = sorted(formsets, key=lambda formset: order.get(formset.model, len(order)))
        super().save_related(request, form, ordered, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: BaseInlineFormSet, change: bool) -> None:
        """Save the rows of one kind and cite the source each was logged with."""
        super().save_formset(request, form, formset, change)
        for row in formset.forms:
            source = getattr(row, "cited", None)
            if source and row not in formset.deleted_forms:
                cite(row.instance, source=source)

    def log_change(self, request: HttpRequest, obj: Measure, message: Any) -> Any:
        """Note a change, not a save without one."""
        return super().log_change(request, obj, message) if message else None

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Show where the measure stands beside what is logged."""
        measure = kwargs.get("obj")
        if measure is not None:
            # What was typed into a refused form is on its rows; where the measure stands is what was saved.
            refused = context["adminform"].form.is_bound
            saved = as_saved(measure) if refused else measure
            context["standing"] = standing_of(saved, user=request.user)  # type: ignore[arg-type]
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

"""The parts of a measure on its form: one tab for each kind of row."""

from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.forms import ModelMultipleChoiceField
from django.http import HttpRequest
from django.utils.html import format_html_join

from policies.desk.admin.rows import StackedRows, TabularRows
from policies.desk.forms.parts import CitationRow, EventRow
from policies.desk.forms.sourced import SourcedRow
from policies.desk.statements import citations_of, statement_choices
from policies.measures.models import (
    Citation,
    Claim,
    Event,
    Litigation,
    Measure,
    MeasureBody,
    Option,
    Provision,
    Relation,
    Target,
)
from policies.measures.wording import attribution
from policies.publication.vocabulary import EventKind

_WHO = "source", ("attribution", "contradicts"), ("people", "descriptor"), ("speaker", "speaker_name")


class SourcedRows(StackedRows):
    """Statements, with the sources each has and the fields for one more."""

    form = SourcedRow
    tab = True
    # Among these an empty row always waits at the end (rows.js).
    classes: ClassVar = ("desk-ready",)
    readonly_fields: ClassVar = ("sources",)
    # What the pickers of a row show: loaded with all rows at once.
    names: ClassVar[tuple[str, ...]] = ()
    lists: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Load what the pickers of the rows show, all at once."""
        return super().get_queryset(request).select_related(*self.names).prefetch_related(*self.lists)

    def sources(self, row: Any) -> str:
        """Say in words who stands behind the statement."""
        if row.pk is None:
            return "None yet"
        cited = citations_of(row)
        lines = ((attribution(citation), citation.article or citation.docket_entry) for citation in cited)
        return format_html_join("; ", "{} ({})", lines) or "None yet"


class OptionRows(SourcedRows):
    """Candidate ways to carry the measure out."""

    model = Option
    fk_name = "measure"
    names = "body", "resulted_in"
    lists = ("authorities",)
    autocomplete_fields: ClassVar = ("authorities", "body", "resulted_in")
    fieldsets: ClassVar = (
        (None, {"fields": ("label", ("instrument", "standing"), "authorities", "body", "litigation_risk")}),
        ("Source", {"fields": ("sources", *_WHO), "classes": ("collapse",)}),
        ("More", {"fields": ("resulted_in", "check_state", "note"), "classes": ("collapse",)}),
    )


class TargetRows(SourcedRows):
    """Who the measure is aimed at or affects."""

    model = Target
    names = ("entity",)
    autocomplete_fields: ClassVar = ("entity",)
    fieldsets: ClassVar = (
        (None, {"fields": (("entity", "role"),)}),
        ("Note and source", {"fields": ("note", "sources", *_WHO), "classes": ("collapse",)}),
    )


class EventRows(SourcedRows):
    """What happened or is expected; stage and effect follow from it."""

    model = Event
    form = EventRow
    fk_name = "measure"
    names = "docket__court", "by"
    lists = ("provisions",)
    autocomplete_fields: ClassVar = ("docket", "by")
    fieldsets: ClassVar = (
        (None, {"fields": (("kind", "expected"), "summary", ("happened_on", "precision"), "sources", *_WHO)}),
        (
            "The date, more exactly",
            {
                "fields": (
                    ("happened_until", "reported_on"),
                    ("at_time", "time_zone"),
                    ("until", "lasts", "lasts_unit"),
                    "counted_from",
                    ("count", "count_unit", "rolls_to"),
                ),
                "classes": ("collapse",),
            },
        ),
        (
            "Court, provisions, option",
            {"fields": (("docket", "scope"), ("provisions", "option"), "by"), "classes": ("collapse",)},
        ),
        ("Doubts", {"fields": ("check_state", "note"), "classes": ("collapse",)}),
    )

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Let the kind be chosen: a row that nobody touched must say nothing."""
        if db_field.name == "kind":
            kwargs["choices"] = [("", "Choose"), *EventKind.choices]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_formset(self, request: HttpRequest, obj: Measure | None = None, **kwargs: Any) -> Any:
        """Offer this measure's own provisions, options and events, read once for all rows."""
        formset = super().get_formset(request, obj, **kwargs)
        own_rows(
            formset.form.base_fields["provisions"], obj.provisions.all() if obj else Provision.objects.none()
        )
        own_rows(formset.form.base_fields["option"], obj.options.all() if obj else Option.objects.none())
        own_rows(formset.form.base_fields["counted_from"], obj.events.all() if obj else Event.objects.none())
        return formset


class ClaimRows(SourcedRows):
    """Statements about the measure that are not events."""

    model = Claim
    fieldsets: ClassVar = ((None, {"fields": ("text", "sources", *_WHO)}),)


class ProvisionRows(TabularRows):
    """Parts that take effect or are blocked on their own."""

    model = Provision
    tab = True
    fields = "number", "label"


class BodyRows(TabularRows):
    """Who issues the measure and who carries it out."""

    model = MeasureBody
    fields = "body", "role"
    verbose_name = "body"
    verbose_name_plural = "bodies"
    autocomplete_fields: ClassVar = ("body",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Load what names a body, all at once."""
        return super().get_queryset(request).select_related("body")


class LitigationRows(TabularRows):
    """Court cases about the measure."""

    model = Litigation
    tab = True
    fields = "docket", "relation", "provisions"
    autocomplete_fields: ClassVar = ("docket",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Load what names a case, all at once."""
        rows = super().get_queryset(request)
        return rows.select_related("docket__court").prefetch_related("provisions")

    def get_formset(self, request: HttpRequest, obj: Measure | None = None, **kwargs: Any) -> Any:
        """Offer this measure's own provisions, read once for all rows."""
        formset = super().get_formset(request, obj, **kwargs)
        own_rows(
            formset.form.base_fields["provisions"], obj.provisions.all() if obj else Provision.objects.none()
        )
        return formset


class RelationRows(TabularRows):
    """What the measure is to others."""

    model = Relation
    fk_name = "measure"
    fields = "kind", "other", "in_part"
    tab = True
    verbose_name_plural = "Related measures"
    autocomplete_fields: ClassVar = ("other",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Load what names the other measure, all at once."""
        return super().get_queryset(request).select_related("other")


class CitationRows(StackedRows):
    """Every tie from a statement of this measure to a source."""

    model = Citation
    form = CitationRow
    tab = True
    autocomplete_fields: ClassVar = ("article", "docket_entry", "speaker")
    fieldsets: ClassVar = (
        (
            None,
            {
                "fields": (
                    "statement",
                    "article",
                    "docket_entry",
                    ("attribution", "contradicts"),
                    ("count", "out_of", "descriptor"),
                )
            },
        ),
        (
            "Speaker and wording",
            {
                "fields": (("speaker", "speaker_name"), "speaker_title", "paraphrase", "quote"),
                "classes": ("collapse",),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        """Load what names a citation, all at once."""
        return super().get_queryset(request).select_related("article__publisher", "docket_entry", "speaker")

    def get_formset(self, request: HttpRequest, obj: Measure | None = None, **kwargs: Any) -> Any:
        """Offer the statements of this measure and of no other."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.base_fields["statement"].choices = statement_choices(obj)
        return formset


def own_rows(field: Any, rows: QuerySet[Any]) -> None:
    """Let a field choose among these rows, with one query for however many forms show it."""
    none = [] if isinstance(field, ModelMultipleChoiceField) else [("", "None")]
    field.queryset = rows
    field.choices = none + [(row.pk, str(row)) for row in rows]


MEASURE_ROWS = (
    BodyRows,
    EventRows,
    OptionRows,
    TargetRows,
    ClaimRows,
    ProvisionRows,
    LitigationRows,
    RelationRows,
    CitationRows,
)

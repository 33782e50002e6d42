"""The form of a measure: logged once, edited under the mark at which it was opened."""

import json
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils import timezone
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
)

from policies.desk.forms.constraints import ConstraintsAtFields
from policies.desk.forms.pickers import picker
from policies.desk.forms.sourced import PageSource, remember
from policies.desk.statements import load_rows
from policies.measures import history
from policies.measures.editing import EditedMeanwhile, open_for_edit
from policies.measures.models import Citation, Measure
from policies.measures.querysets import VERY_SIMILAR
from policies.publication.vocabulary import AttributionKind

PAGE_SOURCE_FIELDS = ("source", "source_attribution", "source_count", "source_descriptor")
_WITHOUT_SPEAKER = (AttributionKind.ANONYMOUS, AttributionKind.REPORTING, AttributionKind.OFFICIAL_DOCUMENT)


class MeasureForm(ConstraintsAtFields):
    """What is said once about a measure, and the source of what is logged on this page."""

    source = picker(
        Citation._meta.get_field("article"),
        label="Article",
        help_text="Every row you add on this page cites it, unless the row says otherwise.",
    )
    source_attribution = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in _WITHOUT_SPEAKER],
        required=False,
        label="Who says so",
        widget=UnfoldAdminSelectWidget,
    )
    source_count = forms.IntegerField(
        min_value=1,
        max_value=99,
        required=False,
        label="How many people",
        help_text="A row that names fewer of them reads “one of the three people”.",
        widget=UnfoldAdminIntegerFieldWidget,
    )
    source_descriptor = forms.CharField(
        max_length=200,
        required=False,
        label="Described as",
        widget=UnfoldAdminTextInputWidget({"placeholder": "people familiar with the matter"}),
    )

    class Meta:
        model = Measure
        fields = "__all__"  # noqa: DJ007 - the admin names the fields
        widgets = {name: UnfoldAdminTextareaWidget({"rows": 3}) for name in ("summary", "concern", "note")}

    def clean(self) -> dict[str, Any]:
        """Keep the source of the page for its rows."""
        cleaned: dict[str, Any] = super().clean() or {}
        article = cleaned.get("source")
        source = article and PageSource(
            article=article,
            attribution=AttributionKind(cleaned.get("source_attribution") or AttributionKind.ANONYMOUS),
            count=cleaned.get("source_count"),
            descriptor=cleaned.get("source_descriptor") or "",
        )
        remember(self.instance, source)
        return cleaned


class LogMeasureForm(MeasureForm):
    """A new measure; its reference is made from jurisdiction and year when it is saved."""

    year = forms.IntegerField(
        label="Year of first report",
        min_value=1900,
        help_text="Part of the permanent reference.",
        widget=UnfoldAdminIntegerFieldWidget,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.now().year

    looked_at = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask once whether a measure with nearly the same title is another one."""
        cleaned = super().clean()
        title = cleaned.get("title") or ""
        if not title or cleaned.get("looked_at") == title:
            return cleaned
        near = Measure.objects.titled_like(title, at_least=VERY_SIMILAR)[:5]
        if near:
            self.data = cast(QueryDict, self.data).copy()
            self.data[self.add_prefix("looked_at")] = title
            named = "; ".join(str(measure) for measure in near)
            self.add_error("title", f"Is it one of these? {named}. If it is another measure, save again.")
        return cleaned

    def clean_year(self) -> int:
        """Refuse a year that has not come."""
        year: int = self.cleaned_data["year"]
        if year > timezone.now().year:
            raise forms.ValidationError("This year has not come yet.")
        return year


class EditMeasureForm(MeasureForm):
    """A measure as it stood at a mark; if somebody saved since, this save is refused."""

    seen = forms.JSONField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, instance: Measure, **kwargs: Any) -> None:
        if data is None:
            mark = history.mark(instance)
            # Read again after the mark was taken, so that nothing newer than it goes unnoticed.
            instance.refresh_from_db()
            kwargs["initial"] = {"seen": mark, **(kwargs.get("initial") or {})}
        load_rows(instance)
        super().__init__(data, files, instance=instance, **kwargs)

    def clean_seen(self) -> dict[str, int]:
        """Give the mark at which the form was opened."""
        mark = self.cleaned_data["seen"]
        if not isinstance(mark, dict) or not all(type(number) is int for number in mark.values()):
            raise forms.ValidationError("This form has lost its place; open the measure again.")
        return mark

    def clean(self) -> dict[str, Any]:
        """Lock the measure; refuse the save if it was edited since the form was opened.

        The refused form carries a new mark: who has read what happened may save again.
        """
        cleaned = super().clean()
        if "seen" not in cleaned:
            return cleaned
        try:
            open_for_edit(self.instance.pk, seen=cleaned["seen"])
        except EditedMeanwhile as newer:
            typed = cast(QueryDict, self.data).copy()
            typed[self.add_prefix("seen")] = json.dumps(history.mark(self.instance))
            self.data = typed
            raise forms.ValidationError(str(newer)) from newer
        return cleaned

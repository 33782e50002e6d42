"""Start a new measure from one that is a precedent for it."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from policies.desk.views.frame import page
from policies.measures.models import Measure
from policies.measures.precedents import CannotStart, start_from


class StartForm(forms.Form):
    """What is new about the new measure, and which targets it shares."""

    title = forms.CharField(max_length=300)
    year = forms.IntegerField(min_value=1900, label="Year of first report")
    targets = forms.TypedMultipleChoiceField(coerce=int, required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: QueryDict | None, *, precedent: Measure) -> None:
        super().__init__(data, initial={"year": timezone.now().year})
        rows = precedent.targets.select_related("entity")
        self.fields["targets"].choices = [(row.pk, str(row.entity)) for row in rows]  # type: ignore[attr-defined]

    def clean_year(self) -> int:
        """Refuse a year that has not come."""
        year: int = self.cleaned_data["year"]
        if year > timezone.now().year:
            raise forms.ValidationError("This year has not come yet.")
        return year


@require_http_methods(["GET", "HEAD", "POST"])
def start_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask what is new, then open the new measure; or show again what does not fit (409)."""
    precedent = get_object_or_404(Measure, pk=pk)
    form = StartForm(request.POST or None, precedent=precedent)
    if request.method == "POST" and form.is_valid():
        try:
            measure = start_from(precedent, **form.cleaned_data)
        except CannotStart as cannot:
            form.add_error(None, str(cannot))
        else:
            messages.success(request, f"{measure.reference} begins with what {precedent.reference} is.")
            return redirect("desk:measures_measure_change", measure.pk)
    status = HTTPStatus.CONFLICT if form.errors else HTTPStatus.OK
    context = {"measure": precedent, "form": form}
    return page(request, "desk/precedent.html", context, title="Start a new measure", status=status)

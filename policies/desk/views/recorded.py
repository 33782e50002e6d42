"""Where a measure stood on a day, as it had been recorded by a moment."""

import datetime as dt
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from policies.desk.as_recorded import as_recorded, moments_of
from policies.desk.moments import ZONES, NoMoment, moment
from policies.desk.views.frame import page
from policies.measures.models import Measure

# The last minute of a typed moment counts: what was recorded within it had been recorded by then.
_A_MINUTE = dt.timedelta(seconds=59, microseconds=999_999)


class RecordedForm(forms.Form):
    """A day, and the moment by which something had been recorded."""

    day = forms.DateField()
    recorded_by = forms.CharField(max_length=40)
    zone = forms.ChoiceField(choices=[(zone, zone) for zone in ZONES], required=False)

    def clean(self) -> None:
        """Read the moment in its zone."""
        cleaned = super().clean() or {}
        if "recorded_by" in cleaned and "zone" in cleaned:
            try:
                typed = moment(local=cleaned["recorded_by"], zone=cleaned["zone"] or "UTC")
            except NoMoment as wrong:
                self.add_error("recorded_by", str(wrong))
            else:
                whole = typed.second == 0 and typed.microsecond == 0
                cleaned["moment"] = typed + _A_MINUTE if whole else typed
        self.cleaned_data = cleaned


@require_safe
def recorded(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the comparison; without a question, as of today and now. What cannot be read is said (400)."""
    measure = get_object_or_404(Measure, pk=pk)
    form = RecordedForm(_asked(request.GET))
    answer = None
    if form.is_valid():
        cleaned = form.cleaned_data
        answer = as_recorded(measure, day=cleaned["day"], by=cleaned["moment"])
    context = {"measure": measure, "form": form, "answer": answer, "moments": moments_of(measure)}
    status = HTTPStatus.OK if answer else HTTPStatus.BAD_REQUEST
    return page(request, "desk/recorded.html", context, title="As recorded by a moment", status=status)


def _asked(query: QueryDict) -> dict[str, str]:
    now = timezone.now()
    return {
        "day": query.get("day", "") or now.date().isoformat(),
        "recorded_by": query.get("recorded_by", "") or f"{now:%Y-%m-%dT%H:%M}",
        "zone": query.get("zone", "") or "UTC",
    }

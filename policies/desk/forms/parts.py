"""The forms of the parts of a measure."""

import datetime as dt
from typing import Any
from zoneinfo import available_timezones

from django import forms
from unfold.widgets import UnfoldAdminSelectWidget

from policies.desk.forms.constraints import RowForm
from policies.desk.forms.days import has_come
from policies.desk.forms.sourced import SourcedRow
from policies.measures.derive.clock import days_after
from policies.measures.models import Citation, Event
from policies.measures.models.citation import STATEMENTS
from policies.publication.vocabulary import CountUnit

# A year of room for what is counted from there.
_LAST_YEAR = dt.MAXYEAR - 1


class EventRow(SourcedRow):
    """An event; what has happened lies in the past."""

    class Meta:
        model = Event
        fields = "__all__"  # noqa: DJ007 - the admin names the fields

    def clean_time_zone(self) -> str:
        """Accept a zone by its name in the time zone database."""
        zone: str = self.cleaned_data["time_zone"]
        if zone and zone not in available_timezones():
            raise forms.ValidationError(f"“{zone}” is no time zone; write it like America/New_York.")
        return zone

    def clean(self) -> dict[str, Any]:
        """Refuse what has happened in the future; leave counted days to the database that counts them."""
        cleaned = super().clean()
        if cleaned.get("lasts"):
            cleaned["until"] = None
        base = cleaned.get("counted_from")
        if base and not self._turns_back(base):
            cleaned |= {name: getattr(base, name) for name in ("happened_on", "happened_until", "precision")}
            self._check_reach(cleaned, "count", "lasts")
            return cleaned
        self._check_reach(cleaned, "lasts")
        day = cleaned.get("happened_on")
        if day and not cleaned.get("expected") and not has_come(day):
            self.add_error(
                "happened_on", "This day has not come yet; mark the event as expected, or correct the day."
            )
        return cleaned

    def _check_reach(self, cleaned: dict[str, Any], *numbers: str) -> None:
        """Refuse what counts, one number after the other, to a day that no calendar here holds."""
        day = cleaned.get("happened_until") or cleaned.get("happened_on")
        for name in numbers:
            number, unit = cleaned.get(name), cleaned.get(f"{name}_unit")
            if not day or not number or not unit:
                continue
            try:
                day = days_after(day, number, CountUnit(unit))
            except (OverflowError, ValueError):
                day = dt.date.max
            if day.year > _LAST_YEAR:
                self.add_error(name, f"This leads past the year {_LAST_YEAR}; give a smaller number.")
                return

    def _turns_back(self, base: Event) -> bool:
        """Say so where a day would be counted from itself, also through others."""
        step: Event | None = base
        while step and step.pk != self.instance.pk:
            step = step.counted_from
        if step:
            self.add_error("counted_from", "An event cannot be counted from itself, not even through others.")
        return step is not None


class CitationRow(RowForm):
    """A citation of one of this measure's own statements."""

    statement = forms.ChoiceField(widget=UnfoldAdminSelectWidget, help_text="What the source says.")

    class Meta:
        model = Citation
        fields = "__all__"  # noqa: DJ007 - the admin names the fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in STATEMENTS:
            pk = getattr(self.instance, f"{name}_id")
            if pk:
                self.initial["statement"] = f"{name}:{pk}"

    def clean_statement(self) -> str:
        """Tie the citation to the chosen statement and to no other."""
        chosen: str = self.cleaned_data["statement"]
        kind, pk = chosen.split(":")
        for name in STATEMENTS:
            setattr(self.instance, f"{name}_id", int(pk) if name == kind else None)
        return chosen

    def _get_validation_exclusions(self) -> set[str]:
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclude - set(STATEMENTS) if "statement" in self.cleaned_data else exclude

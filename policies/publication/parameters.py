"""The form behind a selection: every parameter, its type, and errors that say what is allowed."""

import difflib
from collections.abc import Collection
from datetime import UTC, date, datetime, time
from typing import Any, Self

from django import forms

from . import steps
from .axes import AXES, EXCLUDING, Axis
from .models import FacetValue

NAMED_IN_ERROR = 20
NO_EDITION = 0


class Lasting(forms.Field):
    """A field that no form changes, so that every form may use the same one; a copy costs time."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Give the field itself."""
        return self


class TextField(Lasting, forms.CharField):
    """Free text."""


class WordField(Lasting, forms.ChoiceField):
    """One of some words."""


class FacetField(Lasting):
    """Any number of values of one facet; blanks and repetitions are dropped.

    Only words of the vocabulary are checked here, the others by the form, all in one query.
    """

    widget = forms.MultipleHiddenInput

    def __init__(self, *, axis: Axis, **options: Any) -> None:
        super().__init__(**options)
        self.axis = axis

    def to_python(self, value: Any) -> list[str]:
        """Give the values in the order in which they came."""
        values = [value] if isinstance(value, str) else value or []
        return list(dict.fromkeys(text for text in map(str.strip, map(str, values)) if text))

    def validate(self, value: Any) -> None:
        """Refuse words that are not in the vocabulary, and characters that no value has."""
        if any("\x00" in text for text in value):
            raise forms.ValidationError("A value contains a NUL character.")
        if self.axis.words is None:
            return
        unknown = [text for text in value if text not in self.axis.words]
        if unknown:
            raise forms.ValidationError(
                f"{_quoted(unknown)}: unknown. Allowed: {', '.join(self.axis.words)}."
            )


class MomentField(TextField):
    """A moment in ISO 8601, or a day, which means the end of that day in UTC."""

    def clean(self, value: Any) -> Any:
        """Give an aware moment, or None when nothing was said."""
        text = super().clean(value)
        if not text:
            return None
        try:
            if len(text) == len("2020-10-01"):
                return datetime.combine(date.fromisoformat(text), time.max, UTC)
            moment = datetime.fromisoformat(text.replace(" ", "+"))
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise forms.ValidationError(
                f"“{text}”: write a day as 2020-10-01 or a moment as 2020-10-01T12:00:00Z."
            ) from error


class DayField(Lasting, forms.DateField):
    """A day written as YYYY-MM-DD."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d"],
            error_messages={"invalid": "Write a day as YYYY-MM-DD, such as 2020-10-07."},
            **options,
        )


class SelectionForm(forms.Form):
    """Refuses unknown parameters and values, and finds the numbers of facet values."""

    ranges = ("happened", "reported", "updated", "next")

    def __init__(self, data: Any = None, *args: Any, ignoring: Collection[str] = (), **options: Any) -> None:
        super().__init__(data, *args, **options)
        self.ignoring = frozenset(ignoring)
        self.numbers: dict[tuple[str, str], int] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.near: dict[int, list[int]] = {}

    def clean(self) -> dict[str, Any]:
        """Check what concerns several parameters at once."""
        cleaned = super().clean() or {}
        self._refuse_unknown_parameters()
        self._find_values(cleaned)
        for name in self.ranges:
            first, last = cleaned.get(f"{name}_from"), cleaned.get(f"{name}_to")
            if first and last and first > last:
                self.add_error(f"{name}_to", f"Lies before {name}_from.")
        if cleaned.get("ordering") == "relevance" and not cleaned.get("q"):
            self.add_error("ordering", "“relevance” needs a search in q.")
        return cleaned

    def _refuse_unknown_parameters(self) -> None:
        allowed = [*self.fields, *sorted(self.ignoring)]
        for name in self.data:
            if name not in allowed:
                near = difflib.get_close_matches(name, allowed, 1)
                hint = f" Did you mean {near[0]}?" if near else ""
                self.errors[name] = self.error_class(
                    [f"Unknown parameter.{hint} Allowed: {', '.join(allowed)}."]
                )

    def _find_values(self, cleaned: dict[str, Any]) -> None:
        wanted = {
            name: [*cleaned.get(name, ()), *cleaned.get(EXCLUDING + name, ())]
            for name in AXES
            if name in self.fields
        }
        pairs = [(name, value) for name, values in wanted.items() for value in values]
        for facet, value, number, label in FacetValue.objects.named(pairs):
            self.numbers[facet, value] = number
            self.labels[facet, value] = label
        self._find_distances(wanted.get(steps.FACET, []), cleaned.get("related") or steps.ANY)
        for name in AXES:
            for parameter in (name, EXCLUDING + name):
                unknown = [value for value in cleaned.get(parameter, ()) if (name, value) not in self.numbers]
                if unknown and AXES[name].words is None:
                    self.add_error(parameter, _unknown_value(name, unknown))

    def _find_distances(self, targets: list[str], reach: str) -> None:
        """Find the numbers that say these targets are reached within the steps asked for."""
        if reach == steps.ANY:
            return
        pairs = [(name, value) for name in steps.within(int(reach)) for value in targets]
        for _, value, number, _ in FacetValue.objects.named(pairs):
            self.near.setdefault(self.numbers[steps.FACET, value], []).append(number)


def _unknown_value(name: str, unknown: list[str]) -> str:
    values = list(
        FacetValue.objects.filter(facet=name).order_by("-count", "value").values_list("value", flat=True)
    )
    near = difflib.get_close_matches(unknown[0], values, 3)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    more = len(values) - NAMED_IN_ERROR
    allowed = ", ".join(values[:NAMED_IN_ERROR]) + (f" and {more} more" if more > 0 else "")
    return f"{_quoted(unknown)}: unknown.{hint} Allowed: {allowed or 'none yet'}."


def _quoted(values: list[str]) -> str:
    return ", ".join(f"“{value}”" for value in values)

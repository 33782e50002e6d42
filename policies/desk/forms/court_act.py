"""What an editor says a docket entry was."""

import datetime as dt
from typing import Any

from django import forms

from policies.desk.forms.days import has_come
from policies.desk.inbox import Tie
from policies.desk.proposing import CHOICES, REACHING
from policies.desk.triage import CourtAct
from policies.measures.bulk_rows import FIRST_YEAR
from policies.publication.vocabulary import EventKind


class CourtActForm(forms.Form):
    """
    Kind, days, words and scope of an event, and the measures and provisions it concerns.

    What changes the effect of a measure with provisions says which of them, or that it is the whole: an
    order that nobody looked at must not block everything because nothing was ticked.
    """

    kind = forms.ChoiceField(
        label="What it was",
        choices=[(kind.value, kind.label) for kind in CHOICES],
        error_messages={"required": "read the document and choose what the court did."},
    )
    happened_on = forms.DateField()
    summary = forms.CharField(max_length=2000)
    until = forms.DateField(required=False)
    scope = forms.CharField(max_length=100, required=False)

    def __init__(self, *args: Any, ties: list[Tie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ties = ties
        measures = [(tie.case.measure_id, tie.case.measure.reference) for tie in ties]
        provisions = [(part.pk, part.label) for tie in ties for part in tie.provisions]
        self.fields["measure"] = forms.TypedMultipleChoiceField(choices=measures, coerce=int, required=False)
        self.fields["provision"] = forms.TypedMultipleChoiceField(
            choices=provisions, coerce=int, required=False
        )
        self.fields["whole"] = forms.TypedMultipleChoiceField(
            label="Provisions", choices=measures, coerce=int, required=False
        )

    def clean_happened_on(self) -> dt.date:
        """Refuse an act of a day to come, which would block from then on, and of a year half typed."""
        day: dt.date = self.cleaned_data["happened_on"]
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(
                f"the year {day.year} is too early; give the day on which the court acted, in four digits."
            )
        if not has_come(day):
            raise forms.ValidationError("this day has not come yet; give the day on which the court acted.")
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse an effect of unknown reach, on the whole and a part at once, or of a measure not ticked."""
        given = self.cleaned_data
        # What is refused is taken out of what was given, so it is looked up before.
        ticked, chosen, whole = (given.get(name) for name in ("measure", "provision", "whole"))
        if ticked is None or chosen is None or whole is None:
            return given
        for tie in self.ties:
            measure = tie.case.measure
            parts = [part for part in tie.provisions if part.pk in chosen]
            if parts and measure.pk in whole:
                self.add_error(
                    "whole", f"tick the whole of {measure.reference} or some provisions, not both."
                )
            elif measure.pk not in ticked:
                if parts or measure.pk in whole:
                    said = ", ".join(f"“{part}”" for part in parts) or "the whole"
                    self.add_error(
                        "measure",
                        f"{measure.reference} is not ticked, though you ticked {said} of it; "
                        "tick the measure too, or untick that.",
                    )
            elif tie.provisions and not parts and measure.pk not in whole and given.get("kind") in REACHING:
                self.add_error(
                    "whole", f"say which provisions of {measure.reference}, or that it is the whole."
                )
        return given

    def acts(self) -> dict[int, CourtAct]:
        """Give the act for each chosen measure, with the chosen provisions that are its own."""
        given = self.cleaned_data
        return {
            tie.case.measure_id: CourtAct(
                kind=EventKind(given["kind"]),
                happened_on=given["happened_on"],
                summary=given["summary"],
                scope=given["scope"],
                until=given["until"],
                provisions=[part.pk for part in tie.provisions if part.pk in given["provision"]],
            )
            for tie in self.ties
            if tie.case.measure_id in given["measure"]
        }

    def said(self) -> str:
        """Give what is wrong as one text that names the fields."""
        return " ".join(
            f"{self.fields[name].label or name.replace('_', ' ').capitalize()}: "
            f"{' '.join(str(text) for text in texts)}"
            for name, texts in self.errors.items()
        )

"""What an editor says a docket entry was."""

from typing import Any

from django import forms

from policies.desk.inbox import Tie
from policies.desk.proposing import CHOICES
from policies.desk.triage import CourtAct
from policies.publication.vocabulary import EventKind


class CourtActForm(forms.Form):
    """Kind, days, words and scope of an event, and the measures and provisions it concerns."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.label) for kind in CHOICES])
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
            f"{name.replace('_', ' ').capitalize()}: {' '.join(str(text) for text in texts)}"
            for name, texts in self.errors.items()
        )

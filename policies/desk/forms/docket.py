"""The forms of a docket: begin to watch one, and end it."""

from typing import Any

from django import forms
from django.forms.models import construct_instance

from policies.dockets import appeals, numbers
from policies.dockets.models import Docket


class WatchForm(forms.ModelForm):
    """What is needed to watch a docket."""

    class Meta:
        model = Docket
        fields = ("court", "docket_number", "pacer_case_id", "caption", "judge", "filed_on")

    def clean_docket_number(self) -> str:
        """Read the number as courts write it."""
        typed: str = self.cleaned_data["docket_number"]
        number = numbers.read(typed)
        if number is None:
            raise forms.ValidationError(
                f"“{typed}” is no docket number. Write it as 1:20-cv-02658, "
                "or as 20-1444 for a court of appeals."
            )
        return number.core

    def clean_pacer_case_id(self) -> str | None:
        """Give no id rather than an empty one."""
        return self.cleaned_data["pacer_case_id"] or None

    def clean(self) -> dict[str, Any]:
        """Name the docket that is already watched."""
        cleaned: dict[str, Any] = super().clean() or {}
        court, number = cleaned.get("court"), cleaned.get("docket_number")
        if (
            court
            and number
            and Docket.objects.filter(court=court, docket_number=number, watched=True).exists()
        ):
            self.add_error("docket_number", f"{number} of {court} is already watched.")
        return cleaned

    def _post_clean(self) -> None:
        """Leave it to the verb to find the docket's row or make it."""
        self.instance = construct_instance(self, self.instance, self._meta.fields)


class DocketForm(forms.ModelForm):
    """What can be said of a docket that is there: whose decision it reviews, and whether it is watched."""

    class Meta:
        model = Docket
        fields = ("appeal_from", "watched")

    def clean_appeal_from(self) -> Docket | None:
        """Refuse a docket that this court does not review."""
        below: Docket | None = self.cleaned_data["appeal_from"]
        if reason := appeals.refusal(self.instance, below):
            raise forms.ValidationError(reason)
        return below

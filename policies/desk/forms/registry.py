"""Forms of the registry that do more than the model's fields."""

from typing import Any

from django import forms

from policies.desk.forms.constraints import ConstraintsAtFields
from policies.desk.forms.rows import Rows
from policies.registry.authorities import AuthorityDraft
from policies.registry.models import Authority, AuthorityCitation, Jurisdiction
from policies.registry.places import known_place
from policies.registry.validity import contradiction


class CitationRowsTogether(Rows):
    """The citations of one authority, which are checked against each other as they will be."""

    def clean(self) -> None:
        """Refuse citations that contradict each other."""
        super().clean()
        if any(self.errors):
            return
        # A row that was left alone was not cleaned again; it is kept all the same.
        filled = [form for form in self.forms if form.instance.pk or form.cleaned_data]
        kept = [form for form in filled if not form.cleaned_data.get("DELETE")]
        said = contradiction(form.instance for form in kept)
        if said:
            raise forms.ValidationError(said)


class JurisdictionForm(ConstraintsAtFields):
    """A jurisdiction; a new one needs its ISO code only, and gets name, kind and parent from the standard."""

    class Meta:
        model = Jurisdiction
        fields = "__all__"  # noqa: DJ007 - the admin names the fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "name" in self.fields and self.instance.pk is None:
            self.fields["name"].required = False
            self.fields["name"].help_text = "Left empty, the name in ISO 3166."
            self.fields[
                "code"
            ].help_text = "Of ISO 3166, such as CN or US-CA; or an own code for a supranational body."

    def clean(self) -> dict[str, Any] | None:
        """Fill in what the standard says of a new code."""
        cleaned = super().clean()
        typed = self.cleaned_data
        if self.instance.pk is not None:
            return cleaned
        place = known_place(typed.get("code") or "")
        if place and typed.get("kind") != Jurisdiction.Kind.SUPRANATIONAL:
            typed["kind"] = place.kind
            typed["name"] = typed.get("name") or place.name
            if not typed.get("parent"):
                above = (place.parent, place.code.partition("-")[0])
                known = {row.code: row for row in Jurisdiction.objects.filter(code__in=above)}
                known.pop(place.code, None)
                typed["parent"] = next((known[code] for code in above if code in known), None)
        elif not typed.get("name"):
            self.add_error("name", "ISO 3166 has no name for this code; give one.")
        return cleaned


class CitationTypedForm(forms.Form):
    """One citation or several, pasted as somebody typed them."""

    text = forms.CharField(
        label="Citation", max_length=2000, widget=forms.TextInput(attrs={"size": 60, "autofocus": True})
    )


class AuthorityDraftForm(forms.Form):
    """An authority that is about to be made from its citation."""

    title = forms.CharField(max_length=Authority._meta.get_field("title").max_length)
    kind = forms.ChoiceField(choices=Authority.Kind.choices)
    citation = forms.CharField(max_length=AuthorityCitation._meta.get_field("text").max_length)
    url = forms.URLField(label="Official text", max_length=500, required=False, assume_scheme="https")

    @classmethod
    def of(cls, draft: AuthorityDraft) -> "AuthorityDraftForm":
        """Give the form filled from a citation."""
        return cls(
            auto_id=False,
            initial={
                "title": draft.title,
                "kind": draft.kind.value,
                "citation": draft.citation,
                "url": draft.url,
            },
        )

    def draft(self) -> AuthorityDraft:
        """Give the authority as it was typed; the form must be valid."""
        typed = self.cleaned_data
        return AuthorityDraft(
            kind=Authority.Kind(typed["kind"]),
            title=typed["title"],
            citation=typed["citation"],
            url=typed["url"],
        )

"""The form of an article."""

from typing import Any

from django import forms

from policies.desk.forms.constraints import ConstraintsAtFields
from policies.sources.addresses import NoAddress, canonical_address
from policies.sources.intake import known_article
from policies.sources.models import Article


class ArticleForm(ConstraintsAtFields):
    """An article under its canonical address; an origin of its own is made where none is chosen."""

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 - the admin names the fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "origin" in self.fields and self.instance.pk is None:
            self.fields["origin"].required = False
            self.fields[
                "origin"
            ].help_text = (
                "Reprints and rewrites of one story share an origin. Leave empty for a story of its own."
            )

    def clean_url(self) -> str:
        """Give the canonical address; refuse one that is already stored."""
        try:
            address = canonical_address(self.cleaned_data["url"])
            known = known_article(address)
        except NoAddress as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        if known and known.pk != self.instance.pk:
            raise forms.ValidationError(f"This article is already stored: {known}.")
        return address

    def _get_validation_exclusions(self) -> set[str]:
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclude | {"origin"} if self.instance.pk is None else exclude

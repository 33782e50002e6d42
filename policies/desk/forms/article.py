"""The forms of an article: one that is stored, and one that is about to be."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin import VERTICAL
from unfold.widgets import UnfoldAdminRadioSelectWidget, UnfoldAdminTextInputWidget

from policies.desk.forms.constraints import ConstraintsAtFields
from policies.sources import intake, origins
from policies.sources.addresses import NoAddress, canonical_address
from policies.sources.intake import known_article
from policies.sources.models import Article, Intake, Publisher
from policies.sources.origins import Proposal, Story

OWN = "own"
# Another word than OWN, which is ticked beforehand where nothing was proposed: this one was chosen.
OWN_ALL_THE_SAME = "own-all-the-same"
OTHER = "other"


class ArticleForm(ConstraintsAtFields):
    """An article under its canonical address; a change of its origin needs a reason."""

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007 - the admin names the fields

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

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a new origin."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        says_why = "origin_reason" in self.changed_data and cleaned.get("origin_reason", "").strip()
        if self.instance.pk and "origin" in self.changed_data and not says_why:
            self.add_error("origin_reason", "Say why it is this origin now.")
        return cleaned


class NewArticleForm(ArticleForm):
    """A new article: filled from what was pasted, its origin proposed with a reason and never guessed."""

    intake: Intake | None = None
    publisher_name = forms.CharField(
        label="New publisher",
        max_length=200,
        required=False,
        help_text="Only if the publisher is not in the list yet.",
        widget=UnfoldAdminTextInputWidget,
    )
    origin_choice = forms.CharField(
        label="Goes back to",
        required=False,
        help_text="Reprints and rewrites of one story share an origin and count once.",
        widget=UnfoldAdminRadioSelectWidget(radio_style=VERTICAL),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["origin"].required = False
        self.fields["origin"].help_text = "Only for another origin than those above; say why below."
        self.fields["publisher"].required = False
        self.proposals: list[Proposal] = []
        self._offer(origins.propose(self._story(self.initial)) if self.intake and not self.is_bound else [])

    def clean(self) -> dict[str, Any]:
        """Find the publisher and have the origin decided."""
        cleaned = super().clean()
        name = cleaned.get("publisher_name", "")
        if not cleaned.get("publisher") and not name:
            self.add_error("publisher", "Choose the publisher, or name a new one.")
        if not cleaned.get("publisher") and name:
            cleaned["publisher"] = Publisher.objects.filter(name__iexact=name).first()
        self._offer(origins.propose(self._story(cleaned)))
        self._decide(cleaned)
        return cleaned

    @property
    def proposal(self) -> Proposal | None:
        """Give the proposal that was confirmed."""
        chosen = self.cleaned_data.get("origin_choice")
        return next((proposal for proposal in self.proposals if proposal.key == chosen), None)

    @property
    def although(self) -> str:
        """Name what was proposed."""
        return "; ".join(proposal.label for proposal in self.proposals)

    def _decide(self, cleaned: dict[str, Any]) -> None:
        origin, chosen = cleaned.get("origin"), cleaned.get("origin_choice") or ""
        if origin and chosen in {"", OWN, OTHER}:
            if not cleaned.get("origin_reason", "").strip():
                self.add_error("origin_reason", "Say why it is this origin.")
        elif origin:
            self.add_error("origin", "Leave this empty, or choose “Another origin” above.")
        elif chosen == OTHER:
            self.add_error("origin", "Choose the origin.")
        elif self.proposals and chosen not in {OWN_ALL_THE_SAME, *(row.key for row in self.proposals)}:
            self.add_error("origin_choice", "It may go back to a story told before. Choose one.")

    def _offer(self, proposals: list[Proposal]) -> None:
        """Show the proposals with their reasons; nothing is ticked where there is a choice."""
        self.proposals = proposals
        own = OWN_ALL_THE_SAME if proposals else OWN
        choices = [(row.key, f"{row.label}. {row.reason}") for row in proposals]
        choices += [(own, "A story of its own"), (OTHER, "Another origin, named below with the reason")]
        self.fields["origin_choice"].widget.choices = choices
        self.fields["origin_choice"].initial = None if proposals else OWN

    def _story(self, known: Mapping[str, Any]) -> Story:
        publisher = known.get("publisher")
        if isinstance(publisher, int):
            publisher = Publisher.objects.filter(pk=publisher).first()
        return Story(
            title=known.get("title") or "",
            text=known.get("text") or "",
            byline=known.get("byline") or "",
            publisher=publisher.name if publisher else known.get("publisher_name") or "",
            published_on=known.get("published_on"),
            precision=known.get("published_precision") or Article.Precision.DAY,
            address=known.get("url") or "",
            named=self.intake.found.get("named", "") if self.intake else "",
        )

    def _get_validation_exclusions(self) -> set[str]:
        exclude: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclude | {"origin", "publisher"}


def initial_of(row: Intake) -> dict[str, Any]:
    """Give what a pasted address or text fills into the form of a new article."""
    found = row.found
    publisher = intake.outlet(row.address, found["publisher"])
    day = found["published_on"]
    return {
        "url": row.address,
        "title": found["title"],
        "publisher": publisher.pk if publisher else None,
        "publisher_name": "" if publisher else found["publisher"],
        "byline": found["byline"],
        "published_on": dt.date.fromisoformat(day) if day else None,
        "published_precision": found["precision"],
        "language": found["language"],
        "text": found["text"] or ("" if intake.as_address(row.pasted) else row.pasted),
    }

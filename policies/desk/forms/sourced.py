"""Rows that name their source while they are logged."""

from dataclasses import dataclass
from typing import Any

from django import forms
from unfold.widgets import (
    UnfoldAdminIntegerFieldWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from policies.desk.forms.constraints import FIELD_OF, RowForm
from policies.desk.forms.pickers import picker
from policies.measures.citing import Source
from policies.measures.models import Citation, Measure
from policies.measures.models.citation import STATEMENTS
from policies.measures.violations import violations
from policies.publication.vocabulary import AttributionKind
from policies.sources.models import Article

NO_SOURCE = "none"
SOURCE_FIELDS = ("attribution", "source", "people", "descriptor", "speaker", "speaker_name", "contradicts")


@dataclass(frozen=True)
class PageSource:
    """What new rows of one page cite unless they say otherwise."""

    article: Article
    attribution: AttributionKind
    count: int | None
    descriptor: str


def remember(measure: Measure, source: PageSource | None) -> None:
    """Keep the source of a page with the measure on it, until its rows are read."""
    measure._page_source = source  # type: ignore[attr-defined]


def source_of_page(measure: Measure | None) -> PageSource | None:
    """Give the source of the page this measure is on."""
    return getattr(measure, "_page_source", None)


_FURTHER = forms.ChoiceField(
    choices=[("", "Add no further source"), *AttributionKind.choices],
    required=False,
    label="Who says so",
    widget=UnfoldAdminSelectWidget,
)


class SourcedRow(RowForm):
    """A statement with the fields of one citation, which the verb `cite` makes when it is saved."""

    attribution = forms.ChoiceField(
        choices=[("", "As under General"), *AttributionKind.choices, (NO_SOURCE, "No source yet")],
        required=False,
        label="Who says so",
        widget=UnfoldAdminSelectWidget,
    )
    source = picker(Citation._meta.get_field("article"), label="Article")
    people = forms.IntegerField(
        min_value=1,
        max_value=99,
        required=False,
        label="How many people",
        widget=UnfoldAdminIntegerFieldWidget,
    )
    descriptor = forms.CharField(
        max_length=200,
        required=False,
        label="Described as",
        widget=UnfoldAdminTextInputWidget({"placeholder": "people familiar with the matter"}),
    )
    speaker = picker(Citation._meta.get_field("speaker"), label="Speaker")
    speaker_name = forms.CharField(
        max_length=200, required=False, label="or named", widget=UnfoldAdminTextInputWidget
    )
    contradicts = forms.BooleanField(
        required=False, label="Contradicts it on record", widget=UnfoldBooleanSwitchWidget
    )

    def __init__(self, *args: Any, page_of: Measure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page_of = page_of
        self.cited: Source | None = None
        if self.instance.pk:
            self.fields["attribution"] = _FURTHER

    def clean(self) -> dict[str, Any]:
        """Read the source; say at its field what does not fit."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.cited = self._read_source(cleaned)
        if self.cited:
            self._check(self.cited)
        return cleaned

    def _read_source(self, cleaned: dict[str, Any]) -> Source | None:
        typed = {name: cleaned.get(name) for name in SOURCE_FIELDS}
        kind = typed.pop("attribution")
        if kind == NO_SOURCE:
            return None
        article, page = typed.pop("source"), source_of_page(self.page_of)
        if not kind and not article and not any(typed.values()):
            return self._from_page() if self.instance.pk is None else None
        if not article and not page:
            self.add_error("source", "Choose the article, here or once for the page under General.")
            return None
        if not kind:
            kind = (
                AttributionKind.ANONYMOUS
                if typed["people"] or typed["descriptor"]
                else AttributionKind.REPORTING
            )
        out_of = self._out_of(page, article, typed) if kind == AttributionKind.ANONYMOUS else None
        return Source(
            attribution=AttributionKind(kind),
            article=article or (page.article if page else None),
            count=typed["people"],
            out_of=out_of,
            descriptor=typed["descriptor"] or (page.descriptor if page and out_of else ""),
            speaker=typed["speaker"],
            speaker_name=typed["speaker_name"] or "",
            contradicts=bool(typed["contradicts"]),
        )

    def _out_of(self, page: PageSource | None, article: Article | None, typed: dict[str, Any]) -> int | None:
        """Give of how many people some said it: fewer than the page's source has, not described anew."""
        if page is None or page.attribution != AttributionKind.ANONYMOUS or page.count is None:
            return None
        if typed["descriptor"] or not typed["people"] or (article and article != page.article):
            return None
        return page.count if typed["people"] < page.count else None

    def _from_page(self) -> Source | None:
        page = source_of_page(self.page_of)
        if page is None or not self.has_changed():
            return None
        return Source(
            attribution=page.attribution,
            article=page.article,
            count=page.count,
            descriptor=page.descriptor,
        )

    def _check(self, source: Source) -> None:
        for name, words in violations(
            source.citation(),
            of=Citation,
            constraints=Citation._meta.constraints,
            exclude={"measure", *STATEMENTS},
        ):
            field = FIELD_OF[name]
            self.add_error("source" if field == "article" else field, words)

"""Say what a database constraint forbids at the field it is about, before the database has to."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import InlineForeignKeyField, construct_instance
from django.forms.utils import ErrorDict

from policies.desk.forms.pickers import tell_pickers
from policies.measures.violations import violations

FIELD_OF: Mapping[str, str] = {
    "authority_citation_once": "text",
    "authority_citation_dates_in_order": "valid_until",
    "authority_citation_right_at_a_time": "valid_from",
    "entity_identifier_in_its_form": "value",
    "entity_identifier_once": "value",
    "verified_identifier_names_one_entity": "value",
    "entity_relation_once": "object",
    "entity_relation_between_two": "object",
    "topic_once": "slug",
    "measure_has_title": "title",
    "measure_body_once": "body",
    "option_label_once": "label",
    "option_result_needs_taken": "resulted_in",
    "target_once": "entity",
    "provision_number_once": "number",
    "event_clock_is_whole": "count",
    "event_rolls_when_counted": "rolls_to",
    "event_lasts_from_a_day": "lasts",
    "event_date_matches_precision": "happened_on",
    "event_range_has_two_days": "happened_until",
    "event_until_after_start": "until",
    "event_overtaken_names_measure": "by",
    "event_vacated_names_docket": "docket",
    "event_time_has_zone": "time_zone",
    "citation_of_one_statement": "statement",
    "citation_of_one_source": "article",
    "citation_anonymous_has_no_name": "speaker",
    "citation_some_out_of_more": "out_of",
    "citation_on_record_names_speaker": "speaker",
    "litigation_once": "docket",
    "mute_rule_says_what": "act",
    "mute_rule_once": "words",
    "relation_once": "other",
    "relation_between_two": "other",
}


class ConstraintsAtFields(forms.ModelForm):
    """A model form that shows a violated constraint at its field, in the constraint's own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_pickers(self)

    def _post_clean(self) -> None:
        """Do as any model form does, with the constraints last and one by one.

        A row that is there and was left alone is as the database accepted it.
        """
        if self.instance.pk and not self.has_changed():
            return
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        parents = {name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        self.instance = construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        try:
            self.instance.full_clean(
                exclude=exclude | parents, validate_unique=False, validate_constraints=False
            )
        except ValidationError as wrong:
            self._update_errors(wrong)  # type: ignore[attr-defined]
        if self._validate_unique:  # type: ignore[attr-defined]
            self.validate_unique()
        self._check_constraints()

    def _check_constraints(self) -> None:
        exclude = self._get_validation_exclusions()  # type: ignore[attr-defined]
        for model, constraints in self.instance.get_constraints():
            for name, words in violations(self.instance, of=model, constraints=constraints, exclude=exclude):
                field = FIELD_OF.get(name, "")
                self.add_error(field if field in self.fields else None, words)


class RowForm(ConstraintsAtFields):
    """One of many rows on a page; what is there and was left alone is not looked up and checked again."""

    @property
    def media(self) -> forms.Media:
        """Give the scripts and styles of a row, collected once for all rows of its kind on the page."""
        kind: Any = type(self)
        if "_media" not in vars(kind):
            kind._media = super().media
        return cast(forms.Media, kind._media)

    def full_clean(self) -> None:
        """Clean what was typed."""
        if self.is_bound and self.instance.pk and not self.has_changed():
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = {}
            return
        super().full_clean()

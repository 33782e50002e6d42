"""What the desk's forms write without templates reads as the templates would write it."""

import re
from collections import Counter

import pytest
from django import forms
from django.db import connection
from django.forms.renderers import DjangoTemplates
from django.test import Client
from django.test.utils import CaptureQueriesContext
from unfold.widgets import (
    UnfoldAdminDateWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldAdminTimeWidget,
)

from policies.desk import fieldsets, rendering
from policies.desk.rendering import FormRenderer
from policies.measures.citing import Source, cite
from policies.measures.models import Claim, Event, Measure, Option, Target
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Entity
from tests.desk import reference_case
from tests.desk.posting import FilledForm, form_of

HOSTILE = "\"><script>alert('&')</script>\n second line"
CHOICES = [("", "None"), ('"a"', "<b>"), ("Group <1>", [("c", "C & D"), ("d", "D")])]


class EveryPart(forms.Form):
    """A form with every part that is written without a template."""

    text = forms.CharField(widget=forms.TextInput({"placeholder": HOSTILE, "required": False}))
    number = forms.IntegerField()
    switch = forms.BooleanField()
    hidden = forms.CharField(widget=forms.HiddenInput)
    lines = forms.CharField(widget=forms.Textarea)
    choice = forms.ChoiceField(choices=CHOICES)
    unfold_text = forms.CharField(widget=UnfoldAdminTextInputWidget)
    unfold_text_beside = forms.CharField(widget=UnfoldAdminTextInputWidget({"prefix": "§", "suffix": "%"}))
    unfold_lines = forms.CharField(widget=UnfoldAdminTextareaWidget)
    unfold_choice = forms.ChoiceField(choices=CHOICES, widget=UnfoldAdminSelectWidget)
    unfold_day = forms.DateField(widget=UnfoldAdminDateWidget)
    unfold_time = forms.TimeField(widget=UnfoldAdminTimeWidget)


def text_of(page: str) -> str:
    """Give a page without the white space that shows nowhere."""
    return re.sub(r"\s+", " ", re.sub(r"\s*([<>])\s*", r"\1", page)).strip()


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Compare every part with what its template gives; count them."""
    compared: Counter[str] = Counter()
    quick = FormRenderer.render

    def compare(self, name, context, request=None):
        written = quick(self, name, context, request)
        if name in rendering._WRITERS:
            compared[name] += 1
            assert text_of(written) == text_of(DjangoTemplates.render(self, name, context, request))
        return written

    monkeypatch.setattr(FormRenderer, "render", compare)
    return compared


@pytest.mark.parametrize("typed", [{}, "hostile"], ids=["empty", "hostile"])
def test_every_part_reads_as_its_template(compared, typed):
    values = dict.fromkeys(EveryPart.base_fields, HOSTILE) if typed else {}
    form = EveryPart(values | {"unfold_choice": "c"})
    page = form.as_div() + form.errors.as_ul() + form["text"].errors.as_ul()
    assert "<script>" not in page
    assert set(compared) == set(rendering._WRITERS)


@pytest.mark.django_db
def test_the_form_of_a_measure_reads_as_its_templates(compared, desk: Client, monkeypatch):
    monkeypatch.setattr(fieldsets, "_shared", lambda field, write: write(field))
    measure = reference_case.log(desk, reference_case.registry())
    assert desk.get(form_of(measure)).status_code == 200
    assert compared.total() > 500


@pytest.mark.django_db
def test_rows_written_together_read_as_rows_written_one_by_one(desk: Client, monkeypatch):
    known = reference_case.registry()
    measure = reference_case.log(desk, known)
    add_rows(measure, known)
    desk.get(form_of(measure))
    together = desk.get(form_of(measure)).content.decode()
    monkeypatch.setattr(fieldsets, "_shared", lambda field, write: write(field))
    one_by_one = desk.get(form_of(measure)).content.decode()
    assert without_token(together) == without_token(one_by_one)


@pytest.mark.django_db
def test_the_form_asks_no_more_for_many_rows_than_for_few(desk: Client):
    known = reference_case.registry()
    measure = reference_case.log(desk, known)
    desk.get(form_of(measure))
    with CaptureQueriesContext(connection) as few:
        desk.get(form_of(measure))
    add_rows(measure, known)
    with CaptureQueriesContext(connection) as many:
        page = desk.get(form_of(measure))
    assert page.content.decode().count("Tencent, in a statement") >= 20
    assert len(many) == len(few) <= 32


@pytest.mark.django_db
def test_a_save_asks_nothing_about_rows_that_were_left_alone(desk: Client):
    known = reference_case.registry()
    measure = reference_case.log(desk, known)
    few = queries_of_save(desk, measure, "Said first.")
    add_rows(measure, known)
    many = queries_of_save(desk, measure, "Said second.")
    assert many == few <= 40


def queries_of_save(desk: Client, measure: Measure, concern: str) -> int:
    """Count what is asked when one field of the measure itself is changed."""
    form = FilledForm(desk, form_of(measure)).type(concern=concern)
    with CaptureQueriesContext(connection) as asked:
        form.save()
    return len(asked)


def without_token(page: str) -> str:
    """Give a page without the token that is new each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def add_rows(measure: Measure, known: reference_case.Registry) -> None:
    """Add five options, targets, claims and events, each with its source."""
    said = Source(AttributionKind.STATEMENT, known.article, speaker=known.entities["tencent"])
    for number in range(5):
        entity = Entity.objects.create(slug=f"another-{number}", name=f"Another {number}", schema="Company")
        option = Option.objects.create(
            measure=measure,
            label=f"Way {number}",
            body=known.bodies["ofac"],
            standing="taken",
            resulted_in=known.precedents[0],
        )
        option.authorities.add(known.authorities["ieepa"])
        for row in (
            option,
            Target.objects.create(measure=measure, entity=entity),
            Claim.objects.create(measure=measure, text="More."),
            Event.objects.create(measure=measure, kind="meeting", happened_on="2020-09-30", summary="More."),
        ):
            cite(row, source=said)

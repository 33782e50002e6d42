"""The measure form keeps what was logged, refuses what cannot be, and loses nothing typed."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import html

from policies.measures import history
from policies.measures.models import Citation, Event, Measure
from policies.measures.wording import attribution
from policies.registry.models import Entity
from tests.desk.conftest import signed_in
from tests.desk.posting import ADD, FilledForm, complaints, form_of
from tests.measures.factories import (
    acting,
    make_article,
    make_event,
    make_jurisdiction,
    make_measure,
    make_user,
)

pytestmark = pytest.mark.django_db


def changed_since(measure: Measure, mark: dict[str, int]) -> list[history.Change]:
    return history.changes(measure, after=mark)


def test_a_measure_gets_its_reference_from_jurisdiction_and_year_of_first_report(desk: Client):
    us = make_jurisdiction()
    FilledForm(desk, ADD).type(title="Curbs on payment apps", jurisdiction=us, year=2020).save()
    measure = Measure.objects.get()
    assert measure.reference == "US-2020-0001"
    assert measure.slug == "curbs-on-payment-apps"


def test_a_new_measure_is_proposed_in_the_jurisdiction_logged_last(desk: Client):
    measure = make_measure()
    form = FilledForm(desk, ADD)
    assert form.data["jurisdiction"] == str(measure.jurisdiction_id)
    assert form.data["year"] == str(dt.datetime.now(dt.UTC).year)


def test_a_save_without_a_change_records_nothing(desk: Client, editor: User):
    measure = make_measure(by=make_user())
    make_event(measure, "meeting", None, precision="unknown")
    mark = history.mark(measure)
    FilledForm(desk, form_of(measure)).save()
    assert changed_since(measure, mark) == []
    assert editor.pk not in history.contributors(measure, after={})


def test_a_change_through_the_form_is_recorded_as_the_work_of_the_person(desk: Client, editor: User):
    measure = make_measure(by=make_user())
    mark = history.mark(measure)
    FilledForm(desk, form_of(measure)).type(summary="Two apps, three ways.").save()
    assert {(c.table, c.user) for c in changed_since(measure, mark)} == {("measure", editor.pk)}


def test_the_second_of_two_editors_is_refused_and_keeps_what_was_typed(desk: Client):
    measure = make_measure()
    second = make_user(username="sol")
    forms = FilledForm(desk, form_of(measure)), FilledForm(signed_in(second), form_of(measure))
    forms[0].type(summary="The first version.").save()
    late = forms[1].type(concern="The second person's words.").add("claims", text="A claim nobody may lose.")
    refused = late.post()
    assert refused.status_code == 200
    assert "While you were editing" in complaints(refused)["form"][0]
    assert "Editor changed measure" in complaints(refused)["form"][0]
    page = refused.content.decode()
    assert "The second person&#x27;s words." in page
    assert "A claim nobody may lose." in page
    measure.refresh_from_db()
    assert (measure.summary, measure.concern) == ("The first version.", "")
    assert not measure.claims.exists()


def test_who_has_read_what_happened_may_save_again(desk: Client):
    measure = make_measure()
    late = FilledForm(desk, form_of(measure)).type(concern="Mine.")
    with acting(make_user()):
        make_event(measure, "meeting", "2020-09-30")
    refused = late.post()
    late.data["seen"] = refused.context["adminform"].form["seen"].value()
    late.save()
    measure.refresh_from_db()
    assert measure.concern == "Mine."


def test_a_form_with_a_spoilt_mark_is_refused(desk: Client):
    measure = make_measure()
    for mark in ('{"measure": "1"}', "[]", "nonsense"):
        response = FilledForm(desk, form_of(measure)).type(seen=mark).post()
        assert "seen" in complaints(response)


def test_an_event_is_cited_in_the_save_that_logs_it(desk: Client):
    measure = make_measure(with_event="")
    article = make_article()
    FilledForm(desk, form_of(measure)).add(
        "events",
        kind="reported",
        summary="Officials explore curbs.",
        happened_on="2020-10-07",
        source=article,
        attribution="anonymous",
        people=2,
        descriptor="people familiar with the matter",
    ).save()
    citation = Citation.objects.get(event__measure=measure)
    assert (citation.article, citation.count, citation.measure) == (article, 2, measure)


def test_rows_cite_the_source_of_the_page_unless_they_say_otherwise(desk: Client):
    measure = make_measure(with_event="")
    article = make_article()
    FilledForm(desk, form_of(measure)).type(
        source=article, source_attribution="anonymous", source_count=2
    ).add("options", label="A new executive order").add("claims", text="No talks.", attribution="none").add(
        "claims", text="No comment.", attribution="declined_to_comment", speaker_name="Commerce"
    ).save()
    kinds = Citation.objects.order_by("id").values_list("attribution", "count", "article")
    assert list(kinds) == [("anonymous", 2, article.pk), ("declined_to_comment", None, article.pk)]


def test_fewer_people_than_the_page_names_are_some_of_them(desk: Client):
    measure = make_measure(with_event="")
    article, other = make_article(), make_article()
    form = FilledForm(desk, form_of(measure)).type(source=article, source_attribution="anonymous")
    form.type(source_count=3, source_descriptor="people briefed on it")
    form.add("claims", text="No decision is near.")
    form.add("claims", text="The president was not asked.", people=1)
    form.add("claims", text="Another story.", people=1, source=other)
    form.add("claims", text="An official.", people=1, descriptor="US official")
    form.add("claims", text="An answer.", attribution="statement", speaker_name="Ant", people=1)
    form.save()
    said = [attribution(citation) for citation in Citation.objects.order_by("id")]
    assert said == [
        "three people briefed on it",
        "one of the three people briefed on it",
        "one unnamed person",
        "one US official",
        "Ant, in a statement",
    ]


def test_some_are_fewer_than_all(desk: Client):
    measure = make_measure()
    citation = measure.citations.get()
    form = FilledForm(desk, form_of(measure)).change("citations", 0, out_of=2)
    assert "above the number" in complaints(form.post())["citations-0-out_of"][0]
    form.change("citations", 0, out_of=3).save()
    citation.refresh_from_db()
    assert attribution(citation) == "two of the three people familiar with the matter"


def test_an_empty_row_left_alone_is_no_row(desk: Client):
    measure = make_measure()
    mark = history.mark(measure)
    form = FilledForm(desk, form_of(measure)).type(source=make_article())
    for rows in ("events", "options", "targets", "claims"):
        form.add(rows)
    form.save()
    assert changed_since(measure, mark) == []


def test_old_rows_are_not_cited_again_by_the_source_of_the_page(desk: Client):
    measure = make_measure()
    FilledForm(desk, form_of(measure)).type(source=make_article(), summary="New words.").save()
    assert measure.citations.count() == 1


def test_one_more_source_can_be_added_to_an_event(desk: Client):
    measure = make_measure()
    FilledForm(desk, form_of(measure)).change(
        "events", 0, attribution="on_record", source=make_article(), speaker_name="A. Official"
    ).save()
    assert [c.attribution for c in measure.citations.all()] == ["anonymous", "on_record"]


def test_a_citation_can_only_be_of_the_measure_s_own_statements(desk: Client):
    measure, other = make_measure(), make_measure()
    event, foreign = measure.events.get(), other.events.get()
    form = FilledForm(desk, form_of(measure)).add(
        "citations", statement=f"event:{foreign.pk}", article=make_article(), attribution="reporting"
    )
    assert "citations-1-statement" in complaints(form.post())
    form.change("citations", 1, statement=f"event:{event.pk}").save()
    assert event.citations.count() == 2


def test_rows_are_deleted_with_what_cites_them(desk: Client):
    measure = make_measure()
    FilledForm(desk, form_of(measure)).change("events", 0, DELETE=True).change(
        "citations", 0, paraphrase="Changed while its event goes."
    ).save()
    assert not Event.objects.filter(measure=measure).exists()
    assert not measure.citations.exists()


def test_what_is_wrong_in_a_folded_part_of_a_row_is_in_sight(desk: Client):
    measure = make_measure()
    refused = (
        FilledForm(desk, form_of(measure))
        .add("options", label="A new order", source=make_article(), attribution="anonymous", people=0)
        .post()
    )
    assert "options-0-people" in complaints(refused)
    page = html.fromstring(refused.content.decode())
    wrong = page.get_element_by_id("id_options-0-people")
    assert not list(wrong.iterancestors("details"))
    assert "greater than or equal to 1" in wrong.getparent().getparent().text_content()


def test_what_is_wrong_with_a_row_as_a_whole_is_said_in_the_row(desk: Client):
    measure = make_measure(with_event="")
    wechat = Entity.objects.create(slug="wechat", name="WeChat", schema="Asset")
    refused = (
        FilledForm(desk, form_of(measure)).add("targets", entity=wechat).add("targets", entity=wechat).post()
    )
    page = html.fromstring(refused.content.decode())
    rows = page.xpath("//*[@id='targets-data']/div[contains(@class, 'form-group')]")
    said = ["correct the duplicate values" in row.text_content() for row in rows]
    assert said == [False, True, False]


def test_rows_of_a_refused_form_keep_each_what_was_typed_into_it(desk: Client):
    measure = make_measure()
    form = FilledForm(desk, form_of(measure)).type(title="")
    for text in ("The same.", "The same.", "Another <b>."):
        form.add("claims", text=text, speaker_name="claims-1-text")
    page = html.fromstring(form.post().content.decode())
    kept = [page.get_element_by_id(f"id_claims-{number}-text") for number in range(3)]
    assert [field.text_content().strip() for field in kept] == ["The same.", "The same.", "Another <b>."]
    assert [field.name for field in kept] == [f"claims-{number}-text" for number in range(3)]
    assert page.get_element_by_id("id_claims-2-speaker_name").value == "claims-1-text"

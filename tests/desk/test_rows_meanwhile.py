"""Rows that others add or delete while somebody types: what was typed stays in its row and can be saved."""

import re

import pytest

from policies.measures.models import Event, Target
from tests.desk.conftest import signed_in
from tests.desk.posting import FilledForm, complaints, form_of
from tests.measures.factories import acting, make_event, make_measure, make_user
from tests.registry.factories import cite, make_authority, make_entity

pytestmark = pytest.mark.django_db


def titles(page: str) -> list[str]:
    return re.findall(r'<strong class="font-semibold select-none">(.*?)</strong>', page)


def test_what_was_typed_stays_in_its_row_and_a_row_that_is_gone_says_so(desk):
    measure = make_measure(with_event="")
    gone = make_event(measure, "published", "2020-01-01", summary="First.")
    make_event(measure, "milestone", "2020-01-02", summary="Second.")
    form = FilledForm(desk, form_of(measure))
    form.change("events", 0, summary="First, as I put it.").change("events", 1, summary="Second, too.")
    with acting(make_user("editor")):
        gone.delete()
        make_event(measure, "response", "2019-01-01", summary="Theirs.")
    refused = form.post()
    page = refused.content.decode()
    assert "First, as I put it.</textarea>" in page
    assert "Second, too.</textarea>" in page
    assert page.count("Somebody deleted this row meanwhile") == 1
    assert titles(page)[:2] == ["Deleted", "Milestone: Second, too."]
    form.type(seen=refused.context["adminform"].form["seen"].value())
    assert set(complaints(form.post())) == {"events-0-id"}
    form.change("events", 0, DELETE=True).save()
    assert set(Event.objects.values_list("summary", flat=True)) == {"Theirs.", "Second, too."}


def test_a_row_that_is_gone_and_names_nothing_any_more_is_shown(desk):
    measure = make_measure()
    gone = Target.objects.create(measure=measure, entity=make_entity("Gone"))
    form = FilledForm(desk, form_of(measure)).change("targets", 0, entity="", note="Typed.")
    with acting(make_user("editor")):
        gone.delete()
    refused = form.post()
    assert refused.status_code == 200
    assert "Typed.</textarea>" in refused.content.decode()


def test_a_citation_of_an_authority_that_is_gone_says_so():
    rule = make_authority("The supply-chain rule")
    gone, other = cite(rule, "15 CFR part 7"), cite(rule, "84 FR 22689")
    address = f"/desk/registry/authority/{rule.pk}/change/"
    desk = signed_in(make_user("chief editor"))
    form = FilledForm(desk, address).change("citations", 1, text="84 Fed. Reg. 22689")
    gone.delete()
    page = form.post().content.decode()
    assert page.count("Somebody deleted this row meanwhile") == 1
    assert "84 Fed. Reg. 22689" in page
    form.change("citations", 0, DELETE=True).save()
    other.refresh_from_db()
    assert other.text == "84 Fed. Reg. 22689"

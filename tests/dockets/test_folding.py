"""Two rows that prove to be one entry become one, and nothing that pointed at either is lost."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from policies.dockets import folding, triage
from policies.dockets.adapters.contract import ObservedEntry
from policies.dockets.merge import merge
from policies.dockets.models import Docket, DocketEntry, Notice
from policies.measures.court_acts import log_court_act
from policies.measures.models import Citation
from policies.publication.vocabulary import EventKind
from tests.dockets import factories
from tests.dockets.test_merge import seen
from tests.measures.factories import acting, make_measure, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2020, 9, 21, 16, tzinfo=UTC)
NUMBERED = seen(number=5, label="Order")
NAMED = seen(guid="g1", label="Minute Order")
BOTH = seen(number=5, guid="g1", label="Order")


@pytest.fixture
def editor() -> User:
    return make_user()


@pytest.fixture
def docket() -> Docket:
    """A docket with two rows that later prove to be one entry."""
    docket = factories.watched()
    show(docket, NUMBERED)
    show(docket, NAMED)
    assert DocketEntry.objects.count() == 2
    return docket


def show(docket: Docket, *observed: ObservedEntry) -> None:
    merge(docket.court, observed, now=NOW)


def row(**fields: object) -> DocketEntry:
    return DocketEntry.objects.get(**fields)


def notices() -> list[tuple[str, str]]:
    return sorted(Notice.objects.filter(entry=row()).values_list("kind", "state"))


def test_the_older_row_stays_and_the_other_is_kept_as_its_trace(docket):
    first, second = row(entry_number=5), row(guid="g1")
    show(docket, BOTH)
    trace = DocketEntry.with_folded.get(pk=second.pk)
    assert row() == first
    assert (trace.folded_into, trace.folded_at) == (first, NOW)
    assert (row().guid, row().label, row().sights.count()) == ("g1", "Minute Order; Order", 3)


def test_two_open_notices_become_one(docket):
    show(docket, BOTH)
    assert notices() == [("new", "open")]


def test_a_decision_on_either_row_is_kept_and_the_other_words_are_told_as_an_update(docket, editor):
    triage.dismiss(Notice.objects.get(entry__guid="g1"), user=editor, reason="Not about the measure.")
    show(docket, BOTH)
    assert notices() == [("new", "dismissed"), ("updated", "open")]
    assert Notice.objects.get(state="dismissed").reason == "Not about the measure."


def test_two_decisions_are_both_kept_and_the_new_words_open_an_update(docket, editor):
    for notice in Notice.objects.all():
        triage.confirm(notice, user=editor)
    show(docket, BOTH)
    assert notices() == [("new", "confirmed"), ("updated", "confirmed"), ("updated", "open")]


def test_citations_of_the_folded_row_point_at_the_one_that_stays(docket, editor):
    measure = make_measure(by=editor)
    with acting(editor):
        log_court_act(
            measure,
            entry=row(guid="g1"),
            kind=EventKind.ENJOINED_PRELIMINARY,
            happened_on=date(2020, 9, 21),
            summary="A judge enjoined it.",
        )
    show(docket, BOTH)
    assert Citation.objects.get(article=None).docket_entry == row()


def test_no_reference_to_an_entry_is_forgotten():
    """Whoever adds a table that points at entries finds it here, and it moves with them."""
    pointing = {relation.related_model._meta.label for relation in folding.references()}
    assert pointing >= {"measures.Citation", "dockets.DocketEntry"}
    histories = {label for label in pointing if "Event" in label}
    assert not histories


def test_a_row_that_proves_to_be_two_entries_keeps_what_was_decided_on_its_number(docket, editor):
    show(docket, BOTH)
    kept = row()
    triage.confirm(Notice.objects.get(), user=editor)
    show(docket, seen(number=4, guid="g1", label="Minute Order"))
    assert row(entry_number=5) == kept
    assert row(entry_number=4).notices.get().is_open


def test_a_second_fold_points_the_first_trace_at_the_row_that_is_left(docket):
    show(docket, seen(guid="g2", label="Opinion"))
    show(docket, seen(guid="g2", document="045012345678", label="Opinion"))
    show(docket, seen(guid="g1", document="045012345678", label="Minute Order"))
    show(docket, BOTH)
    assert {entry.folded_into for entry in DocketEntry.with_folded.exclude(folded_into=None)} == {row()}


def test_what_the_court_took_back_stays_and_is_marked(docket):
    show(docket, seen(number=5, label="", text="COURT DELETED INCORRECT ENTRY. Original Text: Order."))
    assert (row(entry_number=5).struck, row(entry_number=5).standing) == (True, "Taken back by the court")
    assert row(entry_number=5).label == "Order"

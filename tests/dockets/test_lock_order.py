"""Whoever locks several dockets locks them in one order: two connections never wait in a circle."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from policies.dockets import pasted_pages
from policies.dockets.adapters.contract import Source
from policies.dockets.courtlistener import deliveries
from policies.dockets.merge import merge
from policies.dockets.models import Court, Docket, DocketEntry, PastedPage
from policies.measures.frozen_parts import frozen_entry
from policies.measures.models import Citation, Event, Measure
from policies.measures.vouching import vouch_for_cited
from tests.desk.test_docket_page import saved
from tests.dockets import factories
from tests.dockets.courtlistener_records import alert, document, in_alert
from tests.dockets.test_merge import FILED, NOW, seen
from tests.dockets.waiting import while_another_waits
from tests.measures.factories import make_measure

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dockets() -> list[Docket]:
    """Watch two dockets of one court, in the order of their keys."""
    return [factories.watched(number=number) for number in ("1:20-cv-02658", "1:21-cv-00280")]


@pytest.fixture
def page() -> PastedPage:
    return PastedPage.objects.create(
        by=factories.editor(), received_at=NOW, size=1, digest="x", compressed=b""
    )


def hold(docket: Docket) -> Callable[[], object]:
    return lambda: list(Docket.objects.filter(pk=docket.pk).held())


def merge_court(docket: Docket) -> Callable[[], object]:
    """Do what every visit to the court does: lock all its watched dockets."""
    return lambda: merge(docket.court, [], now=NOW)


def shown_by_page(docket: Docket, page: PastedPage, number: int, *, days: int) -> Citation:
    """Let a saved page alone show an entry that a measure cites."""
    shown = replace(
        seen(number=number, label="", text="ORDER granting 3 Motion.", docket_number=docket.docket_number),
        pacer_case_id=str(docket.pk),
        filed_at=FILED + timedelta(days=days),
        source=Source.PACER_DOCKET,
        guid=f"page:{number}",
    )
    merge(docket.court, [shown], now=NOW, page=page)
    entry = DocketEntry.objects.get(docket=docket, entry_number=number)
    measure = Measure.objects.first() or make_measure()
    event = Event.objects.get(measure=measure)
    return Citation.objects.create(
        measure=measure, event=event, docket_entry=entry, attribution="official_document"
    )


def released(*citations: Citation) -> str:
    """Give what stands of citations in a released document."""
    return json.dumps([{"id": cited.pk, "docket_entry": frozen_entry(cited)} for cited in citations])


@pytest.mark.parametrize("later", [0, 1])
def test_a_release_and_a_visit_to_the_court_never_wait_for_each_other_in_a_circle(dockets, page, later):
    cited = [shown_by_page(docket, page, 3, days=place != later) for place, docket in enumerate(dockets)]
    while_another_waits(
        hold(dockets[0]), lambda: vouch_for_cited(released(*cited)), then=merge_court(dockets[0])
    )
    assert not DocketEntry.objects.filter(unconfirmed=True).exists()


def test_two_decisions_at_once_never_wait_for_each_other_in_a_circle(dockets, page):
    first, second = dockets
    # By the days of what each cites, the one would begin with the first docket and the other with the second.
    one = [shown_by_page(first, page, 3, days=1), shown_by_page(second, page, 3, days=0)]
    other = [shown_by_page(first, page, 4, days=0), shown_by_page(second, page, 4, days=1)]
    while_another_waits(
        hold(first),
        lambda: vouch_for_cited(released(*other)),
        then=lambda: vouch_for_cited(released(*one)),
    )
    assert not DocketEntry.objects.filter(unconfirmed=True).exists()


def test_words_that_arrive_while_a_release_waits_for_the_docket_are_not_vouched_for(dockets, page):
    cited = shown_by_page(dockets[0], page, 3, days=0)
    document_as_seen = released(cited)
    reworded = replace(
        seen(number=3, label="", text="AMENDED ORDER denying 3 Motion."),
        pacer_case_id=str(dockets[0].pk),
        source=Source.PACER_DOCKET,
        guid="page:3",
    )

    def arrive() -> None:
        later = NOW + timedelta(hours=1)
        merge(dockets[0].court, [reworded], now=later, page=page)

    while_another_waits(hold(dockets[0]), lambda: vouch_for_cited(document_as_seen), then=arrive)
    entry = DocketEntry.objects.get(docket=dockets[0], entry_number=3)
    assert (entry.text, entry.unconfirmed) == (reworded.text, True)


def test_a_saved_page_and_a_visit_to_the_court_never_wait_for_each_other_in_a_circle(dockets):
    Docket.objects.filter(pk=dockets[1].pk).update(pacer_case_id="226820")
    kept = pasted_pages.take_in(saved("district"), by=factories.editor(), now=timezone.now())
    while_another_waits(
        hold(dockets[0]),
        lambda: pasted_pages.confirm(kept, now=timezone.now()),
        then=merge_court(dockets[0]),
    )
    assert dockets[1].entries.exists()


def test_a_message_of_courtlistener_and_a_visit_never_wait_for_each_other_in_a_circle(dockets):
    Docket.objects.filter(pk=dockets[1].pk).update(pacer_case_id="222257")
    named = document(filepath_local="recap/gov.uscourts.dcd.222257/gov.uscourts.dcd.222257.27.0.pdf")
    kept = deliveries.keep(key="one", body=alert(in_alert(recap_documents=[named])), now=timezone.now())
    assert kept is not None
    while_another_waits(hold(dockets[0]), lambda: deliveries.read(kept.pk), then=merge_court(dockets[0]))
    assert Docket.objects.get(pk=dockets[1].pk).courtlistener_id
    assert Court.objects.get().dockets.count() == 2

"""Archived bodies are read again by better rules, and visits that found nothing are thinned."""

import zlib
from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from policies.dockets import retention, sights
from policies.dockets.adapters import pacer_rss
from policies.dockets.adapters.contract import Source
from policies.dockets.merge import merge
from policies.dockets.models import DocketEntry, FeedBody, Notice, Poll
from policies.dockets.reprocessing import reprocess
from tests.dockets import factories
from tests.dockets.factories import feed, item

pytestmark = pytest.mark.django_db

NOW = datetime(2020, 9, 21, 16, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


def archive(court, *contents: bytes, day: int = 21) -> None:
    for place, content in enumerate(contents):
        FeedBody.objects.create(
            court=court,
            digest=f"{day}-{place}",
            size=len(content),
            compressed=zlib.compress(content),
            received_at=NOW.replace(day=day, minute=place),
        )


def read_by_an_older_parser(court, content: bytes, old: str, new: str) -> None:
    """Store what a parser of version 1 would have made of a body, with one of its mistakes."""
    entries = pacer_rss.read(content.replace(old.encode(), new.encode())).entries
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sights.READERS, Source.PACER_FEED, 1)
        merge(court, entries, now=NOW)


def test_reading_the_archive_twice_changes_nothing():
    court = factories.watched().court
    content = feed(item(entry=30), item(sequence=5))
    archive(court, content)
    merge(court, pacer_rss.read(content).entries, now=NOW)
    before = list(DocketEntry.objects.values())
    for _ in range(2):
        done = reprocess(court, since=BEGINNING, now=LATER)
        assert (done.bodies, done.new, done.updated, done.folded, done.dropped) == (1, 0, 0, 0, 0)
    assert list(DocketEntry.objects.values()) == before


def test_entries_of_a_docket_watched_later_come_out_of_the_archive():
    court = factories.watched().court
    archive(court, feed(item(number="1:20-cv-00001", case_id="9")), b"<html>maintenance</html>")
    factories.watched(number="1:20-cv-00001")
    done = reprocess(court, since=BEGINNING, now=LATER)
    assert (done.bodies, done.unreadable, done.new) == (2, 1, 1)
    assert Notice.objects.open().count() == 1


def test_a_label_that_an_older_parser_cut_is_replaced_and_not_kept_beside():
    court = factories.watched().court
    content = feed(item(label="Answer with JURY DEMAND"), item(sequence=5))
    read_by_an_older_parser(court, content, "Answer with JURY DEMAND", "Answer with JURY")
    archive(court, content)
    done = reprocess(court, since=BEGINNING, now=LATER)
    assert (done.new, done.dropped) == (0, 1)
    assert sorted(DocketEntry.objects.values_list("label", flat=True)) == ["Answer with JURY DEMAND", "Order"]


def test_a_row_made_by_a_number_misread_is_folded_into_the_right_one():
    court = factories.watched().court
    content = feed(item(entry=12))
    read_by_an_older_parser(court, content, "&gt;12&lt;", "&gt;1&lt;")
    archive(court, content)
    reprocess(court, since=BEGINNING, now=LATER)
    assert DocketEntry.objects.get().entry_number == 12
    assert Notice.objects.get().entry == DocketEntry.objects.get()


def test_what_came_before_the_moment_asked_for_is_left_alone():
    court = factories.watched().court
    archive(court, feed(item()), day=1)
    archive(court, feed(item(sequence=9)), day=20)
    assert reprocess(court, since=NOW.replace(day=2), now=LATER).bodies == 1


def test_the_command_tells_what_it_did_and_names_what_is_wrong():
    court = factories.watched().court
    archive(court, feed(item()))
    said = StringIO()
    call_command("reprocess_feeds", "--court", "dcd", "--since", "2020-09-01", stdout=said)
    assert said.getvalue().startswith("dcd: 1 bodies read, 0 unreadable; 1 entries new")
    with pytest.raises(CommandError, match="--court: there is no court named xyz"):
        call_command("reprocess_feeds", "--court", "xyz")
    with pytest.raises(CommandError, match="--since: “soon” is no day"):
        call_command("reprocess_feeds", "--since", "soon")


def test_old_visits_that_found_nothing_are_thinned_to_one_a_day():
    court = factories.watched().court
    for day in (1, 2, 20):
        for hour in range(5):
            for outcome in ("unchanged", "changed", "failed"):
                Poll.objects.create(
                    court=court,
                    token=uuid4(),
                    finished_at=NOW.replace(day=day, hour=hour),
                    outcome=outcome,
                )
    assert retention.thin(NOW) == 8
    kept = (
        Poll.objects.filter(outcome="unchanged").order_by("finished_at").values_list("finished_at", flat=True)
    )
    assert [(moment.day, moment.hour) for moment in kept][:2] == [(1, 4), (2, 4)]
    assert Poll.objects.count() == 37

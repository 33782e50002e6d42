"""One docket is read at CourtListener from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from policies.dockets.models import DocketEntry
from tests.dockets import factories
from tests.dockets.courtlistener_server import CourtListenerServer
from tests.dockets.test_courtlistener_backfill import numbered

pytestmark = pytest.mark.django_db


def test_a_docket_is_read_to_its_end_and_what_came_is_told(site: CourtListenerServer):
    site.entries = numbered(25)
    factories.watched()
    said = StringIO()
    call_command("backfill_docket", "No. 20-cv-02658 (D.D.C.)", stdout=said)
    assert "2 pages read, 25 entries new" in said.getvalue()


def test_a_spent_allowance_is_told_and_what_was_read_is_kept(
    site: CourtListenerServer,
    settings: Settings,
):
    settings.COURTLISTENER_PER_MINUTE = 2
    site.entries = numbered(45)
    factories.watched()
    complaints = StringIO()
    call_command("backfill_docket", "1:20-cv-02658", stdout=StringIO(), stderr=complaints)
    assert "goes on by itself" in complaints.getvalue()
    assert DocketEntry.objects.count() == 20


@pytest.mark.parametrize(
    ("written", "reason"),
    [("TikTok", "names no docket"), ("1:21-cv-00280", "it means none"), ("1:20-cv-02658", "it means 1:20")],
)
def test_what_means_no_docket_or_several_is_refused(written, reason):
    factories.watched()
    factories.watched("cand", "1:20-cv-02658")
    with pytest.raises(CommandError, match=reason):
        call_command("backfill_docket", written)


def test_what_courtlistener_refuses_is_the_commands_error(site: CourtListenerServer):
    site.dockets = []
    factories.watched()
    with pytest.raises(CommandError, match="has no docket"):
        call_command("backfill_docket", "1:20-cv-02658")

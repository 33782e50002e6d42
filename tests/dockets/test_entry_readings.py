"""What was read of an entry is kept with it, and read again when words arrive or rules change."""

import pytest
from django.core.management import call_command

from policies.dockets.entry_reading import RULES_VERSION
from policies.dockets.merge import merge
from policies.dockets.models import DocketEntry, Notice
from policies.dockets.tasks import reread
from tests.dockets import factories
from tests.dockets.factories import editor
from tests.dockets.test_merge import NOW, seen

pytestmark = pytest.mark.django_db
GRANTED = "ORDER granting 15 Motion for Preliminary Injunction. Signed by Judge Roe."


def merged(**words) -> DocketEntry:
    docket = factories.watched()
    merge(docket.court, [seen(number=30, **words)], now=NOW)
    return DocketEntry.objects.get()


def test_a_label_alone_says_that_the_court_acted_and_no_outcome():
    entry = merged(label="Order on Motion for Preliminary Injunction")
    assert (entry.actor, entry.act, entry.subject) == ("court", "ruling", "preliminary_injunction")
    assert (entry.outcome, entry.confidence, entry.rules_version) == ("unknown", "open", RULES_VERSION)


def test_the_text_that_arrives_later_is_read_and_weighs_the_open_notice_anew():
    entry = merged(label="Order")
    before = Notice.objects.get().weight
    merge(entry.docket.court, [seen(number=30, label="Order", text=GRANTED)], now=NOW)
    entry.refresh_from_db()
    assert (entry.outcome, entry.confidence) == ("granted", "certain")
    assert "granting" in " ".join(words["words"] for words in entry.basis)
    assert Notice.objects.get().weight == entry.weight > before


def test_a_text_that_says_nothing_leaves_the_subject_to_the_label():
    entry = merged(label="Order on Motion for TRO", text="ORDER. Signed by Judge Roe.")
    assert (entry.subject, entry.outcome) == ("tro", "unknown")


def test_an_entry_the_court_took_back_has_no_outcome():
    entry = merged(text=f"ENTERED IN ERROR.....{GRANTED}")
    assert (entry.struck, entry.act, entry.outcome) == (True, "correction", "")


def test_entries_read_by_older_rules_are_read_again_and_notices_follow(capsys):
    entry = merged(label="Order", text=GRANTED)
    DocketEntry.objects.update(rules_version=RULES_VERSION - 1, weight=1, outcome="denied")
    assert Notice.objects.get().weight == 1
    assert reread() == 1
    assert reread() == 0
    entry.refresh_from_db()
    assert (entry.outcome, entry.rules_version) == ("granted", RULES_VERSION)
    assert Notice.objects.get().weight == entry.weight
    DocketEntry.objects.update(rules_version=0)
    call_command("reread_entries")
    assert "1 entries read" in capsys.readouterr().out


def test_a_decided_notice_keeps_the_weight_it_was_decided_at():
    entry = merged(label="Order")
    notice = Notice.objects.get()
    weight = notice.weight
    Notice.objects.update(state="dismissed", decided_by=editor(), decided_at=NOW, reason="A date.")
    DocketEntry.objects.filter(pk=entry.pk).update(weight=weight + 1)
    notice.refresh_from_db()
    assert notice.weight == weight


def test_words_that_change_after_a_decision_open_it_again_and_say_what_stood_before():
    entry = merged(label="Order")
    Notice.objects.update(state="dismissed", decided_by=editor(), decided_at=NOW, reason="A date.")
    merge(entry.docket.court, [seen(number=30, label="Order", text=GRANTED)], now=NOW)
    again = Notice.objects.open().get()
    assert (again.kind, again.words_before) == ("updated", "Order")
    assert again.docket_id == entry.docket_id

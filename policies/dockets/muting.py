"""What is noise: rules that editors see and change. A court's act is never muted."""

from collections.abc import Iterable

from django.db import transaction

from policies.dockets import statements
from policies.dockets.entry_reading.weighing import is_court_act
from policies.dockets.entry_readings import kept_reading
from policies.dockets.models import DocketEntry, MuteRule, Notice

BATCH = 1000


def rules_in_force() -> list[MuteRule]:
    """Give the rules that are switched on, the oldest first."""
    return statements.objects(
        MuteRule, "SELECT {columns} FROM dockets_muterule WHERE enabled ORDER BY id", []
    )


def may_be_muted(entry: DocketEntry) -> bool:
    """Tell whether any rule may mute the entry: only what no court did or may have done."""
    return not is_court_act(kept_reading(entry))


def muting(entry: DocketEntry, rules: Iterable[MuteRule]) -> MuteRule | None:
    """Give the first rule that mutes the entry; None for whatever a court did or may have done."""
    if not may_be_muted(entry):
        return None
    return next((rule for rule in rules if _fits(rule, entry)), None)


def _fits(rule: MuteRule, entry: DocketEntry) -> bool:
    if rule.act and rule.act != entry.act:
        return False
    if rule.before_watch and not entry.precedes_watch:
        return False
    begins = rule.words.casefold()
    said = (entry.text, entry.label, *entry.labels)
    return not begins or any(words.strip().casefold().startswith(begins) for words in said)


def give_back(entries: Iterable[DocketEntry]) -> list[Notice]:
    """Unmute the open notices of entries that no rule mutes any more, and give them.

    A label is often all that comes first: the words that follow it, or a better reading of them, can
    turn what was noise into what a court did. Joins the caller's transaction.
    """
    read = {entry.pk: entry for entry in entries}
    muted = list(Notice.objects.open().filter(entry__in=read).exclude(muted_by=None).order_by("pk"))
    rules = rules_in_force() if muted else []
    for notice in muted:
        notice.entry = read[notice.entry_id]
        notice.muted_by = muting(notice.entry, rules)
    Notice.objects.bulk_update(muted, ["muted_by"], batch_size=BATCH)
    return [notice for notice in muted if notice.muted_by is None]


@transaction.atomic
def apply_rules() -> int:
    """Mute and unmute every open notice by the rules in force; give how many changed."""
    rules = rules_in_force()
    changed = []
    for notice in (
        Notice.objects.open().select_related("entry__docket__court").order_by("pk").iterator(chunk_size=BATCH)
    ):
        rule = muting(notice.entry, rules)
        if notice.muted_by_id != (rule.pk if rule else None):
            notice.muted_by = rule
            changed.append(notice)
    Notice.objects.bulk_update(changed, ["muted_by"], batch_size=BATCH)
    return len(changed)

"""Entries that a court's feed has left out before their time."""

from collections import defaultdict
from datetime import datetime

from policies.dockets import notices_told, statements
from policies.dockets.adapters.contract import Reading, Source
from policies.dockets.models import Court, DocketEntry, Notice, NoticeKind, NoticeState, Sight
from policies.dockets.sights import LONGEST_GUID


def mark(court: Court, reading: Reading, *, now: datetime) -> None:
    """
    Mark entries that the feed ought to show and does not, and unmark those that it shows again.

    Only a whole feed in order of time, newest first, can miss anything: what is
    newer than its oldest item must be in it. Nothing is deleted; editors get a
    notice, unless one is open. Joins the caller's transaction.
    """
    shown = {entry.guid[:LONGEST_GUID] for entry in reading.entries}
    missing = statements.rows(
        "SELECT entry.id FROM dockets_docketentry entry JOIN dockets_docket docket ON docket.id = docket_id"
        " WHERE court_id = %s AND watched AND missing_since IS NOT NULL AND folded_into_id IS NULL",
        [court.pk],
    )
    marked = {entry for (entry,) in missing}
    if marked:
        back = Sight.objects.filter(entry__in=marked, guid__in=shown).values_list("entry", flat=True)
        DocketEntry.objects.filter(pk__in=set(back)).update(missing_since=None, changed_at=now)
    times = [entry.filed_at for entry in reading.entries if entry.filed_at is not None]
    if reading.problems or reading.scope != court.feed_scope or len(times) < len(reading.entries):
        return
    if not times or times != sorted(times, reverse=True):
        return
    expected = statements.rows(
        "SELECT entry_id, guid FROM dockets_sight sight JOIN dockets_docket docket ON docket.id = docket_id"
        " WHERE court_id = %s AND watched AND source = %s"
        " AND sight.filed_on >= %s AND filed_at > %s AND filed_at <= %s",
        [court.pk, str(Source.PACER_FEED), times[-1].astimezone(court.zone).date(), times[-1], times[0]],
    )
    # Compared here: the database would compare every entry with every name.
    gone = {entry for entry, guid in expected if guid not in shown} - marked
    if not gone:
        return
    still = Sight.objects.filter(entry__in=gone, guid__in=shown).values_list("entry", flat=True)
    lost = gone - set(still)
    if not lost:
        return
    DocketEntry.objects.filter(pk__in=lost).update(missing_since=now, changed_at=now)
    told = set(Notice.objects.filter(entry__in=lost, state=NoticeState.OPEN).values_list("entry", flat=True))
    of_docket: dict[int, list[Notice]] = defaultdict(list)
    for entry in DocketEntry.objects.filter(pk__in=lost - told).select_related("docket__court"):
        of_docket[entry.docket_id].append(Notice(entry=entry, kind=NoticeKind.UPDATED, created_at=now))
    for notices in of_docket.values():
        notices_told.tell(notices, now=now)

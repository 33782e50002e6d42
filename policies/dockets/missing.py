"""Entries that a court's feed has left out before their time."""

from collections import defaultdict
from datetime import datetime

from policies.dockets import notices_told
from policies.dockets.adapters.contract import Reading, Source
from policies.dockets.models import Court, Docket, DocketEntry, Notice, NoticeKind, NoticeState, Sight
from policies.dockets.sights import LONGEST_GUID


def mark(court: Court, reading: Reading, *, now: datetime) -> None:
    """
    Mark entries that the feed ought to show and does not, and unmark those that it shows again.

    Only a whole feed in order of time, newest first, can miss anything: what is
    newer than its oldest item must be in it. Nothing is deleted; editors get a
    notice, unless one is open. Joins the caller's transaction.
    """
    dockets = Docket.objects.watched().of_court(court)
    shown = {entry.guid[:LONGEST_GUID] for entry in reading.entries}
    missing = DocketEntry.objects.filter(docket__in=dockets, missing_since__isnull=False)
    marked = set(missing.order_by().values_list("pk", flat=True))
    if marked:
        back = Sight.objects.filter(entry__in=marked, guid__in=shown).values_list("entry", flat=True)
        DocketEntry.objects.filter(pk__in=set(back)).update(missing_since=None, changed_at=now)
    times = [entry.filed_at for entry in reading.entries if entry.filed_at is not None]
    if reading.problems or reading.scope != court.feed_scope or len(times) < len(reading.entries):
        return
    if not times or times != sorted(times, reverse=True):
        return
    expected = Sight.objects.order_by().filter(
        docket__in=dockets,
        source=Source.PACER_FEED,
        filed_on__gte=times[-1].astimezone(court.zone).date(),
        filed_at__gt=times[-1],
        filed_at__lte=times[0],
    )
    # Compared here: the database would compare every entry with every name.
    gone = {entry for entry, guid in expected.values_list("entry", "guid") if guid not in shown} - marked
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

"""Let courts file things, read as the watch reads them."""

import datetime as dt

from django.utils import timezone

from policies.dockets.entry_readings import set_reading
from policies.dockets.models import Docket, DocketEntry, Notice


def entry_of(docket: Docket, label: str, number: int | None = 3, *, text: str = "") -> DocketEntry:
    """Give an entry with its reading, unsaved."""
    now = timezone.now()
    entry = DocketEntry(
        docket=docket,
        identity=f"number:{number}",
        entry_number=number,
        filed_on=dt.date(2020, 9, 27),
        labels=[label] if label else [],
        label=label,
        text=text,
        first_seen_at=now,
        changed_at=now,
    )
    set_reading(entry)
    return entry


def filed(
    docket: Docket,
    label: str = "Order on Motion for Preliminary Injunction",
    number: int = 3,
    *,
    text: str = "",
    before: str = "",
) -> Notice:
    """Let a court file something, seen now; `before` is what it said when it was decided."""
    entry = entry_of(docket, label, number, text=text)
    entry.save()
    notice = Notice.objects.create(
        entry=entry,
        kind="updated" if before else "new",
        words_before=before,
        created_at=entry.first_seen_at,
    )
    notice.refresh_from_db()
    return notice

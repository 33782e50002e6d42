"""Read entries again when the rules of reading have changed."""

from django.db import transaction
from django.utils import timezone

from policies.dockets import notices_told
from policies.dockets.entry_reading import RULES_VERSION
from policies.dockets.entry_readings import COLUMNS, set_reading
from policies.dockets.models import DocketEntry

BATCH = 500


@transaction.atomic
def reread_some(*, most: int = BATCH) -> int:
    """Read again some entries that older rules have read; give how many, 0 where none are left.

    What was muted and proves to be a court's act goes back to the inbox, and its followers are told.
    """
    due = DocketEntry.objects.read_before(RULES_VERSION).order_by("pk")[:most]
    entries = list(due.select_for_update(of=("self",), skip_locked=True).select_related("docket__court"))
    for entry in entries:
        set_reading(entry)
    DocketEntry.objects.bulk_update(entries, COLUMNS)
    notices_told.tell_of_no_noise(entries, now=timezone.now())
    return len(entries)

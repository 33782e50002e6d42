"""How long visits are kept: those that brought something for good, the others in thinned form."""

from datetime import datetime, timedelta

from django.db.models import Max
from django.db.models.functions import TruncDate

from policies.dockets.models import Poll, PollOutcome

KEPT_WHOLE = timedelta(days=14)
AT_ONCE = 5000


def thin(now: datetime) -> int:
    """
    Delete visits older than two weeks that found nothing new, but for the last of each court and day.

    Bodies, visits that read one, failures and gaps are kept. Gives how many
    went; works in portions, so that no lock is held for long.
    """
    unchanged = Poll.objects.filter(outcome=PollOutcome.UNCHANGED, finished_at__lt=now - KEPT_WHOLE)
    kept = (
        unchanged.order_by()
        .annotate(day=TruncDate("finished_at"))
        .values("court", "day")
        .annotate(last=Max("pk"))
        .values("last")
    )
    gone = 0
    while portion := list(unchanged.exclude(pk__in=kept).values_list("pk", flat=True)[:AT_ONCE]):
        Poll.objects.filter(pk__in=portion).delete()
        gone += len(portion)
    return gone

"""How long visits and messages are kept: what brought something long, the rest in thinned form."""

from datetime import datetime, timedelta

from django.db.models import Max
from django.db.models.functions import TruncDate

from policies.dockets.models import Delivery, DeliveryState, Poll, PollOutcome

KEPT_WHOLE = timedelta(days=14)
AT_ONCE = 5000
# Longer than a message waits for its docket to be watched; time to mend the reader and read it again.
BYTES_KEPT = timedelta(days=90)
# CourtListener repeats a message for about two days, and by hand much later.
KEYS_KEPT = timedelta(days=366)


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


def thin_deliveries(now: datetime) -> tuple[int, int]:
    """
    Let the bytes of CourtListener's messages go after 90 days, and the messages after a year.

    Gives how many of each. What waits to be read is kept, and so is every message of which something could
    not be read, whole and until it is: its bytes are what a better reader needs. The key stays for the year,
    so that a late copy is refused; one that comes later still finds its entries there and changes nothing.
    """
    clean = Delivery.objects.exclude(state=DeliveryState.WAITING).filter(problems=0)
    very_old = clean.filter(received_at__lt=now - KEYS_KEPT)
    gone = 0
    while portion := list(very_old.values_list("pk", flat=True)[:AT_ONCE]):
        gone += very_old.filter(pk__in=portion).delete()[0]
    old = clean.filter(received_at__lt=now - BYTES_KEPT)
    emptied = 0
    while portion := list(old.exclude(compressed=None).values_list("pk", flat=True)[:AT_ONCE]):
        # Asked again: in between one may have been called back to be read.
        emptied += old.filter(pk__in=portion).update(compressed=None)
    return emptied, gone

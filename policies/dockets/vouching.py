"""Entries for which a second person vouches, other than by confirming the page that shows them."""

from datetime import datetime

from django.db import transaction

from policies.dockets.models import Docket, DocketEntry, Sight
from policies.dockets.rewriting import rewrite


@transaction.atomic
def vouch_for(entry: DocketEntry, *, now: datetime) -> None:
    """Make an entry public that only a saved page shows, because what two persons released rests on it."""
    docket = Docket.objects.select_for_update(of=("self",)).select_related("court").get(pk=entry.docket_id)
    waiting = Sight.objects.filter(entry=entry, page__isnull=False)
    keys = list(waiting.values_list("pk", flat=True))
    waiting.update(page=None)
    if keys:
        rewrite([(docket, list(Sight.objects.filter(pk__in=keys)))], now=now)

"""Entries for which a second person vouches, other than by confirming the page that shows them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from policies.dockets.models import Docket, DocketEntry, Sight
from policies.dockets.rewriting import rewrite


@transaction.atomic
def vouch_for(entries: Collection[DocketEntry], *, now: datetime) -> None:
    """Make public entries that only a saved page shows, because what two persons released rests on them."""
    dockets = list(Docket.objects.filter(pk__in={entry.docket_id for entry in entries}).held())
    waiting = Sight.objects.filter(entry__in=entries, page__isnull=False)
    keys = list(waiting.values_list("pk", flat=True))
    waiting.update(page=None)
    stirred: dict[int, list[Sight]] = defaultdict(list)
    for sight in Sight.objects.filter(pk__in=keys):
        stirred[sight.docket_id].append(sight)
    rewrite([(docket, stirred[docket.pk]) for docket in dockets if docket.pk in stirred], now=now)

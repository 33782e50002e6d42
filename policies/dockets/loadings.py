"""Tell followers once of a docket's past, however many entries were loaded of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from policies.dockets import alerting, muting
from policies.dockets.models import Alert, DocketEntry, Loading

# CourtListener gives twenty entries a page and fifty pages an hour: so long nothing more may come.
GATHERED_FOR = timedelta(hours=1)
LONGEST = timedelta(days=1)


def gather(entries: Iterable[DocketEntry], *, now: datetime) -> None:
    """
    Add loaded entries to what is gathered of their dockets, and put off telling it until no more come.

    Joins the caller's transaction, which holds the lock of the dockets; a page that is read again after a
    worker was killed brings nothing new, so that nothing is counted twice.
    """
    loaded: dict[int, list[DocketEntry]] = defaultdict(list)
    for entry in entries:
        loaded[entry.docket_id].append(entry)
    for docket, of_docket in sorted(loaded.items()):
        loading = _going_on(docket, now) or Loading(docket_id=docket, began_at=now)
        loading.docket = of_docket[0].docket
        loading.closes_at = now + GATHERED_FOR
        loading.entries += len(of_docket)
        loading.court_acts += sum(not muting.may_be_muted(entry) for entry in of_docket)
        loading.save()
        alerting.queue_loading(loading, now=now)


def _going_on(docket: int, now: datetime) -> Loading | None:
    """
    Lock what is gathered of a docket and told to nobody yet; what comes after it was told makes another.

    Whoever mails it takes it up under the same lock, whatever the clocks of both say.
    """
    gathered = Loading.objects.filter(docket=docket, closes_at__gt=now, began_at__gt=now - LONGEST)
    loading = gathered.select_for_update().first()
    if loading is None or Alert.objects.filter(loading=loading).exclude(begun_at=None).exists():
        return None
    return loading

"""Write notices, and in the same transaction the alerts of whoever follows their dockets."""

from collections.abc import Iterable
from datetime import datetime

from policies.dockets import alerting, loadings, muting, statements
from policies.dockets.models import DocketEntry, Notice


def tell(notices: list[Notice], *, now: datetime) -> None:
    """
    Store notices of entries, muted by the rules, and queue the alerts they cause.

    Joins the caller's transaction, so that entry, notice and alert are written together or not at
    all; what is there already is not written twice.
    """
    if not notices:
        return
    quiet = [notice for notice in notices if muting.may_be_muted(notice.entry)]
    rules = muting.rules_in_force() if quiet else []
    for notice in quiet:
        notice.muted_by = muting.muting(notice.entry, rules)
    statements.insert(notices, passing_over_known=True)
    _queue(notices, now)


def tell_of_no_noise(entries: Iterable[DocketEntry], *, now: datetime) -> None:
    """Give back what is muted no more, now that the entries read differently, and queue its alerts."""
    read = list(entries)
    if read:
        _queue(muting.give_back(read), now)


def _queue(notices: list[Notice], now: datetime) -> None:
    """Tell followers of news one by one, and of a docket's past in one line."""
    past = [notice for notice in notices if notice.entry.precedes_watch]
    loadings.gather([notice.entry for notice in past], now=now)
    aside = {id(notice) for notice in past}
    news = [notice for notice in notices if id(notice) not in aside and notice.muted_by is None]
    alerting.queue(news, now=now)

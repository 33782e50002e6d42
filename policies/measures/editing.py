"""Two editors of one measure: the second save is refused, and told what happened."""

from collections.abc import Mapping

from django.contrib.auth.models import User

from policies.measures import history
from policies.measures.models import Measure


class EditedMeanwhile(Exception):
    """Somebody changed the measure after this form was opened; the text says who and what."""


def open_for_edit(pk: int, *, seen: Mapping[str, int]) -> Measure:
    """Lock a measure for an edit begun at a mark; call it inside the transaction of the edit.

    Raises EditedMeanwhile if anything was recorded after that mark.
    """
    measure = Measure.objects.locked(pk)
    newer = history.changes(measure, after=seen)
    if newer:
        raise EditedMeanwhile(_told(newer))
    return measure


def _told(newer: list[history.Change]) -> str:
    users = {user.pk: user for user in User.objects.filter(pk__in={change.user for change in newer})}
    by: dict[str, set[str]] = {}
    for change in newer:
        user = users.get(change.user) if change.user else None
        name = (user.get_full_name() or user.get_username()) if user else "someone outside the desk"
        by.setdefault(name, set()).add(change.table)
    said = "; ".join(f"{name} changed {', '.join(sorted(tables))}" for name, tables in sorted(by.items()))
    return (
        f"While you were editing, {said}. Nothing of yours was saved and nothing you typed is lost: "
        "it is still in this form. Open the measure in a second tab, take over what is new, and save again."
    )

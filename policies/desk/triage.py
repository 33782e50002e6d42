"""Decide on what a court filed: write it into the working copies, or say why not."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from policies.desk.logged import shown_of
from policies.dockets import triage as dockets
from policies.dockets.models import Notice
from policies.measures.court_acts import CannotLog, cite_court_act, log_court_act
from policies.measures.models import Event, Measure
from policies.publication.vocabulary import EventKind
from policies.review.roles import Role, has_role


class CannotTriage(Exception):
    """The notice cannot be decided like this; the text says why, for the person who tried."""


@dataclass(frozen=True)
class CourtAct:
    """What an editor says an entry was; `provisions` are ids, empty for the whole measure."""

    kind: EventKind
    happened_on: dt.date
    summary: str
    scope: str = ""
    until: dt.date | None = None
    provisions: Collection[int] = ()


def confirm(notice: Notice, *, by: User, acts: dict[int, CourtAct]) -> list[Event]:
    """Write the act into the working copy of each measure (by id) and close the notice, or neither.

    The changes are recorded as this user's, so that they cannot review them. Publishing still
    needs a submission. Raises CannotTriage.
    """
    _require_editor(by)
    if not acts:
        raise CannotTriage("Measure: choose at least one measure, or dismiss the entry with a reason.")
    try:
        with pghistory.context(user=by.pk), transaction.atomic():
            events = [_log(notice, pk, act) for pk, act in sorted(acts.items())]
            dockets.confirm(notice, user=by)
    except (CannotLog, dockets.TriageRefused) as refused:
        raise CannotTriage(str(refused)) from refused
    return events


def cite(
    notice: Notice, *, by: User, events: Collection[int], seen: Mapping[int, str] | None = None
) -> list[Event]:
    """Cite the entry for events (by id) of its docket that are logged already, and close the notice.

    `seen` are the sums of what the editor saw of each (`logged.shown_of`), where a page was seen. The
    changes are recorded as this user's, so that they cannot review them. Raises CannotTriage.
    """
    _require_editor(by)
    logged = Event.objects.filter(pk__in=events, docket=notice.entry.docket_id)
    try:
        with pghistory.context(user=by.pk), transaction.atomic():
            # Held before they are read, in the order of their keys, as confirming does.
            measures = Measure.objects.filter(pk__in=logged.values("measure")).order_by("pk")
            list(measures.select_for_update(of=("self",)))
            found = list(logged.select_related("measure").order_by("measure_id", "pk"))
            if not found or len(found) != len(set(events)):
                raise CannotTriage("Event: choose at least one that is logged of this docket.")
            for event in found:
                _require_as_seen(event, seen)
                cite_court_act(event, entry=notice.entry)
            dockets.confirm(notice, user=by, reason="Cited for an event that was logged already.")
    except (CannotLog, dockets.TriageRefused) as refused:
        raise CannotTriage(str(refused)) from refused
    return found


def dismiss(notice: Notice, *, by: User, reason: str) -> Notice:
    """Close the notice without an event, and keep the reason. Raises CannotTriage."""
    _require_editor(by)
    try:
        return dockets.dismiss(notice, user=by, reason=reason)
    except dockets.TriageRefused as refused:
        raise CannotTriage(str(refused)) from refused


def _log(notice: Notice, pk: int, act: CourtAct) -> Event:
    measure = Measure.objects.filter(pk=pk, litigation__docket=notice.entry.docket_id).first()
    if measure is None:
        raise CannotTriage("Measure: choose one that is tied to this docket.")
    return log_court_act(
        measure,
        entry=notice.entry,
        kind=act.kind,
        happened_on=act.happened_on,
        summary=act.summary,
        scope=act.scope,
        until=act.until,
        provisions=act.provisions,
    )


def _require_as_seen(event: Event, seen: Mapping[int, str] | None) -> None:
    if seen is not None and seen.get(event.pk) != shown_of(event):
        raise CannotTriage(
            f"Event: what is logged in {event.measure.reference} changed while you were looking at it. "
            "Read what it says now, then cite the entry once more."
        )


def _require_editor(user: User) -> None:
    if not has_role(user, Role.EDITOR):
        raise CannotTriage("Only an editor can decide on what a court filed.")

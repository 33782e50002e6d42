"""What the record of a measure said by a moment, beside what it says now."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from policies.measures import history
from policies.measures.derive.facts import Span
from policies.measures.models import Event, Measure
from policies.measures.recorded import Record, Row, record_of
from policies.measures.wording import when
from policies.publication.vocabulary import EffectState
from policies.review.rules import display_name

LATEST_MOMENTS = 20
_FACTS = frozenset({"event", "provision", "eventprovision"})


@dataclass(frozen=True)
class Compared:
    """One line of the comparison: what was so by the moment, and what is so by now."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class Moved:
    """An event that was recorded, corrected or deleted since the moment."""

    what: str
    then: str
    now: str


@dataclass(frozen=True)
class Moment:
    """A moment at which the dated facts of the measure changed, and whose hand did it."""

    at: dt.datetime
    who: str


@dataclass(frozen=True)
class AsRecorded:
    """The answer to: how did it stand on this day, from what was recorded by that moment."""

    empty: bool
    lines: list[Compared]
    moved: list[Moved]


def as_recorded(measure: Measure, *, day: dt.date, by: dt.datetime) -> AsRecorded:
    """Compare the record by a moment (aware) with that of now, both read on one day."""
    then, now = record_of(measure, recorded_by=by), record_of(measure)
    lines = [
        Compared("Stage", _stage(then, day), _stage(now, day)),
        Compared("Legal effect", str(then.effect_on(day).label), str(now.effect_on(day).label)),
    ]
    labels = {row["number"]: row["label"] for row in (*then.provisions.values(), *now.provisions.values())}
    for number, label in sorted(labels.items()):
        lines.append(
            Compared(f"{number}. {label}", _provision(then, number, day), _provision(now, number, day))
        )
    return AsRecorded(not then.events, lines, list(_moved(then, now)))


def moments_of(measure: Measure) -> list[Moment]:
    """Give the latest moments at which events or provisions of a measure changed, newest first."""
    changes = [change for change in history.changes(measure, after={}) if change.table in _FACTS]
    latest = dict.fromkeys((change.at, change.user) for change in reversed(changes))
    chosen = list(latest)[:LATEST_MOMENTS]
    users = User.objects.in_bulk({user for _, user in chosen if user})
    return [
        Moment(at, display_name(users[user]) if user in users else "someone outside the desk")
        for at, user in chosen
    ]


def _stage(record: Record, day: dt.date) -> str:
    stage = record.stage_on(day)
    return str(stage.label) if stage else "No dated event yet"


def _provision(record: Record, number: int, day: dt.date) -> str:
    if number not in record.computed.effects:
        return "Not recorded"
    return _in_words(span for span in record.computed.effects[number] if span.covers(day))


def _in_words(spans: Iterable[Span]) -> str:
    return "; ".join(
        f"{EffectState(span.state).label}{f' for {span.scope}' if span.scope else ''}" for span in spans
    )


def _moved(then: Record, now: Record) -> Iterable[Moved]:
    for pk in sorted(then.events.keys() | now.events.keys()):
        before, after = _said(then.events.get(pk)), _said(now.events.get(pk))
        if not before:
            yield Moved("Recorded since", before, after)
        elif not after:
            yield Moved("Deleted since", before, after)
        elif then.events[pk] != now.events[pk]:
            what = "Corrected since" if before != after else "Edited since"
            yield Moved(what, before, after)


def _said(row: Row | None) -> str:
    """Write a recorded event as the desk writes events."""
    if row is None:
        return ""
    columns = {field.attname: row[field.attname] for field in Event._meta.concrete_fields}
    event = Event(**columns)
    until = f", until {event.until:%d %b %Y}" if event.until else ""
    expected = ", expected" if event.expected else ""
    return f"{event.get_kind_display()}, {when(event)}{expected}{until}: {event.summary}"

"""What the record held by a moment, read from the history that the database's triggers wrote.

Two days are never mixed: the day asked about, and the moment by which something had been recorded. A
change counts from the moment its transaction began.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection

from policies.measures.derive.facts import Fact
from policies.measures.derive.timelines import Timelines, timelines
from policies.measures.history import history_table
from policies.measures.models import Event, EventProvision, Measure, Provision
from policies.publication.vocabulary import Effect, EventKind, Precision, Stage

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Record:
    """The facts of a measure as they had been recorded by a moment, and what follows from them.

    `events` and `provisions` are the recorded rows by id, with the columns they have today.
    """

    events: Mapping[int, Row]
    provisions: Mapping[int, Row]
    computed: Timelines

    def stage_on(self, day: dt.date) -> Stage | None:
        """Give the stage on a day, None before the first."""
        return next((Stage(span.state) for span in self.computed.stage if span.covers(day)), None)

    def effect_on(self, day: dt.date) -> Effect:
        """Give the legal effect of the whole measure on a day."""
        return next(Effect(span.state) for span in self.computed.effect if span.covers(day))


def stage_on(measure: Measure, day: dt.date, *, recorded_by: dt.datetime | None = None) -> Stage | None:
    """Give the stage on a day from what had been recorded by a moment, else from all there is."""
    return record_of(measure, recorded_by=recorded_by).stage_on(day)


def effect_on(measure: Measure, day: dt.date, *, recorded_by: dt.datetime | None = None) -> Effect:
    """Give the legal effect on a day from what had been recorded by a moment, else from all there is."""
    return record_of(measure, recorded_by=recorded_by).effect_on(day)


def record_of(measure: Measure, *, recorded_by: dt.datetime | None = None) -> Record:
    """Give the record of a measure by a moment (aware); without one, by now."""
    by = recorded_by or dt.datetime.max.replace(tzinfo=dt.UTC)
    events = _rows(Event, measure, by)
    provisions = _rows(Provision, measure, by)
    concerned = _provisions_of(events, by)
    facts = [
        _fact(row, frozenset(provisions[pk]["number"] for pk in concerned[event] if pk in provisions))
        for event, row in events.items()
    ]
    numbers = [row["number"] for row in provisions.values()]
    return Record(events, provisions, timelines(facts, numbers))


def _rows(model: type[Event] | type[Provision], measure: Measure, by: dt.datetime) -> dict[int, Row]:
    """Give the last recorded state of each row of a measure; the history of one row is in order of pgh_id."""
    return {
        row["id"]: row
        for row in _asked(
            f"""
            SELECT last.* FROM (
                SELECT DISTINCT ON (pgh_obj_id) *
                FROM {history_table(model)}
                WHERE pgh_created_at <= %(by)s AND pgh_obj_id IN (
                    SELECT pgh_obj_id FROM {history_table(model)} WHERE measure_id = %(measure)s
                )
                ORDER BY pgh_obj_id, pgh_id DESC
            ) last
            WHERE last.pgh_label <> 'delete' AND last.measure_id = %(measure)s
            ORDER BY last.pgh_obj_id
            """,  # noqa: S608 - the table's name comes from the model
            {"by": by, "measure": measure.pk},
        )
    }


def _provisions_of(events: Mapping[int, Row], by: dt.datetime) -> dict[int, set[int]]:
    concerned: dict[int, set[int]] = defaultdict(set)
    for row in _asked(
        f"""
        SELECT last.event_id, last.provision_id FROM (
            SELECT DISTINCT ON (id) id, event_id, provision_id, pgh_label
            FROM {history_table(EventProvision)}
            WHERE pgh_created_at <= %(by)s AND id IN (
                SELECT id FROM {history_table(EventProvision)} WHERE event_id = ANY(%(events)s)
            )
            ORDER BY id, pgh_id DESC
        ) last
        WHERE last.pgh_label <> 'delete'
        """,  # noqa: S608 - the table's name comes from the model
        {"by": by, "events": list(events)},
    ):
        concerned[row["event_id"]].add(row["provision_id"])
    return concerned


def _fact(row: Row, provisions: frozenset[int]) -> Fact:
    return Fact(
        id=row["id"],
        kind=EventKind(row["kind"]),
        happened_on=row["happened_on"],
        precision=Precision(row["precision"]),
        happened_until=row["happened_until"],
        at_time=row["at_time"],
        reported_on=row["reported_on"],
        expected=row["expected"],
        until=row["until"],
        provisions=provisions,
        option=row["option_id"],
        docket=row["docket_id"],
        scope=row["scope"],
    )


def _asked(sql: str, parameters: Mapping[str, Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

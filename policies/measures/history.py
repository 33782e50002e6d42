"""Who changed what in a working copy, as the database's triggers recorded it."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection, models

from policies.measures.models import (
    Citation,
    Claim,
    Event,
    EventProvision,
    Litigation,
    LitigationProvision,
    Measure,
    MeasureAuthority,
    MeasureBody,
    MeasureTopic,
    Option,
    OptionAuthority,
    Provision,
    Relation,
    Target,
)

Mark = Mapping[str, int]

PARTS: tuple[type[models.Model], ...] = (
    MeasureBody,
    Option,
    Target,
    Provision,
    Event,
    Claim,
    Citation,
    Litigation,
    Relation,
)
OWN_TIES: tuple[type[models.Model], ...] = (MeasureTopic, MeasureAuthority)
TIES_OF_PARTS: tuple[tuple[type[models.Model], type[models.Model], str], ...] = (
    (OptionAuthority, Option, "option_id"),
    (EventProvision, Event, "event_id"),
    (LitigationProvision, Litigation, "litigation_id"),
)


@dataclass(frozen=True)
class Change:
    """One recorded change: which kind of row, what was done to it, by whom (None: unnamed), when (UTC)."""

    table: str
    number: int
    row: int | None
    action: str
    user: int | None
    at: dt.datetime


def changes(measure: Measure, *, after: Mark) -> list[Change]:
    """Give the recorded changes of a measure and its parts that a mark does not cover, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT change.*, context.metadata ->> 'user'
            FROM ({_ALL}) change (kind, number, row_id, action, at, context_id)
            LEFT JOIN pghistory_context context ON context.id = change.context_id
            WHERE change.number > coalesce((%(after)s::jsonb ->> change.kind)::bigint, 0)
            ORDER BY change.at, change.kind, change.number
            """,  # noqa: S608 - table names come from the models above
            {"measure": measure.pk, "after": _as_json(after)},
        )
        return [
            Change(kind, number, row, action, int(user) if user else None, at)
            for kind, number, row, action, at, _, user in cursor.fetchall()
        ]


def mark(measure: Measure) -> dict[str, int]:
    """Give the point that the history of a measure has reached, table by table.

    Edits of one measure come one by one under its row lock, so what is numbered above a mark taken
    under that lock is newer than the mark.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT kind, max(number) FROM ({_ALL}) change (kind, number, row_id, action, at, context_id) "  # noqa: S608
            "GROUP BY kind ORDER BY kind",
            {"measure": measure.pk},
        )
        return dict(cursor.fetchall())


def contributors(measure: Measure, *, after: Mark) -> set[int]:
    """Give the ids of the users who changed anything since a mark."""
    return {change.user for change in changes(measure, after=after) if change.user is not None}


def hold_still() -> None:
    """Wait until no writer is in the middle of a change, and keep new ones out until we commit.

    Edits through the desk wait for the measure's row lock anyway; this holds against `update`, bulk
    operations and raw SQL, too, so that no change can fall between a frozen document and its mark.
    """
    ties = (Measure.topics, Measure.authorities, Option.authorities, Event.provisions, Litigation.provisions)
    written = (Measure, *PARTS, *(tie.through for tie in ties))
    tables = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in written)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tables} IN SHARE MODE")


def _as_json(after: Mark) -> str:
    return json.dumps(dict(after))


def history_table(model: type[models.Model]) -> str:
    """Name the table in which the trigger of a model records; that of a tie ends in change."""
    if model._meta.proxy:
        return f"{model._meta.app_label}_{model._meta.model_name}change"
    return f"{model._meta.db_table}event"


def _select(table: str, name: str, row: str, condition: str) -> str:
    return (
        f"SELECT '{name}', pgh_id::bigint, {row}::bigint, pgh_label, pgh_created_at, pgh_context_id "  # noqa: S608
        f"FROM {table} WHERE {condition}"
    )


def _all_history() -> str:
    own = "measure_id = %(measure)s"
    parts = [_select(history_table(Measure), "measure", "pgh_obj_id", "pgh_obj_id = %(measure)s")]
    parts += [_select(history_table(m), m._meta.model_name or "", "pgh_obj_id", own) for m in PARTS]
    parts += [_select(history_table(m), m._meta.model_name or "", "NULL", own) for m in OWN_TIES]
    for model, part, column in TIES_OF_PARTS:
        owned = f"{column} IN (SELECT pgh_obj_id FROM {history_table(part)} WHERE {own})"  # noqa: S608
        parts.append(_select(history_table(model), model._meta.model_name or "", column, owned))
    return " UNION ALL ".join(parts)


_ALL = _all_history()

"""Which working copies a user has worked on, as the database's triggers recorded it."""

from django.db import connection, models

from policies.measures.history import OWN_TIES, PARTS, TIES_OF_PARTS, history_table
from policies.measures.models import Measure


def touched_by(user: int) -> dict[int, dict[str, int]]:
    """Give, for each measure a user changed, the last number of the user's changes table by table.

    Compare it with a mark (see `history.mark`): what is numbered above the mark is newer.
    """
    touched: dict[int, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED, {"user": str(user)})
        for measure, kind, number in cursor.fetchall():
            touched.setdefault(measure, {})[kind] = number
    return touched


def _select(model: type[models.Model], table: str, measure: str, join: str = "") -> str:
    name = model._meta.model_name
    return (
        f"SELECT {measure}, '{name}', max(change.pgh_id)::bigint FROM {table} change "  # noqa: S608
        f"JOIN own ON own.id = change.pgh_context_id {join} GROUP BY 1"
    )


def _touched() -> str:
    """Write one statement over every table of history; the names come from the models."""
    selects = [_select(Measure, history_table(Measure), "change.pgh_obj_id")]
    selects += [_select(model, history_table(model), "change.measure_id") for model in PARTS]
    selects += [_select(model, history_table(model), "change.measure_id") for model in OWN_TIES]
    for model, part, column in TIES_OF_PARTS:
        owner = f"(SELECT DISTINCT pgh_obj_id, measure_id FROM {history_table(part)})"  # noqa: S608
        join = f"JOIN {owner} part ON part.pgh_obj_id = change.{column}"
        selects.append(_select(model, history_table(model), "part.measure_id", join))
    own = "WITH own AS (SELECT id FROM pghistory_context WHERE metadata ->> 'user' = %(user)s) "
    return own + " UNION ALL ".join(selects)


_TOUCHED = _touched()

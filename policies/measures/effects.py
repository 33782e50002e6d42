"""Keep the effect of every working copy as rows that are true: one code path fills them.

Triggers mark each measure whose facts change (models/effect_marks.py). What the desk writes is settled
in the same transaction: a single row when it is saved, a verb as a whole by `settled_together`. What
other programs write stays marked, and is read by nobody, until a worker settles it.
"""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from policies.measures.derive.facts import Fact, Span
from policies.measures.derive.timelines import Timelines, timelines
from policies.measures.facts import fact_of
from policies.measures.models import EffectDue, EffectPeriod, Event, Measure, MeasureEffect, Provision

BATCH = 200

_writing = threading.local()


@contextmanager
def settled_together() -> Iterator[None]:
    """Write in one transaction whose measures are settled once, at its end, not row by row."""
    with transaction.atomic():
        outermost = not getattr(_writing, "depth", 0)
        with left_marked():
            yield
        if outermost:
            _settle_own()


@contextmanager
def left_marked() -> Iterator[None]:
    """Write without settling, as is right for what is only tried out and rolled back."""
    depth = getattr(_writing, "depth", 0)
    _writing.depth = depth + 1
    try:
        yield
    finally:
        _writing.depth = depth


def settle_row(measure: int) -> None:
    """Settle a measure of which one row was saved, unless its writer settles at the end."""
    if not getattr(_writing, "depth", 0):
        settle([measure])


@transaction.atomic
def settle(measures: Collection[int]) -> int:
    """Compute the effect of those of these measures (ids) that are marked; give how many were.

    The marks are locked before the facts are read: a writer who comes meanwhile waits, and marks anew.
    """
    due = EffectDue.objects.select_for_update().filter(pk__in=measures).order_by("pk")
    marked = list(due.values_list("pk", flat=True))
    if marked:
        _replace(marked)
        EffectDue.objects.filter(pk__in=marked).delete()
    return len(marked)


def settle_all() -> int:
    """Settle every marked measure, some at a time; give how many there were."""
    settled = 0
    while marked := list(EffectDue.objects.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        settled += settle(marked)
    return settled


def rebuild() -> tuple[int, int]:
    """Compute every measure anew; give how many there are and how many rows were not as the facts say."""
    pks = list(Measure.objects.order_by("pk").values_list("pk", flat=True))
    wrong = 0
    for start in range(0, len(pks), BATCH):
        wrong += _rebuild(pks[start : start + BATCH])
    settle_all()
    return len(pks), wrong


@transaction.atomic
def _rebuild(measures: Sequence[int]) -> int:
    """Mark, lock and replace; a measure that was marked already is not counted as wrong."""
    known = set(EffectDue.objects.filter(pk__in=measures).values_list("pk", flat=True))
    EffectDue.objects.bulk_create(
        [EffectDue(pk=measure, marked_in=0) for measure in measures if measure not in known],
        ignore_conflicts=True,
    )
    before = _stored(measures)
    settle(measures)
    after = _stored(measures)
    return sum(before[pk] != after[pk] for pk in measures if pk not in known)


def _settle_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT measure_id FROM measures_effectdue WHERE marked_in = txid_current_if_assigned()"
        )
        settle([pk for (pk,) in cursor.fetchall()])


def _replace(measures: Sequence[int]) -> None:
    EffectPeriod.objects.filter(measure__in=measures).delete()
    MeasureEffect.objects.filter(measure__in=measures).delete()
    periods: list[EffectPeriod] = []
    rolled: list[MeasureEffect] = []
    for pk, computed, provisions in _computed(measures):
        periods += [
            EffectPeriod(
                measure_id=pk,
                provision_id=provisions.get(number),
                scope=span.scope,
                state=span.state,
                held=_range(span),
                events=list(span.events),
                docket_id=cast(int | None, span.docket),
            )
            for number, spans in computed.effects.items()
            for span in spans
        ]
        rolled += [
            MeasureEffect(measure_id=pk, effect=span.state, held=_range(span), events=list(span.events))
            for span in computed.effect
        ]
    EffectPeriod.objects.bulk_create(periods)
    MeasureEffect.objects.bulk_create(rolled)


def _computed(measures: Sequence[int]) -> Iterator[tuple[int, Timelines, dict[int | None, int]]]:
    """Give each of the measures that still exist, with its timelines and the ids of its provisions."""
    facts: dict[int, list[Fact]] = defaultdict(list)
    provisions: dict[int, dict[int | None, int]] = defaultdict(dict)
    for provision in Provision.objects.filter(measure__in=measures):
        provisions[provision.measure_id][provision.number] = provision.pk
    for event in Event.objects.filter(measure__in=measures).prefetch_related("provisions"):
        facts[event.measure_id].append(fact_of(event))
    for pk in Measure.objects.filter(pk__in=measures).values_list("pk", flat=True):
        numbers = (number for number in provisions[pk] if number is not None)
        yield pk, timelines(facts[pk], numbers), provisions[pk]


def _range(span: Span) -> DateRange:
    return DateRange(span.start, span.end)


def _stored(measures: Sequence[int]) -> dict[int, list[Any]]:
    """Give the rows of each measure without their own numbers, to compare what was and what is."""
    stored: dict[int, list[Any]] = defaultdict(list)
    periods = EffectPeriod.objects.filter(measure__in=measures).order_by("provision", "scope", "held")
    for measure, *row in periods.values_list(
        "measure", "provision", "scope", "state", "held", "events", "docket"
    ):
        stored[measure].append(row)
    for measure, *row in (
        MeasureEffect.objects.filter(measure__in=measures)
        .order_by("held")
        .values_list("measure", "effect", "held", "events")
    ):
        stored[measure].append(row)
    return stored

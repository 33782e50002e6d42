"""What holds for every history, however it was entered."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from policies.measures.derive.effect import provision_spans, roll_up
from policies.measures.derive.facts import Fact, Span
from policies.measures.derive.stage import stage_spans
from policies.publication.vocabulary import END_STAGES, EventKind

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 3, 1))
PROVISIONS = (1, 2, 3)
Computed = tuple[list[list[Span]], list[Span], list[Span]]


@st.composite
def histories(draw: st.DrawFn) -> list[Fact]:
    size = draw(st.integers(0, 12))
    facts = []
    for number in range(size):
        on = draw(DAYS)
        facts.append(
            Fact(
                id=number + 1,
                kind=draw(st.sampled_from(EventKind)),
                happened_on=on,
                expected=draw(st.booleans()) and draw(st.booleans()),
                until=_later(on, draw(st.none() | st.integers(1, 20))),
                provisions=draw(st.frozensets(st.sampled_from(PROVISIONS), max_size=3)),
                docket=draw(st.sampled_from([None, "a", "b"])),
                scope=draw(st.sampled_from(["", "", "the plaintiffs"])),
            )
        )
    return facts


def _later(day: dt.date, days: int | None) -> dt.date | None:
    return day + dt.timedelta(days=days) if days else None


def everything(facts: list[Fact]) -> Computed:
    effects = [provision_spans(facts, number) for number in PROVISIONS]
    return effects, roll_up(effects, facts), stage_spans(facts, effects, frozenset(PROVISIONS))


@given(histories(), st.randoms())
def test_the_order_in_which_rows_are_read_changes_nothing(facts, random):
    shuffled = random.sample(facts, len(facts))
    assert everything(shuffled) == everything(facts)


@given(histories())
def test_computing_twice_gives_the_same(facts):
    assert everything(facts) == everything(facts)


@given(histories())
def test_every_day_has_exactly_one_state_per_provision(facts):
    for number in PROVISIONS:
        nationwide = [span for span in provision_spans(facts, number) if not span.scope]
        assert_without_gap(nationwide)
        for scope in {span.scope for span in provision_spans(facts, number)} - {""}:
            assert_without_overlap([s for s in provision_spans(facts, number) if s.scope == scope])


@given(histories())
def test_every_computed_state_names_events_that_exist(facts):
    known = {fact.id for fact in facts}
    effects, rolled, stages = everything(facts)
    for spans in (*effects, rolled, stages):
        for span in spans:
            assert set(span.events) <= known
            assert span.events or span.state == "none"


@given(histories())
def test_nothing_follows_an_end(facts):
    stages = [span.state for span in everything(facts)[2]]
    assert all(stage not in END_STAGES for stage in stages[:-1])


def assert_without_gap(spans: list[Span]) -> None:
    assert spans[0].start is None
    assert spans[-1].end is None
    assert all(before.end == after.start for before, after in zip(spans, spans[1:], strict=False))


def assert_without_overlap(spans: list[Span]) -> None:
    ordered = sorted(spans, key=lambda span: span.start or dt.date.min)
    assert all(
        before.end is not None and after.start is not None and before.end <= after.start
        for before, after in zip(ordered, ordered[1:], strict=False)
    )


@given(histories(), st.randoms())
def test_the_order_of_entry_changes_nothing(facts, random):
    different = list({replace(fact, id=0): fact for fact in facts}.values())
    entered = random.sample(different, len(different))
    renumbered = [replace(fact, id=number + 1) for number, fact in enumerate(entered)]
    original = {number + 1: fact.id for number, fact in enumerate(entered)}
    assert named(everything(renumbered), original) == named(everything(different), {})


def named(result: Computed, original: dict[int, int]) -> object:
    """Give a result with its events under the ids they first had, as sets."""
    effects, rolled, stages = result
    return [
        [
            (span.state, span.start, span.end, span.scope, {original.get(e, e) for e in span.events})
            for span in spans
        ]
        for spans in (*effects, rolled, stages)
    ]

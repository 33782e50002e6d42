"""What a row would break is what Django would say of each of its constraints, asked one by one."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from policies.measures.citing import CannotCite, Source, cite
from policies.measures.models import Citation, Event, Measure, Option, Relation
from policies.measures.violations import violations
from policies.publication.vocabulary import AttributionKind, EventKind, Precision
from tests.measures.factories import make_article, make_measure

number = st.one_of(st.none(), st.integers(1, 3))
day = st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2020, 1, 4)))
word = st.sampled_from(["", "a", "'; --", "%s"])
ROWS = st.one_of(
    st.builds(Measure, title=word, reference=st.sampled_from(["", "US-2020-0001", "us-2020-1"])),
    st.builds(
        Option,
        measure_id=number,
        label=word,
        resulted_in_id=number,
        standing=st.sampled_from(["taken", "considered"]),
    ),
    st.builds(Relation, measure_id=number, other_id=number, kind=st.just("parallel_to")),
    st.builds(
        Event,
        measure_id=number,
        kind=st.sampled_from(EventKind.values),
        precision=st.sampled_from(Precision.values),
        happened_on=day,
        happened_until=day,
        until=day,
        lasts=number,
        count=number,
        counted_from_id=number,
        by_id=number,
        docket_id=number,
        at_time=st.one_of(st.none(), st.just(dt.time(12))),
        time_zone=word,
    ),
    st.builds(
        Citation,
        measure_id=number,
        attribution=st.sampled_from(AttributionKind.values),
        article_id=number,
        docket_entry_id=number,
        event_id=number,
        claim_id=number,
        speaker_id=number,
        count=number,
        out_of=number,
        speaker_name=word,
        speaker_title=word,
    ),
)


def one_by_one(row: Model, exclude: set[str]) -> list[tuple[str, list[str]]]:
    """Let each constraint look at the row by itself."""
    broken = []
    for constraint in row._meta.constraints:
        try:
            constraint.validate(type(row), row, exclude=exclude)
        except ValidationError as violated:
            broken.append((constraint.name, violated.messages))
    return broken


class ViolationsTest(TestCase):
    @settings(max_examples=150, deadline=None)
    @given(
        row=ROWS, excluded=st.sets(st.sampled_from(["measure", "precision", "article", "speaker", "until"]))
    )
    def test_a_row_breaks_what_it_breaks_one_by_one(self, row, excluded):
        found = violations(row, of=type(row), constraints=row._meta.constraints, exclude=excluded)
        assert list(found) == one_by_one(row, excluded)


@pytest.mark.django_db
def test_all_checks_of_a_row_are_one_question():
    row = Citation(attribution="anonymous", speaker_name="A. Official")
    with CaptureQueriesContext(connection) as asked:
        broken = dict(violations(row, of=Citation, constraints=Citation._meta.constraints, exclude=()))
    assert len(asked) == 1
    assert set(broken) == {
        "citation_of_one_statement",
        "citation_of_one_source",
        "citation_anonymous_has_no_name",
    }


@pytest.mark.django_db
def test_a_source_that_does_not_fit_is_refused_in_the_constraint_s_words_and_leaves_nothing():
    event = make_measure().events.get()
    named = Source(AttributionKind.ANONYMOUS, make_article(), speaker_name="A. Official")
    with pytest.raises(CannotCite, match=str(words_of("citation_anonymous_has_no_name"))):
        cite(event, source=named)
    with pytest.raises(CannotCite, match=str(words_of("citation_of_one_source"))):
        cite(event, source=Source(AttributionKind.REPORTING))
    assert event.citations.count() == 1


def words_of(name: str) -> Any:
    """Give what a constraint says when it is broken."""
    return next(c for c in Citation._meta.constraints if c.name == name).get_violation_error_message()

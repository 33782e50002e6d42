"""What the checklist of the review page says."""

import datetime as dt
import json
from typing import Any

import pytest
from django.urls import reverse

from policies.desk.checklist import Weight, moved_on, of_document, reachable, unresolved_blocks
from policies.measures.models import Litigation
from policies.sources.models import Article, Link
from tests.desk.conftest import signed_in
from tests.desk.submissions import submitted
from tests.dockets.factories import watched
from tests.measures.factories import acting, make_article, make_citation, make_event, make_measure, make_user
from tests.publication.factories import authority, event, sample_document

DAY = dt.date(2020, 11, 4)


def evidence(level: str, *, disputed: bool = False) -> dict[str, object]:
    return {"level": level, "origins": 1, "disputed": disputed, "events": []}


@pytest.mark.parametrize(
    ("changes", "weight", "said"),
    [
        ({"evidence": evidence("unverified")}, Weight.STOP, "No citation supports"),
        (
            {"evidence": evidence("single_origin_anonymous")},
            Weight.LOOK,
            "unnamed sources of a single origin",
        ),
        ({"evidence": evidence("on_record")}, Weight.FINE, "Evidence: on record, 1 origin"),
        ({"evidence": evidence("on_record", disputed=True)}, Weight.LOOK, "contradicts it on record"),
        ({"events": [event(citations=[])]}, Weight.STOP, "Events without a citation"),
        ({"events": [event()]}, Weight.FINE, "Every event has a citation"),
        ({"events": [event(check="conflict")]}, Weight.LOOK, "Sources disagree"),
        ({"events": [event(check="recalled")]}, Weight.LOOK, "Not yet checked"),
        ({"authorities": [authority(check="recalled")]}, Weight.LOOK, "Not yet checked"),
        ({"events": [event(expected=True, happened_on="2020-11-03")]}, Weight.LOOK, "Still marked expected"),
        ({"events": [event(expected=True, happened_on="2020-11-04")]}, Weight.FINE, "No expected date"),
    ],
)
def test_the_points_of_a_document(changes, weight, said):
    points = of_document(sample_document(**changes), on=DAY)
    assert any(point.weight == weight and said in point.text for point in points)


@pytest.mark.django_db
def test_newer_edits_are_shown_with_the_name_of_whoever_made_them(editor):
    submission, other = submitted(editor), make_user("editor")
    assert [point.weight for point in moved_on(submission)] == [Weight.FINE]
    with acting(other):
        make_event(submission.measure, "response")
    (point,) = moved_on(submission)
    assert point.weight == Weight.LOOK
    assert "changed event" in point.rows[0]


@pytest.mark.django_db
def test_a_block_lifted_that_nobody_put_in_place_stops_the_reviewer(editor):
    measure, docket = make_measure(by=editor), watched()
    Litigation.objects.create(measure=measure, docket=docket)
    make_citation(make_event(measure, "block_lifted", "2020-10-20", docket=docket))
    assert [point.weight for point in unresolved_blocks(measure)] == [Weight.STOP]
    make_event(measure, "enjoined_preliminary", "2020-10-10", docket=docket)
    assert unresolved_blocks(measure) == []


def visited(article: Article, state: str, **more: Any) -> Link:
    failing = {"failing_since": at("2026-03-01"), "failures": 3} if state in ("dead", "failing") else {}
    visit = {"address": article.url, "state": state, "checked_at": at("2026-03-05"), **failing, **more}
    return Link.objects.create(article=article, next_check_at=at("2026-04-01"), **visit)


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "archived", "weight", "said"),
    [
        ("dead", "", Weight.STOP, "not all of them archived"),
        ("dead", "https://archive.example/1", Weight.LOOK, "could not be reached"),
        ("failing", "", Weight.LOOK, "could not be reached"),
        ("closed", "", Weight.FINE, "Every source could be reached"),
        ("alive", "", Weight.FINE, "Every source could be reached"),
    ],
)
def test_a_source_that_cannot_be_reached_is_named(editor, state, archived, weight, said):
    document = json.loads(submitted(editor).document)
    article = Article.objects.get()
    Article.objects.update(archived_url=archived)
    visited(article, state, said="The site answered 404 (Not Found).")
    make_article(title="Of another measure")
    point = reachable(document)
    assert (point.weight, said in point.text) == (weight, True)
    if weight != Weight.FINE:
        (row,) = point.rows
        assert row.startswith(f"{article}: {state} since 01 Mar 2026")
        assert row.endswith("The site answered 404 (Not Found).")


@pytest.mark.django_db
def test_a_source_nobody_has_visited_is_not_said_to_be_reachable(editor):
    document = json.loads(submitted(editor).document)
    assert "1 of 1 links have not been visited yet" in reachable(document).text
    visited(Article.objects.get(), "unchecked", checked_at=None)
    assert "1 of 1 links have not been visited yet" in reachable(document).text


@pytest.mark.django_db
def test_the_review_page_shows_differences_sources_and_people(editor):
    reviewer = make_user("reviewer")
    submission = submitted(editor)
    page = signed_in(reviewer).get(reverse("desk:review", args=[submission.pk])).content.decode()
    assert "This would be the first publication" in page
    assert "two people familiar with the matter" in page
    assert 'href="https://news.example/' in page
    assert "None of them may decide on it" in page

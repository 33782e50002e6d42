"""What a reviewer should look at before deciding."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.auth.models import User

from policies.measures import freeze, history
from policies.measures.derive.effect import unresolved
from policies.measures.facts import fact_of
from policies.measures.models import Measure
from policies.publication import moments
from policies.publication.vocabulary import CheckState, EvidenceLevel
from policies.review.models import Submission
from policies.review.rules import display_name
from policies.sources.models import Link

Json = Mapping[str, Any]


class Weight(StrEnum):
    """How much a point weighs: a reason to stop, something to look at, or fine."""

    STOP = "stop"
    LOOK = "look"
    FINE = "fine"


@dataclass(frozen=True)
class Point:
    """One line of the checklist, with the rows it is about."""

    weight: Weight
    text: str
    rows: tuple[str, ...] = ()


def checklist(submission: Submission, document: Json) -> list[Point]:
    """Give every point of a submission, those that matter most first."""
    points = [*moved_on(submission)]
    if document["schema"].startswith("measure/"):
        points += of_document(document, on=moments.today())
        points.append(reachable(document))
        if submission.is_open:
            points += unresolved_blocks(submission.measure)
    weights = list(Weight)
    return sorted(points, key=lambda point: weights.index(point.weight))


def of_document(document: Json, *, on: dt.date) -> list[Point]:
    """Give the points that the document alone decides, as of a day."""
    return [
        _origins(document),
        _cited(document),
        _agreed(document),
        _confirmed(document),
        _dates(document, on),
    ]


def moved_on(submission: Submission) -> list[Point]:
    """Say whether the working copy holds newer edits than the frozen document, and whose."""
    if not submission.is_open:
        return []
    changes = history.changes(submission.measure, after=submission.mark)
    if not changes:
        return [Point(Weight.FINE, "The working copy is exactly this document.")]
    said = {_named(user, changes) for user in _users(changes)}
    return [
        Point(
            Weight.LOOK,
            "The working copy has moved on since this was frozen. "
            "What you decide on is this document; newer edits wait for their own submission.",
            tuple(sorted(said)),
        )
    ]


def unresolved_blocks(measure: Measure) -> list[Point]:
    """Name the events that lift a court block which no event has put in place."""
    loaded = freeze.for_freezing(measure.pk)
    events = {event.pk: event for event in loaded.events.all()}
    numbers: list[int | None] = [provision.number for provision in loaded.provisions.all()] or [None]
    found = unresolved((fact_of(event) for event in events.values()), numbers)
    if not found:
        return []
    return [
        Point(
            Weight.STOP,
            "A court block is said to be lifted, but no such block is known; the effect ignores it. "
            "Name the case and the order on the event.",
            tuple(str(events[pk]) for pk in found),
        )
    ]


def reachable(document: Json) -> Point:
    """Say which sources of a document readers cannot reach, as their links answered last.

    One that is dead and has no archived copy is a reason to stop: nobody can check it.
    """
    articles = {row["id"]: row for group in document["sources"] for row in group["articles"]}
    links = Link.objects.filter(article__in=articles).select_related("article").order_by("article_id")
    known = list(links.exclude(checked_at=None))
    lost = [link for link in known if link.state == Link.State.DEAD and not link.article.archived_url]
    trouble = [link for link in known if link.state in (Link.State.DEAD, Link.State.FAILING)]
    rows = tuple(_unreachable(link) for link in trouble)
    if lost:
        return Point(Weight.STOP, "Sources that cannot be reached, not all of them archived:", rows)
    if trouble:
        return Point(Weight.LOOK, "Sources that could not be reached when they were last visited:", rows)
    if len(known) < len(articles):
        return Point(
            Weight.FINE,
            "No source is known to be unreachable; "
            f"{len(articles) - len(known)} of {len(articles)} links have not been visited yet.",
        )
    return Point(Weight.FINE, "Every source could be reached when it was last visited.")


def _unreachable(link: Link) -> str:
    since = f"{link.failing_since:%d %b %Y}" if link.failing_since else "its last visit"
    copy = "an archived copy is linked" if link.article.archived_url else "no archived copy"
    return f"{link.article}: {link.get_state_display().lower()} since {since}, {copy}. {link.said}".strip()


def _origins(document: Json) -> Point:
    evidence = document["evidence"]
    if evidence["level"] == EvidenceLevel.UNVERIFIED:
        return Point(Weight.STOP, "No citation supports this measure.")
    if evidence["level"] == EvidenceLevel.SINGLE_ORIGIN_ANONYMOUS:
        return Point(Weight.LOOK, "It rests on unnamed sources of a single origin.")
    level = EvidenceLevel(evidence["level"])
    origins = "1 origin" if evidence["origins"] == 1 else f"{evidence['origins']} origins"
    return Point(Weight.FINE, f"Evidence: {level.label.lower()}, {origins}.")


def _cited(document: Json) -> Point:
    uncited = _said(event for event in document["events"] if not event["citations"])
    if uncited:
        return Point(Weight.STOP, "Events without a citation:", uncited)
    return Point(Weight.FINE, "Every event has a citation.")


def _agreed(document: Json) -> Point:
    conflicts = _said(event for event in document["events"] if event["check"] == CheckState.CONFLICT)
    disputed = document["evidence"]["disputed"]
    if conflicts:
        return Point(Weight.LOOK, "Sources disagree on these events:", conflicts)
    if disputed:
        return Point(Weight.LOOK, "A party concerned contradicts it on record.")
    return Point(Weight.FINE, "No sources disagree.")


def _confirmed(document: Json) -> Point:
    recalled = _said(event for event in document["events"] if event["check"] == CheckState.RECALLED)
    recalled += tuple(
        row.get("label") or row["title"]
        for row in (*document["options"], *document["authorities"])
        if row["check"] == CheckState.RECALLED
    )
    if recalled:
        return Point(Weight.LOOK, "Not yet checked against a source; readers see “unconfirmed”:", recalled)
    return Point(Weight.FINE, "Every fact was checked against its source.")


def _dates(document: Json, on: dt.date) -> Point:
    day = on.isoformat()
    passed = _said(
        event
        for event in document["events"]
        if event["expected"] and (event["happened_until"] or event["happened_on"] or day) < day
    )
    if passed:
        return Point(Weight.LOOK, "Still marked expected, though the day has passed:", passed)
    return Point(Weight.FINE, "No expected date has passed.")


def _said(events: Iterable[Json]) -> tuple[str, ...]:
    return tuple(f"{event['kind_label']}, {event['when']}: {event['summary']}" for event in events)


def _users(changes: list[history.Change]) -> list[User | None]:
    numbers = {change.user for change in changes if change.user is not None}
    users: list[User | None] = list(User.objects.filter(pk__in=numbers))
    return [*users, None] if any(change.user is None for change in changes) else users


def _named(user: User | None, changes: list[history.Change]) -> str:
    own = [change for change in changes if change.user == (user.pk if user else None)]
    tables = ", ".join(sorted({change.table for change in own}))
    name = display_name(user) if user else "Someone outside the desk"
    return f"{name} changed {tables}, last on {max(change.at for change in own):%d %b %Y %H:%M} UTC"

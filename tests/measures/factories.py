"""Make users, registry rows and measures for tests, the way an editor would."""

import datetime as dt
from itertools import count
from typing import Any

import pghistory
from django.contrib.auth.models import Group, User

from policies.measures import references
from policies.measures.models import Citation, Event, Measure
from policies.registry.models import Jurisdiction
from policies.sources.models import Article, Origin, Publisher

_numbers = count(1)


def make_user(role: str = "editor", *, username: str = "") -> User:
    """Make a desk user in a group: editor, reviewer, chief editor or analyst."""
    user = User.objects.create_user(
        username or f"{role.replace(' ', '-')}{next(_numbers)}",
        password="correct horse",
        is_staff=role != "analyst",
        first_name=role.title(),
    )
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def make_jurisdiction(code: str = "US", name: str = "United States") -> Jurisdiction:
    return Jurisdiction.objects.get_or_create(code=code, defaults={"name": name})[0]


def make_article(*, origin: Origin | None = None, publisher: str = "The Courier", **more: Any) -> Article:
    number = next(_numbers)
    outlet = Publisher.objects.get_or_create(name=publisher)[0]
    defaults = {
        "url": f"https://news.example/{number}",
        "title": f"Story {number}",
        "origin": origin or Origin.objects.create(label=f"{publisher} {number}"),
        "publisher": outlet,
        "published_on": dt.date(2020, 10, 7),
    }
    return Article.objects.create(**{**defaults, **more})


def make_event(measure: Measure, kind: str = "reported", on: str | None = "2020-10-07", **more: Any) -> Event:
    provisions = more.pop("provisions", [])
    event = Event.objects.create(
        measure=measure,
        kind=kind,
        happened_on=dt.date.fromisoformat(on) if on else None,
        summary=more.pop("summary", f"It was {kind}."),
        **more,
    )
    event.provisions.set(provisions)
    return event


def make_citation(event: Event, **more: Any) -> Citation:
    defaults = {"attribution": "anonymous", "count": 2, "descriptor": "people familiar with the matter"}
    article = more.pop("article", None) or make_article()
    return Citation.objects.create(
        measure=event.measure, event=event, article=article, **{**defaults, **more}
    )


def make_measure(
    *, by: User | None = None, title: str = "", with_event: str = "reported", **more: Any
) -> Measure:
    """Make a measure with one cited event, recorded as the work of a user."""
    with acting(by):
        reference = references.next_reference(jurisdiction="US", year=2020)
        title = title or f"Curbs on payment platform {next(_numbers)}"
        measure = Measure.objects.create(
            reference=reference,
            slug=references.free_slug(title, reference=reference),
            title=title,
            jurisdiction=make_jurisdiction(),
            **more,
        )
        if with_event:
            make_citation(make_event(measure, with_event))
    return measure


def acting(user: User | None) -> Any:
    """Record what is done inside as this user's work, as the desk's middleware does."""
    return pghistory.context(user=user.pk) if user else pghistory.context()

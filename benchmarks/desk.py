"""Time the form of a measure as an editor opens it, among many measures."""

import datetime as dt
import time
from collections.abc import Callable
from itertools import islice
from statistics import median

from django.contrib.auth.models import Group, User
from django.http import HttpResponseBase
from django.test import Client
from lxml import html

from policies.measures.citing import Source, cite
from policies.measures.models import Claim, Event, Measure, Option, Target
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Authority, Body, Entity, Jurisdiction
from policies.sources.models import Article, Origin, Publisher

from .generation import Collection
from .lists import Timing

ROUNDS = 30
GOAL = 300
_REPORTED = dt.date(2020, 10, 7)


def fill(number: int) -> Measure:
    """Make that many measures with an event and two targets each, and one reference case; give that."""
    collection = Collection()
    place = Jurisdiction.objects.get_or_create(code="US", defaults={"name": "United States"})[0]
    Entity.objects.bulk_create(
        Entity(slug=name.lower(), name=name, schema="Company") for name in collection.targets.things
    )
    entities = list(Entity.objects.order_by("pk"))
    numbers = iter(range(1, number + 1))
    while batch := list(islice(numbers, 1_000)):
        measures = Measure.objects.bulk_create(
            Measure(
                reference=f"US-2019-{one:05}",
                slug=f"measure-{one}",
                title=collection.words.text(7).capitalize(),
                summary=collection.words.text(36),
                jurisdiction=place,
            )
            for one in batch
        )
        Event.objects.bulk_create(
            Event(measure=measure, kind="reported", happened_on=_REPORTED, summary=measure.summary)
            for measure in measures
        )
        Target.objects.bulk_create(
            Target(measure=measure, entity=entity)
            for measure in measures
            for entity in collection.chance.sample(entities, 2)
        )
    return _reference_case(place, entities[:4])


def time_form(measure: Measure) -> list[Timing]:
    """Time the form of a new measure and that of the reference case, from request to response."""
    user = User.objects.create_user("bench", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    client = Client()
    client.force_login(user)
    add, change = "/desk/measures/measure/add/", f"/desk/measures/measure/{measure.pk}/change/"
    among = f", among {Measure.objects.count():,} measures"

    sent: list[dict[str, list[str]]] = []

    def fill_in(number: int) -> None:
        page = client.get(change).content.decode()
        sent.append({**_filled(page), "concern": [f"For reason {number}."], "_continue": ["1"]})

    return [
        *_timed(f"The desk's form of a new measure{among}", lambda: client.get(add), expect=200),
        *_timed(f"The desk's form of a whole case{among}", lambda: client.get(change), expect=200),
        *_timed("Saving it", lambda: client.post(change, sent[-1]), expect=302, before=fill_in),
    ]


def middle(timings: list[Timing]) -> dict[str, float]:
    """Give the median milliseconds of each kind."""
    kinds = dict.fromkeys(timing.kind for timing in timings)
    return {kind: median(t.milliseconds for t in timings if t.kind == kind) for kind in kinds}


def _filled(page: str) -> dict[str, list[str]]:
    """Give what a browser would send of the form on a page that nobody touched."""
    form = next(form for form in html.fromstring(page).forms if form.get("id") == "measure_form")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent


def _timed(
    kind: str,
    ask: Callable[[], HttpResponseBase],
    *,
    expect: int,
    before: Callable[[int], None] = lambda _: None,
) -> list[Timing]:
    timings = []
    for number in range(ROUNDS):
        before(number)
        begin = time.perf_counter()
        answer = ask()
        if answer.status_code != expect:
            raise RuntimeError(f"{kind}: answered {answer.status_code}, not {expect}.")
        timings.append(Timing(kind, "", (time.perf_counter() - begin) * 1000))
    return timings


def _reference_case(place: Jurisdiction, entities: list[Entity]) -> Measure:
    """Log a case with 3 options, 4 targets, 7 claims and 2 expected dates, all with their sources."""
    measure = Measure.objects.create(
        reference="US-2020-0001",
        slug="reference-case",
        title="Curbs on payment platforms",
        summary="Officials explore restrictions; nothing is decided.",
        jurisdiction=place,
    )
    courier = Publisher.objects.create(name="The Courier")
    article = Article.objects.create(
        url="https://news.example/curbs",
        title="Officials explore curbs on payment apps",
        publisher=courier,
        origin=Origin.objects.create(label="The Courier, 7 October 2020"),
        published_on=_REPORTED,
    )
    people = Source(AttributionKind.ANONYMOUS, article, count=2, descriptor="people familiar with the matter")
    body = Body.objects.create(slug="commerce", name="Department of Commerce", jurisdiction=place)
    law = Authority.objects.create(slug="ieepa", title="Emergency Economic Powers Act", kind="statute")
    for kind, day, expected in (
        ("meeting", dt.date(2020, 9, 30), False),
        ("reported", _REPORTED, False),
        ("milestone", dt.date(2020, 11, 3), True),
        ("milestone", dt.date(2020, 11, 5), True),
    ):
        event = Event.objects.create(
            measure=measure, kind=kind, happened_on=day, expected=expected, summary="Officials meet."
        )
        cite(event, source=people)
    for number in range(1, 4):
        option = Option.objects.create(measure=measure, label=f"Way {number}", body=body)
        option.authorities.add(law)
        cite(option, source=people)
    for entity in entities:
        cite(Target.objects.create(measure=measure, entity=entity), source=people)
    for number in range(1, 8):
        claim = Claim.objects.create(measure=measure, text=f"What they say, {number}.")
        speaker = entities[number % 4] if number > 3 else None
        said = Source(AttributionKind.STATEMENT, article, speaker=speaker) if speaker else people
        cite(claim, source=said)
    return measure

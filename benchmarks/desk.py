"""Time the form of a measure as an editor opens it, among many measures."""

import time
from collections.abc import Callable
from itertools import islice
from statistics import median
from urllib.parse import urlencode

from django.contrib.auth.models import Group, User
from django.http import HttpResponseBase
from django.test import Client
from lxml import html

from policies.measures.models import Event, Measure, Target
from policies.registry.models import Entity, Jurisdiction

from .desk_case import REPORTED, Sent, logged, typed
from .generation import Collection
from .heap import set_aside
from .lists import Timing

ROUNDS = 30
GOAL = 300


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
            Event(measure=measure, kind="reported", happened_on=REPORTED, summary=measure.summary)
            for measure in measures
        )
        Target.objects.bulk_create(
            Target(measure=measure, entity=entity)
            for measure in measures
            for entity in collection.chance.sample(entities, 2)
        )
    return logged(place, entities[:4])


def time_form(measure: Measure) -> list[Timing]:
    """Time the form of a new measure and that of the reference case, from request to response."""
    set_aside()
    user = User.objects.create_user("bench", is_staff=True)
    user.groups.add(Group.objects.get_or_create(name="editor")[0])
    client = Client()
    client.force_login(user)
    add, change = "/desk/measures/measure/add/", f"/desk/measures/measure/{measure.pk}/change/"
    among = f", among {Measure.objects.count():,} measures"

    collection = Collection()
    # Titles of their own, not those of the measures that are there.
    collection.chance.seed(Measure.objects.count())
    sent: list[Sent] = []

    def fill_in(number: int) -> None:
        page = client.get(change).content.decode()
        sent.append({**_filled(page), "concern": [f"For reason {number}."], "_continue": ["1"]})

    def type_anew(_number: int) -> None:
        empty = _filled(client.get(add).content.decode())
        sent.append(typed(empty, title=collection.words.text(9).capitalize(), like=measure))

    def send(address: str) -> HttpResponseBase:
        """Send the form as a browser does, which has no file to send."""
        form = "application/x-www-form-urlencoded"
        return client.post(address, urlencode(sent[-1], doseq=True), content_type=form)

    return [
        *_timed(f"The desk's form of a new measure{among}", lambda: client.get(add), expect=200),
        *_timed(f"The desk's form of a whole case{among}", lambda: client.get(change), expect=200),
        *_timed("Saving it", lambda: send(change), expect=302, before=fill_in),
        *_timed("Logging such a case in one save", lambda: send(add), expect=302, before=type_anew),
    ]


def middle(timings: list[Timing]) -> dict[str, float]:
    """Give the median milliseconds of each kind."""
    kinds = dict.fromkeys(timing.kind for timing in timings)
    return {kind: median(t.milliseconds for t in timings if t.kind == kind) for kind in kinds}


def _filled(page: str) -> Sent:
    """Give what a browser would send of the form on a page that nobody touched."""
    form = next(form for form in html.fromstring(page).forms if form.get("id") == "measure_form")
    sent: Sent = {}
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

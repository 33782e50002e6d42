"""The reference case: logged in the database, and as an editor types it into the form of a new measure."""

import datetime as dt

from policies.measures.citing import Source, cite
from policies.measures.models import Claim, Event, Measure, Option, Target
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Authority, Body, Entity, Jurisdiction
from policies.sources.models import Article, Origin, Publisher

Sent = dict[str, list[str]]

REPORTED = dt.date(2020, 10, 7)


def logged(place: Jurisdiction, entities: list[Entity]) -> Measure:
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
        published_on=REPORTED,
    )
    people = Source(AttributionKind.ANONYMOUS, article, count=2, descriptor="people familiar with the matter")
    body = Body.objects.create(slug="commerce", name="Department of Commerce", jurisdiction=place)
    law = Authority.objects.create(slug="ieepa", title="Emergency Economic Powers Act", kind="statute")
    for kind, day, expected in (
        ("meeting", dt.date(2020, 9, 30), False),
        ("reported", REPORTED, False),
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


def typed(empty: Sent, *, title: str, like: Measure) -> Sent:
    """Give what a browser sends of the form of a new measure once the same case is typed into it."""
    article = like.citations.all()[0].article_id
    targets = [target.entity_id for target in like.targets.all()]
    sent = {
        **empty,
        "title": [title],
        "year": ["2021"],
        "summary": [like.summary],
        "source": [str(article)],
        "source_count": ["2"],
        "source_descriptor": ["people familiar with the matter"],
        "_continue": ["1"],
    }
    for event in like.events.all():
        day = {"happened_on": event.happened_on, "expected": "on" if event.expected else None}
        _row(sent, "events", kind=event.kind, summary=event.summary, **day)
    for option in like.options.all():
        law = option.authorities.all()[0]
        _row(sent, "options", label=option.label, body=option.body_id, authorities=law.pk)
    for target in targets:
        _row(sent, "targets", entity=target)
    for number, claim in enumerate(like.claims.all()):
        said = {"attribution": "statement", "speaker": targets[number % 4]} if number > 2 else {}
        _row(sent, "claims", text=claim.text, **said)
    return sent


def _row(sent: Sent, rows: str, **typed: object) -> None:
    """Add a row as the page does: a copy of the empty one, with what was typed into it."""
    number = int(sent[f"{rows}-TOTAL_FORMS"][0])
    pattern = f"{rows}-__prefix__-"
    copied = {name: value for name, value in sent.items() if name.startswith(pattern)}
    sent.update({name.replace("__prefix__", str(number)): value for name, value in copied.items()})
    sent.update(
        {f"{rows}-{number}-{name}": [str(value)] for name, value in typed.items() if value is not None}
    )
    sent[f"{rows}-TOTAL_FORMS"] = [str(number + 1)]

"""Put one step of the record into the working copy, and find again what earlier steps put there."""

import datetime as dt
from typing import Any

from django.db import DatabaseError, models

from policies.desk.demo.reading import RecordInvalid
from policies.desk.demo.shapes import (
    DemoChange,
    DemoCite,
    DemoEvent,
    DemoMeasure,
    DemoOption,
    DemoPart,
    DemoPlace,
    DemoRecord,
    DemoRole,
    DemoStep,
)
from policies.dockets.appeals import tie_appeal
from policies.dockets.federal_courts import every_court
from policies.dockets.models import Court, Docket
from policies.dockets.watching import watch
from policies.measures.models import (
    Citation,
    Claim,
    Event,
    Litigation,
    Measure,
    MeasureBody,
    Option,
    Provision,
    Relation,
    Target,
)
from policies.measures.references import next_reference
from policies.publication.vocabulary import AttributionKind
from policies.registry.models import Authority, Body, Entity, Jurisdiction, Topic
from policies.sources.addresses import canonical_address
from policies.sources.models import Article

HOME = "US"
_MODELS: dict[str, type[models.Model]] = {
    "provision": Provision,
    "target": Target,
    "option": Option,
    "event": Event,
    "claim": Claim,
}
# What an article of this kind is cited as, where the record does not say.
_DOCUMENTS = {Article.Kind.OFFICIAL_JOURNAL, Article.Kind.COURT_DOCUMENT}
# Fields of the record whose column has another name.
_COLUMNS = {"on": "happened_on", "to": "happened_until", "time": "at_time", "zone": "time_zone"}
_COLUMNS |= {"check": "check_state"}


class WorkingCopies:
    """The working copies of all measures, each part known by the key that the record gives it."""

    def __init__(self, record: DemoRecord) -> None:
        self._record = record
        self._measures: dict[str, Measure] = {}
        self._parts: dict[tuple[str, str, str], Any] = {}
        self._dockets: dict[str, Docket] = {}
        self._home = Jurisdiction.objects.get(code=HOME)
        self._bodies = {row.slug: row for row in Body.objects.all()}
        self._authorities = {row.slug: row for row in Authority.objects.all()}
        self._entities = {row.slug: row for row in Entity.objects.all()}
        self._topics = {(row.kind, row.slug): row for row in Topic.objects.all()}
        articles = {row.url: row for row in Article.objects.all()}
        self._articles = {key: articles[canonical_address(a.url)] for key, a in record.articles.items()}

    def measure(self, key: str) -> Measure:
        """Give a measure that a step has begun."""
        return self._measures[key]

    def write(self, place: DemoPlace, step: DemoStep) -> Measure:
        """Write a step. Raises RecordInvalid if the database refuses something of it."""
        try:
            return self._write(place, step)
        except DatabaseError as error:
            raise RecordInvalid(f"{place.measure}.toml, step {place.number}: {error}") from error

    def recall(self, place: DemoPlace, step: DemoStep) -> Measure:
        """Find what an earlier run wrote for a step; rows were made in the order of the record."""
        if step.measure:
            self._measures[place.measure] = Measure.objects.get(slug=step.measure.slug)
        measure = self.measure(place.measure)
        for word, keys in _keys(step).items():
            known = sum(1 for owner, kind, _ in self._parts if (owner, kind) == (place.measure, word))
            rows = _MODELS[word]._default_manager.filter(measure=measure).order_by("id")[known:]
            for key, row in zip(keys, rows, strict=False):
                self._parts[place.measure, word, key] = row
        return measure

    def _write(self, place: DemoPlace, step: DemoStep) -> Measure:
        if step.measure:
            self._measures[place.measure] = self._begin(step.measure, _first_year(step))
        measure = self.measure(place.measure)
        for caption in step.captions:
            Docket.objects.filter(pk=self._docket(caption.case).pk).update(caption=caption.caption)
        for renaming in step.renamings:
            Entity.objects.filter(slug=renaming.entity).update(
                name=renaming.name, aliases=list(renaming.aliases)
            )
        for provision in step.provisions:
            part = _saved(Provision(measure=measure, number=provision.number, label=provision.label))
            self._parts[place.measure, "provision", str(provision.number)] = part
        for target in step.targets:
            row = Target(entity=self._entities[target.key], role=target.role, note=target.note)
            self._keep(place, "target", target, row)
        for option in step.options:
            self._add_option(place, option)
        for case in step.litigation:
            tie = _saved(Litigation(measure=measure, docket=self._docket(case.case), relation=case.relation))
            tie.provisions.set(self._provisions(place, case.provisions))
        for event in step.events:
            self._add_event(place, event)
        for claim in step.claims:
            self._keep(place, "claim", claim, Claim(text=claim.text))
        for relation in step.relations:
            tie = Relation(kind=relation.kind, in_part=relation.in_part)
            tie.measure = self.measure(relation.of or place.measure)
            tie.other = self.measure(relation.other)
            _saved(tie)
        for change in step.changes:
            self._change(place, change)
        return measure

    def _begin(self, shape: DemoMeasure, year: int) -> Measure:
        measure = _saved(
            Measure(
                reference=next_reference(jurisdiction=HOME, year=year),
                jurisdiction=self._home,
                slug=shape.slug,
                title=shape.title,
                summary=shape.summary,
                instrument=shape.instrument,
                official_citation=shape.official_citation,
                official_document=shape.official_document,
                official_url=shape.official_url,
                concern=shape.concern,
                note=shape.note,
            )
        )
        measure.authorities.set([self._authorities[key] for key in shape.authorities])
        named = [(Topic.Kind.POLICY_AREA, slug) for slug in shape.policy_areas]
        named += [(Topic.Kind.SECTOR, slug) for slug in shape.sectors]
        unknown = [slug for kind, slug in named if (kind, slug) not in self._topics]
        if unknown:
            raise RecordInvalid(f"{shape.slug}: {', '.join(unknown)} is not in the taxonomy.")
        measure.topics.set([self._topics[topic] for topic in named])
        self._add_bodies(measure, shape.bodies)
        return measure

    def _add_bodies(self, measure: Measure, roles: tuple[DemoRole, ...]) -> None:
        for role in roles:
            _saved(MeasureBody(measure=measure, body=self._bodies[role.body], role=role.role))

    def _add_option(self, place: DemoPlace, option: DemoOption) -> None:
        row = Option(
            label=option.label,
            instrument=option.instrument,
            body=self._bodies[option.body] if option.body else None,
            standing=option.standing,
            litigation_risk=option.litigation_risk,
            note=option.note,
        )
        self._keep(place, "option", option, row)
        row.authorities.set([self._authorities[key] for key in option.authorities])

    def _add_event(self, place: DemoPlace, event: DemoEvent) -> None:
        row = Event(
            kind=event.kind,
            summary=event.summary,
            happened_on=event.on,
            precision=event.precision,
            happened_until=event.to,
            at_time=event.time,
            time_zone=event.zone,
            reported_on=event.reported_on,
            expected=event.expected,
            until=event.until,
            lasts=event.lasts,
            lasts_unit=event.lasts_unit,
            counted_from=self._event(place, event.counted_from),
            count=event.count,
            count_unit=event.count_unit,
            rolls_to=event.rolls_to or "",
            option=self._parts[place.measure, "option", event.option] if event.option else None,
            docket=self._docket(event.case) if event.case else None,
            by=self.measure(event.by) if event.by else None,
            check_state=event.check,
            note=event.note,
        )
        self._keep(place, "event", event, row)
        _prove(row, happened_on=event.on, until=event.until)
        row.provisions.set(self._provisions(place, event.provisions))

    def _keep(self, place: DemoPlace, word: str, part: DemoPart, row: Any) -> None:
        row.measure = self.measure(place.measure)
        self._parts[place.measure, word, part.key] = _saved(row)
        for cite in part.cites:
            self._cite(row.measure, word, row, cite)

    def _change(self, place: DemoPlace, change: DemoChange) -> None:
        measure = self.measure(place.measure)
        row: Any = (
            measure if change.part == "measure" else self._parts[place.measure, change.part, change.key]
        )
        for name, value in change.fields.items():
            if name == "bodies":
                self._add_bodies(row, value)
            elif name in ("resulted_in", "by"):
                setattr(row, name, self.measure(value))
            elif name == "counted_from":
                row.counted_from = self._event(place, value)
            else:
                setattr(row, _COLUMNS.get(name, name), value)
        _saved(row)
        if change.part == "event" and "on" in change.fields:
            _prove(row, happened_on=change.fields["on"])
        for cite in change.cites:
            self._cite(measure, change.part, row, cite)

    def _event(self, place: DemoPlace, key: str) -> Event | None:
        event: Event | None = self._parts[place.measure, "event", key] if key else None
        return event

    def _cite(self, measure: Measure, word: str, row: Any, cite: DemoCite | str) -> None:
        key = cite if isinstance(cite, str) else cite.article
        article = self._articles[key]
        if isinstance(cite, str):
            official = article.kind in _DOCUMENTS
            who = AttributionKind.OFFICIAL_DOCUMENT if official else AttributionKind.REPORTING
            cite = DemoCite(article=key, who=who)
        _saved(
            Citation(
                measure=measure,
                article=article,
                attribution=cite.who,
                count=cite.count,
                out_of=cite.out_of,
                descriptor=cite.descriptor,
                speaker=self._entities[cite.speaker] if cite.speaker else None,
                speaker_name=cite.speaker_name,
                speaker_title=cite.speaker_title,
                paraphrase=cite.paraphrase,
                contradicts=cite.contradicts,
                **{word: row},
            )
        )

    def _provisions(self, place: DemoPlace, numbers: tuple[int, ...]) -> list[Provision]:
        return [self._parts[place.measure, "provision", str(number)] for number in numbers]

    def _docket(self, key: str) -> Docket:
        """Give the docket of a case, watched from the first time it is named."""
        if key not in self._dockets:
            case = self._record.cases[key]
            self._dockets[key] = watch(
                _court(case.court),
                docket_number=case.docket_number,
                caption=case.caption,
                judge=case.judge,
                filed_on=case.filed_on,
            )
            if case.appeal_from:
                tie_appeal(self._dockets[key], below=self._docket(case.appeal_from))
        return self._dockets[key]


def _court(slug: str) -> Court:
    """Give a federal court, made anew where a database lost what its migrations planted."""
    court = Court.objects.filter(slug=slug).first()
    if court is None:
        federal = next(court for court in every_court() if court.slug == slug)
        court = Court.objects.create(
            slug=federal.slug,
            name=federal.name,
            citation=federal.citation,
            kind=federal.kind,
            time_zone=federal.time_zone,
            feed_url=federal.feed_url,
        )
    return court


def _prove(event: Event, **days: dt.date | None) -> None:
    """Refuse a record whose own days are not those that the database counts."""
    if event.counted_from_id is None and event.lasts is None:
        return
    event.refresh_from_db(fields=[*days])
    for name, expected in days.items():
        if getattr(event, name) != expected:
            raise RecordInvalid(f"{event.summary} {name} is {expected}, but counts {getattr(event, name)}.")


def _saved(row: Any) -> Any:
    row.save()
    return row


def _keys(step: DemoStep) -> dict[str, list[str]]:
    keys = {word: [part.key for part in getattr(step, f"{word}s")] for word in _MODELS if word != "provision"}
    return {**keys, "provision": [str(provision.number) for provision in step.provisions]}


def _first_year(step: DemoStep) -> int:
    """Give the year of the first event, which the reference carries."""
    days = [event.on for event in step.events if not event.expected]
    return min(days, default=dt.date.max).year

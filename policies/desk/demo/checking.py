"""Prove the record of the demonstration consistent before a row of it is written."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from policies.desk.demo.people import NAMES
from policies.desk.demo.reading import RecordInvalid
from policies.desk.demo.shapes import (
    DemoAuthority,
    DemoChange,
    DemoPart,
    DemoPlace,
    DemoRecord,
    DemoStep,
)
from policies.publication.vocabulary import ReleaseKind

# What a part keeps from the step that writes it.
_FIXED = frozenset(
    {"key", "slug", "authorities", "policy_areas", "sectors", "option", "case", "provisions", "body"}
)


def check(record: DemoRecord) -> None:
    """Find every name that nothing bears and every moment out of order. Raises RecordInvalid."""
    problems = [*_of_registry(record), *_of_steps(record)]
    if problems:
        raise RecordInvalid("\n".join(problems))


def _of_registry(record: DemoRecord) -> Iterator[str]:
    for authority in record.authorities.values():
        yield from _unknown(f"authority {authority.key}", "authority", authority.rests_on, record.authorities)
        yield from _gaps(authority)
    for entity in record.entities.values():
        ties = [tie.to for tie in entity.ties]
        yield from _unknown(f"entity {entity.key}", "entity", ties, record.entities)
    for case in record.cases.values():
        below = [case.appeal_from] if case.appeal_from else []
        yield from _unknown(f"case {case.key}", "case", below, record.cases)
    urls: dict[str, str] = {}
    for article in record.articles.values():
        if urls.setdefault(article.url, article.key) != article.key:
            yield f"article {article.key}: {urls[article.url]} has the same address."


def _gaps(authority: DemoAuthority) -> Iterator[str]:
    for citation in authority.citations:
        if citation.valid_from and citation.valid_until and citation.valid_from >= citation.valid_until:
            yield f"authority {authority.key}: {citation.text} ends before it begins."


def _of_steps(record: DemoRecord) -> Iterator[str]:
    begun: set[str] = set()
    keys: dict[str, set[tuple[str, str]]] = defaultdict(set)
    latest: dt.datetime | None = None
    for place, step in record.steps:
        where = f"{place.measure}.toml, step {place.number}"
        yield from _of_people(where, step)
        yield from _of_moment(where, step, latest)
        latest = step.at or latest
        first = place.measure not in begun
        if first != (step.measure is not None) or first != (step.kind == ReleaseKind.PUBLISHED):
            yield f"{where}: the first step of a measure, and no other, describes it and publishes it."
        begun.add(place.measure)
        yield from _of_names(where, record, place, step, begun)
        yield from _of_parts(where, step, keys[place.measure])
        if step.at:
            yield from _from_the_future(where, record, step, step.at.date())


def _of_people(where: str, step: DemoStep) -> Iterator[str]:
    people = [step.author] + ([step.approver] if step.at else [])
    yield from _unknown(where, "person", people, NAMES)
    if step.author == step.approver:
        yield f"{where}: {step.author} cannot approve an own step."


def _of_moment(where: str, step: DemoStep, latest: dt.datetime | None) -> Iterator[str]:
    if step.at and step.at.tzinfo is None:
        yield f"{where}: at needs a time zone, such as 2020-10-07T21:40:00Z."
    elif step.at and latest and step.at <= latest:
        yield f"{where}: {step.at} is the moment of another step."


def _of_names(
    where: str, record: DemoRecord, place: DemoPlace, step: DemoStep, begun: Collection[str]
) -> Iterator[str]:
    """Find names that the record does not know, and measures named before they were begun."""
    measure = step.measure
    bodies = [role.body for role in measure.bodies] if measure else []
    bodies += [option.body for option in step.options if option.body]
    authorities = list(measure.authorities) if measure else []
    authorities += [key for option in step.options for key in option.authorities]
    cases = [row.case for row in step.litigation] + [row.case for row in step.captions]
    cases += [event.case for event in step.events if event.case]
    entities = [target.key for target in step.targets] + [row.entity for row in step.renamings]
    others = [name for row in step.relations for name in (row.other, row.of) if name]
    others += [event.by for event in step.events if event.by]
    yield from _unknown(where, "body", bodies, record.bodies)
    yield from _unknown(where, "authority", authorities, record.authorities)
    yield from _unknown(where, "case", cases, record.cases)
    yield from _unknown(where, "entity", entities, record.entities)
    yield from _unknown(where, "measure begun before", others, begun)
    cited = list(_cited(step))
    yield from _unknown(where, "article", [article for article, _ in cited], record.articles)
    yield from _unknown(where, "entity", [speaker for _, speaker in cited if speaker], record.entities)


def _of_parts(where: str, step: DemoStep, known: set[tuple[str, str]]) -> Iterator[str]:
    """Find keys given twice, and changes of parts that are not there; `known` grows by the step's own."""
    for word, part in _parts(step):
        if (word, part.key) in known:
            yield f"{where}: {word} {part.key} was written before."
        known.add((word, part.key))
    known |= {("provision", str(provision.number)) for provision in step.provisions}
    for change in step.changes:
        if change.part != "measure" and (change.part, change.key) not in known:
            yield f"{where}: {change.part} {change.key} was not written before."
        fixed = sorted(change.fields.keys() & _FIXED)
        if fixed:
            yield f"{where}: {', '.join(fixed)} of a {change.part} cannot change later."
    counted = [event.counted_from for event in step.events if event.counted_from]
    counted += [change.fields["counted_from"] for change in step.changes if change.fields.get("counted_from")]
    yield from _unknown(where, "event", counted, _of(known, "event"))
    for event in step.events:
        yield from _unknown(where, "option", [event.option] if event.option else [], _of(known, "option"))
        yield from _unknown(where, "provision", map(str, event.provisions), _of(known, "provision"))


def _of(known: Collection[tuple[str, str]], word: str) -> set[str]:
    return {key for kind, key in known if kind == word}


def _parts(step: DemoStep) -> Iterator[tuple[str, DemoPart]]:
    for word in ("target", "option", "event", "claim"):
        for part in getattr(step, f"{word}s"):
            yield word, part


def _cited(step: DemoStep) -> Iterator[tuple[str, str]]:
    """Give article and speaker of every citation."""
    holders: list[DemoPart | DemoChange] = [part for _, part in _parts(step)]
    for holder in [*holders, *step.changes]:
        for cite in holder.cites:
            yield (cite, "") if isinstance(cite, str) else (cite.article, cite.speaker)


def _from_the_future(where: str, record: DemoRecord, step: DemoStep, day: dt.date) -> Iterator[str]:
    for key, _ in _cited(step):
        article = record.articles.get(key)
        if article and article.on and article.on > day:
            yield f"{where}: {article.key} was published on {article.on}, later than the step."
    happened = [event for event in step.events if not event.expected]
    for event in happened:
        if event.on > day:
            yield f"{where}: event {event.key} happens on {event.on}, later than the step."


def _unknown(where: str, word: str, names: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"{where}: no {word} is called {name!r}."

"""Find the measures that the rows of a file are about, and say what does not fit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q

from policies.measures.bulk_rows import TEXTS, MeasureRow, Precedence
from policies.measures.models import Event, Measure
from policies.publication.vocabulary import EventKind, Instrument, Precision
from policies.registry.models import Body, Jurisdiction, Topic
from policies.sources.addresses import NoAddress, canonical_address

Problems = dict[str, list[str]]
DAYS = {"issued_on": EventKind.ISSUED, "published_on": EventKind.PUBLISHED}
_NOT_CHECKED = ("id", "uid", "reference", "slug", "jurisdiction")


@dataclass
class Match:
    """A row, the measure it is about (unsaved where it is new) and what the row changes in it."""

    row: MeasureRow
    measure: Measure
    problems: Problems = field(default_factory=lambda: defaultdict(list))
    fields: list[str] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    moved: list[Event] = field(default_factory=list)

    @property
    def changes(self) -> list[str]:
        """Name the columns whose content is not in the measure yet."""
        days = [column for column, kind in DAYS.items() if kind in {e.kind for e in self.events + self.moved}]
        ties = [name for name in ("bodies", "topics") if getattr(self, name)]
        return [*self.fields, *days, *ties]


class Registry:
    """What the rows of one file refer to, read once; holds imports of one jurisdiction apart."""

    def __init__(self, rows: Sequence[MeasureRow]) -> None:
        codes = {row.jurisdiction for row in rows}
        # Under a lock, so that two imports of one file at once do not make every measure twice.
        held = Jurisdiction.objects.select_for_update(no_key=True).filter(code__in=codes).order_by("pk")
        self.jurisdictions = {place.code: place for place in held}
        slugs = {slug for row in rows for slug in row.bodies}
        self.bodies = {body.slug: body for body in Body.objects.filter(slug__in=slugs)}
        self.topics: dict[str, list[Topic]] = defaultdict(list)
        for topic in Topic.objects.filter(slug__in={slug for row in rows for slug in row.topics}):
            self.topics[topic.slug].append(topic)
        known = (
            Measure.objects.select_for_update(of=("self",))
            .filter(
                Q(reference__in={row.reference for row in rows if row.reference})
                | Q(
                    official_document__in={row.official_document for row in rows if row.official_document},
                    jurisdiction__code__in=codes,
                )
            )
            .select_related("jurisdiction")
            .prefetch_related("events", "bodies", "topics")
            .order_by("pk")
        )
        self.by_reference: dict[str, Measure] = {}
        self.by_document: dict[tuple[str, str], list[Measure]] = defaultdict(list)
        for measure in known:
            self.by_reference[measure.reference] = measure
            self.by_document[measure.jurisdiction.code, measure.official_document].append(measure)


def match_all(rows: Sequence[MeasureRow]) -> list[Match]:
    """Match every row, each with its problems; nothing is written."""
    registry = Registry(rows)
    matches = [_match(row, registry) for row in rows]
    _refuse_repeated(matches)
    return matches


def _match(row: MeasureRow, registry: Registry) -> Match:
    match = Match(row, _measure(row, registry))
    if row.reference and match.measure.pk is None:
        match.problems["reference"].append(
            f"No measure is called {row.reference}; leave it empty for a new one."
        )
    _match_place(match, registry)
    _match_ties(match, registry)
    _match_texts(match)
    for column in DAYS:
        _match_day(match, column)
    return match


def _measure(row: MeasureRow, registry: Registry) -> Measure:
    if row.reference:
        return registry.by_reference.get(row.reference) or Measure()
    found = registry.by_document.get((row.jurisdiction, row.official_document), [])
    return found[0] if found else Measure()


def _match_place(match: Match, registry: Registry) -> None:
    row, measure = match.row, match.measure
    place = registry.jurisdictions.get(row.jurisdiction)
    if place is None:
        match.problems["jurisdiction"].append(
            f"“{row.jurisdiction}” is not in the registry; enter it there, or use a code that is."
        )
    elif measure.pk is None:
        measure.jurisdiction = place
    elif measure.jurisdiction_id != place.pk:
        match.problems["jurisdiction"].append(
            f"{measure.reference} belongs to {measure.jurisdiction.code}, which is permanent."
        )
    same = registry.by_document.get((row.jurisdiction, row.official_document), [])
    if not row.reference and len(same) > 1:
        match.problems["official_document"].append(
            f"{' and '.join(known.reference for known in same)} have it; give the reference of one."
        )


def _match_ties(match: Match, registry: Registry) -> None:
    measure, new = match.measure, match.measure.pk is None
    has_bodies = set() if new else {tie.body_id for tie in measure.bodies.all()}
    has_topics = set() if new else {topic.pk for topic in measure.topics.all()}
    for slug in match.row.bodies:
        if slug not in registry.bodies:
            match.problems["bodies"].append(f"“{slug}” is no slug of a body in the registry.")
        elif registry.bodies[slug].pk not in has_bodies:
            match.bodies.append(registry.bodies[slug])
    for slug in match.row.topics:
        if slug not in registry.topics:
            match.problems["topics"].append(f"“{slug}” is no slug of a policy area or sector.")
        match.topics += [topic for topic in registry.topics[slug] if topic.pk not in has_topics]


def _match_texts(match: Match) -> None:
    row, measure = match.row, match.measure
    for name in ("title", "instrument", *TEXTS):
        said, has = getattr(row, name), getattr(measure, name)
        settled = row.precedence == Precedence.DESK and has not in ("", Instrument.UNDETERMINED)
        if said and said != has and not settled:
            setattr(measure, name, said)
            match.fields.append(name)
    try:
        measure.clean_fields(exclude=_NOT_CHECKED)
    except ValidationError as wrong:
        for name, texts in wrong.message_dict.items():
            match.problems[name] += texts
    try:
        if row.official_url:
            canonical_address(row.official_url)
    except NoAddress as wrong:
        match.problems["official_url"].append(str(wrong))


def _match_day(match: Match, column: str) -> None:
    """Add the event of a day, or move the one that is there."""
    row, measure, kind = match.row, match.measure, DAYS[column]
    day = getattr(row, column)
    if day is None:
        return
    known = (
        [] if measure.pk is None else [e for e in measure.events.all() if e.kind == kind and not e.expected]
    )
    if not known:
        match.events.append(Event(kind=kind, happened_on=day, summary=_sentence(row, kind)))
        return
    if row.precedence == Precedence.DESK or day in {event.happened_on for event in known}:
        return
    event = known[0]
    if len(known) > 1 or event.counted_from_id:
        match.problems[column].append(
            f"{measure.reference} has {', '.join(str(e.happened_on) for e in known)}, which cannot be "
            "told to be this one; correct it on the measure's own form."
        )
        return
    event.happened_on, event.happened_until, event.precision = day, None, Precision.DAY
    if event.until and event.until <= day:
        match.problems[column].append(f"It held until {event.until}; give an earlier day.")
    match.moved.append(event)


def _sentence(row: MeasureRow, kind: EventKind) -> str:
    if kind == EventKind.PUBLISHED:
        number = f" as {row.official_document}" if row.official_document else ""
        return f"It was printed in the {row.official_journal or 'official journal'}{number}."
    signed = row.instrument in (Instrument.EXECUTIVE_ORDER, Instrument.PROCLAMATION)
    return "It was signed." if signed else "It was issued."


def _refuse_repeated(matches: Iterable[Match]) -> None:
    first: dict[object, int] = {}
    for number, match in enumerate(matches, 1):
        row = match.row
        key = match.measure.pk or (row.jurisdiction, row.official_document or row.reference)
        if first.setdefault(key, number) != number:
            column = "reference" if row.reference else "official_document"
            match.problems[column].append(f"Row {first[key]} is about the same measure.")

"""What the files of the demonstration hold."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from policies.publication.vocabulary import (
    AttributionKind,
    BodyRole,
    CheckState,
    CountUnit,
    EventKind,
    Instrument,
    LitigationRelation,
    Precision,
    RelationKind,
    ReleaseKind,
    RollsTo,
    Standing,
    TargetRole,
)
from policies.registry.models import Authority, Body, Entity, EntityIdentifier, EntityRelation
from policies.registry.models import CheckState as RegistryCheck
from policies.sources.models import Article


@dataclass(frozen=True, kw_only=True)
class DemoBody:
    """An institution; `key` becomes its slug."""

    key: str
    name: str
    kind: str
    branch: Body.Branch = Body.Branch.EXECUTIVE


@dataclass(frozen=True, kw_only=True)
class DemoCitation:
    """One way to cite an authority, with the days between which it was right."""

    text: str
    valid_from: dt.date | None = None
    valid_until: dt.date | None = None
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoAuthority:
    """A statute, order, regulation or list; `key` becomes its slug."""

    key: str
    title: str
    kind: Authority.Kind
    citations: tuple[DemoCitation, ...]
    aliases: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    check: RegistryCheck = RegistryCheck.VERIFIED


@dataclass(frozen=True, kw_only=True)
class DemoIdentifier:
    """An identifier in a public scheme."""

    scheme: EntityIdentifier.Scheme
    value: str
    check: RegistryCheck


@dataclass(frozen=True, kw_only=True)
class DemoTie:
    """A tie to another entity."""

    kind: EntityRelation.Kind
    to: str


@dataclass(frozen=True, kw_only=True)
class DemoEntity:
    """Who is targeted or affected; `key` becomes its slug."""

    key: str
    name: str
    schema: Entity.Schema
    country: str
    aliases: tuple[str, ...] = ()
    identifiers: tuple[DemoIdentifier, ...] = ()
    ties: tuple[DemoTie, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoArticle:
    """A link. Without an `origin` it is an origin of its own."""

    key: str
    title: str
    publisher: str
    url: str
    kind: Article.Kind
    on: dt.date | None = None
    precision: Article.Precision = Article.Precision.DAY
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoCase:
    """A court case."""

    key: str
    court: str
    docket_number: str
    caption: str
    judge: str = ""
    filed_on: dt.date | None = None
    appeal_from: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoCite:
    """Who says a statement, in which article."""

    article: str
    who: AttributionKind
    count: int | None = None
    out_of: int | None = None
    descriptor: str = ""
    speaker: str = ""
    speaker_name: str = ""
    speaker_title: str = ""
    paraphrase: str = ""
    contradicts: bool = False


@dataclass(frozen=True, kw_only=True)
class DemoPart:
    """A statement of a measure, with who says so. A bare article cites it as its kind suggests."""

    key: str
    cites: tuple[DemoCite | str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoOption(DemoPart):
    """One candidate way to carry the measure out."""

    label: str
    instrument: Instrument
    authorities: tuple[str, ...] = ()
    body: str = ""
    standing: Standing = Standing.CONSIDERED
    litigation_risk: str = ""
    note: str = ""
    resulted_in: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoTarget(DemoPart):
    """An entity aimed at or affected; `key` is the entity's."""

    role: TargetRole = TargetRole.TARGET
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoProvision:
    """A separately effective part."""

    number: int
    label: str


@dataclass(frozen=True, kw_only=True)
class DemoEvent(DemoPart):
    """Something dated. `on` and `to` are the days, `until` the first day a pause no longer holds.

    With `counted_from`, the key of another event, the database counts the day: `count` units after
    that event's, and on to the next working day where it `rolls_to` one. `on` then says what must come
    out, and `writing` proves it; so does `until`, where `lasts` says for how long.
    """

    kind: EventKind
    summary: str
    on: dt.date
    precision: Precision = Precision.DAY
    to: dt.date | None = None
    time: dt.time | None = None
    zone: str = ""
    reported_on: dt.date | None = None
    expected: bool = False
    until: dt.date | None = None
    lasts: int | None = None
    lasts_unit: CountUnit = CountUnit.DAYS
    counted_from: str = ""
    count: int | None = None
    count_unit: CountUnit = CountUnit.DAYS
    rolls_to: RollsTo | None = None
    provisions: tuple[int, ...] = ()
    option: str = ""
    case: str = ""
    by: str = ""
    check: CheckState = CheckState.VERIFIED
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoClaim(DemoPart):
    """A statement that is no event."""

    text: str


@dataclass(frozen=True, kw_only=True)
class DemoLitigation:
    """A case that concerns the measure."""

    case: str
    relation: LitigationRelation = LitigationRelation.CHALLENGES
    provisions: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoRelation:
    """A tie between two measures; without `of` it goes out from the measure of the step."""

    kind: RelationKind
    other: str
    of: str = ""
    in_part: bool = False


@dataclass(frozen=True, kw_only=True)
class DemoRole:
    """A body behind the measure."""

    body: str
    role: BodyRole


@dataclass(frozen=True, kw_only=True)
class DemoMeasure:
    """The measure as its first step writes it."""

    slug: str
    title: str
    summary: str
    instrument: Instrument
    bodies: tuple[DemoRole, ...]
    authorities: tuple[str, ...] = ()
    policy_areas: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    official_citation: str = ""
    official_document: str = ""
    official_url: str = ""
    concern: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class DemoChange:
    """What a later step changes in a part written before: some fields, further citations, or both.

    `part` is event, option, target, claim or measure (then without a key).
    """

    part: str
    key: str
    fields: dict[str, Any]
    cites: tuple[DemoCite | str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoRenaming:
    """A new name of an entity, with all its aliases."""

    entity: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoCaption:
    """A new caption of a case, whose number stays."""

    case: str
    caption: str


@dataclass(frozen=True, kw_only=True)
class DemoStep:
    """One sitting of an editor, and what became of it: released at a moment, left in review, or a draft."""

    author: str
    approver: str = ""
    at: dt.datetime | None = None
    submitted: bool = True
    kind: ReleaseKind = ReleaseKind.UPDATED
    note: str = ""
    measure: DemoMeasure | None = None
    provisions: tuple[DemoProvision, ...] = ()
    targets: tuple[DemoTarget, ...] = ()
    options: tuple[DemoOption, ...] = ()
    events: tuple[DemoEvent, ...] = ()
    claims: tuple[DemoClaim, ...] = ()
    litigation: tuple[DemoLitigation, ...] = ()
    relations: tuple[DemoRelation, ...] = ()
    changes: tuple[DemoChange, ...] = ()
    renamings: tuple[DemoRenaming, ...] = ()
    captions: tuple[DemoCaption, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DemoPlace:
    """Where a step stands: the measure it writes, and how many steps of that measure came before."""

    measure: str
    number: int


@dataclass(frozen=True, kw_only=True)
class DemoRecord:
    """Everything, each kind by key; `steps` in the order of their moments, the unreleased ones last."""

    bodies: dict[str, DemoBody]
    authorities: dict[str, DemoAuthority]
    entities: dict[str, DemoEntity]
    articles: dict[str, DemoArticle]
    cases: dict[str, DemoCase]
    steps: tuple[tuple[DemoPlace, DemoStep], ...]

"""What the inbox shows: notices with their measures and the event proposed for each."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.http import QueryDict

from policies.desk.proposing import proposal
from policies.dockets.models import Notice
from policies.dockets.querysets import NoticeQuerySet
from policies.measures.models import Litigation, Provision
from policies.publication.vocabulary import EventKind, LitigationRelation

_CONCERNING = frozenset({LitigationRelation.CHALLENGES, LitigationRelation.ENFORCES})


@dataclass(frozen=True)
class Tie:
    """A measure that the docket concerns, with its provisions."""

    case: Litigation
    provisions: list[Provision]


@dataclass(frozen=True)
class Entered:
    """What stands in the fields of an item: the proposal, or what an editor typed before a refusal."""

    kind: str
    happened_on: str
    summary: str
    scope: str = ""
    reason: str = ""
    measures: frozenset[int] = frozenset()
    provisions: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Item:
    """A notice with the measures of its docket and what stands in its fields."""

    notice: Notice
    entered: Entered
    ties: list[Tie] = field(default_factory=list)
    certain: bool = False
    refused: str = ""

    @property
    def kind_label(self) -> str:
        """Give the proposed kind in words."""
        return (
            str(EventKind(self.entered.kind).label) if self.entered.kind in EventKind.values else "an event"
        )


def open_notices() -> NoticeQuerySet:
    """Give the open notices of dockets that are tied to a measure."""
    return Notice.objects.open().filter(_tied()).with_entries()


def untied_notices() -> NoticeQuerySet:
    """Give the open notices of watched dockets that no measure names."""
    return Notice.objects.open().exclude(_tied()).with_entries()


def items(notices: Iterable[Notice]) -> list[Item]:
    """Give notices with their measures and proposals, in two queries however many there are."""
    notices = list(notices)
    ties = _ties({notice.entry.docket_id for notice in notices})
    return [_item(notice, list(ties.get(notice.entry.docket_id, {}).values())) for notice in notices]


def refused_item(notice: Notice, *, typed: QueryDict, reason: str) -> Item:
    """Give a notice with what was typed and the sentence that refused it."""
    (proposed,) = items([notice])
    entered = Entered(
        kind=typed.get("kind", proposed.entered.kind),
        happened_on=typed.get("happened_on", proposed.entered.happened_on),
        summary=typed.get("summary", proposed.entered.summary),
        scope=typed.get("scope", ""),
        reason=typed.get("reason", ""),
        measures=_numbers(typed.getlist("measure")),
        provisions=_numbers(typed.getlist("provision")),
    )
    return Item(notice, entered, proposed.ties, proposed.certain, reason)


def _item(notice: Notice, ties: list[Tie]) -> Item:
    proposed = proposal(notice.entry)
    entered = Entered(
        kind=proposed.kind,
        happened_on=proposed.happened_on.isoformat(),
        summary=proposed.summary,
        measures=frozenset(tie.case.measure_id for tie in ties if tie.case.relation in _CONCERNING),
    )
    return Item(notice, entered, ties, certain=proposed.kind != EventKind.COURT_OTHER)


def _ties(dockets: set[int]) -> dict[int, dict[int, Tie]]:
    """Give the measures of each docket, the relation that concerns it most first."""
    cases = (
        Litigation.objects.filter(docket__in=dockets)
        .select_related("measure")
        .prefetch_related("measure__provisions")
        .order_by("measure__reference", "id")
    )
    ties: dict[int, dict[int, Tie]] = {}
    for case in sorted(cases, key=lambda case: case.relation not in _CONCERNING):
        tie = Tie(case, list(case.measure.provisions.all()))
        ties.setdefault(case.docket_id, {}).setdefault(case.measure_id, tie)
    return ties


def _tied() -> Exists:
    return Exists(Litigation.objects.filter(docket=OuterRef("entry__docket")))


def _numbers(texts: list[str]) -> frozenset[int]:
    return frozenset(int(text) for text in texts if text.isdecimal())

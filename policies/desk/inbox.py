"""What the inbox shows: notices with their measures and the event proposed for each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from policies.desk.logged import Logged
from policies.desk.naming import named_by
from policies.desk.paging import Weighed, weightiest_first
from policies.desk.proposing import CHOICES, REACHING, Proposal, may_document, proposal
from policies.desk.rewording import Piece, reworded
from policies.desk.seen import keys_in, offer_of, seen_of
from policies.dockets.models import Notice, PastedPage, Sight
from policies.dockets.querysets import NoticeQuerySet
from policies.measures.models import Event, Litigation, Provision
from policies.publication.vocabulary import EventKind, LitigationRelation

# As many as somebody decides in one go: each item is a form of its own, and sixteen took 200 ms.
AT_ONCE = 8
# Of dockets without a measure, the first page shows as many as call attention.
FEW = 4

# What the inbox shows of a measure, and what an entry may name it by.
_OF_A_MEASURE = ("reference", "title", "official_citation", "official_document")

_OF_AN_EVENT = ("docket", "kind", "happened_on", "happened_until", "precision", "summary", "scope")

_CONCERNING = frozenset({LitigationRelation.CHALLENGES, LitigationRelation.ENFORCES})


@dataclass(frozen=True)
class Tie:
    """A measure that the docket concerns, with its provisions."""

    case: Litigation
    provisions: list[Provision]


@dataclass(frozen=True)
class Entered:
    """
    What stands in the fields of an item: the proposal, or what an editor typed before a refusal.

    What the words of the entry do not state outright stands empty and has to be chosen: `kind`, and for
    each measure whether it is the `whole` or some `provisions`. A measure that is not ticked has no reach.
    """

    kind: str
    happened_on: str
    summary: str
    scope: str = ""
    until: str = ""
    reason: str = ""
    measures: frozenset[int] = frozenset()
    provisions: frozenset[int] = frozenset()
    whole: frozenset[int] = frozenset()
    cited_for: frozenset[int] | None = None


@dataclass(frozen=True)
class Item:
    """A notice with the measures of its docket, what stands in its fields, and what is logged of its day."""

    notice: Notice
    entered: Entered
    proposed: Proposal
    ties: list[Tie] = field(default_factory=list)
    logged: list[Event] = field(default_factory=list)
    refused: str = ""
    page: PastedPage | None = None

    @property
    def documented(self) -> frozenset[int]:
        """Give which of the logged events the entry seems to document: the only such one of its measure."""
        fitting: dict[int, list[int]] = defaultdict(list)
        for event in self.logged:
            if may_document(self.notice.entry, event, proposed=self.proposed.kind):
                fitting[event.measure_id].append(event.pk)
        return frozenset(found[0] for found in fitting.values() if len(found) == 1)

    @property
    def citable(self) -> list[Logged]:
        """Give what is logged of the day, the ticked first: what was chosen, else what seems documented."""
        chosen = self.entered.cited_for
        ticked = self.documented if chosen is None else chosen
        return sorted(
            (Logged(event, ticked=event.pk in ticked) for event in self.logged),
            key=lambda logged: not logged.ticked,
        )

    @property
    def seen(self) -> str:
        """Give what every form sends back, to tell whether the entry says still what was shown."""
        return seen_of(self.notice.entry)

    @property
    def offer(self) -> str:
        """Give what the form that confirms sends back, to tell whether it would offer the same again."""
        parts = (part for tie in self.ties for part in tie.provisions)
        return offer_of((tie.case.measure_id for tie in self.ties), parts)

    @property
    def kind_label(self) -> str:
        """Give the proposed kind in words; empty where nothing tells what the court did."""
        if self.proposed.kind == EventKind.COURT_OTHER and not self.certain:
            return ""
        return str(self.proposed.kind.label).lower()

    @property
    def kind_options(self) -> SafeString:
        """Offer every kind of event that an entry can be, the entered one chosen."""
        return _kind_options(self.entered.kind)

    @property
    def certain(self) -> bool:
        """Tell whether the words of the entry state the proposed event outright."""
        return self.proposed.certain

    @property
    def reach_to_choose(self) -> frozenset[int]:
        """Give the ticked measures of which nobody has said yet how far the act reaches."""
        if self.entered.kind and self.entered.kind not in REACHING:
            return frozenset()
        return frozenset(
            tie.case.measure_id
            for tie in self.ties
            if tie.case.measure_id in self.entered.measures - self.entered.whole
            and tie.provisions
            and self.entered.provisions.isdisjoint(part.pk for part in tie.provisions)
        )

    @property
    def until_to_choose(self) -> bool:
        """Tell whether a restraining order that is certain does not say until when it holds."""
        return self.entered.kind == EventKind.ENJOINED_TRO and not self.entered.until

    @property
    def changed(self) -> list[Piece]:
        """Give what the entry says now against what it said before, word by word; empty if nothing was."""
        entry = self.notice.entry
        before = self.notice.words_before
        return reworded(before, entry.text or entry.label) if before else []


@dataclass(frozen=True)
class Shown:
    """A page of the inbox, and the places after which the next pages begin; None at the end of a list."""

    items: list[Item]
    next_after: str | None
    untied: list[Item]
    next_untied_after: str | None


@lru_cache(maxsize=64)
def _kind_options(chosen: str) -> SafeString:
    """Write the choices once for all items that propose the same; none is chosen where nothing is certain."""
    nothing = SafeString("" if chosen else '<option value="">Choose what the document says</option>')
    return nothing + format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        (
            (kind.value, mark_safe(" selected") if kind.value == chosen else "", kind.label)
            for kind in CHOICES
        ),
    )


def tied_dockets() -> list[int]:
    """Give the dockets that a measure names; they are few, and naming them keeps the walk along an index."""
    return list(Litigation.objects.order_by().values_list("docket", flat=True).distinct())


def open_notices(tied: list[int]) -> NoticeQuerySet:
    """Give the notices that wait, of dockets that are tied to a measure; none that a rule mutes."""
    return Notice.objects.waiting().of_dockets(tied).with_entries()


def untied_notices(tied: list[int]) -> NoticeQuerySet:
    """Give the notices that wait, of dockets that no measure names."""
    return Notice.objects.waiting().of_others_than(tied).with_entries()


def shown(*, after: str | None, untied_after: str | None) -> Shown:
    """
    Give a page of the inbox: the weightiest notices, those of dockets tied to a measure before others.

    A further page of one list, asked for by the place it begins after, shows that list alone. Raises Http404
    if a place is none.
    """
    tied_to = tied_dockets()
    tied = untied = Weighed[Notice]([], None)
    if not untied_after:
        tied = weightiest_first(open_notices(tied_to), after=after, size=AT_ONCE)
    if not after:
        size = AT_ONCE if untied_after else FEW
        untied = weightiest_first(untied_notices(tied_to), after=untied_after, size=size)
    found = items([*tied.rows, *untied.rows])
    return Shown(found[: len(tied.rows)], tied.next_after, found[len(tied.rows) :], untied.next_after)


def muted_notices() -> NoticeQuerySet:
    """Give the open notices that a rule keeps out of the inbox."""
    return Notice.objects.open().exclude(muted_by=None).with_entries().select_related("muted_by")


def items(notices: Iterable[Notice]) -> list[Item]:
    """Give notices with their measures and proposals, in five queries however many there are, or six."""
    notices = list(notices)
    if not notices:
        return []
    dockets = {notice.docket_id for notice in notices}
    ties, earlier = _ties(dockets), _earlier(dockets)
    pages = _pages(notices)
    found = []
    for notice in notices:
        item = _item(notice, list(ties.get(notice.docket_id, {}).values()), earlier[notice.docket_id])
        found.append(replace(item, page=pages.get(notice.entry_id)))
    return found


def refused_item(notice: Notice, *, typed: QueryDict, reason: str) -> Item:
    """Give a notice with what was typed and the sentence that refused it."""
    (shown,) = items([notice])
    kind = typed.get("kind", shown.entered.kind)
    entered = Entered(
        kind=kind if kind in CHOICES else "",
        happened_on=typed.get("happened_on", shown.entered.happened_on),
        summary=typed.get("summary", shown.entered.summary),
        scope=typed.get("scope", ""),
        until=typed.get("until", ""),
        reason=typed.get("reason", ""),
        measures=keys_in(typed.getlist("measure")),
        provisions=keys_in(typed.getlist("provision")),
        whole=keys_in(typed.getlist("whole")),
        cited_for=keys_in(typed.getlist("event")) if "event" in typed else None,
    )
    return replace(shown, entered=entered, refused=reason)


def _item(notice: Notice, ties: list[Tie], earlier: list[Event]) -> Item:
    concerned = [tie.case for tie in ties if tie.case.relation in _CONCERNING]
    proposed = proposal(notice.entry, cases=concerned, earlier=earlier)
    # Of several measures none is ticked but the one that the entry names.
    named = concerned if len(concerned) == 1 else named_by(notice.entry, concerned)
    ticked = frozenset(case.measure_id for case in named)
    parts = {part.pk for tie in ties if tie.case.measure_id in ticked for part in tie.provisions}
    entered = Entered(
        kind=proposed.kind if proposed.certain else "",
        happened_on=proposed.happened_on.isoformat(),
        summary=proposed.summary,
        scope=proposed.scope,
        until=proposed.until.isoformat() if proposed.until else "",
        measures=ticked,
        provisions=proposed.provisions & parts,
        whole=proposed.whole & ticked,
    )
    # What is logged of the same docket and day may be this very act; logging it again would double it.
    logged = [event for event in earlier if event.happened_on == notice.entry.filed_on]
    return Item(notice, entered, proposed, ties, logged)


def _pages(notices: list[Notice]) -> dict[int, PastedPage]:
    """Give the saved page of each entry that nothing else shows and nobody has confirmed."""
    waiting = {notice.entry_id for notice in notices if notice.entry.unconfirmed}
    if not waiting:
        return {}
    sights = Sight.objects.filter(entry__in=waiting, page__isnull=False).order_by("pk")
    shown = sights.select_related("page__by").defer("page__compressed")
    return {sight.entry_id: sight.page for sight in shown if sight.page}


def _ties(dockets: set[int]) -> dict[int, dict[int, Tie]]:
    """Give the measures of each docket, the relation that concerns it most first."""
    cases = (
        Litigation.objects.filter(docket__in=dockets)
        .select_related("measure")
        .only("docket", "relation", *(f"measure__{name}" for name in _OF_A_MEASURE))
        .prefetch_related("measure__provisions", "provisions")
        .order_by("measure__reference", "id")
    )
    ties: dict[int, dict[int, Tie]] = {}
    for case in sorted(cases, key=lambda case: case.relation not in _CONCERNING):
        tie = Tie(case, list(case.measure.provisions.all()))
        ties.setdefault(case.docket_id, {}).setdefault(case.measure_id, tie)
    return ties


def _earlier(dockets: set[int]) -> dict[int, list[Event]]:
    """Give the events that each docket brought so far, the oldest first."""
    events = Event.objects.filter(docket__in=dockets, expected=False).select_related("measure")
    events = events.only(*_OF_AN_EVENT, "measure__reference", "measure__title")
    events = events.prefetch_related("provisions")
    found: dict[int, list[Event]] = defaultdict(list)
    for event in events.order_by("happened_on", "pk"):
        if event.docket_id is not None:
            found[event.docket_id].append(event)
    return found

"""The cases of a measure: which court reviews which, what each did, and what it filed last."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from policies.analysis.measure_page import concerned
from policies.dockets.models import Docket, DocketEntry
from policies.dockets.public_face import Face, faces
from policies.publication import moments

LATEST = 5


Key = tuple[str, str]


@dataclass
class Case:
    """A case as the document names it, with the docket's public face, and its latest entries, if any.

    `acts` are the events of the measure in this case, oldest first; `appeals` the cases in which a
    higher court reviews it.
    """

    named: dict[str, Any]
    concerns: str
    face: Face
    acts: list[dict[str, Any]] = field(default_factory=list)
    appeals: list["Case"] = field(default_factory=list)
    docket: Docket | None = None
    entries: list[DocketEntry] = field(default_factory=list)


def named_only(document: dict[str, Any]) -> list[Case]:
    """Give the cases as the document alone names them, each with what the measure's events say of it."""
    acts: dict[Key, list[dict[str, Any]]] = {}
    for event in document["events"]:
        if event["docket"] and not event["expected"]:
            told = {**event, "concerns": concerned(document, event["provisions"])}
            acts.setdefault(_key(event["docket"]), []).append(told)
    return [
        Case(
            named,
            concerned(document, named["provisions"]),
            _frozen(named["docket"]),
            acts.get(_key(named["docket"]), []),
        )
        for named in document["litigation"]
    ]


def in_order_of_review(cases: list[Case]) -> list[Case]:
    """Put each appeal below the case that it comes from; give those that come from none of the others.

    A case tied to the measure twice carries its appeals once. A court reviews only courts below it,
    so no case is above itself; see `policies.dockets.appeals`.
    """
    first: dict[Key, Case] = {}
    for case in cases:
        case.appeals = []
        first.setdefault(_key(case.named["docket"]), case)
    roots: list[Case] = []
    for case in cases:
        below = case.named["appeal_from"]
        lower = first.get(_key(below)) if below else None
        (lower.appeals if lower else roots).append(case)
    return roots


def with_entries(document: dict[str, Any]) -> list[Case]:
    """Give the cases with the latest entries of their dockets, in three queries.

    A docket keeps its number in the feed, also where the court gives it another docket number.
    """
    cases = named_only(document)
    if not cases:
        return []
    frozen = {case.named["docket"]["id"]: case.face for case in cases}
    dockets = Docket.objects.select_related("court").in_bulk(frozen)
    public = faces(dockets.values(), frozen=frozen)
    entries: dict[int, list[DocketEntry]] = {}
    for entry in _latest(list(dockets)):
        entries.setdefault(entry.docket_id, []).append(entry)
    for case in cases:
        pk = case.named["docket"]["id"]
        case.docket, case.face, case.entries = dockets.get(pk), public.get(pk, case.face), entries.get(pk, [])
    return cases


def _frozen(docket: dict[str, Any]) -> Face:
    """Give what a document says of a docket; before documents had them, judge and day were left out."""
    return Face(
        docket["docket_number"],
        docket["caption"],
        docket.get("judge", ""),
        moments.day(docket.get("filed_on")),
    )


def _key(docket: dict[str, Any]) -> Key:
    return docket["court"], docket["docket_number"]


def _latest(dockets: list[int]) -> Iterable[DocketEntry]:
    place = Window(RowNumber(), partition_by="docket", order_by=[F("filed_on").desc(), F("pk").desc()])
    ranked = DocketEntry.objects.public().filter(docket__in=dockets).annotate(place=place)
    return ranked.filter(place__lte=LATEST).newest_first()
